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
    while let header = try PortableHeader(bytes, "5", mostPixels: Self.mostPixels) {
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
}
