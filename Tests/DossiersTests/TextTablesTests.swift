import Testing
import Values

@testable import Dossiers

@Suite("Bảng trong văn bản thuần và trong CSV")
struct TextTablesTests {
  private func read(_ text: String) throws -> [Block] { try UnmarkedFile(Array(text.utf8)).blocks }

  /// Paragraphs as `¶ text`; tables as their rows, an uncertain cell marked.
  private func told(_ text: String) throws -> [String] {
    try read(text).flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): ["¶ \(paragraph.text)"]
      case .table(let table):
        table.rows.map { row in
          row.map { ($0.doubts.isEmpty ? "" : "?") + $0.text + ($0.columnSpan > 1 ? "×\($0.columnSpan)" : "") }
            .joined(separator: "|")
        }
      }
    }
  }

  private static let lines = [["STT", "Dây chuyền", "Công suất (kg/h)"], ["1", "Nhuộm", "1.794,5"]]
  private static let machines = [["STT", "Tên máy"], ["1", "Lò hơi"], ["2", "Máy sấy"]]

  // MARK: Sheets as text

  @Test("CSV nhiều bảng, có tiêu đề, dòng trống, ghi chú, có hay không có dấu ngăn thừa: đọc như trang tính")
  func readsSeveralTables() throws {
    let rows = [["THUYẾT MINH"], [""], ["1. Dây chuyền"]] + Self.lines + [["2. Máy móc"]] + Self.machines
    for (separator, isFilled) in [(",", false), (",", true), (";", true), ("\t", true)] {
      let text = rows.map { row in
        let filled = row + [String](repeating: "", count: isFilled ? 3 - row.count : 0)
        return filled.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: separator)
      }.joined(separator: "\r\n")
      #expect(
        try told("\u{FEFF}" + text) == [
          "¶ THUYẾT MINH", "¶ 1. Dây chuyền", "STT|Dây chuyền|Công suất (kg/h)", "1|Nhuộm|1.794,5", "¶ 2. Máy móc",
          "STT|Tên máy", "1|Lò hơi", "2|Máy sấy",
        ])
    }
  }

  @Test(
    "Đầu bảng hai dòng, ô gộp xuất ra thành ô trống: ô trên trùm các cột mà dòng dưới chia; không rõ thì không trùm")
  func spansHeads() throws {
    let body = "1;Nhuộm;1000;842"
    #expect(
      try told("STT;Tên;Công suất;\n;;Thiết kế;Thực tế\n\(body)") == [
        "STT|Tên|Công suất×2", "||Thiết kế|Thực tế", "1|Nhuộm|1000|842",
      ])
    #expect(try told("STT;Tên;Công suất;\n;;;Thực tế\n\(body)").first == "STT|Tên|Công suất|")
  }

  @Test("Số có dấu phẩy không để trong ngoặc kép làm dòng thừa ô: các ô của dòng ấy không chắc")
  func doubtsUnquotedFigures() throws {
    let text = "Tên,Năm,Công suất\nKéo sợi,2010,1\nNhuộm,2012,1,5\nSấy,2013,2\n"
    #expect(
      try told(text) == ["Tên|Năm|Công suất|", "Kéo sợi|2010|1|", "?Nhuộm|?2012|?1|?5", "Sấy|2013|2|"])
  }

  // MARK: Tabs

  @Test("Bảng do Word lưu ra, ô cách nhau bằng tab, giữa văn xuôi: là bảng; văn xuôi sau nó không thành dòng của nó")
  func readsTabs() throws {
    let text = """
      Số: 12/BC\tHưng Yên, ngày 10 tháng 6 năm 2026
      BÁO CÁO
      Tên dự án\tNhà máy dệt
      Thời hạn\t40 năm
      Nhà đầu tư cam kết nội dung trên là đúng.
      1.\tDây chuyền gồm có
      STT\tTên máy\tNăm
      1\tLò hơi\t2012
      II. Máy phụ
      2\tMáy nén khí\t2015
      """
    #expect(
      try told(text) == [
        "Số: 12/BC|Hưng Yên, ngày 10 tháng 6 năm 2026", "¶ BÁO CÁO", "Tên dự án|Nhà máy dệt", "Thời hạn|40 năm",
        "¶ Nhà đầu tư cam kết nội dung trên là đúng.", "¶ 1.\tDây chuyền gồm có", "STT|Tên máy|Năm",
        "1|Lò hơi|2012", "II. Máy phụ||", "2|Máy nén khí|2015",
      ])
  }

  @Test("Nhiều tab liền nhau xếp một cột: cột không có gì thì bỏ, các ô không chắc; dòng lệch số tab không chắc")
  func doubtsTabsThatSetOut() throws {
    #expect(try told("Tên\t\tNăm\nLò hơi\t\t2012\nMáy sấy\t\t2015").last == "?Máy sấy|?2015")
    let ragged = "Tên\tNăm\tNước\nLò hơi\t2012\tĐức\nMáy sấy\t\t2015\tÝ\nMáy gấp\t2016\tÝ\nGhi chú chung của báo cáo.\n"
    let rows = try told("Đoạn văn thứ nhất.\n\nĐoạn văn thứ hai.\n\n" + ragged)
    #expect(rows.contains("Máy gấp|2016|Ý|") || rows.contains("Máy gấp|2016|Ý"))
    #expect(rows.contains { $0.hasPrefix("?Máy sấy|") })
  }

  // MARK: Drawn tables

  @Test(
    "Bảng kẻ bằng dấu | có hay không có vạch, có hay không có vạch ngoài, và bảng trong khung",
    arguments: [
      "| Tên | Năm |\n|---|---|\n| Lò hơi | 2012 |\n| Máy sấy | |",
      "Tên | Năm\nLò hơi | 2012\nMáy sấy | ",
      "+---------+------+\n| Tên     | Năm  |\n+=========+======+\n| Lò hơi  | 2012 |\n+---------+------+\n"
        + "| Máy sấy |      |\n+---------+------+",
      "┌─────────┬──────┐\n│ Tên     │ Năm  │\n├─────────┼──────┤\n│ Lò hơi  │ 2012 │\n├─────────┼──────┤\n"
        + "│ Máy sấy │      │\n└─────────┴──────┘",
    ])
  func readsDrawnTables(_ text: String) throws {
    let rows = try told("DANH MỤC MÁY\n\(text)\n\nHết.")
    #expect(rows.first == "¶ DANH MỤC MÁY" && rows.last == "¶ Hết.")
    #expect(rows.contains("Tên|Năm") || rows.contains("?Tên|?Năm"))
    #expect(rows.contains { $0.hasSuffix("Lò hơi|2012") || $0.hasSuffix("Lò hơi|?2012") })
  }

  @Test("Trong khung có vạch giữa mọi dòng, lời dài xuống dòng thì nối vào ô; chỗ có thể ngắt giữa từ thì không chắc")
  func joinsWrappedCells() throws {
    let rule = "+-----+----------------+------------+"
    let text = """
      \(rule)
      | STT | Tên máy        | Quy chuẩn  |
      \(rule)
      | 1   | Máy nhuộm      | QCVN 01    |
      |     | cao áp         |            |
      \(rule)
      | 2   | Lò hơi         | QCVN 13-MT |
      |     |                | :2015      |
      \(rule)
      """
    #expect(
      try told(text) == ["STT|Tên máy|Quy chuẩn", "1|Máy nhuộm cao áp|QCVN 01", "2|Lò hơi|?QCVN 13-MT :2015"])
  }

  @Test(
    "Khung chỉ kẻ dưới đầu bảng: dòng trống ô đầu có thể là phần xuống dòng, không gì ở đó là chắc; dòng đủ ô thì chắc")
  func doubtsLinesThatMayGoOn() throws {
    let rule = "+-----+-----------+-------+---------+"
    let text = """
      \(rule)
      | STT | Tên máy   | Năm   | Nước    |
      |     |           | (sx)  |         |
      \(rule)
      | 1   | Máy nhuộm | 2012  | Đức     |
      |     | cao áp    |       |         |
      | 2   | Lò hơi    | 2013  | Ý       |
      \(rule)
      """
    #expect(
      try told(text) == ["STT|Tên máy|Năm (sx)|Nước", "?1|?Máy nhuộm cao áp|?2012|?Đức", "2|Lò hơi|2013|Ý"])
  }

  @Test("Ô trùm nhiều cột trong khung giữ số cột của nó")
  func keepsDrawnSpans() throws {
    let text = """
      +-----+---------------------+
      | Tên | Công suất           |
      |     +----------+----------+
      |     | Thiết kế | Thực tế  |
      +-----+----------+----------+
      | Kéo | 1000     | 842      |
      +-----+----------+----------+
      """
    #expect(try told(text) == ["Tên|Công suất×2", "|Thiết kế|Thực tế", "Kéo|1000|842"])
  }

  // MARK: Blanks

  @Test("Cột bằng khoảng trắng: mọi dòng đủ mọi cột thì chắc, dòng thiếu hay xuống dòng thì cả bảng không chắc")
  func readsSpacedTables() throws {
    let whole = """
      STT  Tên máy   Mã HS    Năm
      (1)  (2)       (3)      (4)
      1    Lò hơi    8402.12  2012
      2    Máy sấy   8451.29  2015
      """
    #expect(
      try told(whole) == [
        "STT|Tên máy|Mã HS|Năm", "(1)|(2)|(3)|(4)", "1|Lò hơi|8402.12|2012", "2|Máy sấy|8451.29|2015",
      ])
    let holed = try told(whole + "\n3    Máy gấp            2016")
    #expect(holed.last == "?3|?Máy gấp|?|?2016" && holed.allSatisfy { $0.hasPrefix("?") })
    let two = "1. Dây chuyền\n" + whole + "\n2. Tiêu hao\nSTT  Tên    Đơn vị  Mức\n1    Điện   kWh/kg  1,68"
    #expect(try told(two).suffix(3) == ["¶ 2. Tiêu hao", "STT|Tên|Đơn vị|Mức", "1|Điện|kWh/kg|1,68"])
  }

  @Test("Hai cụm chữ cách xa nhau trên một dòng là nhãn và giá trị, không chắc")
  func doubtsPairs() throws {
    #expect(try told("Tên dự án          Nhà máy dệt\n\nĐoạn.") == ["?Tên dự án|?Nhà máy dệt", "¶ Đoạn."])
  }

  @Test("Các dòng nhãn dài gần bằng nhau không phải văn bản bị ngắt dòng")
  func keepsLabelLines() throws {
    let text = """
      Ngày hết thời hạn hoạt động của dự án đầu tư: ngày 17 tháng 4 năm 2027
      Tổng thời hạn hoạt động của dự án đầu tư sau khi gia hạn là: 47 năm tròn
      Nhà đầu tư chịu trách nhiệm về tính chính xác của các nội dung trên
      """
    #expect(try told(text).count == 3)
  }
}
