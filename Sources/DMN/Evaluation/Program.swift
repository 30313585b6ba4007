import Values

/// Every element of a model and its imports, compiled: each with the elements that its names stand for.
final class Program: Sendable {
  enum Kind: Sendable, Hashable {
    case input
    case decision
    case knowledge
    case service
  }

  /// An element by the namespace of its model and its id.
  struct Key: Sendable, Hashable {
    let namespace: String
    let id: String
  }

  /// What a slot of an element's scope holds.
  enum Slot: Sendable {
    case element(Key)
    /// The elements of an imported model under the name of the import.
    case imported([(name: String, key: Key)])
  }

  struct Element: Sendable {
    let key: Key
    let kind: Kind
    let name: String
    let type: FEELType
    let slots: [Slot]
    /// A decision's logic, or a function's body over its parameters as locals; nil where there is none.
    let code: Code?
    let parameters: [Parameter]
    let service: Service?
    /// The decision tables of its logic; where the logic is one table, that one alone.
    let tables: [DecisionTableCode]
    let isOneTable: Bool
  }

  struct Service: Sendable {
    let outputs: [(name: String, key: Key)]
    /// Input data, then input decisions: the order of parameters.
    let inputs: [(name: String, key: Key)]
  }

  let elements: [Key: Element]
  let problems: [DecisionModel.Problem]
  /// The decision tables of the model itself, each with the element in whose logic it stands.
  let sources: [(owner: Key, source: TableSource)]
  private let byName: [Kind: [String: Key]]
  private let order: [Kind: [String]]

  init(_ model: Model, _ imported: [Model]) {
    var builder = ProgramBuilder([model] + imported)
    builder.build()
    self.elements = builder.elements
    self.problems = builder.problems
    self.sources = builder.sources.filter { $0.owner.namespace == model.namespace }
    var byName: [Kind: [String: Key]] = [:]
    var order: [Kind: [String]] = [:]
    func note(_ kind: Kind, _ name: String, _ id: String?) {
      byName[kind, default: [:]][name] = Key(namespace: model.namespace, id: id ?? name)
      order[kind, default: []].append(name)
    }
    for item in model.inputData { note(.input, item.name, item.id) }
    for item in model.decisions { note(.decision, item.name, item.id) }
    for item in model.knowledgeModels { note(.knowledge, item.name, item.id) }
    for item in model.decisionServices { note(.service, item.name, item.id) }
    self.byName = byName
    self.order = order
  }

  func key(_ kind: Kind, _ name: String) -> Key? { byName[kind]?[name] }

  func names(of kind: Kind) -> [String] { order[kind] ?? [] }
}

/// One evaluation: the values given, and those found so far.
final class Session {
  let program: Program
  private let inputs: FEELContext
  private let mode: Mode
  private let now: ZonedDateTime?
  private let recorder: TableRecorder?
  private var found: [Program.Key: FEELValue] = [:]
  private var underWay: Set<Program.Key> = []

  init(
    _ program: Program, inputs: FEELContext, mode: Mode, now: ZonedDateTime?, recorder: TableRecorder? = nil
  ) {
    self.program = program
    self.inputs = inputs
    self.mode = mode
    self.now = now
    self.recorder = recorder
  }

  /// With values of elements given from outside.
  private convenience init(_ program: Program, given: [Program.Key: FEELValue], within frame: Frame) {
    self.init(program, inputs: FEELContext(), mode: frame.mode, now: frame.now, recorder: frame.recorder)
    self.found = given
  }

  private var emptyFrame: Frame {
    var frame = Frame(Environment(Scope([]), mode: mode))
    frame.now = now
    frame.recorder = recorder
    return frame
  }

  func value(of key: Program.Key) -> FEELValue {
    if let value = found[key] { return value }
    guard let element = program.elements[key] else { return emptyFrame.failed(.noSuchEntry(key.id)) }
    // A decision that needs itself has no value.
    guard underWay.insert(key).inserted else { return emptyFrame.failed(.tooDeep) }
    defer { underWay.remove(key) }
    let value = evaluated(element)
    found[key] = value
    return value
  }

  private func evaluated(_ element: Program.Element) -> FEELValue {
    switch element.kind {
    case .input:
      let qualified = "\(element.key.namespace)#\(element.name)"
      let given = inputs[qualified] ?? inputs[element.name] ?? emptyFrame.failed(.fact(element.name))
      return element.type.coerced(given) ?? emptyFrame.failed(.mistyped)
    case .decision:
      guard let code = element.code else { return emptyFrame.failed(.noSuchEntry(element.name)) }
      var frame = frame(of: element)
      let value = recorder?.inside(element.name) { code(&frame) } ?? code(&frame)
      return element.type.coerced(value) ?? frame.failed(.mistyped)
    case .knowledge: return .function(function(of: element))
    case .service: return .function(service(element))
    }
  }

  private func frame(of element: Program.Element) -> Frame {
    var frame = emptyFrame
    frame.slots = element.slots.map { slot in
      switch slot {
      case .element(let key): value(of: key)
      case .imported(let entries): .context(FEELContext(entries.map { ($0.name, value(of: $0.key)) }))
      }
    }
    return frame
  }

  /// The function of a business knowledge model. What it needs are functions too, found when it is called, so that it
  /// may call itself.
  private func function(of element: Program.Element) -> FEELFunction {
    let (program, type) = (program, element.type)
    return FEELFunction(parameters: element.parameters) { arguments, frame in
      guard let code = element.code else { return frame.failed(.noSuchEntry(element.name)) }
      let session = Session(program, given: [:], within: frame)
      let slots = session.frame(of: element).slots
      let value = frame.inside(slots: slots, locals: arguments) { inner in
        inner.recorder?.inside(element.name) { code(&inner) } ?? code(&inner)
      }
      return type.coerced(value) ?? frame.failed(.mistyped)
    }
  }

  private func service(_ element: Program.Element) -> FEELFunction {
    let program = program
    return FEELFunction(parameters: element.parameters) { arguments, frame in
      guard let service = element.service, frame.depth < Frame.depthLimit else { return frame.failed(.tooDeep) }
      var given: [Program.Key: FEELValue] = [:]
      for (input, value) in zip(service.inputs, arguments) { given[input.key] = value }
      let session = Session(program, given: given, within: frame)
      let values = service.outputs.map { ($0.name, session.value(of: $0.key)) }
      let value = values.count == 1 ? values[0].1 : .context(FEELContext(values))
      return element.type.coerced(value) ?? frame.failed(.mistyped)
    }
  }
}
