import RecognitionShim
import Values

/// Pages as they are prepared for recognising letters, one at a time: a page at 288 dots an inch is tens of megabytes.
/// The libraries are loaded before the jail is entered.
enum PreparedPages {
  /// Dots an inch at which pages of a PDF are drawn.
  static let resolution = 72 * Int(PAGE_PIXELS_A_POINT)
  /// A sheet of A2 at that resolution; larger ones are drawings, whose letters would not be found.
  static let mostPixels = 34_000_000

  /// Pages of a PDF that are being drawn.
  /// - Parameter take: a page, which is freed afterwards, and its number.
  static func each(
    of drawn: PortableTools.Tool, from first: Int, _ take: (OpaquePointer, Int) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    var stream = ColourPages()
    var number = first
    try drawn.said { (bytes: ArraySlice<UInt8>) throws(Unreadable) in
      try stream.take(bytes) { (page: ColourPages.Page) throws(Unreadable) in
        let picture = page.pixels.withUnsafeBufferPointer {
          page_of_pixels($0.baseAddress, UInt32(page.width), UInt32(page.height), 3, Double(resolution), nil)
        }
        guard let picture else { throw .memoryLimit }
        defer { page_free(picture) }
        try take(picture, number)
        number += 1
      }
    }
    guard stream.isWhole else { throw .broken }
  }

  /// Pages of a picture, as many of the range as there are.
  /// - Parameter take: a page, which is freed afterwards, its number, and whether there is one behind it.
  static func each(
    ofPicture bytes: [UInt8], in range: ClosedRange<Int>,
    _ take: (OpaquePointer, Int, Bool) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    var offset: UInt = 0
    for number in 1...range.upperBound {
      var fault = PICTURE_BROKEN
      if range.contains(number) {
        let picture = bytes.withUnsafeBufferPointer {
          page_of_file($0.baseAddress, UInt($0.count), &offset, UInt(mostPixels), &fault, nil)
        }
        guard let picture else { throw fault == PICTURE_TOO_LARGE ? .tooLarge : .broken }
        defer { page_free(picture) }
        try take(picture, number, offset != 0)
      } else {
        let failed = bytes.withUnsafeBufferPointer {
          page_skip($0.baseAddress, UInt($0.count), &offset, UInt(mostPixels), &fault)
        }
        guard failed == 0 else { throw fault == PICTURE_TOO_LARGE ? .tooLarge : .broken }
      }
      guard offset != 0 else { return }
    }
  }
}
