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
    let (order, sent) = try await newOrder(call, screening, body, keeper)
    let (errand, isNew) = try errands.errand(for: order, in: place)
    func answer(_ outcome: Errand.Outcome) throws -> Response {
      var made = try outcome.get()
      if !isNew { made.isRepeated = true }
      return try call.answer(made)
    }
    // What is promised first cannot fail before.
    let isPromisedFirst = isNew && seconds == 0
    if !isPromisedFirst {
      if isNew { begin(errand, keeper) }
      if let outcome = await errand.outcome.value(within: .seconds(seconds)) { return try answer(outcome) }
    }
    do {
      let response = try await promised(errand, sent, call, keeper)
      if isPromisedFirst { begin(errand, keeper) }
      return response
    } catch let error as StoreError {
      switch errands.leave(errand, Problem(error)) {
      case .calledOff: throw error
      case .goesOn:
        if isPromisedFirst { begin(errand, keeper) }
        throw error
      case .beingKept:
        guard let outcome = await errand.outcome.value(within: .seconds(limits.mostWait)) else { throw error }
        return try answer(outcome)
      }
    } catch {
      if isPromisedFirst { begin(errand, keeper) }
      throw error
    }
  }

  private func newOrder(
    _ call: Call, _ screening: Screening, _ body: [UInt8], _ keeper: Keeper
  ) async throws -> (Order, SentDossier) {
    let isShort = SentDossier.isShortList(body, type: call.contentType)
    let order = { @Sendable () throws -> (Order, SentDossier) in
      let sent = try SentDossier(body, type: call.contentType)
      let repeatable = call.repeatKey(of: body)
      let order = Order(
        id: KeptCheck.newID(), asker: call.asker, screening: screening, pinned: call["rules"]?.lowercased(),
        body: sent.digest(of: body), repeatable: repeatable, waitsForNothing: isShort && repeatable == nil,
        sent: { sent })
      return (order, sent)
    }
    do {
      return try await isShort ? order() : onAThread(order)
    } catch let problem as Problem {
      try await onAThread { try keeper.note(problem, of: Digest(of: body), by: call.asker) }
      throw problem
    }
  }

  /// The job is on the disk before anybody is told of it.
  private func promised(_ errand: Errand, _ sent: SentDossier, _ call: Call, _ keeper: Keeper) async throws -> Response
  {
    try await onAThread {
      let promised = try keeper.store.promise(errand.order.job(sent, at: keeper.now()), files: sent.files)
      switch promised {
      case .check(let check):
        var made = try keeper.made(before: check)
        made.isRepeated = check.id != errand.order.id
        return try call.answer(made)
      case .job(let job):
        if let failure = job.failure { throw Problem(kept: failure.problem) }
        if job.id == errand.order.id, let problem = errand.promised() {
          try promisedLate(job, errand, problem, keeper)
        }
        return call.accepted(JobState(job, errands))
      }
    }
  }

  /// It was promised just after it had come to nothing: a full disk or a busy store is no end of what is promised.
  private func promisedLate(_ job: Job, _ errand: Errand, _ problem: Problem, _ keeper: Keeper) throws {
    guard problem.passes else { return try fail(errand, problem, keeper) }
    errands.forget(errand)
    try takeUp(job, by: errand.order.screening.rulebook, keeper)
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
      return .success(try await made(errand, keeper))
    } catch {
      let plain = Problem(anything: error)
      // What is promised is tried again, and is not told of each time.
      let isTriedAgain = errand.isPromised && plain.passes
      let problem = isTriedAgain ? plain : faults.noted(plain, "POST /v1/checks", because: error)
      let isPromised = errand.failed(problem)
      if isPromised, problem.passes { throw error }
      guard !isPromised else {
        try await onAThread { try fail(errand, problem, keeper) }
        return .failure(problem)
      }
      do {
        try await onAThread { try keeper.note(problem, of: errand.order.body, by: errand.order.asker) }
      } catch {
        // What the audit cannot tell of is not answered as if it did.
        return .failure(Problem(anything: error))
      }
      return .failure(problem)
    }
  }

  /// What comes of an order.
  private enum Outcome: Sendable {
    case new(UnkeptCheck)
    /// Of the same request under the same `Idempotency-Key`.
    case before(MadeCheck)
  }

  private func made(_ errand: Errand, _ keeper: Keeper) async throws -> MadeCheck {
    defer { errand.isRunning = false }
    let work = { @Sendable () throws -> Outcome in
      errand.isRunning = true
      return try make(errand, keeper)
    }
    let workers = turnstile.workers
    switch errand.order.waitsForNothing ? try workers.here(work) : try await workers.run(work) {
    case .before(let made): return made
    case .new(let check): return try await errand.keep { try await keeper.keepTogether(check, by: measures) }
    }
  }

  private func make(_ errand: Errand, _ keeper: Keeper) throws -> Outcome {
    try errand.checkWanted()
    let (order, store) = (errand.order, keeper.store)
    if order.isTakenUp, !errand.isCounted {
      let times = try store.takeUp(order.id)
      errand.isCounted = true
      guard times <= limits.mostTakenUp else { throw Problem.inside }
    }
    if let repeatable = order.repeatable, !order.isTakenUp {
      if let before = try keeper.made(repeating: repeatable, of: order.asker.owner) { return .before(before) }
      if let failure = try store.job(repeating: repeatable, of: order.asker.owner)?.failure {
        throw Problem(kept: failure.problem)
      }
    }
    try checkPinned(order.pinned, order.screening.rulebook)
    let sent = try order.sent()
    let report = try checked(sent, by: order.screening)
    return .new(
      keeper.unkept(
        sent, report, order.screening.settings, as: order.id, for: order.asker, repeatable: order.repeatable,
        by: measures))
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
    for job in try keeper.store.unfinishedJobs() { try takeUp(job, by: rulebook, keeper) }
  }

  private func takeUp(_ job: Job, by rulebook: Rulebook, _ keeper: Keeper) throws {
    guard let order = Order(job, of: keeper.store, by: rulebook) else {
      try keeper.store.fail(
        job.id, Job.Failure(at: keeper.now(), problem: Problem.inside.kept), audit: keeper.unreadable(job))
      return
    }
    // Its files lie on the disk, not in memory.
    let place = turnstile.workers.promisedPlace(for: job.owner, bytes: 0)
    let (errand, isNew) = try errands.errand(for: order, in: place)
    if isNew { begin(errand, keeper) }
  }
}

extension Problem {
  /// Whether it is the store's, and may be otherwise later.
  fileprivate var passes: Bool { kind == .noRoom || kind == .busy }
}
