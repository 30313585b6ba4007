import Values

/// `for`, `some`, `every` and filters.
enum Loops {
  enum Source: Sendable {
    case list(Code)
    case span(Code, Code)
  }

  /// How many values one span may name: one written by a stranger may name billions. What loops do altogether is
  /// bounded by the budget.
  static let spanLimit = 1_000_000

  /// Every item in `body`'s order; a source without items ends the walk with what it has instead.
  /// - Parameter weight: how many terms the body has, which each step pays for.
  private static func walk(
    _ sources: ArraySlice<Source>, _ frame: inout Frame, weight: Int, _ body: (inout Frame) -> Ending
  ) -> Ending {
    guard frame.spend(1 + weight / 8) else { return .end(frame.failed(.tooDeep)) }
    guard let source = sources.first else { return body(&frame) }
    let items: [FEELValue]
    switch source.items(&frame) {
    case .success(let found): items = found
    case .failure(let ending): return .end(ending.value)
    }
    for item in items {
      frame.locals.append(item)
      let ending = walk(sources.dropFirst(), &frame, weight: weight, body)
      frame.locals.removeLast()
      if case .end = ending { return ending }
    }
    return .goOn
  }

  enum Ending {
    case goOn
    case end(FEELValue)
  }

  static func each(_ sources: [Source], _ body: @escaping Code, weight: Int) -> Code {
    { frame in
      var results: [FEELValue] = []
      let ending = walk(sources[...], &frame, weight: weight) { frame in
        frame.locals.append(.list(results))
        let result = body(&frame)
        // Nothing else holds the results so far any longer: they grow in place.
        frame.locals.removeLast()
        // Unless the result is a list that was there before, `partial` itself: whatever else holds them was paid for
        // when it was made.
        if case .list = result, !frame.walked(result) { return .end(frame.failed(.tooDeep)) }
        results.append(result)
        return .goOn
      }
      if case .end(let value) = ending { return value }
      return frame.measured(.list(results))
    }
  }

  /// Kleene's `or` over `some`, `and` over `every`.
  /// - Parameter isBoxed: a box says of every item whether the condition holds; anything else makes it null.
  static func quantified(
    _ quantifier: Quantifier, _ sources: [Source], _ condition: @escaping Code, weight: Int, isBoxed: Bool = false
  ) -> Code {
    let decides = quantifier == .some
    return { frame in
      var result = FEELValue.boolean(!decides)
      let ending = walk(sources[...], &frame, weight: weight) { frame in
        let held = condition(&frame)
        if isBoxed, frame.mode == .conformance, !held.isBooleanOrUnknown { return .end(.null) }
        result = decides ? Operators.or(result, held, frame) : Operators.and(result, held, frame)
        if case .boolean(decides) = result { return .end(result) }
        return .goOn
      }
      if case .end(let value) = ending { return value }
      return result
    }
  }

  /// Items for which the condition is true; or, where it is a number, the item at that place.
  /// - Parameter mayIndex: the condition's form does not tell which of the two it is.
  static func filter(
    _ list: @escaping Code, _ condition: @escaping Code, weight: Int, isBoxed: Bool = false, mayIndex: Bool = false
  ) -> Code {
    { frame in
      let value = list(&frame)
      if case .unknown = value { return value }
      let items = value.items
      if items.isEmpty, mayIndex {
        // A list without items has none at any place.
        frame.locals.append(.null)
        let place = condition(&frame)
        frame.locals.removeLast()
        if case .number = place { return frame.failed(.outOfRange) }
        if case .unknown = place { return place }
      }
      var kept: [FEELValue] = []
      var unknown: Unknown?
      for (index, item) in items.enumerated() {
        guard frame.spend(1 + weight / 8) else { return frame.failed(.tooDeep) }
        frame.locals.append(item)
        let held = condition(&frame)
        frame.locals.removeLast()
        if isBoxed, !held.isBooleanOrUnknown { return frame.failed(.mistyped) }
        switch held {
        case .boolean(true): kept.append(item)
        case .number(let place) where index == 0: return self.item(place, of: items, frame)
        case .unknown(let why): unknown = unknown?.joined(with: why) ?? why
        case .boolean(false): continue
        default:
          if frame.mode == .evidence { unknown = unknown ?? held.anyUnknown ?? Unknown([.mistyped]) }
        }
      }
      // Which items stay is not known: neither is the list.
      if let unknown { return .unknown(unknown) }
      return .list(kept)
    }
  }

  private static func item(_ place: Decimal128, of items: [FEELValue], _ frame: Frame) -> FEELValue {
    place.integer.flatMap { items.position($0) }.map { items[$0] } ?? frame.failed(.outOfRange)
  }
}

extension Loops.Source {
  struct Stop: Error {
    let value: FEELValue
  }

  /// The items to walk over, or the value that the whole loop has.
  func items(_ frame: inout Frame) -> Result<[FEELValue], Stop> {
    switch self {
    case .list(let code):
      switch code(&frame) {
      case .list(let items): return .success(items)
      case .range(let range):
        // An interval runs upwards, whole.
        guard range.ray == nil, range.fromIncluded, range.toIncluded,
          (Operators.order(range.from, range.to) ?? 1) <= 0
        else { return .failure(Stop(value: range.anyUnknown(frame))) }
        return Self.span(range.from, range.to, frame)
      case .null: return .failure(Stop(value: frame.failed(.mistyped)))
      case .unknown(let unknown): return .failure(Stop(value: .unknown(unknown)))
      case let other: return .success([other])
      }
    case .span(let from, let to):
      let first = from(&frame)
      return Self.span(first, to(&frame), frame)
    }
  }

  /// Whole numbers or days from one to the other, either way.
  private static func span(_ from: FEELValue, _ to: FEELValue, _ frame: Frame) -> Result<[FEELValue], Stop> {
    if let unknown = from.unknown { return .failure(Stop(value: .unknown(unknown.joined(with: to.unknown)))) }
    switch (from, to) {
    case (_, .unknown): return .failure(Stop(value: to))
    case (.number(let from), .number(let to)):
      guard let first = from.integer, let last = to.integer else {
        return .failure(Stop(value: frame.failed(.outOfRange)))
      }
      return steps(first, last, frame) { .number(Decimal128($0)) }
    case (.date(let from), .date(let to)):
      return steps(from.number, to.number, frame) { .date(CivilDay(number: $0)) }
    default: return .failure(Stop(value: frame.failed(.mistyped)))
    }
  }

  private static func steps(
    _ first: Int, _ last: Int, _ frame: Frame, _ value: (Int) -> FEELValue
  ) -> Result<[FEELValue], Stop> {
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, distance.magnitude < Loops.spanLimit, frame.spend(Int(distance.magnitude) >> 1) else {
      return .failure(Stop(value: frame.failed(.tooDeep)))
    }
    return .success(stride(from: first, through: last, by: first <= last ? 1 : -1).map(value))
  }
}

extension FEELValue {
  fileprivate var isBooleanOrUnknown: Bool {
    switch self {
    case .boolean, .unknown: true
    default: false
    }
  }
}

extension FEELRange {
  fileprivate func anyUnknown(_ frame: Frame) -> FEELValue {
    [from, to].joinedUnknown.map { .unknown($0) } ?? frame.failed(.mistyped)
  }
}
