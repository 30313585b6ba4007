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

  /// What was checked with the report as it is answered, to be kept.
  /// - Parameter following: what it follows, and what was said.
  /// - Parameter id: the check's; of a job, the job's.
  func unkept(
    _ sent: SentDossier, _ drawn: DrawnReport, _ settings: Settings, after following: Following? = nil,
    as id: String = KeptCheck.newID(), for asker: Asker, repeatable: RepeatKey?, by measures: Measures
  ) -> UnkeptCheck {
    let made = now()
    let report = drawn.report
    measures.timed(.write) { _ = drawn.full.bytes }
    let record = CheckRecord(id: id, made: made, sent, drawn, settings, after: following)
    let check = KeptCheck(
      id: id, owner: following?.check.owner ?? asker.owner, made: made, dossier: report.dossier.intake.code,
      files: record.files,
      record: record.json, reportDigest: record.reportDigest, follows: following?.check.id, words: record.words,
      summary: report.summary)
    let acts = following?.acts ?? [(.checked, [])]
    let entries = acts.map { act, said in
      AuditEntry(
        at: made, key: asker.key, officer: following?.officer ?? asker.officer, act: act, check: id,
        details: .object(drawn.audited + record.audited + said))
    }
    return measures.timed(.store) {
      let new = CheckToKeep(
        check, files: sent.files, words: following?.words, report: drawn.kept, audit: entries, repeatable: repeatable)
      return UnkeptCheck(new: new, made: MadeCheck(check: check, report: .drawn(drawn), isRepeated: false))
    }
  }

  /// - Returns: it, or what was kept before in its place.
  func keep(_ check: UnkeptCheck, by measures: Measures) throws(StoreError) -> MadeCheck {
    let kept = try measures.timed(.store) { () throws(StoreError) in try store.keep(check.new) }
    return try check.isKept(as: kept) ? check.made : made(before: kept)
  }

  /// The same while no thread waits.
  func keepTogether(_ check: UnkeptCheck, by measures: Measures) async throws -> MadeCheck {
    let start = ContinuousClock.now
    let kept = try await store.keepTogether(check.new)
    measures.took(.store, since: start)
    return try await check.isKept(as: kept) ? check.made : onAThread { try made(before: kept) }
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
  fileprivate var summary: KeptCheck.Summary {
    KeptCheck.Summary(
      procedure: judgement.code?.code, recommendation: judgement.recommendation.kind.key,
      due: judgement.deadline.day.map { "\($0)" }, counts: judgement.countsOfAsked)
  }
}
