import Foundation
import RecognitionShim
import Values

/// A reader that draws: this program started again for pages of the PDF or picture on standard input, which it writes to
/// standard output as pictures. Poppler draws in its own jail; what it says is taken apart in the reader's.
package enum PictureChild {
  /// The argument that makes the program such a reader; the first and the last page follow.
  package static let argument = "__picture"
  /// A further argument: the pages are wanted as they were prepared for recognising their letters, upright and flat, so
  /// that the recognised words are where their boxes are. A picture has no other pages.
  static let prepared = "prepared"

  /// Pixels an inch: letters of ten points can be read, and a page of text stays below 200 KiB.
  static let resolution = 90

  /// Draws the pages that the words after the argument name; the status is the process's.
  package static func run(_ words: [String], limits: ReaderChild.Limits = ReaderChild.Limits()) -> Int32 {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] >= 1, numbers[1] >= numbers[0] else { return 64 }
    guard words.last != prepared else { return runPrepared(numbers[0]...numbers[1]) }
    guard PortableFile.isOne(ReaderChild.firstBytes()) else { return 65 }
    // As for the words of a PDF: the program is started before the jail is closed, since none can be from inside.
    let tool = Result { () throws(Unreadable) in
      try PortableTools.Tool(
        named: "pdftoppm",
        ["-png", "-r", String(resolution), "-cropbox", "-f", String(numbers[0]), "-l", String(numbers[1])]
          + [PortableTools.input], limits, from: PortableTools.folders)
    }
    guard ReaderChild.enter(limits) else { return 70 }
    return answer { () throws(Unreadable) in try pictures(by: tool.get(), limits) }
  }

  private static func answer(_ draw: () throws(Unreadable) -> [PictureStream.Picture]) -> Int32 {
    let answer: JSON
    do {
      let pictures = try draw()
      answer = .record(["pages": .array(pictures.map(\.json))])
    } catch {
      answer = .record(["fault": .string(error.rawValue)])
    }
    return ReaderChild.write(answer.bytes()) ? 0 : 74
  }

  private static func runPrepared(_ range: ClosedRange<Int>) -> Int32 {
    let limits = RecogniserChild.limits(pages: range.count)
    let isPortable = FileForm(head: ReaderChild.firstBytes()) == .portable
    let tool = Result { () throws(Unreadable) -> PortableTools.Tool? in
      // It is loaded by the first question.
      guard recogniser_version().pointee != 0 else { throw .tesseractMissing }
      return isPortable
        ? try PortableTools.drawn(range.lowerBound, range.upperBound, dots: PreparedPages.resolution, limits) : nil
    }
    guard ReaderChild.enter(limits) else { return 70 }
    return answer { () throws(Unreadable) in
      var bytes: [UInt8] = []
      func draw(_ page: OpaquePointer) throws(Unreadable) {
        let failed = withUnsafeMutablePointer(to: &bytes) { all in
          page_png(
            page, Double(resolution),
            { all, bytes, count in
              all?.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(start: bytes, count: Int(count))
            }, all)
        }
        guard failed == 0 else { throw .memoryLimit }
        guard bytes.count <= limits.outputBytes / 2 else { throw .outputLimit }
      }
      if let tool = try tool.get() {
        try PreparedPages.each(of: tool, from: range.lowerBound) { (page: OpaquePointer, _: Int) throws(Unreadable) in
          try draw(page)
        }
      } else {
        try PreparedPages.each(ofPicture: ReaderChild.bytes(from: 0), in: range) {
          (page: OpaquePointer, _: Int, _: Bool) throws(Unreadable) in try draw(page)
        }
      }
      var stream = PictureStream()
      try stream.take(bytes[...])
      return stream.pictures
    }
  }

  private static func pictures(
    by tool: PortableTools.Tool, _ limits: ReaderChild.Limits
  ) throws(Unreadable) -> [PictureStream.Picture] {
    var stream = PictureStream()
    var count = 0
    try tool.said { (bytes: ArraySlice<UInt8>) throws(Unreadable) in
      count += bytes.count
      // In base64 they are a third longer.
      guard count <= limits.outputBytes / 2 else { throw .outputLimit }
      try stream.take(bytes)
    }
    guard stream.isWhole else { throw .broken }
    return stream.pictures
  }
}

extension PictureStream.Picture {
  /// `[width, height, base64]`.
  fileprivate var json: JSON {
    .array([
      .number(Decimal128(width)), .number(Decimal128(height)), .string(Data(bytes).base64EncodedString()),
    ])
  }
}
