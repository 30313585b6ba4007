import Keeping
import Values

/// Why a job came to nothing, as the store has it: told later in the language of whoever asks.
extension Problem {
  var kept: JSON {
    .record([
      "loai": .string(kind.rawValue), "vi": .string(detail.vi), "en": .string(detail.en),
      "instance": instance.map { .string($0) },
    ])
  }

  /// - Parameter json: as `kept` gives it; anything else is told as an error inside.
  init(kept json: JSON) {
    guard let kind = json["loai"]?.string.flatMap(Kind.init), let vi = json["vi"]?.string, let en = json["en"]?.string
    else {
      self = .inside
      return
    }
    self.init(kind: kind, detail: Words(vi, en: en), instance: json["instance"]?.string)
  }
}

extension Problem.Kind {
  /// Whether it is what was sent that could not be checked, not the service that could not check.
  fileprivate var isOfDossier: Bool {
    switch self {
    case .malformed, .unopened, .procedure, .unread, .secret: true
    default: false
    }
  }
}

extension Keeper {
  /// That a check was asked for and not made: why, by its kind, and of which body; no words.
  func entry(_ problem: Problem, of body: Digest, by asker: Asker, _ check: String? = nil) -> AuditEntry {
    entry(
      .unchecked, check, by: asker,
      .record(["loi": .string(problem.kind.rawValue), "sha256_yeu_cau": .string(body.hex)]))
  }

  /// That what was asked in a job cannot be read any more.
  func unreadable(_ job: Job) -> AuditEntry {
    entry(.unchecked, job.id, by: job.asker, .record(["loi": .string(Problem.Kind.inside.rawValue)]))
  }

  /// Notes it where the dossier is the reason.
  func note(_ problem: Problem, of body: Digest, by asker: Asker) throws(StoreError) {
    guard problem.kind.isOfDossier else { return }
    try store.note(entry(problem, of: body, by: asker))
  }
}
