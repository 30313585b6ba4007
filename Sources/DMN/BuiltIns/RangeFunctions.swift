import Values

extension BuiltIn {
  /// Relations of points and ranges (DMN 1.5 §10.3.4.9, Table 78), and ranges read from text.
  static let rangeFunctions: [String: Definition] = {
    let point = ("point", "range")
    let range = ("range", "point")
    var functions: [String: Definition] = [
      "before": relation(takesPoints: true, mixed: point) { $0.isBefore($1) },
      "after": relation(takesPoints: true, mixed: point) { $1.isBefore($0) },
      "coincides": relation(takesPoints: true) { $0.coincides($1) },
      "meets": relation { $0.meets($1) },
      "met by": relation { $1.meets($0) },
      "overlaps": relation { $0.overlaps($1) },
      "overlaps before": relation { $0.overlapsBefore($1) },
      "overlaps after": relation { $1.overlapsBefore($0) },
      "finishes": relation(mixed: point) { $0.finishes($1) },
      "finished by": relation(mixed: range) { $1.finishes($0) },
      "includes": relation(mixed: range) { $0.includes($1) },
      "during": relation(mixed: point) { $1.includes($0) },
      "starts": relation(mixed: point) { $0.starts($1) },
      "started by": relation(mixed: range) { $1.starts($0) },
    ]
    functions["range"] = Definition(["from"]) { arguments, frame in
      guard let text = arguments.string(0),
        let range = FEELRange.written(text, frame.budget, where: \.isLiteralRange)
      else { return frame.failed(.mistyped) }
      return .range(range)
    }
    return functions
  }()

  private static func relation(
    takesPoints: Bool = false, mixed: (String, String)? = nil, _ holds: @escaping @Sendable (Span, Span) -> Bool?
  ) -> Definition {
    var signatures = [["range1", "range2"]]
    if takesPoints { signatures.append(["point1", "point2"]) }
    if let mixed { signatures += [[mixed.0, mixed.1], [mixed.1, mixed.0]] }
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
  private static func order(
    _ left: FEELValue?, isLow leftLow: Bool, _ right: FEELValue?, isLow rightLow: Bool
  ) -> Int? {
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

extension Term {
  /// A range of literals: `[1..10]`, `("a".."b")`, `[@"2026-01-01"..)`.
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
