import Rulebook
import Values

/// What whoever files a dossier is told before they do: which papers are there. No rule's verdict, no table's answer, no
/// recommendation: who is told those tunes a dossier until it passes.
package struct SelfCheckReport: Sendable {
  private let report: ScreeningReport

  package init(of report: ScreeningReport) { self.report = report }

  /// As `Schemas/tu-kiem.schema.json` describes it.
  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "ma_ho_so": report.dossier.intake.code.map { .string($0) },
      "thu_tuc": report.judgement.code.map { .string($0.code) },
      "chua_kiem": .array(unchecked.map { .string($0) }), "chua_doc_duoc": .array(report.unreadJSON),
      "khong_dung_duoc": .array(report.unusable.map { .string($0) }), "dem": counts,
      "thanh_phan": .array(report.judgement.components.map(\.told)),
      "ban_ghi": .record([
        "phan_mem": .string("hoso \(ScreeningReport.engine)"), "bo_quy_tac": .string(report.edition.name),
        "sha256_bo_quy_tac": .string(report.edition.digest.hex), "hom_nay": .string("\(report.today)"),
      ]),
    ])
  }

  /// That no more was checked than what is listed, and why the list itself may not be the right one.
  private var unchecked: [String] {
    [Self.content] + [report.judgement.caseFound.open?.text].compactMap(\.self)
  }

  private static let content =
    "Nội dung giấy tờ chưa được xét theo quy tắc nào; đủ thành phần chưa phải là hồ sơ đạt. Cơ quan xét khi hồ sơ được nộp"

  private var counts: JSON {
    .object(
      ["có", "thiếu", "chưa thấy"].map { word in
        .init(word, .number(Decimal128(report.judgement.components.count { $0.presence.word == word })))
      })
  }
}

extension ComponentResult {
  fileprivate var told: JSON {
    .record([
      "ma": .string(component.code), "ten": .string(component.name), "tinh_trang": .string(presence.word),
      "luon_doi": .bool(component.isAlwaysAsked && component.cases.isEmpty),
      "truong_hop": component.cases.isEmpty ? nil : .array(component.cases.map { .string($0) }),
      "can_cu": component.basis.json,
    ])
  }
}
