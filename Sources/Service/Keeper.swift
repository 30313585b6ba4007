import Keeping
import Rulebook
import Screening
import Values

/// The store with the clock: what the service keeps, and under whose name.
package struct Keeper: Sendable {
  let store: Store
  /// RFC 3339, UTC.
  let now: @Sendable () -> String

  package init(store: Store, now: @escaping @Sendable () -> String) {
    self.store = store
    self.now = now
  }

  package func hasLiveKey() throws(StoreError) -> Bool {
    let now = now()
    return try store.keys().contains { $0.isLive(at: now) }
  }

  /// Keeps what was checked with the report as it is answered.
  func keep(
    _ sent: SentDossier, _ report: ScreeningReport, _ settings: Settings, for call: Call, repeatable: RepeatKey?
  ) throws(StoreError) -> (check: KeptCheck, report: [UInt8]) {
    let id = KeptCheck.newID()
    let made = now()
    let bytes = report.json.bytes()
    let record = CheckRecord(id: id, made: made, sent, report, settings, bytes)
    let check = KeptCheck(
      id: id, owner: call.owner, made: made, dossier: report.dossier.intake.code, files: record.files,
      record: record.json, reportDigest: record.reportDigest)
    let entry = AuditEntry(
      at: made, key: call.caller.key, officer: call.officer, act: .checked, check: id,
      details: .record([
        "ma_ho_so": report.dossier.intake.code.map { .string($0) },
        "thoi_ky": .array(report.judgement.periods.map { .string($0) }),
        "can_cu": .array(report.judgement.documents.map { .string($0) }),
        "bo_quy_tac": .string(report.edition.name),
        "sha256_bao_cao": .string(check.reportDigest.hex),
        "sha256_bo_quy_tac": .string(report.edition.digest.hex),
        "thu_tuc": report.judgement.code.map { .string($0.code) },
        "de_nghi": .string(report.judgement.recommendation.kind.rawValue),
        "dem": .record([
          "khong_dat": .number(Decimal128(report.judgement.count(.violated))),
          "can_xem_xet": .number(Decimal128(report.judgement.count(.needsReview))),
          "chua_du_can_cu": .number(Decimal128(report.judgement.count(.undetermined))),
          "dat": .number(Decimal128(report.judgement.count(.satisfied))),
        ]),
        "tep": .array(record.files.map { .string($0.digest.hex) }),
      ]))
    let kept = try store.keep(check, files: sent.files, report: bytes, audit: entry, repeatable: repeatable)
    return (kept, kept.id == id ? bytes : try store.report(of: kept))
  }

  func note(_ act: AuditEntry.Act, of check: KeptCheck, for call: Call, _ details: JSON = .object([]))
    throws(StoreError)
  {
    try store.note(entry(act, check.id, call, details))
  }

  func entry(_ act: AuditEntry.Act, _ check: String, _ call: Call, _ details: JSON = .object([])) -> AuditEntry {
    AuditEntry(at: now(), key: call.caller.key, officer: call.officer, act: act, check: check, details: details)
  }
}

extension Judgement {
  /// The legal periods that governed, each once: `Nghị định 96/2026/NĐ-CP (24/08/2026)`.
  fileprivate var periods: [String] {
    matters.map { day in
      switch day.governing {
      case .known(let civil, let period): "\(period.name) (\(VietnameseText.day(civil)))"
      case .gap(let civil, _): "khoảng trống (\(VietnameseText.day(civil)))"
      case .unknown: "chưa rõ ngày áp dụng"
      }
    }.uniqued
  }

  /// The documents that the verdicts rest on, each once.
  fileprivate var documents: [String] {
    verdicts.filter { $0.outcome != .notApplicable }.flatMap(\.basis).map(\.document.shortName).uniqued
  }
}
