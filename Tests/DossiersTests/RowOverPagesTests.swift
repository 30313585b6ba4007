import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Dòng bảng bị ngắt giữa hai trang PDF")
struct RowOverPagesTests {
  private let head = ["Stt", "Name", "Rate", "Rule"]
  private let widths = [40.0, 100, 60, 70]

  /// A table that ends a page and goes on on the next one.
  private func table(_ above: [[String]], _ below: [[String]]) throws -> Table {
    let pages = [(above, 842.0 - 60 - 32 * Double(above.count + 1)), (below, 70)].enumerated().map { index, part in
      PDF.page { page in
        if index == 0 { page.text("Before the table stands a word.", 72, 100) }
        page.table(index == 0 ? [head] + part.0 : part.0, x: 72, y: part.1, widths: widths)
      }
    }
    let results = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "a", bytes: PDF.pdf(pages))])
    let tables = try #require(results.first).get().blocks.compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
    #expect(tables.count == 1)
    return try #require(tables.first)
  }

  private func texts(_ table: Table) -> [[String]] { table.rows.map { $0.map(\.text) } }

  private func doubtful(_ table: Table) -> [[Int]] {
    table.rows.map { row in row.indices.filter { row[$0].doubts.contains(.unsureColumns) } }
  }

  @Test("Nửa dưới không có số thứ tự, dòng sau có số kế tiếp: một dòng; chỉ ô có chữ ở cả hai trang là chưa chắc")
  func joinsHalves() throws {
    let told = try table(
      [["1", "Dryer", "94", "QCVN 02:2019"], ["2", "Boiler", "612,5", "QCVN"]],
      [["", "", "", "01:2008/BLDTBXH"], ["3", "Press", "88", "QCVN 03:2020"]])
    #expect(
      texts(told) == [
        head, ["1", "Dryer", "94", "QCVN 02:2019"], ["2", "Boiler", "612,5", "QCVN 01:2008/BLDTBXH"],
        ["3", "Press", "88", "QCVN 03:2020"],
      ])
    #expect(doubtful(told) == [[], [], [3], []])
    #expect(told.rows[2][3].place.description == "trang 1, bảng 1, dòng 3, ô 4")
    #expect(told.rows[3][0].place.description == "trang 2, bảng 1, dòng 4, ô 1")
  }

  @Test("Đầu bảng lặp lại được bỏ trước; nửa dưới có thể là hết bảng")
  func passesOverTheHead() throws {
    let told = try table([["1", "Dryer", "94", "QCVN"]], [head, ["", "", "", "01:2008/BLDTBXH"]])
    #expect(texts(told) == [head, ["1", "Dryer", "94", "QCVN 01:2008/BLDTBXH"]])
  }

  @Test("Dòng đầu trang có số kế tiếp là dòng mới, ô trống của nó không gieo nghi ngờ")
  func tellsANewRow() throws {
    let told = try table([["1", "Dryer", "94", ""], ["2", "Boiler", "90", "x"]], [["3", "Press", "", "y"]])
    #expect(texts(told).count == 4 && doubtful(told).joined().isEmpty)
  }

  @Test(
    "Không rõ là một hay hai dòng: giữ cả hai, cả hai chưa chắc",
    arguments: [
      // The row after it does not go on counting.
      ([["1", "Dryer", "94", "a"]], [["", "", "", "b"], ["5", "Press", "88", "c"]]),
      // It says something where the row above says nothing.
      ([["1", "Dryer", "", "a"]], [["", "", "12", "b"], ["2", "Press", "88", "c"]]),
      // Nothing is counted above.
      ([["a", "Dryer", "94", "a"]], [["", "", "", "b"]]),
      ([["3", "Dryer", "94", "a"], ["7", "Dryer", "94", "a"]], [["", "", "", "b"]]),
    ])
  func keepsWhatIsUnclear(_ above: [[String]], _ below: [[String]]) throws {
    let told = try table(above, below)
    #expect(texts(told) == [head] + above + below)
    #expect(doubtful(told)[above.count] == [0, 1, 2, 3] && doubtful(told)[above.count + 1] == [0, 1, 2, 3])
  }

  private func recognised(_ rows: [[String]]) -> [[Cell]] {
    rows.map { row in
      row.enumerated().map { column, text in
        Cell(
          text: text, column: column, columnSpan: 1, continuesAbove: false, place: Place(part: .body, confidence: 90),
          doubts: [.recognised])
      }
    }
  }

  @Test("Trên ảnh: số thứ tự đọc sai không ngăn nối dòng bị ngắt; cột tên có chữ thì vẫn là chưa rõ")
  func joinsRecognisedHalves() {
    let above = recognised([head, ["5\\", "Boiler", "90", "QCVN"]])
    #expect(RowOverPages(above: above, below: recognised([["", "", "", "01:2008"], ["L", "Press", "", ""]])) == .cut)
    #expect(RowOverPages(above: above, below: recognised([["", "Press", "", "01:2008"]])) == .unclear)
  }

  @Test("Trên ảnh: đầu bảng lặp lại đọc khác một hai chữ vẫn là đầu bảng; dòng khác và chữ thật thì phải đúng từng chữ")
  func knowsRepeatedHeads() throws {
    let head = recognised([["Số TT", "Năm sản xuât", "Đáp ứng quy\n2 chuần"]])[0]
    let again = recognised([["Số TT", "Năm sản xuất", "Đáp ứng quy chuẩn"]])[0]
    #expect(again.repeats(head))
    #expect(!recognised([["1", "2018", "Phù hợp"]])[0].repeats(head))
    func plain(_ row: [Cell]) -> [Cell] {
      row.map {
        Cell(
          text: $0.text, column: $0.column, columnSpan: 1, continuesAbove: false, place: Place(part: .body), doubts: [])
      }
    }
    #expect(!plain(again).repeats(plain(head)) && plain(again).repeats(plain(again)))
  }

  /// A page of a scan with a table of two columns from `top`, and what stands below it.
  private func scanned(_ number: Int, _ rows: [[String]], from top: Int, below: [String]) -> ReadPage {
    func line(_ text: String, _ x: Double, _ y: Double) -> PageLine {
      let words = text.split(separator: " ").enumerated().map { index, word in
        PageWord(
          text: String(word),
          box: Box(left: x + 30 * Double(index), top: y, right: x + 26 + 30 * Double(index), bottom: y + 10),
          confidence: 90)
      }
      return PageLine(words: words, block: 1)
    }
    let edges = (0...rows.count).map { top + 30 * $0 }
    let ink = PageInk(
      ink: BitPage(width: 400, height: 300),
      level: edges.map { PageInk.Rule(at: $0, from: 50, to: 350) },
      upright: [50, 150, 350].map { PageInk.Rule(at: $0, from: top, to: top + 30 * rows.count) })
    let cells = rows.enumerated().flatMap { row, texts in
      zip([60.0, 160], texts).map { line($1, $0, Double(edges[row] + 10)) }
    }
    let last = Double(top + 30 * rows.count)
    let others = below.enumerated().map { line($1, 60, last + 20 + 20 * Double($0)) }
    return ReadPage(
      RecognisedPage(
        number: number, width: 400, height: 300, lines: cells + others, ink: ink, unread: [], red: [], hasNext: false))
  }

  private func tables(parted lines: [String]) -> [[[String]]] {
    let flow = PageFlow(reading: [
      scanned(1, [["Tên", "Năm"], ["Máy sấy", "2015"]], from: 60, below: lines),
      scanned(2, [["Máy ép", "2016"], ["Máy cán", "2017"]], from: 60, below: []),
    ])
    return flow.blocks.compactMap { if case .table(let table) = $0 { texts(table) } else { nil } }
  }

  @Test("Trên ảnh: nét ký ở chân trang mà máy đọc ra chữ không chia đôi bảng; một dòng có chữ hay số thì chia")
  func passesOverScribbles() {
    #expect(
      tables(parted: ["w TH"]) == [[["Tên", "Năm"], ["Máy sấy", "2015"], ["Máy ép", "2016"], ["Máy cán", "2017"]]])
    for line in ["Bảng kê", "TH 2", "W TH Q XZ"] { #expect(tables(parted: [line]).count == 2, "\(line)") }
  }
}
