import TestSupport
import Testing

@testable import Dossiers

@Suite("Bảng không kẻ trên bản quét, cột sát nhau", .enabled(if: canRecognise))
struct CloseColumnTests: Recognising {
  private static let machines = [
    ["TT", "Ten may", "Cong suat thiet ke", "Cong suat thuc te", "Ket qua"],
    ["1", "May han tu dong A", "1.612,5", "1.550,2", "Dat"], ["2", "May duc", "1.700", "1.690", "Khong dat"],
  ]
  private static let consumption = [
    ["TT", "Ten", "Thiet ke", "Thuc te", "Don vi"], ["1", "Dien nang", "1,25", "1,31", "kWh"],
    ["2", "Nuoc", "2,40", "2,52", "kg"],
  ]

  private static let page = PDF.page { page in
    func row(_ cells: [String], _ top: Double) {
      for (place, cell) in zip([72.0, 100, 190, 245, 300], cells) { page.text(cell, place, top, size: 10) }
    }
    page.text("Danh sach may moc, thiet bi cua du an", 72, 90)
    row(["TT", "Ten may", "Cong suat", "Cong suat", "Ket qua"], 140)
    row(["", "", "thiet ke", "thuc te", ""], 152)
    row(machines[1], 164)
    row(machines[2], 176)
    page.text("2. Tieu hao nguyen lieu, nang luong", 72, 188)
    row(consumption[0], 200)
    row(consumption[1], 212)
    row(consumption[2], 224)
    page.text("Ngay het thoi han ................................ 27/03/2027", 72, 300)
  }

  private func tables(_ document: Document) -> [[[Cell]]] {
    document.blocks.compactMap { if case .table(let table) = $0 { table.rows } else { nil } }
  }

  @Test("Đầu bảng hai dòng, mục kế sát dưới: đủ cột, đủ dòng; dòng chấm của mẫu nối nhãn với giá trị")
  func readsTables() throws {
    let document = try read(ScanBuilder(of: PDF.pdf([Self.page]), dots: 300).pdf)
    #expect(tables(document).map { $0.map { $0.map(\.text) } } == [Self.machines, Self.consumption])
    let texts = texts(document)
    #expect(texts.contains("2. Tieu hao nguyen lieu, nang luong"))
    let filled = try #require(texts.first { $0.hasPrefix("Ngay het") })
    #expect(
      filled.filter { !".… ".contains($0) } == "Ngayhetthoihan27/03/2027" && filled.contains { ".…".contains($0) })
  }

  @Test("Dấu phẩy mất trên ảnh thì số là không rõ, không thành gấp trăm lần", arguments: [100, 150, 200])
  func seesLostMarks(_ dots: Int) throws {
    let wanted = Set((Self.machines + Self.consumption).joined())
    let figures = Set(wanted.map { $0.filter(\.isNumber) })
    let document = try read(ScanBuilder(of: PDF.pdf([Self.page]), dots: dots).pdf)
    // Those whose figures are right, whatever became of what parts them.
    let cells = tables(document).joined().joined().filter { cell in
      cell.text.contains(where: \.isNumber) && figures.contains(cell.text.filter(\.isNumber))
    }
    #expect(cells.count >= 8)
    for cell in cells {
      #expect(wanted.contains(cell.text) || cell.doubts.contains(.unclear), "\(cell.text)")
    }
  }
}
