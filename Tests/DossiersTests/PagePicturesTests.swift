import Foundation
import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Hình của trang PDF")
struct PagePicturesTests {
  private static let twelve = PDF.pdf((1...12).map { number in PDF.page { $0.text("Page \(number)", 72, 100) } })

  private let reader = TestPrograms.reader(ReaderChild.argument)

  private func pictures(_ bytes: [UInt8], pages: [Int], digest: Digest? = nil) throws -> PagePictures {
    try TemporaryFolder.run { folder in
      try Data(bytes).write(to: folder.appendingPathComponent("a.pdf"))
      return try PagePictures(
        of: [.init(path: "a.pdf", digest: digest ?? Digest(of: bytes), pages: pages)], at: folder.path, by: reader)
    }
  }

  @Test("Chỉ trang được hỏi, mỗi trang một PNG với cỡ trang, dù các trang không liền nhau")
  func drawsWhatIsAskedFor() throws {
    let asked = [2, 3, 12]
    let pictures = try pictures(Self.twelve, pages: asked)
    var seen: Set<String> = []
    for page in 1...12 {
      guard asked.contains(page) else {
        #expect(pictures.picture(of: page, in: "a.pdf") == nil)
        continue
      }
      let picture = try #require(pictures.picture(of: page, in: "a.pdf")).get()
      let bytes = try #require(Data(base64Encoded: picture.base64))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(abs(picture.width - 595) < 1 && abs(picture.height - 842) < 1)
      seen.insert(picture.base64)
    }
    #expect(seen.count == asked.count)
  }

  @Test("Mười trang liền nhau chia cho nhiều lượt, trang nào vẫn là trang ấy")
  func drawsLongRuns() throws {
    let many = try pictures(Self.twelve, pages: Array(1...12))
    let one = try pictures(Self.twelve, pages: [11])
    #expect(many.picture(of: 11, in: "a.pdf") == one.picture(of: 11, in: "a.pdf"))
    #expect(many.picture(of: 11, in: "a.pdf") != many.picture(of: 10, in: "a.pdf"))
  }

  @Test("Tệp đã đổi sau khi đọc thì không được vẽ")
  func refusesAnotherFile() throws {
    let pictures = try pictures(Self.twelve, pages: [1], digest: Digest(of: [1]))
    #expect(pictures.picture(of: 1, in: "a.pdf") == .failure(.changed))
  }

  @Test("Trang không có trong tệp, tệp không phải PDF: nói vì sao, không có hình")
  func tellsWhyNot() throws {
    let beyond = try pictures(Self.twelve, pages: [12, 13])
    #expect(throws: Never.self) { try beyond.picture(of: 12, in: "a.pdf")?.get() }
    #expect(beyond.picture(of: 13, in: "a.pdf") == .failure(.notDrawn(.broken)))
    let foreign = try pictures(Array("không phải PDF".utf8), pages: [1])
    #expect(foreign.picture(of: 1, in: "a.pdf") == .failure(.notDrawn(.broken)))
  }

  @Test("Dòng PNG cắt ở bất cứ byte nào cũng ra cùng những hình; không phải PNG là hỏng")
  func cutsAnywhere() throws {
    let one: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 2, 0, 0, 0, 3, 0]
      + [8, 2, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0] + Array("IEND".utf8) + [1, 2, 3, 4]
    let two = one + one
    for cut in two.indices {
      var stream = PictureStream()
      try stream.take(two[..<cut])
      try stream.take(two[cut...])
      #expect(stream.isWhole && stream.pictures.map(\.bytes) == [one, one])
      #expect(stream.pictures[0].width == 512 && stream.pictures[0].height == 768)
    }
    var half = PictureStream()
    try half.take(one.dropLast())
    #expect(!half.isWhole && half.pictures.isEmpty)
    #expect(throws: Unreadable.broken) {
      var stream = PictureStream()
      try stream.take(Array("%PDF-1.7 và gì nữa".utf8)[...])
    }
  }
}
