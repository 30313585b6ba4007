import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Bảng không kẻ trong PDF")
struct BorderlessTableTests {
  /// Lines one below another, each with its texts at the columns' places; an empty text is nothing there.
  private func document(_ lines: [[String]], places: [Double] = [72, 120, 260, 380, 480]) throws -> Document {
    let page = PDF.page { page in
      for (row, texts) in lines.enumerated() {
        for (text, place) in zip(texts, places) where !text.isEmpty {
          page.text(text, place, 100 + 13 * Double(row), size: 10)
        }
      }
    }
    let results = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "a.pdf", bytes: PDF.pdf([page]))]
    )
    return try #require(results.first).get()
  }

  /// Paragraphs as `¶ text`, tables as their rows.
  private func told(_ document: Document) -> [String] {
    document.blocks.flatMap { block in
      switch block {
      case .paragraph(let paragraph): ["¶ \(paragraph.text)"]
      case .table(let table): table.rows.map { $0.map(\.text).joined(separator: "|") }
      }
    }
  }

  private func tables(_ document: Document) -> [Table] {
    document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private static let lines = [["Stt", "Line", "Design", "Actual"], ["1", "Dyeing", "842", "800"]]
  private static let uses = [["Stt", "Energy", "Design"], ["1", "Power", "1,5"], ["2", "Steam", "2,4"]]

  @Test("Tiêu đề đánh số, rồi một đầu bảng nữa: bảng mới; mỗi bảng đều đặn thì vẫn chắc")
  func partsTablesAtAHeading() throws {
    let document = try document(Self.lines + [["2. Use of energy"]] + Self.uses)
    #expect(
      told(document) == [
        "Stt|Line|Design|Actual", "1|Dyeing|842|800", "¶ 2. Use of energy", "Stt|Energy|Design", "1|Power|1,5",
        "2|Steam|2,4",
      ])
    #expect(tables(document).flatMap { $0.rows.joined() }.allSatisfy { !$0.doubts.contains(.unsureColumns) })
  }

  @Test("Dòng đầu một phần của bảng không tách bảng; từ đầu bảng còn ngờ trở đi mỗi dòng là một ô, không tên nào chắc")
  func keepsPartsOfATable() throws {
    let section = try document(Self.lines + [["II. Others"], ["2", "Spinning", "15", "14"]])
    #expect(tables(section).count == 1)
    let plain = [["Line", "Design", "Actual"], ["Dyeing", "842", "800"]]
    let unsure = try document(plain + [["2. Machines"], ["Machine", "Made", "Code"], ["Boiler", "2012", "8402"]])
    let table = try #require(tables(unsure).first)
    #expect(table.rows.map(\.count) == [3, 3, 1, 1, 1])
    #expect(table.rows.last?[0].text.replacing("\t", with: " ") == "Boiler 2012 8402")
    #expect(table.rows.joined().allSatisfy { $0.doubts.contains(.unsureColumns) })
  }

  @Test("Nhãn ở giữa một cột rộng là nhãn của chữ bên trái cột ấy, và bảng chưa chắc")
  func readsLabelsInTheMiddle() throws {
    let page = PDF.page { page in
      for (row, texts) in [["Stt", "Name", "Made"], ["1", "Ax", "2012"], ["2", "Bit", "2013"]].enumerated() {
        for (text, place) in zip(texts, [72, row == 0 ? 190 : 120, 380]) {
          page.text(text, Double(place), 100 + 13 * Double(row), size: 10)
        }
      }
    }
    let results = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "a.pdf", bytes: PDF.pdf([page]))]
    )
    let document = try #require(results.first).get()
    #expect(told(document) == ["Stt|Name|Made", "1|Ax|2012", "2|Bit|2013"])
    #expect(tables(document)[0].rows.joined().allSatisfy { $0.doubts.contains(.unsureColumns) })
  }

  @Test("Đầu bảng và ô xuống dòng được nối vào dòng trên khi mọi dòng đều bắt đầu đủ ô; cả bảng chưa chắc")
  func joinsBrokenCells() throws {
    let document = try document([
      ["Stt", "Line", "Design", "Actual"], ["", "", "power (kg/h)", "power (kg/h)"], ["1", "Dyeing", "842", "800"],
      ["2", "Spinning", "15.300", "14.100"], ["", "and twisting", "m/h", "m/h"], ["3", "Drying", "12", "11"],
    ])
    #expect(
      told(document) == [
        "Stt|Line|Design power (kg/h)|Actual power (kg/h)", "1|Dyeing|842|800",
        "2|Spinning and twisting|15.300 m/h|14.100 m/h", "3|Drying|12|11",
      ])
    #expect(tables(document)[0].rows.joined().allSatisfy { $0.doubts.contains(.unsureColumns) })
  }

  @Test("Có dòng thiếu ô thì không biết chữ xuống dòng là của dòng nào: các dòng quanh nó là một ô, không thành tên")
  func keepsWhatCannotBeJoinedWhole() throws {
    let document = try document([
      ["Stt", "Line", "Design", "Actual"], ["1", "Dyeing", "842", "800"], ["", "Spinning and", "", ""],
      ["2", "", "15", "14"], ["", "twisting", "", ""], ["3", "Drying", "12", "11"], ["4", "Ironing", "13", "12"],
    ])
    #expect(tables(document)[0].rows.map(\.count) == [4, 1, 1, 1, 1, 1, 4])
  }
}
