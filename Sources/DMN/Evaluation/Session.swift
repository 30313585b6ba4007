import Values

/// One evaluation: the values given, and those found so far.
final class Session {
  let program: Program
  private let inputs: FEELContext
  private let mode: Mode
  private let now: ZonedDateTime?
  private let budget: Budget
  private let recorder: TableRecorder?
  /// Calls under way around this evaluation.
  private let depth: Int
  private var found: [Program.Key: FEELValue] = [:]
  private var underWay: Set<Program.Key> = []

  init(
    _ program: Program, inputs: FEELContext, mode: Mode, now: ZonedDateTime?, budget: Budget,
    recorder: TableRecorder? = nil
  ) {
    self.program = program
    self.inputs = inputs
    self.mode = mode
    self.now = now
    self.budget = budget
    self.recorder = recorder
    self.depth = 0
  }

  /// Within a call, with values of elements given from outside.
  init(_ program: Program, given: [Program.Key: FEELValue], in frame: Frame) {
    self.program = program
    self.inputs = FEELContext()
    self.mode = frame.mode
    self.now = frame.now
    self.budget = frame.budget
    self.recorder = frame.recorder
    self.depth = frame.depth + 2
    self.found = given
  }

  /// Decisions that may wait for one another at once.
  private static let requirementLimit = 500

  private var emptyFrame: Frame {
    var frame = Frame(mode, budget: budget)
    frame.now = now
    frame.depth = depth
    frame.recorder = recorder
    return frame
  }

  func value(of key: Program.Key) -> FEELValue {
    if let value = found[key] { return value }
    guard let element = program.elements[key] else { return emptyFrame.failed(.noSuchEntry(key.id)) }
    // A decision that needs itself has no value.
    guard underWay.count < Self.requirementLimit, underWay.insert(key).inserted else {
      return emptyFrame.failed(.tooDeep)
    }
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
      guard budget.spend(1 + element.weight / 8) else { return emptyFrame.failed(.tooDeep) }
      var frame = frame(of: element)
      let value = recorder?.inside(element.name) { code(&frame) } ?? code(&frame)
      return element.type.coerced(value) ?? frame.failed(.mistyped)
    case .knowledge: return .function(function(of: element))
    case .service: return .function(service(element))
    }
  }

  private func frame(of element: Program.Element) -> Frame {
    var frame = emptyFrame
    frame.slots = Slots(
      element.slots.map { slot in
        switch slot {
        case .element(let key): value(of: key)
        case .imported(let entries): .context(FEELContext(entries.map { ($0.name, value(of: $0.key)) }))
        }
      })
    return frame
  }

  /// The function of a business knowledge model. What it needs are functions too, found when it is called, so that it
  /// may call itself.
  private func function(of element: Program.Element) -> FEELFunction {
    let (program, type) = (program, element.type)
    return FEELFunction(parameters: element.parameters) { arguments, frame in
      guard let code = element.code else { return frame.failed(.noSuchEntry(element.name)) }
      let session = Session(program, given: [:], in: frame)
      let slots = session.frame(of: element).slots
      let value = frame.inside(slots: slots, locals: arguments, weight: element.weight) { inner in
        inner.recorder?.inside(element.name) { code(&inner) } ?? code(&inner)
      }
      return type.coerced(value) ?? frame.failed(.mistyped)
    }
  }

  private func service(_ element: Program.Element) -> FEELFunction {
    let program = program
    return FEELFunction(parameters: element.parameters) { arguments, frame in
      guard let service = element.service, frame.depth < Frame.depthLimit, frame.spend(8),
        arguments.allSatisfy(frame.walked)
      else { return frame.failed(.tooDeep) }
      var given: [Program.Key: FEELValue] = [:]
      for (input, value) in zip(service.inputs, arguments) { given[input.key] = value }
      let session = Session(program, given: given, in: frame)
      let values = service.outputs.map { ($0.name, session.value(of: $0.key)) }
      let value = values.count == 1 ? values[0].1 : .context(FEELContext(values))
      return element.type.coerced(value) ?? frame.failed(.mistyped)
    }
  }
}
