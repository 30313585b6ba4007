import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Đọc tệp Word")
struct WordFileTests {
  private func blocks(_ body: String, more: [(String, String)] = []) throws -> [Block] {
    try WordFile(WordBuilder.docx(body: body, more: more)).blocks
  }

  private func texts(_ blocks: [Block]) -> [String] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
  }

  @Test("Đoạn văn theo thứ tự, chữ tổ hợp dựng sẵn, tab và xuống dòng giữ nguyên")
  func readsParagraphs() throws {
    let body =
      WordBuilder.p("Co\u{302}ng sua\u{302}\u{301}t")
      + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    #expect(texts(try blocks(body)) == ["Công suất", "a\tb\nc"])
  }

  @Test("Sửa đổi theo dõi: chữ xóa bỏ đi, chữ thêm giữ lại, và đoạn bị đánh dấu")
  func readsTrackedChanges() throws {
    let body =
      "<w:p><w:r><w:t>còn </w:t></w:r><w:del><w:r><w:delText>842</w:delText></w:r></w:del>"
      + "<w:ins><w:r><w:t>900</w:t></w:r></w:ins></w:p>" + WordBuilder.p("nguyên")
    let paragraphs = try blocks(body).compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    #expect(paragraphs.map(\.text) == ["còn 900", "nguyên"])
    #expect(paragraphs.map(\.doubts) == [[.tracked], []])
  }

  @Test("Ô gộp ngang và dọc giữ đúng cột")
  func readsMergedCells() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(WordBuilder.p(text))</w:tc>"
    }
    let body =
      "<w:tbl><w:tr>\(cell("A", "<w:gridSpan w:val=\"2\"/>"))\(cell("B"))</w:tr>"
      + "<w:tr>\(cell("1", "<w:vMerge w:val=\"restart\"/>"))\(cell("2"))\(cell("3"))</w:tr>"
      + "<w:tr>\(cell("", "<w:vMerge/>"))\(cell("4"))\(cell("5"))</w:tr></w:tbl>"
    guard case .table(let table)? = try blocks(body).first else {
      Issue.record("không có bảng")
      return
    }
    #expect(table.rows.map { $0.map(\.column) } == [[0, 2], [0, 1, 2], [0, 1, 2]])
    #expect(table.rows.map { $0.map(\.text) } == [["A", "B"], ["1", "2", "3"], ["1", "4", "5"]])
    #expect(table.rows[2][0].continuesAbove)
    #expect(table.rows[2][1].place.description == "bảng 1, dòng 3, ô 2")
  }

  @Test("Đầu trang đọc trước, hộp chữ đọc được, chữ ẩn và hình không im lặng")
  func readsEverythingOrSaysSo() throws {
    let box =
      "<w:p><w:r><w:drawing><x><w:txbxContent>\(WordBuilder.p("trong hộp"))</w:txbxContent></x></w:drawing></w:r></w:p>"
    let hidden =
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:drawing><blip/></w:drawing></w:r></w:p>"
    let header = ("word/header1.xml", "<w:hdr \(WordBuilder.namespace)>\(WordBuilder.p("MẬT"))</w:hdr>")
    let file = try WordFile(WordBuilder.docx(body: box + hidden, more: [header]))
    #expect(texts(file.blocks) == ["MẬT", "trong hộp"])
    #expect(
      file.unreadParts
        == [.init(kind: .hiddenText, count: 1), .init(kind: .picture, count: 1)].sorted { $0.kind < $1.kind })
  }

  @Test("Nội dung viết hai lần cho hai đời Word thì đọc một lần, cả khi bọc ngoài đoạn và trong ô")
  func readsAlternativesOnce() throws {
    func twice(_ text: String) -> String {
      "<mc:AlternateContent><mc:Choice Requires=\"wps\">\(WordBuilder.p(text))</mc:Choice>"
        + "<mc:Fallback>\(WordBuilder.p("bản cũ"))</mc:Fallback></mc:AlternateContent>"
    }
    let body = twice("ngoài đoạn") + "<w:tbl><w:tr><w:tc>\(twice("trong ô"))</w:tc></w:tr></w:tbl>"
    let file = try WordFile(WordBuilder.docx(body: body))
    #expect(texts(file.blocks) == ["ngoài đoạn"])
    guard case .table(let table)? = file.blocks.last else {
      Issue.record("không có bảng")
      return
    }
    #expect(table.rows.map { $0.map(\.text) } == [["trong ô"]])
    #expect(file.unreadParts.isEmpty && file.asides.map(\.text) == ["bản cũ", "bản cũ"])
  }

  @Test("Chữ có chú âm phía trên: chữ chính đọc, chữ nhỏ không lẫn vào, và chỗ ấy đáng ngờ")
  func readsRuby() throws {
    let ruby =
      "<w:p><w:r><w:t>công </w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>suất</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    guard case .paragraph(let paragraph)? = try blocks(ruby).first else {
      Issue.record("không có đoạn")
      return
    }
    #expect(paragraph.text == "công suất" && paragraph.doubts == [.raised])
  }

  @Test("Chú thích cuối trang và cuối văn bản đọc được, nói đúng là chú thích")
  func readsNotes() throws {
    let notes = ["footnote", "endnote"].map { name in
      (
        "word/\(name)s.xml",
        "<w:\(name)s \(WordBuilder.namespace)><w:\(name) w:id=\"1\">\(WordBuilder.p(name))</w:\(name)></w:\(name)s>"
      )
    }
    let told = try blocks(WordBuilder.p("thân"), more: notes).compactMap { block -> Paragraph? in
      if case .paragraph(let paragraph) = block { paragraph } else { nil }
    }
    #expect(told.map(\.text) == ["thân", "footnote", "endnote"])
    #expect(told.map(\.place.part) == [.body, .footnote, .footnote])
  }

  @Test("Tiêu đề cho biết chỗ của đoạn")
  func tellsHeadings() throws {
    let heading = "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Công suất</w:t></w:r></w:p>"
    guard case .paragraph(let paragraph)? = try blocks(heading + WordBuilder.p("842")).last else {
      Issue.record("không có đoạn")
      return
    }
    #expect(paragraph.place.description == "đoạn 2 (mục «Công suất»)")
  }

  @Test("Thuộc tính của tệp: nguyên văn, phần để trống thì bỏ, đi qua ống nguyên vẹn")
  func tellsProperties() throws {
    let core =
      "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:t=\"t\"><dc:title>Thuyết minh</dc:title><dc:subject/>"
      + "<dc:creator>Đỗ A</dc:creator><t:created>2026-01-02T03:04:05Z</t:created><cp:revision>4</cp:revision></cp:coreProperties>"
    let app = "<Properties><Application>Máy soạn</Application><Company>Công ty</Company></Properties>"
    let bytes = WordBuilder.docx(
      body: WordBuilder.p("a"), more: [("docProps/app.xml", app), ("docProps/core.xml", core)])
    let piped = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "x.docx", bytes: bytes)])
    let document = try #require(piped.first).get()
    #expect(document.properties.map(\.kind) == [.title, .author, .created, .program])
    #expect(document.properties.map(\.text) == ["Thuyết minh", "Đỗ A", "2026-01-02T03:04:05Z", "Máy soạn"])
    #expect(texts(document.blocks) == ["a"])
  }

  @Test("DTD, thực thể ngoài, thực thể nở ra, tệp cụt, tệp không phải Word đều bị từ chối")
  func refusesAttacks() {
    let bomb =
      "<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><w:document \(WordBuilder.namespace)><w:body>&z;</w:body></w:document>"
    #expect(throws: WordFile.Fault.brokenPart("word/document.xml")) {
      try WordFile(WordBuilder.zip([("word/document.xml", bomb)]))
    }
    for attack in [HostileBuilder.entity, HostileBuilder.laughs] {
      #expect(throws: WordFile.Fault.brokenPart("word/document.xml")) { try WordFile(attack) }
    }
    let good = WordBuilder.docx(body: WordBuilder.p("x"))
    #expect(throws: WordFile.Fault.self) { try WordFile(Array(good[..<(good.count / 2)])) }
    #expect(throws: WordFile.Fault.notWord) { try WordFile(WordBuilder.zip([("xl/workbook.xml", "<a/>")])) }
    #expect(throws: Unreadable.broken) { try ReaderChild.document(of: [0xD0, 0xCF, 0x11, 0xE0, 0]) }
    #expect(throws: Unreadable.notSupported) { try ReaderChild.document(of: Array("GIF89a".utf8)) }
  }

  @Test("Tệp nén nở quá mức bị dừng theo byte thật sự giải ra")
  func refusesZipBombs() {
    let zeros = [UInt8](repeating: 0x20, count: 40 << 20)
    let bomb = WordBuilder.zip([("word/document.xml", zeros)])
    #expect(throws: ZipArchive.Fault.tooLarge) { try ZipArchive.entries(of: bomb) { _ in true } }
    let flood = WordBuilder.zip((0..<200).map { ("a\($0)", "x") })
    #expect(throws: ZipArchive.Fault.tooLarge) {
      try ZipArchive.entries(of: flood, limits: .init(entries: 100)) { _ in true }
    }
  }

  @Test("Tệp nén không ép (stored) đọc như tệp có ép, kể cả mục rỗng")
  func readsStoredEntries() throws {
    let contents = [("a.docx", Array("x".utf8)), ("b", []), ("c", [UInt8](repeating: 7, count: 200_000))]
    let stored = WordBuilder.zip(contents, isStored: true)
    let entries = try ZipArchive.entries(of: stored) { $0 != "a.docx" }
    #expect(entries.map(\.name) == ["b", "c"] && entries.map(\.bytes.count) == [0, 200_000])
    #expect(stored.count > 200_000)
  }

  @Test(
    "Tên nguy hiểm trong tệp nén thì từ chối cả tệp",
    arguments: ["../a", "/a", "a/../../b", "C:/a", "a\u{202E}txt.exe", "a\nb"])
  func refusesHostileNames(_ name: String) {
    #expect(throws: ZipArchive.Fault.self) {
      try ZipArchive.entries(of: WordBuilder.zip([(name, "x")])) { _ in true }
    }
  }

  @Test("Liên kết và hai tên chỉ khác hoa thường thì từ chối cả tệp")
  func refusesLinksAndTwins() {
    let link = WordBuilder.zip([("a", [UInt8]())], types: ["a": 0o120000])
    #expect(throws: ZipArchive.Fault.hostileName("a")) { try ZipArchive.entries(of: link) { _ in true } }
    let twins = WordBuilder.zip([("a.docx", "x"), ("A.docx", "y")])
    #expect(throws: ZipArchive.Fault.hostileName("A.docx")) { try ZipArchive.entries(of: twins) { _ in true } }
  }

  @Test("Tài liệu qua ống không đổi một chữ")
  func survivesThePipe() throws {
    let body = WordBuilder.p("a") + "<w:tbl><w:tr><w:tc>\(WordBuilder.p("b"))</w:tc></w:tr></w:tbl>"
    let bytes = WordBuilder.docx(body: body)
    let direct = try ReaderChild.document(of: bytes)
    let piped = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "x.docx", bytes: bytes)])
    #expect(try piped.first?.get().blocks == direct.blocks)
    #expect(try piped.first?.get().digest == Digest(of: bytes))
  }

  @Test("Byte bị sửa ngẫu nhiên không làm sập hay treo")
  func survivesMutations() {
    var random = SeededNumbers(11)
    let xml = Array("<w:document \(WordBuilder.namespace)><w:body>\(WordBuilder.p("chữ"))</w:body></w:document>".utf8)
    let good = WordBuilder.docx(body: WordBuilder.p("chữ"))
    for round in 0..<3000 {
      var bytes = round % 2 == 0 ? xml : good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = round % 2 == 0 ? try? WordFile(WordBuilder.zip([("word/document.xml", bytes)])) : try? WordFile(bytes)
    }
  }
}
