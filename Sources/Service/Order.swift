import Keeping
import Rulebook
import Screening
import Values

/// A check that is asked for, with all that is needed to make it.
struct Order: Sendable {
  /// The check's, and until then the job's.
  let id: String
  let asker: Asker
  let screening: Screening
  /// The edition that must be used; nil where any may be.
  let pinned: String?
  /// SHA-256 of the body as it was sent: the audit names what could not be checked by it.
  let body: Digest
  let repeatable: RepeatKey?
  /// Whether an earlier process promised it.
  var isTakenUp = false
  /// Whether it is made without asking the disk or another process for anything.
  var waitsForNothing = false
  /// From memory, or from the disk.
  let sent: @Sendable () throws -> SentDossier

  /// As a job that a later process can make the same check of: its day is that of the request.
  func job(_ sent: SentDossier, at now: String) -> Job {
    let asked = JSON.record([
      "sha256_bo_quy_tac": pinned.map { .string($0) }, "cach_gui": .string(sent.form.rawValue),
      "sha256_yeu_cau": .string(body.hex),
    ])
    return Job(
      id: id, owner: asker.owner, key: asker.key, officer: asker.officer, accepted: now,
      files: sent.namedDigests,
      request: .object([.init("schemaVersion", .string("1"))] + screening.settings.kept + (asked.members ?? [])),
      repeatable: repeatable)
  }
}

extension Order {
  /// A job that an earlier process left behind; nil where what was asked cannot be read.
  init?(_ job: Job, of store: Store, by rulebook: Rulebook) {
    let request = job.request
    guard request["schemaVersion"]?.string == "1",
      let today = Settings.keptDay(request),
      let form = request["cach_gui"]?.string.flatMap(SentDossier.Form.init),
      let body = request["sha256_yeu_cau"]?.string.flatMap(Digest.init(hex:))
    else { return nil }
    id = job.id
    asker = job.asker
    screening = Screening(rulebook: rulebook, settings: Settings(kept: request, today: today, by: rulebook))
    pinned = request["sha256_bo_quy_tac"]?.string
    self.body = body
    repeatable = job.repeatable
    isTakenUp = true
    sent = { SentDossier(form: form, files: try store.files(of: job)) }
  }
}
