import Foundation
import Letters
import Rulebook
import Values

extension TechnologyWorksheet {
  /// The worksheet as a page to lay into the dossier: one table, a row for each criterion of each subject. Its form is
  /// ours; no official one was seen.
  package var annex: Letter {
    let office = report.judgement.office?.name ?? "……………"
    let open = self.open.map { Letter.Passage.heading("Chưa đủ: \($0)") }
    return Letter(
      agency: .init(parent: nil, name: office, sign: nil, unit: nil), place: nil,
      form: .page(title: "PHIẾU RÀ SOÁT CÔNG NGHỆ"), addressees: [],
      body: heading.map { .paragraph($0) } + open + [.table(table), .paragraph(closing)],
      signer: Letter.Signer(["Người rà soát"], hint: "(Ký, ghi rõ họ tên)"), recipients: nil, isDraft: false,
      note: "Mẫu phiếu do chúng tôi đặt, chưa thấy mẫu chính thức.")
  }

  private var table: Letter.Table {
    Letter.Table(
      columns: [
        .init("Đối tượng", share: 15), .init("Tiêu chí, số đo, căn cứ", share: 29),
        .init("Lời và nơi trong hồ sơ", share: 32),
        .init("Kết quả", share: 12), .init("Quyết định", share: 12),
      ],
      rows: groups.flatMap { group in
        group.entries.enumerated().map { index, entry in
          [
            index == 0 ? (group.subject == .dossier ? "Toàn dự án" : group.subject.words.uppercasedFirst) : "",
            "\(entry.verdict.code). \(entry.measured) Căn cứ \(entry.basis).",
            entry.facts.map { "\($0.name): \($0.told.map(\.withoutHeading).joined(separator: "; "))" }
              .joined(separator: "; "),
            entry.verdict.outcome.rawValue.uppercasedFirst,
            entry.decider(besides: report.judgement.office) ?? report.judgement.office?.name ?? "",
          ]
        }
      })
  }
}

extension String {
  /// A place without the heading that it stands under: the table's number says enough in a narrow column.
  fileprivate var withoutHeading: String {
    guard let open = range(of: " (mục «"), let close = range(of: "»)", range: open.upperBound..<endIndex) else {
      return self
    }
    return String(self[..<open.lowerBound] + self[close.upperBound...])
  }
}
