import Values

/// From a value to its class in a column.
enum ColumnLookup: Sendable {
  case numbers(NumberLookup)
  case days([Int])
  case strings(StringLookup)
  case booleans
  /// No cell of the column tests anything.
  case none
  /// Rare types: compared one by one.
  case ordered([FEELValue])

  init(_ key: ColumnClasses.Key) {
    switch key {
    case .ordered(let points):
      switch points.first {
      case .number?:
        self = .numbers(NumberLookup(points.compactMap { if case .number(let number) = $0 { number } else { nil } }))
      case .date?: self = .days(points.compactMap { if case .date(let day) = $0 { day.number } else { nil } })
      default: self = .ordered(points)
      }
    case .listed(let values):
      switch values.first {
      case .string?:
        self = .strings(StringLookup(values.compactMap { if case .string(let text) = $0 { text } else { nil } }))
      case .boolean?: self = .booleans
      default: self = .none
      }
    }
  }

  @inline(__always)
  func place(of value: FEELValue) -> Int? {
    switch (self, value) {
    case (.numbers(let lookup), .number(let number)): lookup.place(of: number)
    case (.strings(let lookup), .string(let text)): lookup.place(of: text)
    case (.booleans, .boolean(let flag)): flag ? 1 : 0
    case (.none, _): 0
    case (.days(let points), .date(let day)): Self.place(of: day.number, among: points)
    case (.ordered(let points), _): Self.place(of: value, among: points)
    default: nil
    }
  }

  /// The class among points in rising order: 2i + 1 at the point i, 2i below it.
  @inline(__always)
  static func place(of key: Int, among points: [Int]) -> Int {
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) >> 1
      if points[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < points.count && points[low] == key ? 2 * low + 1 : 2 * low
  }

  private static func place(of value: FEELValue, among points: [FEELValue]) -> Int? {
    for (index, point) in points.enumerated() {
      guard let order = Operators.order(value, point) else { return nil }
      if order == 0 { return 2 * index + 1 }
      if order < 0 { return 2 * index }
    }
    return 2 * points.count
  }
}

/// Decimal cut points, as whole numbers of one scale where they fit.
struct NumberLookup: Sendable {
  private let points: [Decimal128]
  /// The points times 10 to `places`; empty where one does not fit.
  private let scaled: [Int]
  private let places: Int

  init(_ points: [Decimal128]) {
    self.points = points
    for places in 0...9 {
      let whole = points.map { $0.scaled(toPlaces: places) }
      if whole.allSatisfy({ $0?.isExact ?? false }) {
        self.scaled = whole.compactMap { $0?.floor }
        self.places = places
        return
      }
    }
    self.scaled = []
    self.places = 0
  }

  @inline(__always)
  func place(of number: Decimal128) -> Int {
    if !scaled.isEmpty, let (floor, isExact) = number.scaled(toPlaces: places) {
      let place = ColumnLookup.place(of: floor, among: scaled)
      // A fraction past a point lies above it.
      return !isExact && place % 2 == 1 ? place + 1 : place
    }
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) >> 1
      if points[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < points.count && points[low] == number ? 2 * low + 1 : 2 * low
  }
}

/// Texts by their UTF-8 bytes in a table of open addresses.
struct StringLookup: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]
  /// Class + 1, or 0 for none; a power of two long.
  private let table: [Int32]
  let count: Int

  init(_ texts: [String]) {
    var bytes: [UInt8] = []
    var starts: [Int] = [0]
    for text in texts {
      bytes += Array(text.nfc.utf8)
      starts.append(bytes.count)
    }
    var size = 8
    while size < texts.count * 3 { size *= 2 }
    var table = [Int32](repeating: 0, count: size)
    for (index, _) in texts.enumerated() {
      var slot = bytes[starts[index]..<starts[index + 1]].withUnsafeBytes { Self.hash($0) } & (size - 1)
      while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = Int32(index + 1)
    }
    self.bytes = bytes
    self.starts = starts
    self.table = table
    self.count = texts.count
  }

  /// The class of a text: the listed one that is the same in NFC, else the last.
  @inline(__always)
  func place(of text: String) -> Int {
    let found = text.utf8.withContiguousStorageIfAvailable { place(ofBytes: UnsafeRawBufferPointer($0)) }
    let index = found ?? place(ofSlowly: text)
    // Letters with combining marks are listed composed.
    return index == count && !text.utf8.allSatisfy({ $0 < 0xCC }) ? place(ofSlowly: text.nfc) : index
  }

  private func place(ofSlowly text: String) -> Int { Array(text.utf8).withUnsafeBytes { place(ofBytes: $0) } }

  @inline(__always)
  func place(ofBytes text: UnsafeRawBufferPointer) -> Int {
    var slot = Self.hash(text) & (table.count - 1)
    while true {
      let index = Int(table[slot]) - 1
      if index < 0 { return count }
      let start = starts[index]
      if starts[index + 1] - start == text.count {
        let isSame = bytes.withUnsafeBytes { own in
          for position in 0..<text.count where own[start + position] != text[position] { return false }
          return true
        }
        if isSame { return index }
      }
      slot = (slot + 1) & (table.count - 1)
    }
  }

  /// Eight bytes a step, mixed by multiplication.
  @inline(__always)
  static func hash(_ text: UnsafeRawBufferPointer) -> Int {
    var mixed = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
    var position = 0
    while position + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      mixed = (mixed ^ word) &* 0x9FB2_1C65_1E98_DF25
      mixed ^= mixed >> 32
      position += 8
    }
    var rest: UInt64 = 0
    while position < text.count {
      rest = rest << 8 | UInt64(text[position])
      position += 1
    }
    mixed = (mixed ^ rest) &* 0x9FB2_1C65_1E98_DF25
    mixed ^= mixed >> 29
    return Int(truncatingIfNeeded: mixed & 0x7FFF_FFFF)
  }
}
