import Glibc
import JailShim
import RecognitionShim
import Values

/// This program started again to recognise the letters of some pages: it loads the machine, enters the jail, and writes one
/// line of JSON a page as it goes.
package enum RecogniserChild {
  /// The argument that makes the program a recogniser; the first and the last page of a PDF may follow.
  package static let argument = "__recognise"

  /// Dots an inch at which pages of a PDF are drawn.
  private static let resolution = 72 * Int(PAGE_PIXELS_A_POINT)
  /// A sheet of A2 at that resolution; larger ones are drawings, whose letters would not be found.
  static let mostPixels = 34_000_000
  /// In points, whichever way the sheet lies: A2.
  static let largestSheet = 1200.0 * 1700
  static let mostPages = 100

  static func limits(pages: Int) -> ReaderChild.Limits {
    var limits = ReaderChild.Limits()
    limits.processorSeconds = 20 + 20 * pages
    limits.wallSeconds = 90
    return limits
  }

  /// The status is the process's.
  package static func run(_ arguments: [String]) -> Int32 {
    let range = arguments.count == 2 ? arguments.compactMap { Int($0) } : []
    let isPortable = FileForm(head: ReaderChild.firstBytes()) == .portable
    guard range.count == 2 || !isPortable else { return 64 }
    let limits = limits(pages: isPortable ? range[1] - range[0] + 1 : mostPages)
    do throws(Unreadable) {
      let machine = try PageRecogniser()
      let engine = machine.engine
      let drawn = isPortable ? try PortableTools.drawn(range[0], range[1], dots: resolution, limits) : nil
      guard ReaderChild.enter(limits) else { return 70 }
      guard say(.record(["may": .string(engine)])) else { return 74 }
      if let drawn {
        try pages(of: drawn, from: range[0], machine)
      } else {
        try pages(ofPicture: ReaderChild.bytes(from: 0), machine)
      }
    } catch {
      return say(.record(["fault": .string(error.rawValue)])) ? 0 : 74
    }
    return 0
  }

  private static func pages(
    of drawn: PortableTools.Tool, from first: Int, _ machine: PageRecogniser
  ) throws(Unreadable) {
    var stream = ColourPages()
    var number = first
    try drawn.said { (bytes: ArraySlice<UInt8>) throws(Unreadable) in
      try stream.take(bytes) { (page: ColourPages.Page) throws(Unreadable) in
        let picture = page.pixels.withUnsafeBufferPointer {
          page_of_pixels($0.baseAddress, UInt32(page.width), UInt32(page.height), 3, Double(resolution), nil)
        }
        try tell(picture, number, hasNext: false, machine)
        number += 1
      }
    }
    guard stream.isWhole else { throw .broken }
  }

  private static func pages(ofPicture bytes: [UInt8], _ machine: PageRecogniser) throws(Unreadable) {
    var offset: UInt = 0
    for number in 1...mostPages {
      var fault = PICTURE_BROKEN
      let picture = bytes.withUnsafeBufferPointer {
        page_of_file($0.baseAddress, UInt($0.count), &offset, UInt(mostPixels), &fault, nil)
      }
      guard picture != nil else { throw fault == PICTURE_TOO_LARGE ? .tooLarge : .broken }
      let hasNext = offset != 0
      try tell(picture, number, hasNext: hasNext, machine)
      guard hasNext else { return }
    }
    throw .tooLarge
  }

  private static func tell(
    _ picture: OpaquePointer?, _ number: Int, hasNext: Bool, _ machine: PageRecogniser
  ) throws(Unreadable) {
    guard let picture else { throw .memoryLimit }
    defer { page_free(picture) }
    guard say(try machine.page(picture, number: number, hasNext: hasNext).json) else { throw .crashed }
  }

  private static func say(_ json: JSON) -> Bool { ReaderChild.write(json.bytes() + [0x0A]) }
}
