import Values

/// A value in evidence mode: there is no null; what is not known is a value with its reasons.
public indirect enum FEELValue: Sendable, Hashable {
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(CivilDay)
  /// A years-and-months duration, in months.
  case months(Int)
  /// A days-and-time duration of whole days.
  case days(Int)
  case list([FEELValue])
  case unknown(Unknown)

  var unknown: Unknown? {
    guard case .unknown(let unknown) = self else { return nil }
    return unknown
  }
}

/// Why a value is not known: facts that nobody stated, by the caller's names, and operations that have no result.
public struct Unknown: Sendable, Hashable {
  public enum Reason: Sendable, Hashable, Comparable {
    case fact(String)
    case divisionByZero
    case overflow
    case noSuchDay
    case outOfRange
  }

  public let reasons: Set<Reason>

  public init(_ fact: String) {
    self.reasons = [.fact(fact)]
  }

  init(_ reasons: Set<Reason>) {
    self.reasons = reasons
  }

  static func because(_ reason: Reason) -> FEELValue { .unknown(Unknown([reason])) }

  func joined(with other: Unknown?) -> Unknown {
    other.map { Unknown(reasons.union($0.reasons)) } ?? self
  }
}

/// The values of a scope's names for one evaluation; a slot that is not filled is unknown by its name.
public struct Environment: Sendable {
  private(set) var values: [FEELValue]

  public init(_ scope: Scope) {
    self.values = scope.names.map { .unknown(Unknown($0)) }
  }

  public subscript(slot: Int) -> FEELValue {
    get { values[slot] }
    set { values[slot] = newValue }
  }
}
