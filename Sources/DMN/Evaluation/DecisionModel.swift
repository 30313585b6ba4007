import Values

/// A model compiled with what it imports; immutable, and evaluated from any thread.
public struct DecisionModel: Sendable {
  let program: Program

  /// - Parameter imported: the models that this one imports, directly or through others.
  public init(_ model: Model, importing imported: [Model] = []) {
    self.program = Program(model, imported)
  }

  /// What is wrong with texts of the model; an expression that cannot be read is null when it runs.
  public var problems: [Problem] { program.problems }

  /// Those of one of its models alone.
  func problems(of namespace: String) -> [Problem] { problems.filter { $0.namespace == namespace } }

  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// Of the text's first character, from 1; 0 where the model was not read from a file.
    public let line: Int
    public let column: Int
    /// How far into the text, in Unicode scalars; in the file entities make it longer.
    public let offset: Int
    public let message: String
    /// Of the model, this one or one that it imports.
    public internal(set) var namespace = ""

    public var description: String { "\(line):\(column): \(message)" }
  }

  /// Decisions by the names that a caller uses.
  public var decisionNames: [String] { program.names(of: .decision) }

  /// The value of a decision; nil where the model has none of that name.
  /// - Parameters:
  ///   - inputs: values by the names of input data; those of imported models by `namespace#name` too.
  ///   - now: what `now()` and `today()` say.
  public func value(
    ofDecision name: String, inputs: FEELContext, mode: Mode = .conformance, now: ZonedDateTime? = nil
  ) -> FEELValue? { value(ofDecision: name, inputs: inputs, mode: mode, now: now, budget: Budget()) }

  func value(
    ofDecision name: String, inputs: FEELContext, mode: Mode, now: ZonedDateTime?, budget: Budget
  ) -> FEELValue? {
    program.key(.decision, name).map { key in
      let session = Session(program, inputs: inputs, mode: mode, now: now, budget: budget)
      return session.value(of: key)
    }
  }

  /// The value of a call of a business knowledge model or a decision service with arguments by name; nil where the
  /// model has none of that name.
  public func value(
    ofCalling name: String, arguments: FEELContext, mode: Mode = .conformance, now: ZonedDateTime? = nil
  ) -> FEELValue? {
    value(ofCalling: name, arguments: arguments, mode: mode, now: now, recorder: nil)
  }

  func value(
    ofCalling name: String, arguments: FEELContext, mode: Mode, now: ZonedDateTime?, recorder: TableRecorder?
  ) -> FEELValue? {
    guard let key = program.key(.service, name) ?? program.key(.knowledge, name) else { return nil }
    let session = Session(
      program, inputs: arguments, mode: mode, now: now, budget: Budget(), recorder: recorder)
    guard case .function(let function) = session.value(of: key) else { return .null }
    var frame = Frame(mode)
    frame.now = now
    frame.recorder = recorder
    let given = function.parameters.map { arguments[$0.name] ?? frame.failed(.fact($0.name)) }
    return function.applied(to: given, names: given.map { _ in nil }, &frame)
  }
}
