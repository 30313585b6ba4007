import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Trang tính: tiêu đề và bảng liền nhau")
struct SheetSectionsTests {
  private typealias Sheet = SheetBuilder

  /// Blocks of a sheet whose rows these are, from row 1; an empty text is no cell, digits alone are a number.
  private func blocks(_ rows: [[String]], merged: [String] = []) throws -> [Block] {
    let data = rows.enumerated().map { index, cells in
      Sheet.row(
        index + 1,
        zip("ABCDEFGH", cells).filter { !$1.isEmpty }.map { column, text in
          let address = "\(column)\(index + 1)"
          return text.allSatisfy(\.isNumber) ? Sheet.n(address, text) : Sheet.t(address, text)
        })
    }
    let areas = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    return try Workbook(
      Sheet.xlsx([.init("S", data.joined(), more: merged.isEmpty ? "" : "<mergeCells>\(areas)</mergeCells>")])
    ).blocks
  }

  /// Paragraphs as `¶ text`, tables as their first column.
  private func told(_ blocks: [Block]) -> [String] {
    blocks.map { block in
      switch block {
      case .paragraph(let paragraph): "¶ \(paragraph.text)"
      case .table(let table): table.rows.map { $0[0].text }.joined(separator: "|")
      }
    }
  }

  private func tables(_ blocks: [Block]) -> [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private static let lines = [["STT", "Dây chuyền", "Công suất", "Ghi chú"], ["1", "Nhuộm", "842", "tốt"]]
  private static let machines = [["STT", "Tên máy", "Năm"], ["1", "Lò hơi", "2012"], ["2", "Máy sấy", "2015"]]

  @Test("Tiêu đề một ô liền sau bảng tách hai bảng, dù không có dòng trống hay đã gộp ô; cột thừa không theo sang")
  func partsTablesAtAHeading() throws {
    for merged in [[], ["A3:D3"]] {
      let found = try blocks(Self.lines + [["2. Máy móc, thiết bị"]] + Self.machines, merged: merged)
      #expect(told(found) == ["STT|1", "¶ 2. Máy móc, thiết bị", "STT|1|2"])
      #expect(tables(found).flatMap { $0.rows.joined() }.allSatisfy { $0.doubts.isEmpty })
      #expect(tables(found)[1].rows.allSatisfy { $0.count == 3 })
      #expect(tables(found)[1].place.address == "A4" && tables(found)[1].rows[1][1].place.row == 2)
    }
  }

  @Test("Đầu bảng không có STT cũng tách bảng khi có dòng đánh số cột, thay cột đếm, hoặc có cột mới")
  func partsTablesAtOtherHeads() throws {
    let numbered = [["Tên máy", "Năm"], ["(1)", "(2)"], ["Lò hơi", "2012"]]
    #expect(told(try blocks(Self.lines + [["Máy móc"]] + numbered)) == ["STT|1", "¶ Máy móc", "Tên máy|(1)|Lò hơi"])
    let plain = [["Tên máy", "Năm"], ["Lò hơi", "2012"]]
    #expect(told(try blocks(Self.lines + [["Máy móc"]] + plain)) == ["STT|1", "¶ Máy móc", "Tên máy|Lò hơi"])
    let wide = [["Tên máy", "Năm", "Nước"], ["Lò hơi", "2012", "Nhật Bản"]]
    #expect(told(try blocks(plain + [["Máy móc"]] + wide)) == ["Tên máy|Lò hơi", "¶ Máy móc", "Tên máy|Lò hơi"])
  }

  @Test("Hai bảng liền nhau không có dòng nào ở giữa: đầu bảng có STT bắt đầu bảng mới")
  func partsTablesAtAHead() throws {
    #expect(told(try blocks(Self.lines + Self.machines)) == ["STT|1", "STT|1|2"])
  }

  @Test("Dòng một ô đầu một phần của bảng không tách bảng và không làm nó mất chắc")
  func keepsPartsOfATable() throws {
    let found = try blocks(Array(Self.machines[..<2]) + [["II. Máy phụ"]] + Self.machines[2...])
    #expect(told(found) == ["STT|1|II. Máy phụ|2"])
    #expect(tables(found)[0].rows.joined().allSatisfy { $0.doubts.isEmpty })
  }

  @Test("Có thể là đầu bảng mới, có thể là dòng của bảng cũ: từ đó trở đi không gì chắc, và bảng nói ra")
  func doubtsWhatMayBeAHead() throws {
    let found = try blocks([
      ["Tên", "Số"], ["Lò hơi", "12"], ["Máy phụ"], ["Máy nén khí", "không rõ"], ["Máy sấy", "15"],
    ])
    #expect(told(found) == ["Tên|Lò hơi|Máy phụ|Máy nén khí|Máy sấy"])
    let table = try #require(tables(found).first)
    #expect(table.doubts == [.unsureColumns])
    #expect(table.rows.map { $0.allSatisfy { $0.doubts == [.unsureColumns] } } == [false, false, true, true, true])
  }

  @Test("Dòng một ô cuối bảng: lời ghi chú thành đoạn, tên còn trống số vẫn là dòng của bảng")
  func readsNotesBelow() throws {
    #expect(told(try blocks(Self.machines + [["Người lập biểu"]])) == ["STT|1|2", "¶ Người lập biểu"])
    #expect(
      told(try blocks([["Tên", "Số"], ["Lò", "1"], ["Ghi chú: số đo năm 2025"]])).last == "¶ Ghi chú: số đo năm 2025")
    #expect(told(try blocks([["Tên", "Số"], ["Lò", "1"], ["Máy sấy"]])) == ["Tên|Lò|Máy sấy"])
    #expect(told(try blocks([["Tên", "Số"], ["1. Lò", "1"], ["2. Máy sấy"]])) == ["Tên|1. Lò|2. Máy sấy"])
  }
}
