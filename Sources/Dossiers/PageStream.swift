/// The pages that pdftoppm writes one after another, grey, one byte a pixel (PGM, `P5`), taken as they come: of each only
/// what is drawn on it is kept.
struct PageStream {
  private(set) var pages: [PageInk] = []
  private var bytes: [UInt8] = []

  /// Far above any sheet of paper at one pixel a point.
  private static let mostPixels = 40_000_000

  /// - Throws: `tooLarge` for a page beyond any paper, `broken` for bytes that are no picture.
  mutating func take(_ more: ArraySlice<UInt8>) throws(Unreadable) {
    bytes += more
    while let header = try header() {
      let end = header.length + header.width * header.height
      guard bytes.count >= end else {
        bytes.reserveCapacity(end + (1 << 16))
        return
      }
      let page = bytes.withUnsafeBufferPointer { all in
        PageInk(
          grey: UnsafeBufferPointer(rebasing: all[header.length..<end]), width: header.width, height: header.height)
      }
      pages.append(page)
      bytes.removeSubrange(..<end)
    }
  }

  /// Whether the stream ended between two pages.
  var isWhole: Bool { bytes.isEmpty }

  /// `P5\n595 842\n255\n`; nil while it has not come whole.
  private func header() throws(Unreadable) -> (length: Int, width: Int, height: Int)? {
    var position = 0
    var numbers: [Int] = []
    guard bytes.count >= 2 else { return nil }
    guard bytes[0] == UInt8(ascii: "P"), bytes[1] == UInt8(ascii: "5") else { throw .broken }
    position = 2
    while numbers.count < 3 {
      guard position < bytes.count else { return nil }
      guard [0x0A, 0x20].contains(bytes[position]) else { throw .broken }
      position += 1
      var number = 0
      let start = position
      while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
        number = number * 10 + Int(bytes[position] - 0x30)
        guard number <= Self.mostPixels else { throw .tooLarge }
        position += 1
      }
      guard position < bytes.count else { return nil }
      guard position > start else { throw .broken }
      numbers.append(number)
    }
    guard numbers[2] == 255 else { throw .broken }
    guard numbers[0] > 0, numbers[1] > 0, numbers[0] * numbers[1] <= Self.mostPixels else { throw .tooLarge }
    return (position + 1, numbers[0], numbers[1])
  }
}
