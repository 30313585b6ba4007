/// The pages that pdftoppm writes one after another in colour (PPM, `P6`), taken as they come and handed on one at a time: a
/// page at 288 dots an inch is tens of megabytes.
struct ColourPages {
  struct Page {
    let width: Int
    let height: Int
    /// Three bytes a pixel.
    let pixels: [UInt8]
  }

  private var bytes: [UInt8] = []

  /// - Parameter page: called with each page that has come whole.
  /// - Throws: `tooLarge` for a page beyond any paper, `broken` for bytes that are no picture; whatever `page` throws.
  mutating func take(
    _ more: ArraySlice<UInt8>, _ page: (Page) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    bytes += more
    while let header = try PortableHeader(bytes, "6", mostPixels: PreparedPages.mostPixels) {
      let end = header.length + 3 * header.width * header.height
      guard bytes.count >= end else {
        bytes.reserveCapacity(end + (1 << 16))
        return
      }
      let pixels = Array(bytes[header.length..<end])
      bytes = Array(bytes[end...])
      try page(Page(width: header.width, height: header.height, pixels: pixels))
    }
  }

  /// Whether the stream ended between two pages.
  var isWhole: Bool { bytes.isEmpty }
}
