import Values

/// Everything that can be said to be wrong with a model that reads as XML and DMN, each fault at its place.
public struct ModelCheck: Sendable {
  public struct Fault: Sendable, Hashable, CustomStringConvertible {
    /// From 1, columns in Unicode scalars.
    public let line: Int
    public let column: Int
    public let message: String

    /// `line:column: message`; a caller puts the file's name before it.
    public var description: String { "\(line):\(column): \(message)" }
  }

  /// In the order of the file; empty for a sound model.
  public let faults: [Fault]

  /// - Parameters:
  ///   - model: as `ModelReader` reads it from `bytes`.
  ///   - imported: the models that it imports, as far as they are there.
  /// - Throws: what is wrong with the file's XML.
  public init(
    _ model: Model, from bytes: [UInt8], importing imported: [Model] = []
  ) throws(ModelProblems) {
    let root = try MarkupElement.root(of: bytes, limits: ModelLimits())
    let checking = ModelChecking(model: model, imported: imported, root: root, bytes: bytes)
    let all =
      checking.textFaults + checking.importFaults + checking.nameFaults + checking.referenceFaults
      + checking.cycleFaults + checking.idFaults + checking.typeFaults + checking.tableFaults
    var seen: Set<Fault> = []
    self.faults = all.filter { seen.insert($0).inserted }.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension ModelElement {
  func fault(_ message: String) -> ModelCheck.Fault { .init(line: line, column: column, message: message) }
}

struct ModelChecking {
  let model: Model
  let imported: [Model]
  let root: MarkupElement
  let bytes: [UInt8]

  // MARK: Texts

  /// Texts that cannot be read, and names in them that stand for nothing there.
  var textFaults: [ModelCheck.Fault] {
    let source = SourcePlaces(bytes)
    let problems = DecisionModel(model, importing: imported).problems(of: model.namespace)
    let texts = problems.map { problem -> ModelCheck.Fault in
      let place = source.place(of: problem.offset, from: problem.line, problem.column)
      return .init(line: place.line, column: place.column, message: problem.message)
    }
    return texts
      + typeTexts.compactMap { text in
        guard !text.text.trimmingBlanks.isEmpty, FEELConstraint(text.text.trimmingBlanks) == nil else { return nil }
        let shown = text.text.trimmingBlanks.prefix(60)
        return .init(
          line: text.textLine, column: text.textColumn, message: "«\(shown)» không đọc được thành các phép thử")
      }
  }

  /// Unary tests that narrow types.
  private var typeTexts: [ExpressionText] {
    func texts(_ definition: ItemDefinition) -> [ExpressionText] {
      [definition.allowedValues, definition.typeConstraint].compactMap(\.self) + definition.components.flatMap(texts)
    }
    return model.itemDefinitions.flatMap(texts)
  }

  // MARK: Names

  var importFaults: [ModelCheck.Fault] {
    let given = Set(imported.map(\.namespace))
    return model.imports.compactMap { source in
      guard source.kind == .model, !given.contains(source.namespace) else { return nil }
      return source.fault(
        "không thấy mô hình «\(source.namespace)» mà tệp này nhập; để tệp ấy bên cạnh hoặc nêu --import")
    }
  }

  /// Elements that texts name must have names of their own; so must types.
  var nameFaults: [ModelCheck.Fault] {
    let elements: [(String, ElementMark)] =
      model.inputData.map { ($0.name, $0.mark) } + model.decisions.map { ($0.name, $0.mark) }
      + model.knowledgeModels.map { ($0.name, $0.mark) } + model.decisionServices.map { ($0.name, $0.mark) }
      + model.imports.filter { !$0.name.isEmpty }.map { ($0.name, $0.mark) }
    let types = model.itemDefinitions.map { ($0.name, $0.mark) }
    return repeated(elements, "tên") + repeated(types, "tên kiểu")
  }

  private func repeated(_ named: [(name: String, mark: ElementMark)], _ what: String) -> [ModelCheck.Fault] {
    var first: [String: ElementMark] = [:]
    return named.sorted { ($0.mark.line, $0.mark.column) < ($1.mark.line, $1.mark.column) }.compactMap { name, mark in
      guard let before = first[name] else {
        first[name] = mark
        return nil
      }
      return .init(
        line: mark.line, column: mark.column,
        message: "\(what) «\(name)» đã dùng ở dòng \(before.line); đổi một trong hai")
    }
  }

  var idFaults: [ModelCheck.Fault] {
    var marks: [(String, ElementMark)] = []
    root.visit { element in
      guard let id = element.attributes["id"] else { return }
      marks.append((id, ElementMark(line: element.place.line, column: element.place.column)))
    }
    return repeated(marks, "id")
  }

  // MARK: Types

  /// Type names that neither FEEL nor the model nor an import of it has.
  var typeFaults: [ModelCheck.Fault] {
    let models = Dictionary(([model] + imported).map { ($0.namespace, $0) }) { first, _ in first }
    let known = Set(TypeTable(of: model, among: models).types.keys)
    let absent = model.imports.filter { models[$0.namespace] == nil }.map { $0.name + "." }
    var faults: [ModelCheck.Fault] = []
    func check(_ text: String, _ element: MarkupElement) {
      let reference = text.trimmingBlanks
      let plain = reference.split(separator: ":").last.map(String.init) ?? reference
      let isKnown =
        reference.isEmpty || known.contains(reference) || known.contains(plain) || FEELType(feelName: plain) != nil
        || absent.contains { reference.hasPrefix($0) }
        || (reference.contains(":") && known.contains { $0.hasSuffix(".\(plain)") })
      guard !isKnown else { return }
      let names = known.union(FEELType.simple.keys).sorted()
      faults.append(
        .init(
          line: element.place.line, column: element.place.column,
          message: "không có kiểu «\(reference)»\(Suggestion.among(names, for: reference))"))
    }
    root.visit { element in
      if element.name == "typeRef" { check(element.text, element) }
      for attribute in ["typeRef", "outputTypeRef"] { element.attributes[attribute].map { check($0, element) } }
    }
    return faults
  }

  // MARK: Tables

  /// What is wrong with the form of decision tables; their gaps and overlaps are `TableAnalysis`.
  var tableFaults: [ModelCheck.Fault] {
    var faults: [ModelCheck.Fault] = []
    root.visit { element in
      guard element.name == "decisionTable", let aggregation = element.attributes["aggregation"] else { return }
      let policy = element.attributes["hitPolicy"] ?? "UNIQUE"
      guard policy != DecisionTable.HitPolicy.collect.rawValue else { return }
      faults.append(
        .init(
          line: element.place.line, column: element.place.column,
          message: "«aggregation=\(aggregation)» chỉ đi với hitPolicy COLLECT, bảng này là \(policy)"))
    }
    return faults
  }
}

extension MarkupElement {
  /// This element and those below it that are DMN's own: no diagrams, no extensions of tools.
  fileprivate func visit(_ body: (MarkupElement) -> Void) {
    guard ModelVersion.of(namespace) != nil else { return }
    body(self)
    for child in children where child.name != "extensionElements" { child.visit(body) }
  }
}
