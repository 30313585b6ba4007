import Letters
import Reading
import Rulebook
import Values

/// The one notice of all that is to be amended or supplemented: each line with its basis, each line unconfirmed until
/// an officer says so.
package struct SupplementRequest: Sendable {
  package struct Line: Sendable, Hashable {
    /// The rule or component it comes from.
    package let code: String
    /// Empty for the dossier as a whole.
    package let subject: String
    package let text: String
    let basis: Basis
    package let isConfirmed: Bool
  }

  /// On what a line rests: a text that asks it, or one that cannot be applied without it.
  struct Basis: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case asked
      /// «tiêu chí tại», «quy định tại»: what the text holds there.
      case needed(for: String)
    }

    let kind: Kind
    let citations: [Citation]
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
    self.lines = SupplementLines(report: report).lines
  }

  /// Why there is no letter: never as if all were well where something was not checked.
  package static func whyNone(of report: ScreeningReport) -> String {
    let judgement = report.judgement
    if judgement.assumedDay != nil { return "đang xét giả định" }
    let open = judgement.count(.undetermined)
    if open > 0 {
      return "chưa xác định được nội dung nào phải bổ sung; còn \(open) mục chưa đủ căn cứ, xem hoso check"
    }
    return "không có nội dung nào phải bổ sung"
  }

  /// nil where there is nothing to ask for, or where the day was only assumed.
  package func letter(office: Office = .unknown) -> Letter? {
    let judgement = report.judgement
    guard !lines.isEmpty, judgement.assumedDay == nil, let code = judgement.code, let procedure = judgement.procedure,
      let body = judgement.office
    else { return nil }
    var citing = LetterCitations()
    let version = judgement.procedureVersion
    let notice = version?.notice ?? []
    let basis = notice.isEmpty ? Self.blank : citing.sentence(of: notice)
    let dossier = report.dossier.intake.code.map { "mã hồ sơ \($0), " } ?? ""
    let name = procedure.name.lowercasedFirst
    let opening =
      "Căn cứ \(basis), \(body.name) đề nghị nhà đầu tư sửa đổi, bổ sung hồ sơ \(name) (\(dossier)mã thủ tục \(code.code)), gồm toàn bộ các nội dung sau:"
    let items = lines.enumerated().map { index, line in
      Letter.Passage.item(
        number: index + 1, text: line.text, basis: citing.sentence(of: line.basis), isConfirmed: line.isConfirmed)
    }
    let pause = version?.pause ?? []
    let paused =
      pause.isEmpty
      ? ""
      : " Thời gian sửa đổi, bổ sung hồ sơ không tính vào thời gian giải quyết thủ tục (\(citing.sentence(of: pause)))."
    // The time for amending is the officer's to set; the law asks that the notice names one.
    let closing: [Letter.Passage] = [
      .paragraph("Thời hạn sửa đổi, bổ sung: trước ngày …… tháng …… năm …….\(paused)"),
      .paragraph("\(body.name) thông báo để nhà đầu tư biết, thực hiện."),
    ]
    return Letter(
      agency: .init(parent: office.parent, name: body.name, sign: office.sign, unit: office.unit), place: office.place,
      subject: "sửa đổi, bổ sung hồ sơ \(name)", addressees: [report.dossier.intake.applicant ?? Self.blank],
      body: [.paragraph(opening)] + items + closing, signer: office.signer, recipients: [], isDraft: true,
      note: note(hasBasis: !notice.isEmpty))
  }

  private static let blank = "……………"

  /// For the drafter: who made the draft, with what, and what is left to fill in.
  private func note(hasBasis: Bool) -> String {
    let model = (report.help?.proposed ?? 0) == 0 ? "không dùng mô hình" : "có giá trị do mô hình đề xuất"
    let open =
      hasBasis
      ? "" : " Căn cứ của việc thông báo trong thời kỳ này chưa xác minh được văn bản: cán bộ ghi vào chỗ trống."
    let sought =
      lines.allSatisfy { $0.basis.kind == .asked }
      ? "" : " Máy tìm giá trị và danh mục theo các nhãn đã biết: xem lại giấy tờ trước khi xác nhận."
    return
      "Bản dự thảo do hệ thống hỗ trợ tạo bằng quy tắc, \(model); bộ quy tắc \(report.edition.name).\(open)\(sought) Cán bộ kiểm tra và chịu trách nhiệm."
  }
}

/// Citations of one letter: a document in full where it is first cited, by kind and number afterwards.
struct LetterCitations {
  private var cited: Set<LegalDocument.ID> = []

  mutating func sentence(of citations: [Citation]) -> String {
    citations.map { citation in
      let isFirst = cited.insert(citation.document.id).inserted
      return citation.naming(isFirst ? citation.document.firstCitation : citation.document.laterCitation)
    }.joined(separator: "; ")
  }

  mutating func sentence(of basis: SupplementRequest.Basis) -> String {
    let told = sentence(of: basis.citations)
    switch basis.kind {
    case .asked: return "Căn cứ: \(told)."
    case .needed(let what): return "Cần để áp dụng \(what) \(told)."
    }
  }
}

extension Judgement {
  /// The version of the procedure on the day that governs its components; nil where that is not known.
  var procedureVersion: Procedure.Version? {
    guard let procedure, let day = matters.first(where: { $0.matter.id == procedure.componentMatter }),
      case .known(let civil, _) = day.governing
    else { return nil }
    return procedure.version(on: civil)
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
