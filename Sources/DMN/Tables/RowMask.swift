/// A set of rows as bits, 64 a word.
struct RowMask: Sendable, Hashable {
  private(set) var words: [UInt64]

  init(words count: Int) {
    self.words = Array(repeating: 0, count: count)
  }

  static func words(forRows rows: Int) -> Int { (rows + 63) / 64 }

  /// The first `rows` rows.
  init(allOf rows: Int) {
    self.init(words: Self.words(forRows: rows))
    for row in 0..<rows { insert(row) }
  }

  mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

  func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func intersection(_ other: RowMask) -> RowMask {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  func subtracting(_ other: RowMask) -> RowMask {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  /// The rows, in order.
  var rows: [Int] {
    words.indices.flatMap { word -> [Int] in
      var rest = words[word]
      var rows: [Int] = []
      while rest != 0 {
        rows.append(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return rows
    }
  }

  var first: Int? {
    for (index, word) in words.enumerated() where word != 0 { return index << 6 + word.trailingZeroBitCount }
    return nil
  }
}
