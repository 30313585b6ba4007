import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// How an order becomes a check: at once, or as a job where that takes longer than is waited for.
extension CheckService {
  /// Answers with the check, or, where it is not there in time, with a job that is on the disk.
  /// - Throws: a problem where it could not be checked.
  func ordered(_ call: Call, _ screening: Screening, _ body: [UInt8], in place: Workers.Place, _ keeper: Keeper)
    async throws -> Response
  {
    let (seconds, applied) = call.wait(by: limits)
    var response = try await ordered(call, screening, body, in: place, waiting: seconds, keeper)
    if let applied { response.headers[named: "Preference-Applied"] = applied }
    return response
  }

  private func ordered(
    _ call: Call, _ screening: Screening, _ body: [UInt8], in place: Workers.Place, waiting seconds: Int,
    _ keeper: Keeper
  ) async throws -> Response {
    let (order, sent) = try await Self.onAThread { try newOrder(call, screening, body, keeper) }
    let (errand, isNew) = try errands.errand(for: order, in: place)
    if seconds == 0, isNew {
      // What is promised first cannot fail before.
      defer { begin(errand, keeper) }
      return try await promised(errand, sent, call, keeper)
    }
    if isNew { begin(errand, keeper) }
    guard let outcome = await errand.outcome.value(within: .seconds(seconds)) else {
      return try await promised(errand, sent, call, keeper)
    }
    var made = try outcome.get()
    if !isNew { made.isRepeated = true }
    return try call.answer(made)
  }

  private func newOrder(_ call: Call, _ screening: Screening, _ body: [UInt8], _ keeper: Keeper) throws
    -> (Order, SentDossier)
  {
    let digest = Digest(of: body)
    do {
      let sent = try SentDossier(body, type: call.contentType)
      let order = Order(
        id: KeptCheck.newID(), asker: call.asker, screening: screening, pinned: call["rules"]?.lowercased(),
        body: digest, repeatable: call.repeatKey(of: body), sent: { sent })
      return (order, sent)
    } catch let problem as Problem {
      try keeper.note(problem, of: digest, by: call.asker)
      throw problem
    }
  }

  /// The job is on the disk before anybody is told of it.
  private func promised(_ errand: Errand, _ sent: SentDossier, _ call: Call, _ keeper: Keeper) async throws -> Response
  {
    try await Self.onAThread {
      let promised = try keeper.store.promise(errand.order.job(sent, at: keeper.now()), files: sent.files)
      switch promised {
      case .check(let check):
        return try call.answer(
          MadeCheck(check: check, report: keeper.store.report(of: check), isRepeated: check.id != errand.order.id))
      case .job(let job):
        if let failure = job.failure { throw Problem(kept: failure.problem) }
        if job.id == errand.order.id, let problem = errand.promised() { try fail(errand, problem, keeper) }
        return call.accepted(JobState(job, errands))
      }
    }
  }

  /// Makes the check, however long it takes and whoever waits for it.
  func begin(_ errand: Errand, _ keeper: Keeper) {
    Task {
      while true {
        do {
          let outcome = try await attempt(errand, keeper)
          return errands.end(errand, outcome)
        } catch {
          // The store is full or busy. What was promised is not given up for that.
          try? await Task.sleep(for: limits.again)
        }
      }
    }
  }

  /// - Throws: what the store says where a job can neither be made nor be noted as failed now.
  private func attempt(_ errand: Errand, _ keeper: Keeper) async throws -> Errand.Outcome {
    do {
      let made = try await turnstile.workers.run {
        errand.isRunning = true
        defer { errand.isRunning = false }
        return try make(errand, keeper)
      }
      return .success(made)
    } catch {
      if let error = error as? StoreError, error.passes, errand.isPromised { throw error }
      let problem = faults.noted(Problem(anything: error), "POST /v1/checks", because: error)
      let isPromised = errand.failed(problem)
      guard !isPromised else {
        try await Self.onAThread { try fail(errand, problem, keeper) }
        return .failure(problem)
      }
      do {
        try await Self.onAThread { try keeper.note(problem, of: errand.order.body, by: errand.order.asker) }
      } catch {
        // What the audit cannot tell of is not answered as if it did.
        return .failure(Problem(anything: error))
      }
      return .failure(problem)
    }
  }

  private func make(_ errand: Errand, _ keeper: Keeper) throws -> MadeCheck {
    let (order, store) = (errand.order, keeper.store)
    if order.isTakenUp, !errand.isCounted {
      let times = try store.takeUp(order.id)
      errand.isCounted = true
      guard times <= limits.mostTakenUp else { throw Problem.inside }
    }
    if let repeatable = order.repeatable, !order.isTakenUp {
      if let before = try keeper.made(repeating: repeatable, of: order.asker.owner) { return before }
      if let failure = try store.job(repeating: repeatable, of: order.asker.owner)?.failure {
        throw Problem(kept: failure.problem)
      }
    }
    try checkPinned(order.pinned, order.screening.rulebook)
    let sent = try order.sent()
    let report = try checked(sent.dossier(by: reader), by: order.screening)
    return try keeper.keep(
      sent, report, order.screening.settings, as: order.id, for: order.asker, repeatable: order.repeatable)
  }

  private func fail(_ errand: Errand, _ problem: Problem, _ keeper: Keeper) throws(StoreError) {
    let order = errand.order
    try keeper.store.fail(
      order.id, Job.Failure(at: keeper.now(), problem: problem.kept),
      audit: keeper.entry(problem, of: order.body, by: order.asker, order.id))
  }

  /// The process ends in the middle of them, and not because of them.
  func layDown(_ keeper: Keeper) throws {
    try keeper.store.layDown(errands.running.filter(\.order.isTakenUp).map(\.order.id))
  }

  /// Goes on with what earlier processes promised; without rules it waits for a process that has them.
  func takeUp(_ keeper: Keeper) throws {
    guard let rulebook else { return }
    for job in try keeper.store.unfinishedJobs() {
      guard let order = Order(job, of: keeper.store, by: rulebook) else {
        try keeper.store.fail(
          job.id, Job.Failure(at: keeper.now(), problem: Problem.inside.kept), audit: keeper.unreadable(job))
        continue
      }
      // Its files lie on the disk, not in memory.
      let place = turnstile.workers.promisedPlace(for: job.owner, bytes: 0)
      begin(try errands.errand(for: order, in: place).errand, keeper)
    }
  }
}

extension StoreError {
  /// Whether it may be otherwise later.
  fileprivate var passes: Bool { self == .full || self == .locked }
}
