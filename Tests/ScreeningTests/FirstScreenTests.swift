import Rulebook
import Testing
import Values

@testable import Screening

@Suite("Màn hình đầu của báo cáo")
struct FirstScreenTests {
  /// A terminal that fills an ordinary screen.
  private static let rows = 50

  @Test(
    "Hồ sơ chấp thuận chủ trương: kết luận, hạn, phạm vi và mọi vướng mắc nằm trong 50 dòng, 80 cột",
    arguments: ["chu-truong-uu-dai-chua-du", "chu-truong-ngoai-khu", "chu-truong-det-nhuom"])
  func fits(sample: String) throws {
    let report = try Samples.screening(today: "2026-09-10").report(of: Samples.dossier(sample))
    let lines = ReportText(report).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    let first = lines.prefix(Self.rows).joined(separator: "\n").onOneLine
    for needed in ["ĐỀ NGHỊ: ", "Phạm vi kiểm tra: ", "ngày làm việc"] { #expect(first.contains(needed)) }
    let speaking = report.judgement.verdicts.filter { [.violated, .needsReview, .undetermined].contains($0.outcome) }
    for verdict in speaking { #expect(first.contains(" \(verdict.code)"), "\(verdict.code)") }
    if let basis = speaking.last?.basis { #expect(first.contains(basis.words)) }
  }

  @Test("Lý do chung được nói một lần, sau đó chỉ nêu mã đã nói")
  func sharedReason() throws {
    let report = try Samples.screening(today: "2026-09-10").report(of: Samples.dossier("chu-truong-uu-dai-chua-du"))
    let text = ReportText(report).text.onOneLine
    #expect(text.components(separatedBy: "vì nhóm môi trường của dự án «I» chưa chắc").count == 2)
    #expect(text.components(separatedBy: "vì lý do như ở DT-D25").count == 3)
  }

  private func said(_ words: String, _ source: Statement.Source, _ place: Place) -> Statement {
    Statement(value: .text(words), words: words, source: source, location: .at(place), standing: .read)
  }

  @Test("Lời làm căn cứ: mỗi giấy tờ, mỗi mục một lần, mỗi lời có chỗ của nó")
  func gathered() {
    let paper = Statement.Source.document(path: "a.docx", digest: Digest(of: []))
    let statements = [
      said("một", paper, Place(part: .body, headings: ["1. Vốn"], paragraph: 3)),
      said("hai", .table("DT-T08", row: 4), Place(part: .body, paragraph: 1)),
      said("ba", paper, Place(part: .body, headings: ["1. Vốn"], paragraph: 5)),
      said("bốn", paper, Place(part: .body, headings: ["2. Đất"], paragraph: 9)),
      said("năm", .document(path: "b.xlsx", digest: Digest(of: [])), Place(part: .body, sheet: "S", address: "C5")),
    ]
    #expect(
      statements.gathered
        == "a.docx, mục «1. Vốn»: «một» (đoạn 3), «ba» (đoạn 5); mục «2. Đất»: «bốn» (đoạn 9); đoạn 1: «hai»; "
        + "b.xlsx: «năm» (trang tính «S», ô C5)")
  }
}

extension String {
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
