import Letters
import Rulebook
import Values

/// One letter in the making: the report, the words of its kind, and which documents it has cited so far.
struct LetterMaker {
  let report: ScreeningReport
  let rulebook: Rulebook
  let wording: LetterWording
  let procedure: Procedure
  let code: Procedure.Code
  let office: Body
  var profile: OfficeProfile
  private var citing = LetterCitations()

  init(_ kind: LetterKind, of drafts: LetterDrafts) throws(NoLetter) {
    let judgement = drafts.report.judgement
    guard let wording = drafts.rulebook.wording(of: kind) else {
      throw NoLetter("bộ quy tắc không có lời văn letters/\(kind.rawValue).yaml")
    }
    guard let procedure = judgement.procedure, let code = judgement.code, let office = judgement.office else {
      throw NoLetter("chưa biết thủ tục của hồ sơ")
    }
    guard wording.procedures.isEmpty || wording.procedures.contains(procedure.id) else {
      let names = wording.procedures.compactMap { id in
        drafts.rulebook.procedures.first { $0.id == id }?.codes.first?.code
      }
      throw NoLetter("thư «\(kind.rawValue)» chỉ dùng cho thủ tục \(names.joined(separator: ", "))")
    }
    self.report = drafts.report
    self.rulebook = drafts.rulebook
    self.wording = wording
    self.procedure = procedure
    self.code = code
    self.office = office
    self.profile = drafts.profiles[office]
  }

  var judgement: Judgement { report.judgement }
  var applicant: String { report.dossier.intake.applicant ?? Letter.blank }

  // MARK: Words

  enum Value {
    case text(String)
    case cited([Citation])
  }

  /// A passage with its slots filled from left to right: what is cited first is named in full. What is not known is
  /// left blank.
  mutating func words(_ part: LetterPart, _ values: [LetterSlot: Value] = [:]) -> String {
    var text = ""
    for piece in wording[part].pieces {
      switch piece {
      case .text(let words): text += words
      case .slot(let slot):
        switch values[slot] ?? common(slot) {
        case .text(let words): text += words
        case .cited(let citations): text += citations.isEmpty ? Letter.blank : citing.sentence(of: citations)
        }
      }
    }
    return text
  }

  mutating func words(_ part: LetterPart, basis: [Citation]) -> String { words(part, [.basis: .cited(basis)]) }

  private func common(_ slot: LetterSlot) -> Value {
    switch slot {
    case .office: .text(office.name)
    case .applicant: .text(applicant)
    case .procedure: .text(procedure.name.lowercasedFirst)
    case .procedureCode: .text(code.code)
    case .dossierCode: .text(report.dossier.intake.code ?? Letter.blank)
    case .basis, .received, .limit, .due, .contact, .address, .body, .subjects, .count, .paper: .text(Letter.blank)
    }
  }

  /// The sentence of what a line rests on.
  mutating func ground(of line: LetterLine) -> String {
    switch line.basis.kind {
    case .asked: words(.asked, basis: line.basis.citations)
    case .neededForCriterion: words(.neededForCriterion, basis: line.basis.citations)
    case .neededForProvision: words(.neededForProvision, basis: line.basis.citations)
    }
  }

  mutating func citations(_ citations: [Citation]) -> String { citing.sentence(of: citations) }

  static func marked(_ text: String, _ isConfirmed: Bool) -> String {
    isConfirmed ? text : "\(text) \(Letter.unconfirmedMark)"
  }

  // MARK: Frame

  /// A công văn to these addressees.
  mutating func correspondence(
    _ subject: String, to addressees: [String], _ body: [Letter.Passage], _ remarks: [String]
  )
    -> Letter
  {
    letter(
      .correspondence(subject: subject), to: addressees, body, sign: profile.sign, recipients: profile.recipients,
      remarks)
  }

  /// A document of a named kind, to be sent to the applicant among the recipients.
  mutating func named(subject: String?, _ body: [Letter.Passage], signer: Letter.Signer?, _ remarks: [String]) -> Letter
  {
    let group = profile.sign?.split(separator: "-").first.map(String.init) ?? "……"
    return letter(
      .named(title: words(.title), subject: subject), to: [], body, sign: "\(words(.mark))-\(group)", signer: signer,
      // A form that its guide signs has no list of recipients.
      recipients: signer == nil ? [applicant] + profile.recipients : nil, remarks)
  }

  mutating func page(_ body: [Letter.Passage], _ remarks: [String]) -> Letter {
    letter(.page(title: words(.title)), to: [], body, sign: nil, recipients: nil, remarks)
  }

  private mutating func letter(
    _ form: Letter.Form, to addressees: [String], _ body: [Letter.Passage], sign: String?,
    signer: Letter.Signer? = nil, recipients: [String]?, _ remarks: [String]
  ) -> Letter {
    Letter(
      agency: .init(
        parent: profile.parent, name: office.name, sign: sign, unit: profile.unit, address: profile.addressLine),
      place: profile.place, form: form, addressees: addressees, body: body,
      signer: signer ?? Letter.Signer(profile.signer), recipients: recipients, isDraft: true, note: note(remarks))
  }

  /// For the drafter: who made the draft, with what, and what is left to fill in.
  private mutating func note(_ remarks: [String]) -> String {
    let model = (report.help?.proposed ?? 0) == 0 ? "không dùng mô hình" : "có giá trị do mô hình đề xuất"
    let made =
      "Ghi chú cho người soạn, xóa trước khi trình: bản dự thảo do hệ thống hỗ trợ tạo bằng quy tắc, \(model); bộ quy tắc \(report.edition.name)."
    let official = wording.isOfficial ? [] : ["Lời văn do chúng tôi soạn, không phải mẫu chính thức."]
    let sentences = [made] + official + [words(.note)] + remarks + ["Cán bộ kiểm tra và chịu trách nhiệm."]
    return sentences.joined(separator: " ")
  }
}

extension OfficeProfile {
  /// The line at the foot of page one; nil where nothing of it is known.
  fileprivate var addressLine: String? {
    let parts = [
      address.map { "Địa chỉ: \($0)" }, phone.map { "Điện thoại: \($0)" }, email.map { "Email: \($0)" },
      website.map { "Website: \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// How to reach the office, within a sentence.
  var contact: String {
    let parts = [phone.map { "điện thoại \($0)" }, email.map { "email \($0)" }, website].compactMap(\.self)
    return parts.isEmpty ? Letter.blank : parts.joined(separator: ", ")
  }
}

extension Limit {
  /// `07 ngày làm việc (20 ngày làm việc nếu …)`.
  var inLetter: String {
    let told = Self.days(days, unit)
    return longer.map { "\(told) (\(Self.days($0.days, unit)) nếu \($0.condition))" } ?? told
  }

  private static func days(_ count: Int, _ unit: Unit) -> String {
    "\(count < 10 ? "0" : "")\(count) \(unit.words)"
  }
}

extension Verification {
  /// Whether the text itself was seen to say it.
  var isText: Bool { source == .text && !isDerived }
}
