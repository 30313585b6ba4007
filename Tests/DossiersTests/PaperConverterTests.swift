import Foundation
import TestSupport
import Testing

@testable import Dossiers

@Suite("Chuyển đổi bằng LibreOffice, trong lồng riêng")
struct PaperConverterTests {
  private func status(_ arguments: [String]) throws -> Int32 {
    try TemporaryFolder.run { folder in
      try PaperConverter.status(
        of: arguments, in: folder.resolvingSymlinksInPath().path, .init(), until: .now + .seconds(30))
    }
  }

  private func bash(_ script: String) throws -> Int32 { try status(["/bin/bash", "-c", script]) }

  private func perl(_ script: String) throws -> Int32 { try status(["/usr/bin/perl", "-MSocket", "-e", script]) }

  @Test("Trong lồng chỉ ghi được vào thư mục riêng, chỉ đọc được chương trình và phông chữ")
  func closesTheFileSystem() throws {
    #expect(try bash("echo a > b && read x < b && read x < /usr/share/common-licenses/GPL-3") == 0)
    #expect(try bash("echo a > /tmp/hoso-converter-probe") != 0)
    #expect(try bash("read x < /etc/passwd") != 0)
    #expect(try bash("read x < \(TestPrograms.jailProbe)") != 0)
  }

  @Test("Trong lồng không có mạng, không ổ cắm nào dẫn đi đâu, không tiến trình con, không đụng tiến trình khác")
  func closesTheRest() throws {
    #expect(try perl("exit 0") == 0)
    #expect(try perl("exit(socket(S, AF_INET, SOCK_STREAM, 0) ? 0 : 1)") == 1)
    #expect(try perl("exit(socket(S, AF_INET6, SOCK_DGRAM, 0) ? 0 : 1)") == 1)
    #expect(try perl("exit(socket(S, AF_UNIX, SOCK_DGRAM, 0) ? 0 : 1)") == 1)
    #expect(
      try perl("socket(S, AF_UNIX, SOCK_STREAM, 0) or exit 2; exit(connect(S, sockaddr_un('/dev/log')) ? 0 : $!+0)")
        == 1)
    #expect(try perl("exit(defined(fork()) ? 0 : 1)") == 1)
    #expect(try perl("exit(kill(0, getppid()) ? 0 : 1)") == 1)
  }

  @Test("Quá giờ thì bị giết cả nhóm; chương trình không có thì nói là không chạy được")
  func endsInTime() throws {
    #expect(throws: Unreadable.timeLimit) {
      try PaperConverter.status(of: ["/usr/bin/sleep", "60"], in: "/tmp", .init(), until: .now)
    }
    #expect(throws: Unreadable.notStarted) { try status(["/không/có"]) }
    #expect(PaperConverter(in: ["/không/có"]) == nil)
  }

  @Test("Không có --convert thì .doc chỉ được nêu tên định dạng và bước tiếp theo")
  func asksForTheOption() {
    let doc = CompoundBuilder.file(holding: ["WordDocument"])
    let told = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "a.doc", bytes: doc)])
    #expect(told.first == .failure(.oldFormat))
  }

  @Test(
    ".doc, .odt, .rtf qua LibreOffice cho đúng chữ, bảng, và giữ dấu gạch ngang, chữ ẩn, sửa đổi",
    .enabled(if: OfficeConverter.program != nil, "\(OfficeConverter.absence)"), arguments: ["doc", "odt", "rtf"])
  func convertsTexts(_ form: String) throws {
    let body =
      WordBuilder.p("Công suất thiết kế của dây chuyền") + "<w:p>\(WordBuilder.r("842", "<w:strike/>"))</w:p>"
      + "<w:p>\(WordBuilder.r("thấy"))\(WordBuilder.r("ẩn", "<w:vanish/>"))</w:p>"
      + "<w:p>\(WordBuilder.r("còn "))<w:ins w:id=\"1\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\">\(WordBuilder.r("900"))</w:ins></w:p>"
      + WordBuilder.tbl(WordBuilder.tr(["Dây chuyền", "Công suất"]), WordBuilder.tr(["Kéo sợi", "1.000 kg/h"]))
      + WordBuilder.p("hết")
    let types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    let relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    let docx = WordBuilder.docx(body: body, more: [("[Content_Types].xml", types), ("_rels/.rels", relations)])
    let made = try #require(try OfficeConverter.made(of: [("a.docx", docx)], as: form).first)
    let converter = try #require(PaperConverter())
    let reader = JailedReader(
      executable: TestPrograms.jailProbe, arguments: [ReaderChild.argument], converter: converter)
    let document = try #require(try reader.documents(of: [.init(path: made.0, bytes: made.1)]).first?.get())
    let paragraphs = document.blocks.compactMap { block -> Paragraph? in
      if case .paragraph(let paragraph) = block { paragraph } else { nil }
    }
    #expect(paragraphs.map(\.text) == ["Công suất thiết kế của dây chuyền", "842", "thấy", "còn 900", "hết"])
    #expect(paragraphs.map(\.doubts) == [[], [.struck], [.hidden], [.tracked], []])
    let table = document.blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
    #expect(table?.rows.last?.map(\.text) == ["Kéo sợi", "1.000 kg/h"])
    #expect(document.notes.map(\.kind) == [.converted])
    #expect(document.notes.first?.detail.hasSuffix("từ .\(form)") ?? false)
  }

  /// Writer alone converts texts; sheets need Calc.
  private static let hasCalc = FileManager.default.fileExists(atPath: "/usr/lib/libreoffice/share/registry/calc.xcd")

  @Test(
    ".xls, .ods qua LibreOffice cho bảng có tên ô",
    .enabled(if: hasCalc, "máy này không có LibreOffice Calc"), arguments: ["xls", "ods"])
  func convertsSheets(_ form: String) throws {
    func row(_ cells: [String]) -> String {
      let told = cells.map {
        "<table:table-cell office:value-type=\"string\"><text:p>\($0)</text:p></table:table-cell>"
      }
      return "<table:table-row>\(told.joined())</table:table-row>"
    }
    let spaces = ["office", "table", "text"].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
    let rows = [["Dây chuyền", "Công suất"], ["Kéo sợi", "842"], ["Nhuộm", "500"]].map(row)
    let flat =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document \(spaces.joined(separator: " ")) office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"Máy\">\(rows.joined())</table:table></office:spreadsheet></office:body></office:document>"
    let papers = try OfficeConverter.made(of: [("a.fods", Array(flat.utf8))], as: form)
    let made = try #require(papers.first)
    let reader = JailedReader(
      executable: TestPrograms.jailProbe, arguments: [ReaderChild.argument], converter: PaperConverter())
    let document = try #require(try reader.documents(of: [.init(path: made.0, bytes: made.1)]).first?.get())
    guard case .table(let table)? = document.blocks.first else {
      Issue.record("không có bảng")
      return
    }
    #expect(table.rows.map { $0.map(\.text).last } == ["Công suất", "842", "500"])
    #expect(table.rows[1][1].place.description == "trang tính «Máy», ô B2")
  }

  @Test(
    "Tệp hỏng thì nói là không chuyển đổi được",
    .enabled(if: OfficeConverter.program != nil, "\(OfficeConverter.absence)"))
  func tellsBrokenPapers() throws {
    let converter = try #require(PaperConverter())
    #expect(throws: Unreadable.notConverted) {
      try converter.converted(CompoundBuilder.file(holding: ["WordDocument"]), from: .doc)
    }
  }
}
