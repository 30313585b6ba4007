import Glibc
import JailShim
import RecognitionShim
import Values

/// This program started again to recognise the letters of some pages: it loads the machine, enters the jail, and writes one
/// line of JSON a page as it goes.
package enum RecogniserChild {
  /// The argument that makes the program a recogniser; the first and the last page of a PDF may follow.
  package static let argument = "__recognise"

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
      let drawn = isPortable ? try PortableTools.drawn(range[0], range[1], dots: PreparedPages.resolution, limits) : nil
      guard ReaderChild.enter(limits) else { return 70 }
      guard say(.record(["may": .string(engine)])) else { return 74 }
      if let drawn {
        try PreparedPages.each(of: drawn, from: range[0]) { (page: OpaquePointer, number: Int) throws(Unreadable) in
          try tell(page, number, hasNext: false, machine)
        }
      } else {
        try PreparedPages.each(ofPicture: ReaderChild.bytes(from: 0), in: 1...mostPages) {
          (page: OpaquePointer, number: Int, hasNext: Bool) throws(Unreadable) in
          try tell(page, number, hasNext: hasNext, machine)
          if hasNext, number == mostPages { throw .tooLarge }
        }
      }
    } catch {
      return say(.record(["fault": .string(error.rawValue)])) ? 0 : 74
    }
    return 0
  }

  private static func tell(
    _ picture: OpaquePointer, _ number: Int, hasNext: Bool, _ machine: PageRecogniser
  ) throws(Unreadable) {
    guard say(try machine.page(picture, number: number, hasNext: hasNext).json) else { throw .crashed }
  }

  private static func say(_ json: JSON) -> Bool { ReaderChild.write(json.bytes() + [0x0A]) }
}
