import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Đọc bảng tính")
struct WorkbookTests {
  private typealias Sheet = SheetBuilder

  private func tables(_ blocks: [Block]) -> [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private func texts(_ table: Table) -> [[String]] { table.rows.map { $0.map(\.text) } }

  @Test("Tiêu đề là đoạn, bảng là bảng, chỗ là trang tính và ô; nhận ra theo nội dung")
  func readsASheet() throws {
    let data =
      Sheet.row(1, ["<c r=\"A1\" t=\"s\"><v>0</v></c>"])
      + Sheet.row(3, [Sheet.t("A3", "Tên máy"), Sheet.t("B3", "Năm")])
      + Sheet.row(4, [Sheet.t("A4", "Lò"), Sheet.n("B4", "2012")]) + Sheet.row(6, [Sheet.t("A6", "Ghi chú")])
    let bytes = Sheet.xlsx(
      [.init("Máy móc", data)], strings: ["<r><t>Danh </t></r><r><t>mục</t></r><rPh><t>x</t></rPh>"])
    let document = try ReaderChild.document(of: bytes)
    #expect(
      document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } } == [
        "Danh mục", "Ghi chú",
      ])
    let table = try #require(tables(document.blocks).first)
    #expect(texts(table) == [["Tên máy", "Năm"], ["Lò", "2012"]])
    #expect(table.rows[1][1].place.description == "trang tính «Máy móc», ô B4")
    #expect(document.unreadParts.isEmpty)
    let piped = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "x", bytes: bytes)])
    #expect(try piped.first?.get().blocks == document.blocks)
  }

  struct Number: Sendable, CustomTestStringConvertible {
    let format: String
    let value: String
    let text: String
    var doubts: Set<Doubt> = []

    var testDescription: String { "\(format) \(value)" }
  }

  @Test(
    "Số hiện như người đọc thấy, đọc lại chỉ ra một số, định dạng lạ thì chưa chắc",
    arguments: [
      Number(format: "General", value: "842", text: "842"),
      Number(format: "General", value: "1000.5", text: "1000,5"),
      Number(format: "General", value: "1.081", text: "1,0810"),
      Number(format: "General", value: "0.30000000000000004", text: "0,3"),
      Number(format: "General", value: "1E-3", text: "0,0010"),
      Number(format: "#,##0", value: "1250000", text: "1250000"),
      Number(format: "#,##0", value: "842.4", text: "842", doubts: [.rounded]),
      Number(format: "0.00%", value: "0.842", text: "84,2%"),
      Number(format: "dd/mm/yyyy", value: "45717", text: "01/03/2025"),
      Number(format: "[$-409]d-m-yy", value: "61", text: "01/03/1900"),
      Number(format: "dd/mm/yyyy", value: "60", text: "60", doubts: [.other]),
      Number(format: "dd/mm/yyyy", value: "45717.5", text: "45717,5", doubts: [.other]),
      Number(format: "0,&quot;k&quot;", value: "842000", text: "842000", doubts: [.other]),
      Number(format: "0.0,", value: "842000", text: "842000", doubts: [.other]),
      Number(format: ";;;", value: "842", text: "842", doubts: [.faint]),
      Number(format: "h:mm", value: "0.5", text: "0,5", doubts: [.other]),
    ])
  func readsNumbers(_ number: Number) throws {
    let data = Sheet.row(1, [Sheet.t("A1", "a"), Sheet.n("B1", number.value, 1)])
    let cell = try #require(tables(try Workbook(Sheet.xlsx([.init("S", data)], formats: [number.format])).blocks).first)
      .rows[0][1]
    #expect(cell.text == number.text)
    #expect(cell.doubts == number.doubts)
    guard number.format == "General" else { return }
    let value = try #require(Decimal128(number.text.replacing(",", with: ".")))
    #expect(VietnameseNotation.number(cell.text) == .value(value))
  }

  @Test("Sổ tính ngày từ năm 1904")
  func readsTheOtherEpoch() throws {
    let data = Sheet.row(1, [Sheet.t("A1", "a"), Sheet.n("B1", "44255", 1)])
    let bytes = Sheet.xlsx([.init("S", data)], formats: ["dd/mm/yyyy"], book: "<workbookPr date1904=\"1\"/>")
    #expect(tables(try Workbook(bytes).blocks).first?.rows[0][1].text == "01/03/2025")
  }

  @Test("Công thức không có kết quả, lỗi, ô gộp, dòng cột trang ẩn đều không im lặng")
  func tellsWhatIsUnsure() throws {
    let data =
      Sheet.row(1, [Sheet.t("A1", "Tên"), Sheet.t("B1", "Số"), Sheet.t("C1", "ẩn")])
      + Sheet.row(2, [Sheet.t("A2", "x"), "<c r=\"B2\"><f>A1</f></c>"])
      + Sheet.row(3, [Sheet.t("A3", "y"), "<c r=\"B3\" t=\"e\"><f>B9</f><v>#REF!</v></c>"])
      + Sheet.row(4, [Sheet.t("A4", "giấu"), Sheet.n("B4", "9")], "hidden=\"1\"")
      + Sheet.row(5, [Sheet.t("A5", "gộp"), Sheet.n("B5", "7")]) + Sheet.row(6, [Sheet.n("B6", "8")])
    let bytes = Sheet.xlsx(
      [
        .init(
          "S", data, before: "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>",
          more: "<mergeCells><mergeCell ref=\"A5:A6\"/></mergeCells>"),
        .init("T", Sheet.row(1, [Sheet.t("A1", "trang ẩn")]), state: "hidden"),
      ],
      more: [
        (
          "xl/comments1.xml",
          "<comments><commentList><comment ref=\"A5\"><text><t>?</t></text></comment></commentList></comments>"
        )
      ])
    let book = try Workbook(bytes)
    let table = try #require(tables(book.blocks).first)
    #expect(texts(table) == [["Tên", "Số"], ["x", ""], ["y", "#REF!"], ["gộp", "7"], ["gộp", "8"]])
    #expect(table.rows[1][1].doubts == [.formula] && table.rows[2][1].doubts == [.formula])
    #expect(table.rows[3][0].doubts == [.merged, .commented] && table.rows[4][0].continuesAbove)
    #expect(table.doubts == [.hidden])
    #expect(
      Set(book.unreadParts) == [.init(kind: .hiddenText, count: 4), .init(kind: .comment, count: 1)])
    #expect(Set(book.asides.map(\.text)) == ["trang ẩn", "giấu", "9", "ẩn", "?"])
  }

  @Test("Hai bảng cạnh nhau và trên dưới là các bảng riêng")
  func splitsTables() throws {
    let data =
      Sheet.row(1, [Sheet.t("A1", "a"), Sheet.t("B1", "b"), Sheet.t("D1", "c"), Sheet.t("E1", "d")])
      + Sheet.row(3, [Sheet.t("A3", "e"), Sheet.t("B3", "f")])
    let found = tables(try Workbook(Sheet.xlsx([.init("S", data)])).blocks)
    #expect(found.map(texts) == [[["a", "b"]], [["c", "d"]], [["e", "f"]]])
    #expect(found.map(\.place.table) == [1, 2, 3])
  }

  @Test("Thực thể ngoài, DTD, bom nén, phần thiếu đều bị từ chối")
  func refusesAttacks() {
    let good = Sheet.xlsx([.init("S", "")])
    let xxe = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>"
    #expect(throws: Unreadable.broken) {
      try Workbook(WordBuilder.zip([("xl/workbook.xml", xxe), ("xl/_rels/workbook.xml.rels", "<a/>")]))
    }
    #expect(throws: Unreadable.broken) { try Workbook(WordBuilder.zip([("xl/workbook.xml", "<workbook/>")])) }
    #expect(throws: Unreadable.self) { try ReaderChild.document(of: Array(good[..<(good.count / 2)])) }
    let bomb = WordBuilder.zip([("xl/workbook.xml", [UInt8](repeating: 0x20, count: 40 << 20))])
    #expect(throws: Unreadable.tooLarge) { try ReaderChild.document(of: bomb) }
    let far =
      Sheet.row(1, [Sheet.t("A1", "a"), Sheet.t("XFD1", "b")]) + Sheet.row(1_048_576, [Sheet.t("A1048576", "c")])
    let area = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
    #expect(throws: Never.self) { try Workbook(Sheet.xlsx([.init("S", far, more: area)])) }
  }

  @Test("Byte bị sửa ngẫu nhiên không làm sập hay treo")
  func survivesMutations() {
    var random = SeededNumbers(12)
    let data = Sheet.row(1, [Sheet.t("A1", "Tên"), Sheet.n("B1", "842.5", 1)]) + Sheet.row(2, [Sheet.n("B2", "1")])
    let parts: [(String, String)] = [
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Target=\"worksheets/s.xml\"/></Relationships>"
      ),
      (
        "xl/styles.xml",
        "<s><numFmts><numFmt numFmtId=\"200\" formatCode=\"#,##0.0\"/></numFmts><cellXfs><xf/><xf numFmtId=\"200\"/></cellXfs></s>"
      ),
      (
        "xl/worksheets/s.xml",
        "<w><sheetData>\(data)</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></w>"
      ),
    ]
    for round in 0..<2000 {
      var changed = parts.map { ($0.0, Array($0.1.utf8)) }
      let part = round % changed.count
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: changed[part].1.indices, using: &random)
        changed[part].1[index] =
          Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : UInt8(ascii: "9")
      }
      _ = try? Workbook(WordBuilder.zip(changed))
    }
  }
}
