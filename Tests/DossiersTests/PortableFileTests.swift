import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Đọc PDF")
struct PortableFileTests {
  private func read(_ bytes: [UInt8]) throws -> Document {
    let results = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "a.pdf", bytes: bytes)])
    return try #require(results.first).get()
  }

  private func why(_ bytes: [UInt8]) -> Unreadable? {
    do {
      _ = try read(bytes)
      return nil
    } catch {
      return error as? Unreadable
    }
  }

  private func paragraphs(_ document: Document, _ part: Place.Part = .body) -> [Paragraph] {
    document.blocks.compactMap { block in
      guard case .paragraph(let paragraph) = block, paragraph.place.part == part else { return nil }
      return paragraph
    }
  }

  private func tables(_ document: Document) -> [Table] {
    document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private static let long =
    "The line goes on and on until it reaches the right margin of the page, where it is full of many"

  @Test("Dòng đầy được nối, dòng còn chỗ là hết đoạn; nhãn có hai chấm là đoạn mới")
  func joinsBrokenLines() throws {
    let page = PDF.page { page in
      page.text(Self.long, 72, 100, size: 11)
      page.text("words that end here.", 72, 114, size: 11)
      page.text("Short line", 72, 128, size: 11)
      page.text("Another line", 72, 142, size: 11)
      page.text(Self.long, 72, 170, size: 11)
      page.text("Label here: value", 72, 184, size: 11)
    }
    let document = try read(PDF.pdf([page]))
    #expect(
      paragraphs(document).map(\.text) == [
        Self.long + " words that end here.", "Short line", "Another line", Self.long, "Label here: value",
      ])
    #expect(paragraphs(document)[1].place.description == "trang 1, đoạn 2")
    #expect(document.unreadParts.isEmpty)
  }

  @Test("Một trang: dòng trong lề trên là đầu trang, số trang là chân trang")
  func findsRunningHeadOfOnePage() throws {
    let page = PDF.page { page in
      page.text("A head", 72, 40, size: 10)
      page.text("TITLE", 250, 90)
      page.text("- 1 -", 290, 815, size: 10)
    }
    let document = try read(PDF.pdf([page]))
    #expect(paragraphs(document).map(\.text) == ["TITLE"])
    #expect(paragraphs(document, .header).map(\.text) == ["A head"])
    #expect(paragraphs(document, .footer).map(\.text) == ["- 1 -"])
  }

  @Test("Tiêu đề hai bên là hai đoạn, không dính nhau")
  func keepsLetterheadApart() throws {
    let page = PDF.page { page in
      page.text("COMPANY A", 90, 80)
      page.text("REPUBLIC OF B", 350, 80)
      page.text("No: 12", 100, 96)
      page.text("Freedom", 370, 96)
    }
    #expect(
      Set(paragraphs(try read(PDF.pdf([page]))).map(\.text)) == ["COMPANY A", "REPUBLIC OF B", "No: 12", "Freedom"])
  }

  @Test("Dòng đặt ở lề phải không nối với tên giấy tờ ngay dưới, dù nó chạm lề")
  func keepsDayApartFromTitle() throws {
    let page = PDF.page { page in
      page.text("Place, the first day of July in the year of 2026", 272, 100)
      page.text("REPORT ON THE PROJECT AND ITS LONG STATE OF AFFAIRS AS OF NOW", 73, 115)
      page.text("A line of the paper itself that goes to the right margin of the page, or near", 72, 137)
    }
    #expect(
      paragraphs(try read(PDF.pdf([page]))).map(\.text) == [
        "Place, the first day of July in the year of 2026",
        "REPORT ON THE PROJECT AND ITS LONG STATE OF AFFAIRS AS OF NOW",
        "A line of the paper itself that goes to the right margin of the page, or near",
      ])
  }

  @Test("Bảng có kẻ: ô nhiều dòng nối lại, ô trống là ô trống, ô gộp biết là gộp")
  func readsRuledTables() throws {
    let page = PDF.page { page in
      page.table(
        [["Name", "Design", "Actual"], ["Spinning and\ntwisting", "1.000", "842"], ["Dyeing", "", "612,5"]],
        x: 72, y: 100, widths: [80, 100, 100])
    }
    let table = try #require(tables(try read(PDF.pdf([page]))).first)
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["Name", "Design", "Actual"], ["Spinning and twisting", "1.000", "842"], ["Dyeing", "", "612,5"],
      ])
    #expect(table.rows.joined().allSatisfy { $0.doubts.isEmpty })
    #expect(table.rows[2][2].place.description == "trang 1, bảng 1, dòng 3, ô 3")
  }

  @Test("Nhãn và giá trị liền trên một danh mục có kẻ: hai bảng, cột của bảng nào theo bảng ấy")
  func partsRuledTables() throws {
    let page = PDF.page { page in
      page.table([["Issued on", "10/06/2026"], ["Client", "Company A"]], x: 72, y: 100, widths: [140, 160])
      page.table([["Stt", "Name", "Made"], ["1", "Boiler", "2012"]], x: 72, y: 164, widths: [40, 130, 130])
    }
    let found = tables(try read(PDF.pdf([page])))
    #expect(
      found.map { $0.rows.map { $0.map(\.text) } } == [
        [["Issued on", "10/06/2026"], ["Client", "Company A"]], [["Stt", "Name", "Made"], ["1", "Boiler", "2012"]],
      ])
    #expect(Set(found.flatMap { $0.rows.joined() }.map(\.columnSpan)) == [1])
    #expect(found.flatMap { $0.rows.joined() }.allSatisfy { !$0.doubts.contains(.unsureColumns) })
    #expect(found.last?.rows[1][2].place.description == "trang 1, bảng 2, dòng 2, ô 3")
  }

  @Test("Từ bị cột hẹp ngắt giữa chừng đọc liền nếu liền mới thành từ, và vẫn chưa chắc; hai từ thì vẫn là hai")
  func joinsBrokenWords() throws {
    let page = PDF.page { page in
      page.table(
        [["QCVN 12-\nMT:2015", "QCV\nN", "tha\nnh", "theo\nnhau"]], x: 72, y: 100, widths: [57, 31, 26, 32])
    }
    let row = try #require(tables(try read(PDF.pdf([page]))).first).rows[0]
    #expect(row.map(\.text) == ["QCVN 12-MT:2015", "QCVN", "thanh", "theo nhau"])
    #expect(row.allSatisfy { $0.doubts == [.unsureColumns] })
  }

  @Test("Chữ tràn qua đường kẻ thì hai ô đều chưa chắc")
  func doubtsWordsOverRules() throws {
    let page = PDF.page { page in
      page.table([["Name", "Value"], ["a", "b"]], x: 72, y: 100, widths: [60, 60])
      page.text("1234567890", 110, 150, size: 10)
    }
    let table = try #require(tables(try read(PDF.pdf([page]))).first)
    #expect(table.rows[1].allSatisfy { $0.doubts.contains(.unsureColumns) })
    #expect(table.rows[0].allSatisfy { $0.doubts.isEmpty })
  }

  @Test("Bảng không kẻ chỉ chắc khi dòng nào cũng đủ cột")
  func readsBorderlessTables() throws {
    func page(_ rows: [[String]]) -> PDF.Page {
      PDF.page { page in
        for (row, cells) in rows.enumerated() {
          for (column, cell) in cells.enumerated() where !cell.isEmpty {
            page.text(cell, 72 + 150 * Double(column), 100 + 16 * Double(row))
          }
        }
      }
    }
    let full = try #require(
      tables(try read(PDF.pdf([page([["A", "B", "C"], ["1", "2", "3"], ["4", "5", "6"]])]))).first)
    #expect(full.rows.map { $0.map(\.text) } == [["A", "B", "C"], ["1", "2", "3"], ["4", "5", "6"]])
    #expect(full.rows.joined().allSatisfy { $0.doubts.isEmpty })
    let gap = try #require(
      tables(try read(PDF.pdf([page([["A", "B", "C"], ["1", "2", "3"], ["4", "", ""], ["7", "8", "9"]])]))).first)
    #expect(gap.rows.joined().allSatisfy { $0.doubts.contains(.unsureColumns) })
    #expect(gap.doubts == [.unsureColumns])
  }

  @Test("Bảng sang trang nối lại, bỏ đầu bảng lặp; đầu trang và chân trang tách ra")
  func goesOnOverPages() throws {
    let pages = (0..<3).map { number in
      PDF.page { page in
        page.text("Project report", 250, 40, size: 9)
        page.text("\(number + 1)", 295, 815, size: 9)
        if number == 0 { page.text("Before the table stands a word.", 72, 100) }
        page.table(
          [["Name", "Value"], ["row \(number)a", "\(number)1"], ["row \(number)b", "\(number)2"]], x: 72,
          y: number == 0 ? 680 : 70, widths: [100, 100])
      }
    }
    let document = try read(PDF.pdf(pages))
    #expect(paragraphs(document, .header).map(\.text) == ["Project report"])
    #expect(paragraphs(document, .footer).map(\.text) == ["1"])
    #expect(paragraphs(document).map(\.text) == ["Before the table stands a word."])
    let table = try #require(tables(document).first)
    #expect(tables(document).count == 1)
    #expect(table.rows.map { $0[0].text } == ["Name", "row 0a", "row 0b", "row 1a", "row 1b", "row 2a", "row 2b"])
    #expect(table.rows[3][1].place.description == "trang 2, bảng 1, dòng 4, ô 2")
  }

  @Test("Tiêu đề, tác giả, ngày tạo của tệp là thuộc tính của tệp, không phải lời của giấy tờ")
  func tellsProperties() throws {
    let about = "<< /Title (Report) /Author (A & B) /Producer (Maker 1.0) /CreationDate (D:20260102030405Z) >>"
    let pages = [PDF.page { $0.text("Some words", 72, 300) }]
    let document = try read(PDF.pdf(pages, trailer: "/Info 6 0 R", more: [about]))
    #expect(document.properties.map(\.kind) == [.title, .author, .producer, .created])
    #expect(document.properties.map(\.text) == ["Report", "A & B", "Maker 1.0", "2026-01-02T03:04:05Z"])
    #expect(paragraphs(document).map(\.text) == ["Some words"])
    #expect(try read(PDF.pdf(pages)).properties.isEmpty)
  }

  @Test("Chữ trắng, chữ bị che không đọc như chữ; chữ bị gạch thì chưa chắc")
  func seesWhatIsSeen() throws {
    let page = PDF.page { page in
      page.text("Visible", 72, 100)
      page.text("Value 900", 72, 130, grey: 1)
      page.text("Covered 901", 72, 160)
      page.fill(60, 145, 200, 20, grey: 1)
      page.text("Struck 90212", 72, 200)
      page.line(70, 196, 150, 196)
    }
    let document = try read(PDF.pdf([page]))
    #expect(paragraphs(document).map(\.text) == ["Visible", "Struck 90212"])
    #expect(paragraphs(document)[1].doubts == [.struck])
    #expect(document.unreadParts == [.init(kind: .hiddenText, count: 2)])
    #expect(document.asides.map(\.text) == ["Value 900", "Covered 901"])
  }

  @Test("Số mũ và dấu chú thích không dính vào số")
  func keepsRaisedSignsApart() throws {
    let page = PDF.page { page in
      page.text("Actual 10", 72, 100)
      page.text("3", 72 + 50.1, 95, size: 7)
    }
    let found = try #require(paragraphs(try read(PDF.pdf([page]))).first { $0.text.contains("Actual") })
    #expect(!found.text.contains("103"))
    #expect(found.doubts == [.raised] || found.text == "Actual 10")
  }

  @Test("Hình nói là hình, biểu tượng ở đầu trang thì không che, trang ảnh là trang quét")
  func tellsPictures() throws {
    let words = PDF.page { $0.text("Some words", 72, 300) }
    let withPicture = PDF.page { page in
      page.text("Some words", 72, 300)
      page.picture(100, 400, 200, 100)
    }
    let withLogo = PDF.page { page in
      page.text("Some words", 72, 300)
      page.picture(72, 30, 60, 40)
    }
    let scan = PDF.page { $0.picture(0, 0, 595, 842) }
    let recognised = PDF.page { page in
      page.picture(0, 0, 595, 842)
      page.text("Recognised 842", 350, 300)
    }
    #expect(try read(PDF.pdf([withPicture])).unreadParts == [.init(kind: .picture, count: 1)])
    #expect(try read(PDF.pdf([withLogo])).unreadParts == [.init(kind: .picture, count: 1, part: .header)])
    #expect(try read(PDF.pdf([words, scan, scan])).unreadParts == [.init(kind: .scannedPage, count: 2)])
    #expect(why(PDF.pdf([scan])) == .scanned)
    let told = try read(PDF.pdf([recognised]))
    #expect(told.unreadParts == [.init(kind: .scannedPage, count: 1)])
    #expect(paragraphs(told).allSatisfy { $0.doubts.contains(.recognised) } && !paragraphs(told).isEmpty)
  }

  @Test("Mã chữ cũ (TCVN3, VNI) không phải chữ")
  func refusesOldEncodings() {
    func word(_ text: String) -> [Substring] { text.split(separator: " ") }
    #expect(!TextQuality.isReadable(word("C«ng ty tr¸ch nhiÖm h÷u h¹n dÖt nhuém")))
    #expect(!TextQuality.isReadable(word("Coâng ty traùch nhieäm höõu haïn")))
    #expect(!TextQuality.isReadable(word("\u{E001}\u{E002}\u{E003} \u{FFFD}")))
    #expect(TextQuality.isReadable(word("Công ty trách nhiệm hữu hạn «Dệt nhuộm» 1.000 m² ± 5 °C \u{F0B7}")))
  }

  @Test("Tệp hỏng, cụt, có mật khẩu, trang khổng lồ, nói dối số trang, vòng lặp, đính kèm")
  func refusesHostileFiles() throws {
    let good = PDF.pdf([PDF.page { $0.text("Some words", 72, 300) }])
    #expect(why(good) == nil)
    #expect(why(Array(good[..<(good.count / 2)])) == .broken)
    #expect(why(Array("%PDF-1.4\n".utf8)) == .broken)
    #expect(why(HostileBuilder.locked) == .protected)
    #expect(why(HostileBuilder.giantPage) == .broken)
    #expect(why(PDF.pdf([PDF.page { $0.text("x", 72, 300) }], count: 10_000)) != nil)
    #expect(why(HostileBuilder.pageLoop) == .broken)
    #expect(try read(HostileBuilder.listLoop).unreadParts == [.init(kind: .other, count: 1)])
    let attached = PDF.pdf(
      [PDF.page { $0.text("Some words", 72, 300) }], more: ["<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"]
    )
    #expect(try read(attached).unreadParts == [.init(kind: .embeddedObject, count: 1)])
  }

  @Test("Đầu ra của poppler bị sửa ngẫu nhiên không làm sập hay treo")
  func survivesMutations() throws {
    var random = SeededNumbers(13)
    let words = Array(
      """
      <title>x</title><meta name="Author" content="y"/><doc><page width="595.0" height="842.0"><flow>
      <block xMin="72.0" yMin="100.0" xMax="200.0" yMax="112.0"><line xMin="72.0"><word xMin="72.0" yMin="100.0" xMax="90.0" yMax="112.0">S&amp;i</word>
      <word xMin="95.0" yMin="100.0" xMax="120.0" yMax="112.0">842</word></line></block></flow></page></doc>
      """.utf8)
    let grey = Array("P5\n40 30\n255\n".utf8) + (0..<1200).map { $0 % 40 == 7 || $0 / 40 == 9 ? 0 : 255 }
    for round in 0..<3000 {
      var bytes = round % 2 == 0 ? words : grey
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 2 == 0 {
        var told = PortablePages()
        told.words.take(bytes)
        try told.ink.take(grey[...])
        _ = try? PortableFile([], told: told, recognised: [])
      } else {
        var pages = PageStream()
        try? pages.take(bytes[...])
        for page in pages.pages { _ = RuledGrid.all(of: page, among: []) }
      }
    }
  }
}
