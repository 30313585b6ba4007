import TestSupport
import Testing
import Values

@testable import Dossiers
@testable import Reading

@Suite("Tên do máy nhận dạng được trả lại dấu")
struct RecognisedNamesTests {
  private func restored(_ blocks: [Block]) throws -> [Block] {
    let document = Document(
      path: "a.pdf", digest: Digest(of: []), blocks: blocks, unreadParts: [])
    let dossier = Dossier(
      name: "x", intake: .absent, officerStatements: nil,
      files: [Dossier.File(path: "a.pdf", digest: Digest(of: []), byteCount: 0, content: .document(document))])
    return try RecognisedNames(PublishedRules.rulebook()).restored(in: dossier).documents[0].blocks
  }

  private func paragraph(_ text: String, confidence: Int?) -> Block {
    .paragraph(
      Paragraph(
        text: text, place: Place(part: .body, paragraph: 1, page: 1, confidence: confidence), headingLevel: nil,
        doubts: []))
  }

  private func restored(_ text: String, confidence: Int? = 90) throws -> String? {
    guard case .paragraph(let paragraph)? = try restored([paragraph(text, confidence: confidence)]).first else {
      return nil
    }
    return paragraph.text
  }

  @Test("Tên giấy tờ, nhãn sai dấu được viết lại như đã biết; giá trị sau dấu hai chấm giữ nguyên")
  func restoresNames() throws {
    #expect(
      try restored("VĂN BẢN ĐỂ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ")
        == "VĂN BẢN ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ")
    #expect(try restored("Ngay hêt thời hạn hoạt dộng: 31/12/2O27") == "Ngày hết thời hạn hoạt động: 31/12/2O27")
    #expect(try restored("CỘNG HOÀ XÃ HỘI CHỦ NGHIA VIỆTNAM -") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    #expect(
      try restored("VĂN BẢN ĐỂ NGHỊ GIA HẠN THỜI. HẠN HOẠT ĐỘNG CỦA DỰÁN")
        == "VĂN BẢN ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN")
    #expect(try restored("Số13/2026") == "Số: 13/2026")
    #expect(try restored("Ngày hêt thời hạn hoạt động:") == "Ngày hết thời hạn hoạt động:")
    #expect(try restored("Nhà đầu tu:") == "Nhà đầu tư:")
    #expect(try restored("Nhà máy gạch Để Nghị") == "Nhà máy gạch Để Nghị")
  }

  @Test("Chữ của giấy tờ có chữ thật không bị đụng tới")
  func leavesLettersAlone() throws {
    let text = "VĂN BẢN ĐỂ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ"
    let other = paragraph("Trang quét", confidence: 90)
    guard case .paragraph(let kept)? = try restored([paragraph(text, confidence: nil), other]).first else {
      Issue.record("mất đoạn")
      return
    }
    #expect(kept.text == text)
  }

  @Test("Đầu cột sai dấu, đơn vị sai nét được viết lại; ô giá trị giữ nguyên")
  func restoresHeads() throws {
    let cells = [
      "Công suât thiêt kế\n(kø/h)", "Xuât xử", "1.0OO", "(kø/h)", "Hiệu suât thiết kế\n(%)", "Hiệu suât thiết kế %",
      "Công suat thực tệ\n(kgh)", "Múc tiều hao thưc !ế", "Hiệu suât thiêt kê (96)", "Năm sán xuâf", "Mã HB",
      "sản phấm/h", "73,7 tần/ngày", "kỵ/h", "Đáp ứng\nQCVNÑ", "Công suất thực tế (kgih)",
    ].enumerated().map { column, text in
      Cell(
        text: text, column: column, columnSpan: 1, continuesAbove: false,
        place: Place(part: .body, table: 1, row: 1, cell: column + 1, page: 1, confidence: 80), doubts: [])
    }
    let table = Table(place: Place(part: .body, table: 1, page: 1), rows: [cells])
    guard case .table(let read)? = try restored([.table(table)]).first else {
      Issue.record("mất bảng")
      return
    }
    #expect(
      read.rows[0].map(\.text) == [
        "Công suất thiết kế (kg/h)", "Xuất xứ", "1.0OO", "(kø/h)", "Hiệu suất thiết kế (%)", "Hiệu suất thiết kế %",
        "Công suất thực tế (kg/h)", "Mức tiêu hao thực tế", "Hiệu suất thiết kế (%)", "Năm sản xuất", "Mã HB",
        "sản phẩm/h", "73,7 tấn/ngày", "kỵ/h", "Đáp ứng QCVN", "Công suất thực tế (kg/h)",
      ])
  }
}
