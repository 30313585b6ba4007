import Foundation
import TestSupport
import Testing
import Values

@Suite("Lệnh xem điều đọc được: màn hình, JSON, trang; ghi ra ngoài hồ sơ; dấu mật")
struct ReadTests {
  @Test("Màn hình vừa 80 cột, tệp chưa đọc đứng đầu, mã thoát 2; không cần biết thủ tục")
  func screen() throws {
    try Desk.with("gia-han-tep-chua-doc") { desk in
      let ended = try desk.hoso("read", desk.path)
      #expect(ended.status == 2 && ended.errors.isEmpty)
      let lines = ended.text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 } && ended.flat.contains("CHƯA ĐỌC ĐƯỢC: Tệp ban-quet.pdf: "))
      try FileManager.default.removeItem(at: desk.folder.appendingPathComponent("ho-so.json"))
      let nameless = try desk.hoso("doc", desk.path)
      #expect(nameless.status == 2 && nameless.flat.contains("Chưa biết thủ tục"), "\(nameless.errors)")
    }
  }

  @Test("JSON đọc lại được và lần nào cũng như nhau; mã thoát 0 khi đọc hết và chắc cả")
  func json() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let ended = try desk.hoso("read", desk.path, "--format", "json", "--today", "2026-09-10")
      let again = try desk.hoso("read", desk.path, "--format", "json", "--today", "2026-09-10")
      #expect(ended.status == 0 && ended.output == again.output)
      let papers = try #require(try JSON.parse(ended.output)["giay_to"]?.array)
      #expect(papers.count == 6 && papers.allSatisfy { $0["ten_loai"] != nil && $0["sha256"]?.string?.count == 64 })
    }
  }

  @Test("--output ghi một tệp trọn vẹn ngoài hồ sơ; trong hồ sơ, kể cả qua liên kết, thì bị từ chối")
  func output() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let beside = desk.folder.deletingLastPathComponent()
      let place = beside.appendingPathComponent("doc.html").path
      let ended = try desk.hoso("read", desk.path, "--format", "html", "--output", place)
      #expect(ended.status == 0 && ended.flat.contains("Đã ghi điều đọc được vào"), "\(ended.errors)")
      let page = try String(contentsOfFile: place, encoding: .utf8)
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
      let link = beside.appendingPathComponent("lien-ket")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: desk.folder)
      for inside in [desk.path + "/doc.html", link.path + "/doc.html", desk.path] {
        let refused = try desk.hoso("read", desk.path, "-o", inside)
        #expect(refused.status == 64 && refused.flatErrors.contains("nằm trong hồ sơ"), "\(refused.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: desk.path + "/doc.html"))
      let nowhere = try desk.hoso("read", desk.path, "-o", beside.path + "/khong-co/doc.txt")
      #expect(nowhere.status == 74)
      #expect(try desk.hoso("read", desk.path, "--all-pages").status == 64)
    }
  }

  @Test("Dấu mật dừng mọi thứ như check: không in, không ghi gì của hồ sơ", arguments: ["text", "json", "html"])
  func secrecy(_ format: String) throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      try desk.write("b.docx", WordBuilder.docx(body: WordBuilder.p("TỐI MẬT") + WordBuilder.p("Nội dung riêng")))
      let place = desk.folder.deletingLastPathComponent().appendingPathComponent("doc").path
      let checked = try desk.hoso("check", desk.path)
      for arguments in [[], ["-o", place]] {
        let ended = try TestPrograms.run(
          TestPrograms.hoso, ["read", desk.path, "--format", format] + arguments,
          environment: ["HOSO_RULES": PublishedRules.location])
        #expect(ended.status == 65 && ended.output.isEmpty && ended.errors == checked.errors)
      }
      #expect(!FileManager.default.fileExists(atPath: place))
    }
  }

  @Test("Không tệp nào đọc được thì như check: mã thoát 66, từng tệp với lý do")
  func nothingReadable() throws {
    try Desk.with { desk in
      try desk.write("a.pdf", [0, 1, 2, 3, 0, 255, 254])
      let ended = try desk.hoso("read", desk.path, "--procedure", "1.009659")
      #expect(ended.status == 66 && ended.output.isEmpty && ended.flatErrors.contains("a.pdf: "))
    }
  }

  @Test("Trang quét trong PDF có chữ được vẽ để cán bộ xem, và nói là chưa đọc")
  func picturesOfUnreadPages() throws {
    try Desk.with { desk in
      let words = PortableBuilder.page { page in
        for line in 0..<20 {
          page.text("Words of the first page that are read, line \(line)", 72, 80 + 20 * Double(line))
        }
      }
      let scan = PortableBuilder.page { $0.picture(0, 0, 595, 842) }
      try desk.write("a.pdf", PortableBuilder.pdf([words, scan]))
      let ended = try desk.hoso("read", desk.path, "--format", "html", "--no-ocr", "--procedure", "1.009659")
      #expect(ended.status == 2, "\(ended.errors)")
      #expect(ended.text.contains("<img alt=\"Trang 2 của a.pdf\" src=\"data:image/png;base64,iVBOR"))
      #expect(!ended.text.contains("Trang 1 của a.pdf") && ended.text.contains("1 trang quét chưa đọc (xem trang 2)"))
      let all = try desk.hoso(
        "read", desk.path, "--format", "html", "--all-pages", "--no-ocr", "--procedure", "1.009659")
      #expect(all.text.contains("Trang 1 của a.pdf"))
    }
  }
}
