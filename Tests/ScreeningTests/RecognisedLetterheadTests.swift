import TestSupport
import Testing
import Values

@testable import Dossiers
@testable import Reading

@Suite("Phần đầu giấy tờ đọc từ ảnh")
struct RecognisedLetterheadTests {
  @Test(
    "Trên ảnh, một chữ hoa đọc thành chữ thường không làm tên công ty xuống dòng thành lời khác; chữ thường thì vẫn là lời",
    arguments: [
      ("CÔNG TY cổ PHẦN LAM", "KHÊ", 90, true), ("CÔNG TY CỔ PHẦN LAM", "Ghi chú", 90, false),
      ("CÔNG TY cổ PHẦN LAM", "KHÊ", nil, false),
    ] as [(String, String, Int?, Bool)])
  func goesOnWithRecognisedNames(_ first: String, _ second: String, _ confidence: Int?, _ isName: Bool) throws {
    let lines = [
      (first, Box(left: 67, top: 55, right: 228, bottom: 67)),
      ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Box(left: 272, top: 55, right: 506, bottom: 67)),
      (second, Box(left: 120, top: 69, right: 180, bottom: 80)),
    ]
    let paragraphs = lines.enumerated().map { index, line in
      Paragraph(
        text: line.0, place: Place(part: .body, paragraph: index + 1, page: 1, box: line.1, confidence: confidence),
        headingLevel: nil, doubts: [])
    }
    let letterhead = Letterhead(paragraphs: paragraphs, words: try PublishedRules.rulebook().titleWords)
    #expect(letterhead.holds(2) == isName)
  }
}
