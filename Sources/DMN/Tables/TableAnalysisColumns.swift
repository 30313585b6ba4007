import Values

/// One dimension of a table's points: an input, or several inputs of the same expression, which have the same value.
struct AnalysedColumn: Sendable {
  /// Values that satisfy the same cells of every row.
  struct Part: Sendable {
    /// Classes of `key`, rising.
    let places: [Int]
    /// One of the values, the shortest to write; nil where the column could not be analysed.
    let value: FEELValue?
    let mask: [UInt64]
  }

  let name: String
  let inputs: [Int]
  /// Of a domain of no value, none.
  private(set) var parts: [Part] = []
  /// Whether values count that the table does not list.
  private(set) var isOpen = false
  /// Why it is not known which values satisfy its cells; nil where it is.
  private(set) var obstacle: String?
  /// Rows whose cell of a column with an obstacle holds of perhaps some values.
  private(set) var doubtful: [UInt64]
  private var key = ColumnClasses.Key.listed(values: [])
  /// The classes that values of the domain are in, rising.
  private var domain: [Int] = []

  init(_ inputs: [Int], of source: TableSource) {
    self.inputs = inputs
    self.name = inputs.first.map { source.name(ofInput: $0) } ?? ""
    let rows = source.code.rows.count
    let words = RowMask.words(forRows: rows)
    self.doubtful = Array(repeating: 0, count: words)
    let cells = inputs.map { source.cells(ofInput: $0) }
    let types = inputs.flatMap { source.types(ofInput: $0) }
    let limits = inputs.flatMap { source.domain(ofInput: $0) }.filter { !$0.isAny }
    guard !cells.allSatisfy({ $0.allSatisfy(\.isAny) }) || !limits.isEmpty else {
      takeEverything(types, cells, words)
      return
    }
    guard let classes = source.classes(of: inputs, limits) else {
      giveUp(Self.obstacle(cells, limits), cells, words)
      return
    }
    key = classes.key
    guard !classes.hasNoConstants else {
      takeEverything(types, cells, words)
      return
    }
    var order: [[UInt64]: Int] = [:]
    var gathered: [(places: [Int], value: FEELValue, mask: [UInt64])] = []
    for (place, mask) in classes.masks.enumerated() {
      guard let value = value(at: place, of: classes),
        types.allSatisfy({ $0.coerced(value) == value }),
        limits.indices.allSatisfy({ mask.contains(cells.count * rows + $0) })
      else { continue }
      domain.append(place)
      var held = [UInt64](repeating: 0, count: words)
      for row in 0..<rows where cells.indices.allSatisfy({ mask.contains($0 * rows + row) }) {
        held[row >> 6] |= 1 << UInt64(row & 63)
      }
      if let index = order[held] {
        gathered[index].places.append(place)
        // The value of the last class, any other, is told least easily.
        if !isOther(place), value.text.count < gathered[index].value.text.count { gathered[index].value = value }
      } else {
        order[held] = gathered.count
        gathered.append(([place], value, held))
      }
    }
    isOpen = domain.contains { isOther($0) }
    parts = gathered.map { Part(places: $0.places, value: $0.value, mask: $0.mask) }
    if parts.isEmpty { giveUp("không giá trị nào vừa đúng kiểu vừa thuộc miền của cột", cells, words) }
  }

  /// A column in which no value matters.
  private mutating func takeEverything(_ types: [FEELType], _ cells: [[DecisionTableCode.Cell]], _ words: Int) {
    domain = [0]
    parts = [Part(places: [0], value: Self.some(of: types), mask: Self.mask(cells, words) { $0.isAny })]
  }

  private mutating func giveUp(_ why: String, _ cells: [[DecisionTableCode.Cell]], _ words: Int) {
    obstacle = why
    isOpen = false
    domain = [0]
    parts = [Part(places: [0], value: nil, mask: Self.mask(cells, words) { !$0.isNever })]
    let sure = Self.mask(cells, words) { $0.isAny }
    doubtful = zip(parts[0].mask, sure).map { $0 & ~$1 }
  }

  private static func mask(
    _ cells: [[DecisionTableCode.Cell]], _ words: Int, where holds: (DecisionTableCode.Cell) -> Bool
  ) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for row in cells.first?.indices ?? 0..<0 where cells.allSatisfy({ holds($0[row]) }) {
      mask[row >> 6] |= 1 << UInt64(row & 63)
    }
    return mask
  }

  private func isOther(_ place: Int) -> Bool {
    guard case .listed(let values) = key, case .string? = values.first else { return false }
    return place == values.count
  }

  private func value(at place: Int, of classes: ColumnClasses) -> FEELValue? {
    guard isOther(place), case .listed(let values) = key else { return classes.representatives[place] }
    var text = "khác"
    while values.contains(.string(text)) { text += "…" }
    return .string(text)
  }

  private static func some(of types: [FEELType]) -> FEELValue {
    switch types.first?.unconstrained {
    case .number?: .number(.zero)
    case .string?: .string("")
    case .boolean?: .boolean(false)
    case .date?: .date(CivilDay(number: 0))
    default: .null
    }
  }

  private static func obstacle(_ cells: [[DecisionTableCode.Cell]], _ limits: [DecisionTableCode.Cell]) -> String {
    for column in cells {
      for (row, cell) in column.enumerated() {
        if let why = cell.obstacle { return "dòng \(row + 1) \(why)" }
      }
    }
    for limit in limits {
      if let why = limit.obstacle { return "miền giá trị \(why)" }
    }
    return "các ô so với giá trị khác kiểu nhau, hoặc thuộc kiểu chưa phân tích được"
  }

  // MARK: Texts

  /// The values of some parts as tests of a cell; `-` for all.
  func region(_ chosen: [Int], at column: Int) -> TableAnalysis.Region {
    let places = chosen.flatMap { parts[$0].places }.sorted()
    let isWhole = places.count == domain.count
    let isOther = isOpen && !isWhole && places.allSatisfy { self.isOther($0) }
    let texts = obstacle == nil ? (isWhole ? ["-"] : texts(places)) : ["?"]
    let text = texts.joined(separator: ", ")
    let phrase: String
    switch (key, texts.count) {
    case _ where isOther: phrase = "\(name) khác các giá trị đã liệt kê"
    case (.listed, 1): phrase = "\(name) = \(text)"
    case (.listed, _): phrase = "\(name) thuộc \(text)"
    case (.ordered, 1) where text.hasPrefix("<") || text.hasPrefix(">"): phrase = "\(name) \(text)"
    case (.ordered, 1): phrase = "\(name) \(places.count == 1 && places[0] % 2 == 1 ? "=" : "thuộc") \(text)"
    case (.ordered, _): phrase = "\(name) thoả «\(text)»"
    }
    return TableAnalysis.Region(
      column: column, name: name, text: text, isWhole: isWhole, isOther: isOther, phrase: phrase)
  }

  private func texts(_ places: [Int]) -> [String] {
    switch key {
    case .listed(let values): return places.map { $0 < values.count ? values[$0].text : "khác" }
    case .ordered(let points):
      var texts: [String] = []
      var first = 0
      while first < places.count {
        var last = first
        while last + 1 < places.count, isNext(places[last + 1], after: places[last]) { last += 1 }
        texts.append(Self.interval(places[first], places[last], points))
        first = last + 1
      }
      return texts
    }
  }

  /// Whether no value of the domain lies between two classes.
  private func isNext(_ place: Int, after other: Int) -> Bool {
    place == other + 1 || !domain.contains { $0 > other && $0 < place }
  }

  /// From one class to another: `[10..20)`, `< 10`, or the one value.
  private static func interval(_ first: Int, _ last: Int, _ points: [FEELValue]) -> String {
    if first == last, first % 2 == 1 { return points[first / 2].text }
    let hasLow = first > 0
    let hasHigh = last < 2 * points.count
    // A class between two points leaves both out.
    let (isFrom, isTo) = (first % 2 == 1, last % 2 == 1)
    let low = hasLow ? points[isFrom ? first / 2 : first / 2 - 1].text : ""
    let high = hasHigh ? points[last / 2].text : ""
    switch (hasLow, hasHigh) {
    case (true, true): return "\(isFrom ? "[" : "(")\(low)..\(high)\(isTo ? "]" : ")")"
    case (true, false): return "\(isFrom ? ">=" : ">") \(low)"
    case (false, true): return "\(isTo ? "<=" : "<") \(high)"
    case (false, false): return "-"
    }
  }
}

extension ColumnClasses {
  fileprivate var hasNoConstants: Bool {
    if case .listed(let values) = key { values.isEmpty } else { false }
  }
}

extension DecisionTableCode.Cell {
  var isAny: Bool {
    if case .any = self { true } else { false }
  }

  fileprivate var isNever: Bool {
    if case .never = self { true } else { false }
  }

  /// Why the cell alone does not say which values satisfy it.
  fileprivate var obstacle: String? {
    guard case .tests(let tests, _) = self else { return nil }
    for test in tests.tests ?? [] {
      if case .expression(_, readsInput: true) = test { return "tính trên giá trị của ô (?)" }
      if test.terms.contains(where: { $0.constantValue == nil }) { return "đọc giá trị khác ngoài hằng số" }
      if test.constants == nil { return "so thứ tự chuỗi, so với null hoặc với giá trị không phân lớp được" }
    }
    return nil
  }
}
