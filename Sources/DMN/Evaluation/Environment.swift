import Values

/// How an expression runs: what has no value is null, or unknown for a reason.
public enum Mode: Sendable, Hashable {
  /// DMN's own semantics, for models of others and for the conformance kit.
  case conformance
  /// A result is known only when every way of filling what is unknown gives it; for rules.
  case evidence
}

/// The values of a scope's names for one evaluation. A slot that is not filled is null, or in evidence mode unknown by
/// its name.
public struct Environment: Sendable {
  public let mode: Mode
  var slots: Slots

  public init(_ scope: Scope, mode: Mode = .evidence) {
    self.mode = mode
    self.slots = Slots(mode == .evidence ? scope.unknowns : scope.names.map { _ in .null })
  }

  public subscript(slot: Int) -> FEELValue {
    get { slots[slot] }
    set { slots[slot] = newValue }
  }
}

/// Values by slot: those that all evaluations over a scope have in common, and the few that one of them has bound. A rule
/// reads a handful of some hundreds of names, so that looking through those is cheaper than copying all.
struct Slots: Sendable {
  private let common: [FEELValue]
  private var bound: [(slot: Int, value: FEELValue)] = []

  init(_ common: [FEELValue]) { self.common = common }

  subscript(slot: Int) -> FEELValue {
    get {
      for entry in bound where entry.slot == slot { return entry.value }
      return common[slot]
    }
    set {
      if let index = bound.firstIndex(where: { $0.slot == slot }) {
        bound[index].value = newValue
      } else {
        bound.append((slot, newValue))
      }
    }
  }
}

/// What running code sees: the environment's slots and the variables bound on the way.
struct Frame {
  let mode: Mode
  var slots: Slots
  var locals: [FEELValue] = []
  /// Calls of functions that are under way.
  var depth = 0
  /// Instant of the evaluation, for `now` and `today`; they have no value without it.
  var now: ZonedDateTime?
  /// Takes down the decision tables on the way, where a trace is asked.
  var recorder: TableRecorder?
  /// Shared by all that runs in one evaluation.
  let budget: Budget

  init(_ environment: Environment, budget: Budget = Budget()) {
    self.mode = environment.mode
    self.slots = environment.slots
    self.budget = budget
  }

  /// Without any names.
  init(_ mode: Mode, budget: Budget = Budget()) {
    self.mode = mode
    self.slots = Slots([])
    self.budget = budget
  }

  /// The value that a unary test is about.
  var tested: FEELValue { locals[locals.count - 1] }

  /// Runs a function's body over what it was defined in; unknown or null where calls nest too deep.
  /// - Parameter weight: how many steps the body takes by itself.
  mutating func inside(
    slots: Slots, locals: [FEELValue], weight: Int, _ body: (inout Frame) -> FEELValue
  ) -> FEELValue {
    guard depth < Self.depthLimit, spend(8 + weight) else { return failed(.tooDeep) }
    var inner = self
    inner.slots = slots
    inner.locals = locals
    inner.depth += 1
    return body(&inner)
  }

  /// Calls that may be under way at once: each takes a few kilobytes of stack. A call from deep within an expression
  /// counts as several.
  static let depthLimit = 200

  /// What an operation without a result gives.
  func failed(_ reason: Unknown.Reason) -> FEELValue {
    switch mode {
    case .conformance: .null
    case .evidence: .unknown(Unknown([reason]))
    }
  }

  /// The number, or the overflow.
  func number(_ number: Decimal128?) -> FEELValue { number.map { .number($0) } ?? failed(.overflow) }
}

/// Compiled code: a function of the frame, made once, run from any thread.
typealias Code = @Sendable (inout Frame) -> FEELValue
