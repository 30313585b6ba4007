import Foundation
import RecognitionShim
import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Trang nhận dạng được vẽ như đã chuẩn bị", .enabled(if: canRecognise), .serialized)
struct PreparedPagesTests: Recognising {
  /// Pixels of ink in a box of a drawn page, in so many points around it too.
  private func ink(_ picture: PagePicture, _ box: Box, around: Double) throws -> UInt {
    let png = Array(try #require(Data(base64Encoded: picture.base64)))
    var offset: UInt = 0
    var fault = PICTURE_BROKEN
    let page = try #require(page_of_file(png, UInt(png.count), &offset, UInt(PreparedPages.mostPixels), &fault, nil))
    defer { page_free(page) }
    let scale = Double(PAGE_PIXELS_A_POINT)
    let sides = [box.left - around, box.top - around, box.right + around, box.bottom + around].map { Int32($0 * scale) }
    var rows = [UInt32](repeating: 0, count: Int(sides[3] - sides[1]))
    var (from, to) = (Int32(0), Int32(0))
    return UInt(page_row_ink(page, sides[0], sides[1], sides[2], sides[3], &rows, &from, &to))
  }

  @Test("Hình của trang nhận dạng là trang đã nắn thẳng: chữ nằm trong khung của nó", arguments: ["pdf", "png"])
  func drawsPreparedPages(_ form: String) throws {
    let photo = try ScanBuilder(of: Self.tabled).photographed([0.03, 0.02, 0.01, 0.035, 0.04, 0.01, 0.015, 0.03])
    let bytes = form == "pdf" ? photo.pdf : try ScanBuilder.drawn(photo.pdf, ["-r", "200", "-png"])
    let document = try read(bytes)
    #expect(document.recognisedPages == [1])
    let box = try #require(
      document.blocks.lazy.compactMap { block -> Box? in
        guard case .paragraph(let paragraph) = block, paragraph.text == "Danh sach may moc" else { return nil }
        return paragraph.place.box
      }.first)
    let pictures = try TemporaryFolder.run { folder in
      try Data(bytes).write(to: folder.appendingPathComponent("a"))
      func draw(_ recognised: Set<Int>) throws -> PagePictures {
        try PagePictures(
          of: [.init(path: "a", digest: document.digest, pages: [1], recognised: recognised)], at: folder.path,
          by: TestPrograms.reader(ReaderChild.argument))
      }
      return (prepared: try draw([1]), other: try draw([]))
    }
    let picture = try #require(pictures.prepared.picture(of: 1, in: "a")).get()
    let inside = try ink(picture, box, around: 1)
    #expect(inside > 500)
    #expect(try ink(picture, box, around: 5) == inside)
    // A picture has no other pages; those of a PDF are drawn as they are seen.
    #expect((pictures.other.picture(of: 1, in: "a") == pictures.prepared.picture(of: 1, in: "a")) == (form == "png"))
  }

  @Test("Ảnh được vẽ theo cỡ giấy; trang mà nó không có thì nói là không có")
  func drawsPictures() throws {
    let scan = try ScanBuilder(of: Self.prose).pdf
    let png = try ScanBuilder.drawn(scan, ["-r", "100", "-png"])
    let drawn = try TemporaryFolder.run { folder in
      try Data(png).write(to: folder.appendingPathComponent("a"))
      return try PagePictures(
        of: [.init(path: "a", digest: Digest(of: png), pages: [1, 2])], at: folder.path,
        by: TestPrograms.reader(ReaderChild.argument))
    }
    let picture = try #require(drawn.picture(of: 1, in: "a")).get()
    #expect(abs(picture.width - 595) < 3 && abs(picture.height - 842) < 3)
    #expect(drawn.picture(of: 2, in: "a") == .failure(.notDrawn(.broken)))
  }
}
