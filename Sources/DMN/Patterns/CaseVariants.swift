/// The scalars that the flag `i` takes for one another: those whose lower-case texts, or whose upper-case texts, are
/// equal (XPath Functions and Operators 3.1, 5.6.1.1). So `k`, `K` and the Kelvin sign are variants, and `i` and `ı`.
enum CaseVariants {
  private struct Entry {
    let value: UInt32
    let others: [UInt32]
  }

  /// The variants of a scalar, itself left out.
  static func others(of value: UInt32) -> [UInt32] {
    guard !isCaseless(value) else { return [] }
    let index = firstEntry(from: value)
    return index < entries.count && entries[index].value == value ? entries[index].others : []
  }

  static func areVariants(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    first == second || others(of: first.value).contains(second.value)
  }

  /// The ranges and every variant of a scalar in them.
  static func closure(of ranges: [ClosedRange<UInt32>]) -> ScalarRanges {
    let given = ScalarRanges(ranges)
    var added: [ClosedRange<UInt32>] = []
    for range in given.ranges {
      for entry in entries[firstEntry(from: range.lowerBound)...] {
        guard entry.value <= range.upperBound else { break }
        for other in entry.others where !given.contains(other) { added.append(other...other) }
      }
    }
    return added.isEmpty ? given : ScalarRanges(given.ranges + added)
  }

  private static func firstEntry(from value: UInt32) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].value < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// ASCII before the letters, the CJK ideographs and the Hangul syllables: most of Unicode, answered at once.
  private static func isCaseless(_ value: UInt32) -> Bool {
    value < 0x41 || (0x3400..<0xA000).contains(value) || (0xAC00..<0xF900).contains(value) || value >= 0x20000
  }

  /// By value; built from the properties of Unicode when a case-insensitive pattern first needs it.
  private static let entries: [Entry] = {
    var byLower: [String: [UInt32]] = [:]
    var byUpper: [String: [UInt32]] = [:]
    for value in UInt32(0x41)..<0x20000 {
      guard !isCaseless(value), let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      guard properties.changesWhenLowercased || properties.changesWhenUppercased else { continue }
      byLower[properties.lowercaseMapping, default: []].append(value)
      byUpper[properties.uppercaseMapping, default: []].append(value)
    }
    var variants: [UInt32: Set<UInt32>] = [:]
    for alike in [byLower.values, byUpper.values].joined() where alike.count > 1 {
      for value in alike { variants[value, default: []].formUnion(alike) }
    }
    return variants.map { Entry(value: $0.key, others: $0.value.subtracting([$0.key]).sorted()) }
      .sorted { $0.value < $1.value }
  }()
}
