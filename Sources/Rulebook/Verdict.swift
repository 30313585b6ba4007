import Values

/// The five outcomes, and nothing else.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
  case satisfied = "đạt"
  case violated = "không đạt"
  case needsReview = "cần xem xét"
  case undetermined = "chưa đủ căn cứ"
  case notApplicable = "không áp dụng"

  /// The key in reports: `khong_dat`.
  package var key: String {
    switch self {
    case .satisfied: "dat"
    case .violated: "khong_dat"
    case .needsReview: "can_xem_xet"
    case .undetermined: "chua_du_can_cu"
    case .notApplicable: "khong_ap_dung"
    }
  }
}

/// What one rule says of one subject, and all it rests on, also when it is satisfied. Only `Rulebook` makes one; of the
/// same facts it is one object.
package final class Verdict: Sendable {
  package let rule: Rule.ID
  /// The code of the version that spoke, where it differs from the rule's.
  package let code: Rule.ID
  package let title: String
  package let stage: Rule.Stage
  package let effect: Rule.Effect
  package let audience: Rule.Audience
  package let subject: Subject
  package let outcome: Outcome
  /// Never empty for the last three outcomes.
  package let reasons: [Reason]
  /// The day that governs and the legal period it lies in; nil where the matter has no day.
  package let governedBy: CivilDay?
  package let matter: Matter.ID
  package let version: InForce?
  package let basis: [Citation]
  package let verified: Verification?
  /// The finding, filled in; nil where the rule found nothing.
  package let finding: String?
  /// What was measured, filled in, whatever came of it; nil where the rule is no criterion of the worksheet.
  package let measure: String?
  /// The body that decides the question, where it need not be the screening office.
  package let decidedBy: Body?
  /// What to ask of the applicant when a needed fact is not stated; nil where nothing is.
  package let ask: String?
  /// The needed facts that a readable document of the right kind leaves out.
  package let leftOut: [String]
  /// The needed facts for which words stand in a document that give no value.
  package let unclear: [String]
  /// The collection whose rows the rule would visit and that was not found whole, with the facts needed of each row.
  package let unknownRows: UnknownRows?
  /// Every fact that was read, with all statements about it.
  package let read: [Fact]
  /// What each open reading of the text came to, where there is more than one.
  package let readings: [ReadingResult]
  package let note: String?
  /// As reports write it.
  package let written = Once<WrittenJSON>()

  init(
    frame: VerdictFrame, outcome: Outcome, reasons: [Reason], subject: Subject, finding: String?, measure: String?,
    ask: String?, leftOut: [String], unclear: [String], unknownRows: UnknownRows?, read: [Fact],
    readings: [ReadingResult]
  ) {
    let (rule, version) = (frame.rule, frame.version)
    self.rule = rule.id
    self.code = version?.code ?? rule.id
    self.title = rule.title
    self.stage = rule.stage
    self.effect = rule.effect
    self.audience = rule.audience
    self.subject = subject
    self.outcome = outcome
    self.reasons = reasons
    self.governedBy = frame.governing.day
    self.matter = rule.matter.id
    self.version = version?.inForce
    self.basis = version?.basis ?? []
    self.verified = version?.verified
    self.finding = finding
    self.measure = measure
    self.decidedBy = rule.decidedBy
    self.ask = ask
    self.leftOut = leftOut
    self.unclear = unclear
    self.unknownRows = unknownRows
    self.read = read
    self.readings = readings
    self.note = version?.note
  }

  package struct UnknownRows: Sendable, Hashable {
    package let collection: String
    package let needs: [String]
  }

  package struct ReadingResult: Sendable, Hashable {
    package let name: String
    /// Whether the defect is there; nil is unknown.
    package let holds: Bool?
  }
}

extension Verdict: Hashable {
  package static func == (left: Verdict, right: Verdict) -> Bool {
    left === right
      || left.rule == right.rule && left.code == right.code && left.title == right.title && left.stage == right.stage
        && left.effect == right.effect && left.audience == right.audience && left.subject == right.subject
        && left.outcome == right.outcome && left.reasons == right.reasons && left.saysTheSame(as: right)
  }

  private func saysTheSame(as other: Verdict) -> Bool {
    governedBy == other.governedBy && matter == other.matter && version == other.version && basis == other.basis
      && verified == other.verified && finding == other.finding && measure == other.measure
      && decidedBy == other.decidedBy && ask == other.ask && leftOut == other.leftOut && unclear == other.unclear
      && unknownRows == other.unknownRows && read == other.read && readings == other.readings && note == other.note
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(subject)
    hasher.combine(outcome)
    hasher.combine(reasons)
  }
}

/// Why a verdict is what it is, in Vietnamese, with what would settle it.
package struct Reason: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case factUnknown = "thieu_du_kien"
    case gap = "khoang_trong_phap_luat"
    case dayUnknown = "chua_ro_ngay_ap_dung"
    case notInForce = "ngoai_thoi_gian_hieu_luc"
    case unverified = "chua_xac_minh_van_ban"
    case decidedElsewhere = "co_quan_khac_quyet_dinh"
    case unconfirmedValue = "gia_tri_chua_xac_nhan"
    case contradiction = "cac_nguon_mau_thuan"
    case readingsDiffer = "hai_cach_hieu"
    case askedToLook = "quy_tac_yeu_cau_xem_xet"
    case rowsUnknown = "danh_muc_chua_day_du"
    case noRows = "khong_co_doi_tuong"
    case notRun = "quy_tac_khong_chay"
    case computation = "khong_tinh_duoc"
    case caseUnknown = "chua_ro_truong_hop"
    case otherCase = "truong_hop_khac"
    case noLog = "chua_co_nhat_ky"
  }

  package let kind: Kind
  package let text: String
  /// What would settle it, as the officer would do it; nil where nothing can.
  package let remedy: String?
  /// The commands that do; none where it is settled by no word of the officer.
  package let settledBy: [Settlement]

  package init(kind: Kind, text: String, remedy: String?, settledBy: [Settlement] = []) {
    self.kind = kind
    self.text = text
    self.remedy = remedy
    self.settledBy = settledBy
  }
}
