/// Masks of one length with a small number each: a table of open addresses over one array of words.
struct MaskTable {
  private let words: Int
  private var masks: [UInt64] = []
  private var values: [Int32] = []
  /// Index of a mask + 1, or 0 for none; a power of two long.
  private var slots: [Int32]

  init(words: Int) {
    self.words = words
    self.slots = Array(repeating: 0, count: 16)
  }

  var count: Int { values.count }

  private func hash(_ array: [UInt64], _ start: Int) -> Int {
    var mixed: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in start..<start + words {
      mixed = (mixed ^ array[word]) &* 0x9FB2_1C65_1E98_DF25
      mixed ^= mixed >> 32
    }
    return Int(truncatingIfNeeded: mixed & 0x7FFF_FFFF_FFFF_FFFF)
  }

  func value(of array: [UInt64], at start: Int) -> Int32? {
    var slot = hash(array, start) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if (0..<words).allSatisfy({ masks[index * words + $0] == array[start + $0] }) { return values[index] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Of a mask that is not there yet.
  mutating func insert(_ value: Int32, for array: [UInt64], at start: Int) {
    if (values.count + 1) * 2 > slots.count { grow() }
    masks += array[start..<start + words]
    values.append(value)
    place(values.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for index in values.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    var slot = hash(masks, index * words) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
  }
}
