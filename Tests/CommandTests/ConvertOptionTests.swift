import Foundation
import TestSupport
import Testing

@Suite("Chuyển đổi định dạng cũ, chỉ khi được yêu cầu")
struct ConvertOptionTests {
  @Test("Không yêu cầu thì tệp được nêu tên cùng bước tiếp theo; tên chương trình lạ thì nói dùng gì")
  func namesTheOption() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      try desk.write("ghi-chu.doc", CompoundBuilder.file(holding: ["WordDocument"]))
      let told = try desk.hoso("check", desk.path, "--today", "2026-09-10")
      #expect(told.flat.contains("Tệp ghi-chu.doc: định dạng .doc"))
      #expect(told.flat.contains("--convert libreoffice"))
      let wrong = try desk.hoso("check", desk.path, "--convert", "word")
      #expect(wrong.status == 64 && wrong.flatErrors.contains("Dùng: --convert libreoffice"))
    }
  }

  @Test(
    "Thuyết minh dạng .doc qua LibreOffice cho đúng kết luận như .docx, và báo cáo nói tệp ấy đọc qua bản chuyển đổi",
    .enabled(if: OfficeConverter.program != nil, Comment(rawValue: OfficeConverter.absence)))
  func judgesAlike() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let counts = { (ended: TestPrograms.Ended) in
        ended.text.split(separator: "\n").first { $0.contains(" không đạt · ") }
      }
      let before = try desk.hoso("check", desk.path, "--today", "2026-09-10")
      let paper = desk.folder.appendingPathComponent("thuyet-minh-cong-nghe.docx")
      let docx = Array(try Data(contentsOf: paper))
      let papers = try OfficeConverter.made(of: [("thuyet-minh-cong-nghe.docx", docx)], as: "doc")
      let doc = try #require(papers.first)
      try FileManager.default.removeItem(at: paper)
      try desk.write(doc.0, doc.1)
      let after = try desk.hoso("check", desk.path, "--today", "2026-09-10", "--convert", "libreoffice")
      #expect(counts(after) == counts(before) && after.status == before.status)
      #expect(after.flat.contains("Tệp thuyet-minh-cong-nghe.doc: đọc qua bản do LibreOffice"))
      let json = try desk.hoso(
        "check", desk.path, "--today", "2026-09-10", "--convert", "libreoffice", "--format", "ndjson")
      #expect(json.text.contains("\"cach_doc\"") && json.text.contains("chuyen_doi"))
    }
  }
}
