import Values

extension BuiltIn {
  /// Relations of points and ranges (DMN 1.5 §10.3.4.9, Table 78), and ranges read from text.
  static let rangeFunctions: [String: Definition] = {
    var functions: [String: Definition] = [:]
    functions["before"] = relation("point1", "point2", "range1", "range2", mixed: ("point", "range")) { $0.isBefore($1) }
    functions["after"] = relation("point1", "point2", "range1", "range2", mixed: ("point", "range")) { $1.isBefore($0) }
    functions["coincides"] = relation("point1", "point2", "range1", "range2", mixed: nil) { $0.coincides($1) }
    functions["meets"] = relation(nil, nil, "range1", "range2", mixed: nil) { $0.meets($1) }
    functions["met by"] = relation(nil, nil, "range1", "range2", mixed: nil) { $1.meets($0) }
    functions["overlaps"] = relation(nil, nil, "range1", "range2", mixed: nil) { $0.overlaps($1) }
    functions["overlaps before"] = relation(nil, nil, "range1", "range2", mixed: nil) { $0.overlapsBefore($1) }
    functions["overlaps after"] = relation(nil, nil, "range1", "range2", mixed: nil) { $1.overlapsBefore($0) }
    functions["finishes"] = relation(nil, nil, "range1", "range2", mixed: ("point", "range")) { $0.finishes($1) }
    functions["finished by"] = relation(nil, nil, "range1", "range2", mixed: ("range", "point")) { $1.finishes($0) }
    functions["includes"] = relation(nil, nil, "range1", "range2", mixed: ("range", "point")) { $0.includes($1) }
    functions["during"] = relation(nil, nil, "range1", "range2", mixed: ("point", "range")) { $1.includes($0) }
    functions["starts"] = relation(nil, nil, "range1", "range2", mixed: ("point", "range")) { $0.starts($1) }
    functions["started by"] = relation(nil, nil, "range1", "range2", mixed: ("range", "point")) { $1.starts($0) }
    functions["range"] = Definition(["from"]) { arguments, frame in
      guard let text = arguments.string(0), let range = FEELRange(literal: text) else { return frame.failed(.mistyped) }
      return .range(range)
    }
    return functions
  }()

  private static func relation(
    _ point1: String?, _ point2: String?, _ range1: String, _ range2: String, mixed: (String, String)?,
    _ holds: @escaping @Sendable (Span, Span) -> Bool?
  ) -> Definition {
    var signatures = [[range1, range2]]
    if let point1, let point2 { signatures.append([point1, point2]) }
    if let mixed {
      signatures.append([mixed.0, mixed.1])
      signatures.append([mixed.1, mixed.0])
    }
    return Definition(
      signatures: signatures.map { Signature(parameters: $0, required: 2) }, isVariadic: false, seesUnknowns: false,
      isPure: true
    ) { arguments, frame in
      guard let left = Span(arguments[0]), let right = Span(arguments[1]) else { return frame.failed(.mistyped) }
      return frame.boolean(holds(left, right))
    }
  }
}

/// A point or a range as a range; ends that are not there lie beyond everything. Relations are nil where the ends
/// cannot be compared.
private struct Span {
  let start: FEELValue?
  let startIncluded: Bool
  let end: FEELValue?
  let endIncluded: Bool
  let isPoint: Bool

  init?(_ value: FEELValue) {
    switch value {
    case .range(let range):
      guard range.ray != .notEqual else { return nil }
      self.start = range.from == .null ? nil : range.from
      self.startIncluded = range.fromIncluded
      self.end = range.to == .null ? nil : range.to
      self.endIncluded = range.toIncluded
      self.isPoint = false
    case .number, .string, .date, .time, .dateTime, .yearsAndMonths, .daysAndTime:
      (self.start, self.startIncluded, self.end, self.endIncluded, self.isPoint) = (value, true, value, true, true)
    case .null, .boolean, .list, .context, .function, .unknown: return nil
    }
  }

  /// −1, 0 or 1 for two ends, where `nil` lies below (`low`) or above everything.
  private static func order(_ left: FEELValue?, isLow leftLow: Bool, _ right: FEELValue?, isLow rightLow: Bool) -> Int? {
    switch (left, right) {
    case (nil, nil): leftLow == rightLow ? 0 : (leftLow ? -1 : 1)
    case (nil, _): leftLow ? -1 : 1
    case (_, nil): rightLow ? 1 : -1
    case (let left?, let right?): Operators.order(left, right)
    }
  }

  private func startToStart(_ other: Span) -> Int? { Self.order(start, isLow: true, other.start, isLow: true) }
  private func endToEnd(_ other: Span) -> Int? { Self.order(end, isLow: false, other.end, isLow: false) }
  private func endToStart(_ other: Span) -> Int? { Self.order(end, isLow: false, other.start, isLow: true) }
  private func startToEnd(_ other: Span) -> Int? { Self.order(start, isLow: true, other.end, isLow: false) }

  func isBefore(_ other: Span) -> Bool? {
    endToStart(other).map { $0 < 0 || ($0 == 0 && (!endIncluded || !other.startIncluded)) }
  }

  func meets(_ other: Span) -> Bool? {
    endToStart(other).map { $0 == 0 && endIncluded && other.startIncluded }
  }

  func overlaps(_ other: Span) -> Bool? {
    guard let first = endToStart(other), let second = startToEnd(other) else { return nil }
    return (first > 0 || (first == 0 && endIncluded && other.startIncluded))
      && (second < 0 || (second == 0 && startIncluded && other.endIncluded))
  }

  func overlapsBefore(_ other: Span) -> Bool? {
    guard let starts = startToStart(other), let cross = endToStart(other), let ends = endToEnd(other) else {
      return nil
    }
    return (starts < 0 || (starts == 0 && startIncluded && !other.startIncluded))
      && (cross > 0 || (cross == 0 && endIncluded && other.startIncluded))
      && (ends < 0 || (ends == 0 && (!endIncluded || other.endIncluded)))
  }

  func finishes(_ other: Span) -> Bool? {
    guard let ends = endToEnd(other) else { return nil }
    if isPoint { return ends == 0 && other.endIncluded }
    guard let starts = startToStart(other) else { return nil }
    return ends == 0 && endIncluded == other.endIncluded
      && (starts > 0 || (starts == 0 && (!startIncluded || other.startIncluded)))
  }

  func starts(_ other: Span) -> Bool? {
    guard let starts = startToStart(other) else { return nil }
    if isPoint { return starts == 0 && other.startIncluded }
    guard let ends = endToEnd(other) else { return nil }
    return starts == 0 && startIncluded == other.startIncluded
      && (ends < 0 || (ends == 0 && (!endIncluded || other.endIncluded)))
  }

  func includes(_ other: Span) -> Bool? {
    guard let starts = startToStart(other), let ends = endToEnd(other) else { return nil }
    return (starts < 0 || (starts == 0 && (startIncluded || !other.startIncluded)))
      && (ends > 0 || (ends == 0 && (endIncluded || !other.endIncluded)))
  }

  func coincides(_ other: Span) -> Bool? {
    guard let starts = startToStart(other), let ends = endToEnd(other), isPoint == other.isPoint else { return nil }
    return starts == 0 && ends == 0 && startIncluded == other.startIncluded && endIncluded == other.endIncluded
  }
}

extension FEELRange {
  /// A range of literals as text: `[1..10]`, `("a".."b")`, `[@"2026-01-01"..)`.
  convenience init?(literal text: String) {
    guard let expression = try? Expression.parse(text, scope: Scope([])), expression.term.isLiteralRange,
      case .range(let range) = expression.evaluate(in: Environment(Scope([]), mode: .conformance))
    else { return nil }
    self.init(from: range.from, fromIncluded: range.fromIncluded, to: range.to, toIncluded: range.toIncluded)
  }
}

extension Term {
  fileprivate var isLiteralRange: Bool {
    guard case .range(let from, _, let to, _) = node else { return false }
    return [from, to].allSatisfy { end in
      switch end.node {
      case .literal, .numeral, .negate, .null, .call: true
      default: false
      }
    }
  }
}
