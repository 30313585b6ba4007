import Dossiers
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("So kết quả của hồ sơ dưới hai bộ quy tắc")
struct EditionComparisonTests {
  private func comparison(_ edits: PublishedRules.Edit...) throws -> EditionComparison {
    let old = try Samples.screening(today: "2026-09-10")
    let rulebook = try Rulebook(loading: try PublishedRules.folder(after: edits))
    return EditionComparison(from: old, to: Screening(rulebook: rulebook, settings: old.settings))
  }

  private static let rule = "cong-nghe/OT-003-hieu-suat-duoi-85.yaml"

  @Test("Không gì đổi thì không hồ sơ nào đổi", arguments: ["gia-han-det-nhuom", "xac-dinh-nhat-ky"])
  func same(_ sample: String) throws {
    let comparison = try comparison()
    let dossier = comparison.compared(try Samples.dossier(sample), sample)
    #expect(dossier.isCompared && dossier.changes.isEmpty, "\(dossier.changes)")
  }

  @Test("Một quy tắc tạm ngưng: kết luận nào đổi, của dòng nào, bởi quy tắc nào; mục khác không kể")
  func suspended() throws {
    let comparison = try comparison(
      .init(Self.rule, "status: hiệu lực", "status: tạm ngưng"))
    let changes = comparison.compared(try Samples.dossier("gia-han-det-nhuom"), "x").changes
    let outcomes = changes.filter { $0.field == nil && $0.kind == .verdict }
    #expect(outcomes.allSatisfy { $0.code == "OT-003" && $0.isRuleChanged == true }, "\(changes)")
    #expect(outcomes.contains { $0.old == "đạt" && $0.new == nil } && outcomes.contains { $0.new == "chưa đủ căn cứ" })
  }

  @Test("Kết quả đổi mà quy tắc không đổi thì nói là thứ nó dựa vào đổi")
  func elsewhere() throws {
    let comparison = try comparison(.init("matters.yaml", "from: '2026-03-31' }", "from: '2026-10-01' }"))
    let changes = comparison.compared(try Samples.dossier("gia-han-det-nhuom"), "x").changes
    let verdicts = changes.filter { $0.kind == .verdict && $0.field == nil }
    #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0.isRuleChanged == false })
    #expect(changes.contains { $0.kind == .matter && $0.subject == "Điều kiện gia hạn và tiêu chí công nghệ" })
    let text = EditionText(comparison, [.init(name: "x", result: .compared(changes))]).text
    #expect(text.contains("chính quy tắc không đổi"))
  }

  @Test("Chỉ câu chữ đổi thì kết quả giữ nguyên và nói câu nào khác")
  func words() throws {
    let comparison = try comparison(
      .init("cong-nghe/OT-008-tuoi-may-chi-ghi-nhan.yaml", "chỉ ghi nhận.'", "chỉ ghi lại.'"))
    let changes = comparison.compared(try Samples.dossier("gia-han-det-nhuom"), "x").changes
    #expect(changes.count == 1 && changes[0].code == "OT-008" && changes[0].kind == .note, "\(changes)")
    #expect(changes[0].new?.hasSuffix("chỉ ghi lại.") == true)
  }

  @Test("Thời hạn và thành phần đổi cũng được kể")
  func procedure() throws {
    let comparison = try comparison(
      .init("procedures/gia-han-thoi-han-hoat-dong.yaml", "days: 17", "days: 16"),
      .init(
        "procedures/gia-han-thoi-han-hoat-dong.yaml", "kinds: [bao-cao-tinh-hinh-thuc-hien]",
        "kinds: [chung-thu-giam-dinh]"))
    let changes = comparison.compared(try Samples.dossier("gia-han-det-nhuom"), "x").changes
    #expect(changes.contains { $0.kind == .component && $0.code == "GH-2" && $0.old == "đạt" }, "\(changes)")
    #expect(changes.contains { $0.kind == .deadline }, "\(changes)")
  }

  @Test("Giấy tờ không còn được nhận ra cũng được kể, kể cả khi chỉ nhãn đổi")
  func papers() throws {
    let comparison = try comparison(
      .init(
        "kinds.yaml", "{ text: Báo cáo tình hình thực hiện dự án, official: false }",
        "{ text: Tên thử, official: false }"),
      .init(
        "kinds.yaml", "{ text: Báo cáo tình hình thực hiện dự án đầu tư, official: false }",
        "{ text: Tên thử hai, official: false }"))
    let changes = comparison.compared(try Samples.dossier("gia-han-det-nhuom"), "x").changes
    #expect(changes.contains { $0.kind == .paper && $0.subject == "bao-cao-tinh-hinh.docx" }, "\(changes)")
  }

  @Test("Bộ mới không còn biết thủ tục: cả hồ sơ đổi thành chưa kiểm được; cả hai không biết thì là chưa so được")
  func nothingChecked() throws {
    let path = "procedures/gia-han-thoi-han-hoat-dong.yaml"
    let dossier = try Samples.dossier("gia-han-det-nhuom")
    let comparison = try comparison(
      .init(path, "code: '1.009659'", "code: '9.009659'"),
      .init("obligations/gia-han.yaml", "codes: ['1.009659']", "codes: ['9.009659']"))
    let changed = comparison.compared(dossier, "x")
    #expect(changed.changes.map(\.kind) == [.whole] && changed.changes[0].new?.contains("CHƯA KIỂM ĐƯỢC GÌ") == true)
    let both = EditionComparison(from: comparison.new, to: comparison.new).compared(dossier, "x")
    #expect(!both.isCompared && both.changes.isEmpty)
  }
}
