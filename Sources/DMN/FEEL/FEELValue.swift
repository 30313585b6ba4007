import Values

/// A value of FEEL (DMN 1.5 §10.3.2). In conformance mode what has no value is `null`; in evidence mode there is no
/// null, and what is not known is a value with its reasons.
public enum FEELValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(CivilDay)
  case time(ZonedTime)
  case dateTime(ZonedDateTime)
  case yearsAndMonths(YearsMonthsDuration)
  case daysAndTime(DaysTimeDuration)
  case list([FEELValue])
  case context(FEELContext)
  case range(FEELRange)
  case function(FEELFunction)
  case unknown(Unknown)

  /// The value of `@"…"`: a date, a date and time, a time, or a duration.
  init?(atLiteral text: String) {
    guard let literal = Literal(at: text) else { return nil }
    self = literal.value
  }

  var unknown: Unknown? {
    guard case .unknown(let unknown) = self else { return nil }
    return unknown
  }

  /// Why this is not known, or not known somewhere inside; nil where all of it is.
  public var reasons: Unknown? { anyUnknown }

  /// The unknowns that this is, or that are somewhere inside, joined.
  var anyUnknown: Unknown? {
    switch self {
    case .unknown(let unknown): unknown
    case .list(let items): items.joinedUnknown
    case .context(let context): context.values.joinedUnknown
    case .range(let range): [range.from, range.to].joinedUnknown
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsAndMonths, .daysAndTime, .function: nil
    }
  }

  /// Known, and neither of parts nor a range.
  var isScalar: Bool {
    switch self {
    case .boolean, .number, .string, .date, .time, .dateTime, .yearsAndMonths, .daysAndTime: true
    case .null, .list, .context, .range, .function, .unknown: false
    }
  }

  /// The items of a list; of anything else but null, itself alone (DMN 1.5 §10.3.2.9.4).
  var items: [FEELValue] {
    switch self {
    case .list(let items): items
    case .null: []
    default: [self]
    }
  }
}

extension Sequence<FEELValue> {
  var joinedUnknown: Unknown? {
    var joined: Unknown?
    for item in self {
      guard let unknown = item.anyUnknown else { continue }
      joined = joined?.joined(with: unknown) ?? unknown
    }
    return joined
  }
}

/// Entries by key, in the order in which they were written.
public struct FEELContext: Sendable, Hashable {
  public private(set) var entries: [Entry]

  public struct Entry: Sendable, Hashable {
    public let key: String
    public var value: FEELValue
  }

  public init() {
    self.entries = []
  }

  /// A key that comes twice keeps the later value.
  public init(_ entries: [(String, FEELValue)]) {
    self.entries = []
    for (key, value) in entries { self[key] = value }
  }

  /// An entry whose key is known to be new.
  mutating func append(_ key: String, _ value: FEELValue) { entries.append(Entry(key: key, value: value)) }

  public var keys: [String] { entries.map(\.key) }

  public var values: [FEELValue] { entries.map(\.value) }

  /// nil where no entry has the key.
  public subscript(key: String) -> FEELValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The same entries in whatever order.
  public static func == (left: FEELContext, right: FEELContext) -> Bool {
    left.entries.count == right.entries.count && left.entries.allSatisfy { right[$0.key] == $0.value }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(entries.count)
    for key in keys.sorted() { hasher.combine(key) }
  }
}

/// An interval of ordered values (DMN 1.5 §10.3.2.7).
public final class FEELRange: Sendable, Hashable {
  public let from: FEELValue
  public let fromIncluded: Bool
  public let to: FEELValue
  public let toIncluded: Bool
  /// The operator with which it was written, where it was written `(< 10)`.
  let ray: Comparison?

  public init(from: FEELValue, fromIncluded: Bool, to: FEELValue, toIncluded: Bool) {
    self.from = from
    self.fromIncluded = fromIncluded
    self.to = to
    self.toIncluded = toIncluded
    self.ray = nil
  }

  init(_ comparison: Comparison, _ bound: FEELValue) {
    self.ray = comparison
    self.from = [.greater, .greaterOrEqual, .equal, .notEqual].contains(comparison) ? bound : .null
    self.fromIncluded = [.greaterOrEqual, .equal].contains(comparison)
    self.to = [.less, .lessOrEqual, .equal, .notEqual].contains(comparison) ? bound : .null
    self.toIncluded = [.lessOrEqual, .equal].contains(comparison)
  }

  public static func == (left: FEELRange, right: FEELRange) -> Bool {
    left.ray == right.ray && left.fromIncluded == right.fromIncluded && left.toIncluded == right.toIncluded
      && left.from == right.from && left.to == right.to
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(from)
    hasher.combine(to)
  }
}

/// A function as a value: one of an expression, of a model, or a built-in one. Equal only to itself.
public final class FEELFunction: Sendable, Hashable {
  let parameters: [Parameter]
  /// What it does with as many values as there are parameters, already of their types.
  let body: @Sendable ([FEELValue], inout Frame) -> FEELValue
  /// Which way of naming its arguments fits; for built-in functions only.
  let builtIn: BuiltIn?

  init(
    parameters: [Parameter], builtIn: BuiltIn? = nil,
    body: @escaping @Sendable ([FEELValue], inout Frame) -> FEELValue
  ) {
    self.parameters = parameters
    self.builtIn = builtIn
    self.body = body
  }

  public static func == (left: FEELFunction, right: FEELFunction) -> Bool { left === right }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Why a value is not known: facts that nobody stated, by the caller's names, and operations that have no result.
public struct Unknown: Sendable, Hashable {
  public enum Reason: Sendable, Hashable, Comparable {
    case fact(String)
    case divisionByZero
    case overflow
    case noSuchDay
    case outOfRange
    /// An operation on values of types that it does not take.
    case mistyped
    case noSuchEntry(String)
    case tooDeep
  }

  public let reasons: Set<Reason>

  public init(_ fact: String) {
    self.reasons = [.fact(fact)]
  }

  init(_ reasons: Set<Reason>) {
    self.reasons = reasons
  }

  func joined(with other: Unknown?) -> Unknown {
    guard let other, other.reasons != reasons else { return self }
    return Unknown(reasons.union(other.reasons))
  }
}
