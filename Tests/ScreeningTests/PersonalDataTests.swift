import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Dữ liệu cá nhân được thay bằng mã")
struct PersonalDataTests {
  private let marks: PersonalDataMarks

  init() throws { marks = try PublishedRules.rulebook().personalData }

  private func redaction(_ texts: [String] = [], tables: [[[String]]] = []) -> Redaction {
    Redaction(marks, texts: texts, tables: tables)
  }

  /// Tokens as □.
  private static func covered(_ text: String) -> String { text.replacing(/\[\[[A-Z]+-[0-9.]+\]\]/, with: "□") }

  @Test(
    "Người, số và nơi ở được che đúng chỗ, và trả lại nguyên văn",
    arguments: PersonalDataLines.persons + PersonalDataLines.numbers + PersonalDataLines.words)
  func hides(_ marked: String) {
    let line = marked.replacing(/[⟦⟧]/, with: "")
    for form in [line, line.decomposedStringWithCanonicalMapping] {
      var redaction = redaction([form])
      let hidden = redaction.hiding(form)
      #expect(Self.covered(hidden) == marked.replacing(/⟦[^⟧]*⟧/, with: "□"))
      #expect(Array(redaction.restoring(hidden).utf8) == Array(line.nfc.utf8))
    }
  }

  @Test("Số liệu, văn bản, máy móc, tổ chức, nơi chốn đi qua nguyên vẹn", arguments: PersonalDataLines.honest)
  func leaves(_ line: String) {
    var redaction = redaction([line])
    #expect(redaction.hiding(line) == line.nfc)
    #expect(redaction.counts.isEmpty)
  }

  @Test("Đủ dòng thử")
  func counts() {
    #expect(PersonalDataLines.persons.count + PersonalDataLines.numbers.count + PersonalDataLines.words.count >= 80)
    #expect(PersonalDataLines.honest.count >= 120)
  }

  // MARK: Over a dossier

  @Test(
    "Tên học ở giấy này được che ở giấy kia: không danh xưng, chữ hoa, không dấu, cách rộng, tách dòng",
    arguments: [
      "Biên bản có chữ ký của ⟦Trịnh Khải⟧ hôm nay", "⟦TRỊNH KHẢI⟧ ĐÃ NHẬN", "chuyển cho ⟦Trinh Khai⟧ ngày 01/9/2026",
      "do ⟦Trịnh  Khải⟧ lập", "do ⟦Trịnh\u{A0}\u{A0}Khải⟧ lập", "gửi ⟦Trịnh⟧\n⟦Khải⟧ xem", "đường Trịnh Khải",
      "Công ty TNHH Trịnh Khải",
      "ông ⟦Khải⟧ đồng ý", "Ông ⟦Khải⟧",
    ])
  func learns(_ marked: String) {
    let line = marked.replacing(/[⟦⟧]/, with: "")
    var redaction = redaction(["Người đại diện: Ông Trịnh Khải, Giám đốc", line])
    let hidden = redaction.hiding(line)
    #expect(Self.covered(hidden) == marked.replacing(/⟦[^⟧]*⟧/, with: "□"))
    #expect(redaction.restoring(hidden) == line.nfc)
    let others = hidden.matches(of: /NGUOI-(\d+)/).map(\.output.1).filter { $0 != "1" }
    #expect(others.isEmpty)
  }

  @Test("Một người một mã, một số một mã, dù viết cách nào; mỗi cách viết được trả lại đúng như nó")
  func oneToken() {
    let lines = [
      "Ông Trịnh Văn Khải, CCCD 027082001234, ĐT 0912345678", "TRỊNH VĂN KHẢI 027 082 001 234 - 0912.345.678",
      "ông Khải; Bà Lê Thị Mẫu; Trinh Van Khai",
    ]
    var redaction = redaction(lines)
    let hidden = lines.map { redaction.hiding($0) }
    #expect(
      hidden == [
        "Ông [[NGUOI-1]], CCCD [[CCCD-1]], ĐT [[DT-1]]", "[[NGUOI-1.2]] [[CCCD-1.2]] - [[DT-1.2]]",
        "ông [[NGUOI-1.3]]; Bà [[NGUOI-2]]; [[NGUOI-1.4]]",
      ])
    #expect(hidden.map { redaction.restoring($0) } == lines)
    #expect(redaction.summary == "đã che 2 người, 1 số giấy tờ tùy thân, 1 số điện thoại")
  }

  @Test("Số của một người được che cả khi đứng không có nhãn hay dưới nhãn khác")
  func numbersElsewhere() {
    let lines = [
      "MST: 2300123456", "Mã số doanh nghiệp: 2300 123 456", "Hộ chiếu B1234567", "máy B1234567", "STK: 1234567890",
      "x 1234567890",
    ]
    var redaction = redaction(lines)
    #expect(
      lines.map { Self.covered(redaction.hiding($0)) } == [
        "MST: □", "Mã số doanh nghiệp: □", "Hộ chiếu □", "máy □", "STK: □", "x □",
      ])
  }

  @Test("Chữ trong giấy tờ giống mã của ta không thành mã của ta")
  func foreignTokens() {
    let lines = [
      "[[NGUOI-1]] và Ông Trịnh Văn Khải", "[[[NGUOI-1]]]", "[[NGOAC-1]][[", "[[[[DT-1]]]] 0912345678 ]]",
      "[Ông Trịnh Văn Khải]", "[[0912345678]]",
    ]
    var redaction = redaction(lines)
    let hidden = lines.map { redaction.hiding($0) }
    #expect(hidden.map { redaction.restoring($0) } == lines)
    #expect(!redaction.restoring("[[NGUOI-1]]").contains("["))
    #expect(redaction.restoring("[[NGUOI-99]] [[DT-1") == "[[NGUOI-99]] [[DT-1")
    #expect(hidden[0] == "[[NGOAC-1]]NGUOI-1]] và Ông [[NGUOI-1]]")
  }

  @Test("In ra hay soi vào không thấy người nào")
  func printsNobody() {
    var redaction = redaction(["Ông Trịnh Văn Khải, ĐT 0912345678"])
    _ = redaction.hiding("Ông Trịnh Văn Khải, ĐT 0912345678")
    var dumped = ""
    dump(redaction, to: &dumped)
    let shown = dumped + "\(redaction)" + String(reflecting: redaction)
    #expect(shown.contains("đã che 1 người, 1 số điện thoại") && !shown.contains("Khải") && !shown.contains("0912"))
  }

  // MARK: Tables

  @Test("Danh sách thành viên được che cả cột; cột khác giữ nguyên")
  func membersTable() {
    let rows = [
      [
        "STT", "Họ và tên", "Ngày sinh", "Số CCCD/Hộ chiếu", "Nơi thường trú", "Điện thoại", "Vốn góp (đồng)", "Chữ ký",
      ],
      ["1", "Trịnh Văn Khải", "01/02/1980", "027082001234", "Thôn Đông, xã Mẫu", "912345678", "1.250.000.000", "Khải"],
      ["2", "PARK DAE HO", "1975", "M12345678", "Seoul, Hàn Quốc", "+82 10 1234 5678", "750000000", ""],
      ["3", "Công ty TNHH Dữ Liệu Mẫu", "", "0312345678", "Lô A1", "", "5000000000", ""],
      ["4", "lê thị bịa", "ngày 03 tháng 4 năm 1990", "125123456", "Tổ 3", "3812345", "123456789", "Lê Bịa"],
      ["", "Tổng cộng", "", "", "", "", "7.000.000.000", ""],
    ]
    var redaction = redaction(tables: [rows])
    let hidden = redaction.hiding(table: rows).map { $0.map(Self.covered) }
    #expect(
      hidden == [
        rows[0],
        ["1", "□", "□", "□", "□", "□", "1.250.000.000", "Khải"], ["2", "□", "□", "□", "□", "□", "750000000", ""],
        ["3", "Công ty TNHH Dữ Liệu Mẫu", "", "□", "□", "", "5000000000", ""],
        ["4", "□", "ngày □", "□", "□", "□", "123456789", "□"], rows[5],
      ])
    #expect(redaction.hiding(table: rows).map { $0.map { redaction.restoring($0) } } == rows)
    #expect(Self.covered(redaction.hiding("Giao Park Dae Ho kiểm tra")) == "Giao □ kiểm tra")
  }

  @Test("Nhãn ở một ô nói về ô bên")
  func formTable() {
    let rows = [
      ["Họ và tên", "Trịnh Văn Khải", "Số CCCD", "027082001234"], ["Họ và tên", "PARK DAE HO"],
      ["Điện thoại", "912 345 678"],
      ["Nơi thường trú", "Thôn Đông, xã Mẫu"], ["Công suất", "250.000 tấn/năm"], ["Giám đốc", "Nghiêm Bịa"],
      ["Quốc tịch", "Hàn Quốc"],
    ]
    var redaction = redaction(tables: [rows])
    let hidden = redaction.hiding(table: rows)
    #expect(
      hidden.map { $0.map(Self.covered) }
        == rows.map { $0.enumerated().map { $0 % 2 == 0 || $1.contains("tấn") ? $1 : "□" } })
    #expect(hidden.map { $0.map { redaction.restoring($0) } } == rows)
  }

  @Test("Bảng máy móc, bảng tiêu hao đi qua nguyên vẹn")
  func machineTable() {
    let rows = [
      ["STT", "Tên máy", "Model", "Số máy", "Năm sản xuất", "Hãng", "Mã HS", "Công suất"],
      ["1", "Máy tiện CNC", "B1234567", "20190123456", "2015", "Mazak", "8458.11", "120.000 chi tiết/năm"],
      ["2", "Mikron HPM 450U", "99A-123.45", "123456789012", "2019", "Thụy Sĩ", "84571010", "1250 kg/h"],
    ]
    var redaction = redaction(tables: [rows])
    #expect(redaction.hiding(table: rows) == rows)
  }

  // MARK: Any text

  private static let pieces = [
    "Ông ", "Bà ", "Trịnh", "Văn", "Khải", "KHẢI", "Nguyen", " ", "  ", "\u{A0}", "\n", "\t", "CCCD", "ĐT: ", "0912",
    "345", "678", "027082001234",
    ".", "-", "/", ":", ",", ";", "|", "(", ")", "[", "[[", "]]", "NGUOI-1", "@", "a@b.vn", "(at)", "\u{301}",
    "\u{323}", "e\u{302}\u{301}", "\u{200B}",
    "字", "🇻🇳", "٣", "０", "ﬁ", "İ", "ß", "\u{1F}", "\r\n", "\u{2028}", "Nơi thường trú: ", "sinh ngày ", "99A", "BK ",
    "đồng", "1.000", "\u{0}",
    "\u{1100}\u{1161}", "A\u{30A}", "\u{212B}", "\u{FB1D}",
  ]

  @Test("Chữ gì cũng che được mà không hỏng, và trả lại được nguyên văn", arguments: 0..<20)
  func anyText(_ seed: Int) {
    var generator = SeededNumbers(UInt64(seed))
    let lines = (0..<60).map { _ in
      (0..<Int.random(in: 0...24, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
        .joined()
    }
    var redaction = redaction(Array(lines.prefix(30)), tables: [lines.prefix(12).map { [$0, $0] }])
    for line in lines {
      let hidden = redaction.hiding(line)
      let restored = redaction.restoring(hidden)
      #expect(Array(restored.utf8) == Array(line.nfc.utf8), "\(line.debugDescription)")
      #expect(hidden.count(where: \.isNewline) == line.nfc.count(where: \.isNewline))
    }
    let rows = lines.map { [$0, "x", $0] }
    let hidden = redaction.hiding(table: rows)
    #expect(hidden.map { $0.map { Array(redaction.restoring($0).utf8) } } == rows.map { $0.map { Array($0.nfc.utf8) } })
  }

  @Test("Thời gian tăng theo độ dài, không theo bình phương")
  func linear() {
    let piece =
      "Ông Trịnh Văn Khải, CCCD 027082001234, ĐT 0912 345 678, thường trú tại thôn Đông; công suất 250.000 tấn/năm. "
    func time(_ count: Int) -> Duration {
      let text =
        String(repeating: piece, count: count) + String(repeating: "1 ", count: count * 20)
        + String(repeating: "[[@(", count: count * 10)
      return ContinuousClock().measure {
        var redaction = redaction([text])
        _ = redaction.restoring(redaction.hiding(text))
      }
    }
    _ = time(20)
    let (short, long) = (time(40), time(400))
    #expect(long < short * 40, "\(short) \(long)")
  }
}
