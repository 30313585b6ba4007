import Values

/// What a caller gave a model, as values of the types that its inputs declare, and what the model cannot take.
package struct InputReading: Sendable {
  package let values: FEELContext
  /// Values that the model has no input for, or that are not of the type declared; for people.
  package let notes: [String]

  /// The members of a JSON object: the name of an input, of an imported one also as `namespace#name`, and its value. In
  /// evidence mode a null says that the input is not known.
  /// - Throws: what no value is written like, with the input's name.
  package init(_ members: [JSON.Member], for inputs: [DecisionModel.Input], mode: Mode) throws(FEELProblem) {
    var values: [(String, FEELValue)] = []
    var notes: [String] = []
    let names = inputs.map(\.name)
    for member in members where !(mode == .evidence && member.value == .null) {
      let input = inputs.first { $0.name == member.key || $0.qualifiedName == member.key }
      if input == nil {
        notes.append(
          "mô hình không có dữ liệu vào «\(member.key)»\(Suggestion.among(names, for: member.key)) nên bỏ qua")
      }
      let type = input?.type ?? .any
      do {
        let value = try FEELValue(member.value, of: member.key, as: type, mode: mode)
        if type.coerced(value) == nil {
          notes.append(
            "«\(member.key)» cần \(type.name), có \(value.text)\(type.isConstrained ? " (kiểu có giới hạn)" : "")"
              + " nên coi như \(mode == .conformance ? "null" : "chưa biết")")
        }
        values.append((member.key, value))
      } catch {
        throw FEELProblem(offset: 0, message: "«\(member.key)»: \(error.message)")
      }
    }
    self.values = FEELContext(values)
    self.notes = notes
  }
}

extension DecisionModel {
  /// A value that a caller may give.
  public struct Input: Sendable, Hashable {
    public let name: String
    /// The model's namespace before it, for inputs of imported models.
    public let qualifiedName: String
    public let type: FEELType
  }

  /// Of this model and those that it imports, by their names.
  public var inputs: [Input] {
    let all = program.elements.values.filter { $0.kind == .input }
    return all.sorted { ($0.name, $0.key.namespace) < ($1.name, $1.key.namespace) }.map {
      Input(name: $0.name, qualifiedName: "\($0.key.namespace)#\($0.name)", type: $0.type)
    }
  }

  /// What can be called with arguments: decision services and business knowledge models.
  public var callableNames: [String] { program.names(of: .service) + program.names(of: .knowledge) }

  /// The parameters of what is called by a name; nil where the model has none of that name.
  public func parameters(ofCalling name: String) -> [Input]? {
    guard let key = program.key(.service, name) ?? program.key(.knowledge, name) else { return nil }
    return program.elements[key]?.parameters.map { Input(name: $0.name, qualifiedName: $0.name, type: $0.type) }
  }
}

extension FEELType {
  fileprivate var isConstrained: Bool {
    if case .constrained = self { true } else { false }
  }
}
