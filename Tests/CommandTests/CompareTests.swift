import TestSupport
import Testing
import Values

@Suite("Đối chiếu giấy tờ của một hồ sơ")
struct CompareTests {
  private static let sample = "cap-gcn-giay-to-khac-nhau"

  @Test("Mỗi dữ kiện một hàng, mỗi nơi nêu một cột; nhóm nào, lời nào, chỗ nào, sai số nào")
  func tellsWhoSaysWhat() throws {
    try Desk.with(Self.sample) { desk in
      let ended = try desk.hoso("compare", desk.path)
      #expect(ended.status == 4 && ended.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ended.text)")
      #expect(ended.flat.contains("8 khác nhau · 0 chưa rõ · 2 như nhau"))
      // The financial report alone has another tax code; the technology paper and the lease none at all.
      #expect(ended.flat.contains("Mã số thuế B A A A · ·"), "\(ended.text)")
      #expect(ended.flat.contains("B «0000000010» – bao-cao-tai-chinh.docx, đoạn 7"))
      #expect(ended.flat.contains("coi là như nhau: lệch không quá 0,5 % và không quá 1 tỷ đồng"))
      // A name written out and in capitals is the same name.
      #expect(ended.flat.contains("Tên nhà đầu tư A A A A A A"))
    }
  }

  @Test("Mỗi dữ kiện khác nhau là một kết luận có mã, căn cứ, mọi nhóm; dữ kiện như nhau cũng là một kết luận")
  func isAFindingAFact() throws {
    try Desk.with(Self.sample) { desk in
      let json = try JSON.parse(try desk.hoso("check", desk.path, "--format", "json").output)
      let verdicts = try #require(json["ket_luan"]?["ket_qua"]?.array).filter { $0["quy_tac"]?.string == "DT-D12" }
      let told = Dictionary(
        uniqueKeysWithValues: verdicts.map { ($0["doi_tuong"]?.string ?? "", $0["ket_luan"]?.string ?? "") })
      #expect(
        told == [
          "«tên nhà đầu tư»": "đạt", "«mã số thuế»": "cần xem xét", "«người đại diện theo pháp luật»": "đạt",
        ])
      let text = try desk.hoso("check", desk.path).flat
      #expect(text.contains("riêng bao-cao-tai-chinh.docx, đoạn 7 ghi «0000000010»"), "\(text)")
      // What a finding tells is not told again as a contradiction.
      #expect(!text.contains("MÂU THUẪN"))
    }
  }

  @Test("Giải thích quy tắc không có điều kiện nói đúng điều gì là vướng")
  func explainsWhatIsTheDefect() throws {
    try Desk.with { desk in
      let alike = try desk.hoso("explain", "DT-NC05").flat
      #expect(
        alike.contains("vướng khi các nơi nêu «tổng vốn đầu tư» khác nhau; coi là như nhau: lệch không quá 0,5 %"))
      let units = try desk.hoso("explain", "OT-017").flat
      #expect(units.contains("vướng khi đơn vị của «công suất thiết kế», «công suất thực tế» không đổi được cho nhau"))
      #expect(!alike.contains("luôn để cán bộ xem xét") && !units.contains("luôn để cán bộ xem xét"))
      #expect(try desk.hoso("explain", "OT-019").flat.contains("luôn để cán bộ xem xét"))
    }
  }

  @Test("Giấy tờ chưa đọc được thì chưa biết có như nhau không, ở bảng và ở kết luận")
  func unreadPapersProveNothing() throws {
    try Desk.with("cap-gcn-linh-kien") { desk in
      #expect(try desk.hoso("compare", desk.path).status == 0)
      try desk.write("them.pdf", Array("%PDF-1.7 hỏng".utf8))
      let ended = try desk.hoso("compare", desk.path)
      #expect(ended.status == 2 && ended.flat.contains("Tên nhà đầu tư: chưa đọc them.pdf"))
      let json = try JSON.parse(try desk.hoso("check", desk.path, "--format", "json").output)
      let verdict = try #require(json["ket_luan"]?["ket_qua"]?.array).first {
        $0["quy_tac"]?.string == "DT-D12" && $0["doi_tuong"]?.string == "«tên nhà đầu tư»"
      }
      #expect(verdict?["ket_luan"]?.string == "chưa đủ căn cứ")
    }
  }

  @Test("Trang HTML nêu lời của giấy tờ trong ô, không chạy gì của giấy tờ")
  func pageQuotesWords() throws {
    try Desk.with(Self.sample) { desk in
      try desk.change("ho-so.json", "Công ty TNHH Dữ Liệu", "<b>Công ty</b> TNHH Dữ Liệu")
      let page = try desk.hoso("compare", desk.path, "--format", "html").text
      #expect(page.hasPrefix("<!DOCTYPE html>") && !page.contains("<script") && !page.contains("<b>"))
      #expect(page.contains("&lt;b&gt;Công ty&lt;/b&gt;") && page.contains("«0000 000 001»"))
    }
  }
}
