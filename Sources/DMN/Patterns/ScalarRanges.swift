/// Scalars as sorted ranges of code points that neither overlap nor touch.
struct ScalarRanges: Sendable, Hashable {
  private let lowers: [UInt32]
  private let uppers: [UInt32]

  /// Ranges in any order, overlapping or not.
  init(_ ranges: [ClosedRange<UInt32>] = []) {
    var lowers: [UInt32] = []
    var uppers: [UInt32] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = uppers.last, range.lowerBound <= last &+ 1 {
        uppers[uppers.count - 1] = max(last, range.upperBound)
      } else {
        lowers.append(range.lowerBound)
        uppers.append(range.upperBound)
      }
    }
    (self.lowers, self.uppers) = (lowers, uppers)
  }

  var ranges: [ClosedRange<UInt32>] { zip(lowers, uppers).map { $0...$1 } }

  var complement: ScalarRanges {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return ScalarRanges(gaps)
  }

  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = lowers.count
    while low < high {
      let middle = (low + high) / 2
      if lowers[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low > 0 && value <= uppers[low - 1]
  }
}
