import Foundation
import RecognitionShim

/// What `reading_speed.py` needs of the recogniser: a page as it is prepared, so that others can be given the very same
/// picture, and one plain pass over a page, which is what others do with it.
struct PictureSpeed {
  /// Far above any sheet of paper at the resolution of prepared pages.
  private static let mostPixels: UInt = 100_000_000

  struct Refused: Error {
    let what: String
  }

  /// Writes a picture's only page as the reader prepares it: flattened, straightened, 288 dots an inch. What was red on it
  /// is in red.
  static func prepare(_ path: String, to output: String) throws {
    let page = try page(path)
    defer { page_free(page) }
    var bytes: [UInt8] = []
    let failed = withUnsafeMutablePointer(to: &bytes) { all in
      page_png(
        page, Double(72 * PAGE_PIXELS_A_POINT),
        { all, bytes, count in
          all?.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(start: bytes, count: Int(count))
        }, all)
    }
    guard failed == 0 else { throw Refused(what: "\(path): no picture") }
    try Data(bytes).write(to: URL(fileURLWithPath: output))
  }

  /// Loads the machine, prepares the page, recognises it whole once, and prints its words, one a line.
  static func pass(_ path: String) throws {
    var fault = RECOGNISER_LIBRARY_MISSING
    guard let machine = recogniser_open("vie", &fault) else { throw Refused(what: "no tesseract") }
    let page = try page(path)
    defer { page_free(page) }
    let failed = recogniser_read(
      machine, page, 0, 0, Int32(page_width(page)), Int32(page_height(page)), 1, RECOGNISE_PAGE,
      { _, text, _, _, _, _, _, _, _ in if let text { print(String(cString: text)) } }, nil)
    guard failed == 0 else { throw Refused(what: "\(path): not recognised") }
  }

  private static func page(_ path: String) throws -> OpaquePointer {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    guard recogniser_version().pointee != 0 else { throw Refused(what: "no tesseract") }
    var offset: UInt = 0
    var fault = PICTURE_BROKEN
    guard let page = page_of_file(bytes, UInt(bytes.count), &offset, mostPixels, &fault, nil), offset == 0
    else { throw Refused(what: "\(path): not one page") }
    return page
  }
}
