import Keeping
import Rulebook
import Screening
import Values

/// The store with the clock: what the service keeps, and under whose name.
package struct Keeper: Sendable {
  let store: Store
  /// RFC 3339, UTC.
  let now: @Sendable () -> String
  /// How much room the store takes.
  let size = Remembered<Store.Size>()

  package init(store: Store, now: @escaping @Sendable () -> String) {
    self.store = store
    self.now = now
  }

  package func hasLiveKey() throws(StoreError) -> Bool {
    let now = now()
    return try store.keys().contains { $0.isLive(at: now) }
  }

  /// Keeps what was checked with the report as it is answered.
  /// - Parameter following: what it follows, and what was said.
  /// - Parameter id: the check's; of a job, the job's.
  func keep(
    _ sent: SentDossier, _ report: ScreeningReport, _ settings: Settings, after following: Following? = nil,
    as id: String = KeptCheck.newID(), for asker: Asker, repeatable: RepeatKey?, by measures: Measures
  ) throws(StoreError) -> MadeCheck {
    let made = now()
    let (json, bytes) = measures.timed(.write) {
      let json = report.json
      return (json, json.bytes())
    }
    let record = CheckRecord(id: id, made: made, sent, report, settings, bytes, after: following)
    let check = KeptCheck(
      id: id, owner: following?.check.owner ?? asker.owner, made: made, dossier: report.dossier.intake.code,
      files: record.files,
      record: record.json, reportDigest: record.reportDigest, follows: following?.check.id, words: record.words,
      summary: report.summary)
    let acts = following?.acts ?? [(.checked, [])]
    let entries = acts.map { act, said in
      AuditEntry(
        at: made, key: asker.key, officer: following?.officer ?? asker.officer, act: act, check: id,
        details: .object(report.audited + record.audited + said))
    }
    let (kept, packed) = try measures.timed(.store) { () throws(StoreError) in
      let packed = Gzip.packed(json)
      let kept = try store.keep(
        check, files: sent.files, words: following?.words, report: bytes, packed: packed, audit: entries,
        repeatable: repeatable)
      return (kept, packed)
    }
    guard kept.id != id else {
      return MadeCheck(check: kept, report: bytes, packed: packed, screened: report, isRepeated: false)
    }
    return MadeCheck(check: kept, report: try store.report(of: kept), isRepeated: true)
  }

  func note(_ act: AuditEntry.Act, of check: KeptCheck, for call: Call, _ details: JSON = .object([]))
    throws(StoreError)
  {
    try store.note(entry(act, check.id, by: call.asker, details))
  }

  func entry(
    _ act: AuditEntry.Act, _ check: String?, by asker: Asker, _ details: JSON = .object([])
  ) -> AuditEntry {
    AuditEntry(at: now(), key: asker.key, officer: asker.officer, act: act, check: check, details: details)
  }
}

extension CheckRecord {
  /// The digests that an audit entry bears.
  fileprivate var audited: [JSON.Member] {
    let told = ["theo_sau", "sha256_bo_quy_tac_truoc", "sha256_loi_can_bo", "sha256_bao_cao"]
    return told.compactMap { key in json[key].map { .init(key, $0) } }
      + [.init("tep", .array(files.map { .string($0.digest.hex) }))]
  }
}

extension ScreeningReport {
  /// What an audit entry tells of it: no words of the dossier.
  fileprivate var audited: [JSON.Member] {
    let details = JSON.record([
      "ma_ho_so": dossier.intake.code.map { .string($0) },
      "thoi_ky": .array(judgement.periods.map { .string($0) }),
      "can_cu": .array(judgement.documents.map { .string($0) }),
      "bo_quy_tac": .string(edition.name), "sha256_bo_quy_tac": .string(edition.digest.hex),
      "thu_tuc": judgement.code.map { .string($0.code) },
      "de_nghi": .string(judgement.recommendation.kind.rawValue), "dem": counts,
    ])
    return details.members ?? []
  }

  private var counts: JSON {
    .object(
      Outcome.allCases.filter { $0 != .notApplicable }.map { .init($0.key, .number(Decimal128(judgement.count($0)))) })
  }

  fileprivate var summary: KeptCheck.Summary {
    KeptCheck.Summary(
      procedure: judgement.code?.code, recommendation: judgement.recommendation.kind.key,
      due: judgement.deadline.day.map { "\($0)" }, counts: counts)
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
    let names = verdicts.lazy.filter { $0.outcome != .notApplicable }.flatMap(\.basis).map(\.document.shortName)
    return names.map(ByteText.init).uniqued.map(\.text)
  }
}
