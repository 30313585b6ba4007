/// A set of rows as bits, 64 a word.
struct RowMask: Sendable, Hashable {
  private(set) var words: [UInt64]

  init(words count: Int) {
    self.words = Array(repeating: 0, count: count)
  }

  /// At least one, so that a table without rows has a mask too.
  static func words(forRows rows: Int) -> Int { max(1, (rows + 63) / 64) }

  /// The first `rows` rows.
  init(allOf rows: Int) {
    self.init(words: Self.words(forRows: rows))
    for row in 0..<rows { insert(row) }
  }

  mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

  func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
}
