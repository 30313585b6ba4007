import Letters
import Reading
import Rulebook
import Values

/// The one notice of all that is to be amended or supplemented (khoản 1 Điều 6 Nghị định 96/2026/NĐ-CP): each line with
/// its basis, each line unconfirmed until an officer says so.
package struct SupplementRequest: Sendable {
  package struct Line: Sendable, Hashable {
    /// The rule or component it comes from.
    package let code: String
    /// Empty for the dossier as a whole.
    package let subject: String
    package let text: String
    package let basis: String
    package let isConfirmed: Bool
  }

  /// How the office signs its letters; what is not known stays blank on the draft.
  package struct Office: Sendable, Hashable {
    package let parent: String?
    package let sign: String?
    package let unit: String?
    package let place: String?
    package let signer: String?

    package init(parent: String?, sign: String?, unit: String?, place: String?, signer: String?) {
      self.parent = parent
      self.sign = sign
      self.unit = unit
      self.place = place
      self.signer = signer
    }

    package static let unknown = Office(parent: nil, sign: nil, unit: nil, place: nil, signer: nil)
  }

  package let lines: [Line]
  private let report: ScreeningReport

  package init(of report: ScreeningReport) {
    self.report = report
    let judgement = report.judgement
    let components = judgement.components.filter { $0.outcome == .violated }.map { result in
      (
        code: result.component.code, subject: "",
        text: "Bổ sung: \(result.component.name)\(result.component.copies.map { " (\($0))" } ?? "").",
        basis: result.component.basis
      )
    }
    // What one line asks for already, another rule does not ask for again.
    var asked: Set<[String]> = []
    let verdicts = judgement.verdicts.filter { $0.audience == .applicant }.compactMap { verdict in
      Self.text(of: verdict).flatMap { text -> (code: String, subject: String, text: String, basis: [Citation])? in
        let wants = verdict.leftOut.map { [verdict.subject.key, $0] }
        if verdict.ask != nil, wants.allSatisfy(asked.contains) { return nil }
        asked.formUnion(wants)
        return (code: verdict.rule, subject: verdict.subject.key, text: text, basis: verdict.basis)
      }
    }
    self.lines = (components + verdicts).map { line in
      Line(
        code: line.code, subject: line.subject, text: line.text,
        basis: line.basis.map(\.description).joined(separator: "; "),
        isConfirmed: report.officer.confirms(rule: line.code, subject: line.subject, words: line.text))
    }
  }

  /// What is asked: the finding of a defect in the papers, or the value that a paper leaves out. A defect of the project
  /// itself is no request for papers.
  private static func text(of verdict: Verdict) -> String? {
    if let ask = verdict.ask { return ask }
    guard verdict.outcome == .violated, verdict.effect == .return else { return nil }
    return verdict.finding
  }

  /// Why there is no letter: never as if all were well where something was not checked.
  package static func whyNone(of report: ScreeningReport) -> String {
    let judgement = report.judgement
    if judgement.assumedDay != nil { return "đang xét giả định" }
    if judgement.procedure == nil { return "chưa biết thủ tục của hồ sơ nên chưa kiểm được gì" }
    let open = judgement.count(.undetermined)
    if open > 0 {
      return "chưa xác định được nội dung nào phải bổ sung; còn \(open) mục chưa đủ căn cứ, xem hoso check"
    }
    return "không có nội dung nào phải bổ sung"
  }

  /// nil where there is nothing to ask for, or where the day was only assumed.
  package func letter(office: Office = .unknown) -> Letter? {
    guard !lines.isEmpty, report.judgement.assumedDay == nil, let code = report.judgement.code,
      let body = report.judgement.office
    else { return nil }
    let dossier = report.dossier.intake.code.map { " (mã hồ sơ \($0))" } ?? ""
    let opening =
      "\(body.name) đã xem xét hồ sơ \(code.name.lowercasedFirst)\(dossier). Đề nghị sửa đổi, bổ sung toàn bộ các nội dung sau:"
    let modelNote = (report.help?.proposed ?? 0) == 0 ? "không dùng mô hình" : "có giá trị do mô hình đề xuất"
    let items = lines.enumerated().map { index, line in
      Letter.Passage.item(
        number: index + 1, text: line.text, basis: line.basis, isConfirmed: line.isConfirmed)
    }
    // The time for amending is the officer's to set; the law asks that the notice names one.
    let closing: [Letter.Passage] = [
      .paragraph(
        "Thời hạn sửa đổi, bổ sung: trước ngày …… tháng …… năm ……. Thời gian sửa đổi, bổ sung không tính vào thời gian giải quyết thủ tục."
      ),
      .paragraph("\(body.name) thông báo để nhà đầu tư biết, thực hiện."),
    ]
    return Letter(
      agency: .init(parent: office.parent, name: body.name, sign: office.sign, unit: office.unit), place: office.place,
      subject: "sửa đổi, bổ sung hồ sơ \(code.code)", addressees: [report.dossier.intake.applicant ?? "……………"],
      body: [.paragraph(opening)] + items + closing, signer: office.signer, recipients: [], isDraft: true,
      note:
        "Bản dự thảo do hệ thống hỗ trợ tạo bằng quy tắc, \(modelNote); bộ quy tắc \(report.edition.name). Cán bộ kiểm tra và chịu trách nhiệm."
    )
  }
}

extension Subject {
  /// The key of a subject in `xac-nhan.json`: empty for the dossier.
  package var key: String {
    switch self {
    case .dossier: ""
    case .row(let collection, let name): "\(collection)/\(name)"
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
