import Values

/// Time as a chain: the steps of the procedure's law, each with its limit, against what the log says was done.
package struct Chain: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    /// With the days of the case that is there, where the law has two and a fact says which.
    package let limit: Limit
    /// The body whose answer it is, where each is counted for itself.
    package let body: Body?
    package let state: State

    /// Whether its last day has passed, undone or before it was done.
    package var isPast: Bool {
      switch state {
      case .running(let count): (count.left ?? 0) < 0
      case .done(_, _, let late): late > 0
      case .waits, .rests, .unrecorded, .unknown: false
      }
    }
  }

  package enum State: Sendable, Hashable {
    /// Not yet running, and for what it waits.
    case waits(String)
    case running(Count)
    /// The clock rests until the applicant has answered.
    case rests(since: CivilDay, left: Int, on: ProcessClock.Wait)
    /// Done on a day; late by that many days of the limit's unit, 0 where in time.
    case done(Count, by: LoggedEvent, late: Int)
    /// The procedure has ended and the log has no such step.
    case unrecorded
    case unknown(String)
  }

  package struct Count: Sendable, Hashable {
    package let since: ProcessClock.Mark
    package let due: WorkingCalendar.Due
    package let longer: WorkingCalendar.Due?
    /// Working days left today, negative when the day has passed; nil where the calendar does not reach.
    package let left: Int?
    /// When the clock rested meanwhile.
    package let rested: [ProcessClock.Wait]
  }

  package let log: EventLog
  /// Times of waiting for the applicant, in order.
  package let waits: [ProcessClock.Wait]
  package let steps: [Step]
  /// What says that the time of waiting does not count; empty where no text was seen.
  package let pause: [Citation]
  package let verified: Verification
  /// The office has taken the dossier as complete: it has begun, or what it asked for has come.
  package let isTakenAsComplete: Bool

  /// That the limit of the whole is the earliest of several; nil where it is known.
  package let openCase: OpenCase?

  package var whole: Step? { steps.first { $0.limit.isWhole } }
}

extension ProcessClock {
  /// The chain of a version's limits; limits that name no event are not in it.
  package func chain(
    of version: Procedure.Version, _ facts: FactSet, under code: Procedure.Code, in found: CaseFound = .only
  ) -> Chain {
    let (sure, open) = found.limits(of: version, under: code)
    let choice = found.whole(of: open, from: log.receipt?.day ?? today, by: calendar)
    let limits = (sure + [choice?.limit].compactMap(\.self)).map { $0.settled(by: facts) }
    let whole = limits.first { $0.isWhole && $0.starts != nil }
    let ended = whole.flatMap { log.first(of: $0.ends) }
    return Chain(
      log: log, waits: waits,
      steps: unknown(open.filter { !$0.isWhole }, in: found) + limits.flatMap { steps(of: $0, ended: ended) },
      pause: version.pause,
      verified: version.verified,
      isTakenAsComplete: log.faults.isEmpty && (hasBegun || waits.contains { $0.supplement != nil }),
      openCase: choice?.open)
  }

  /// Steps of which only the case says whether they are taken.
  private func unknown(_ limits: [Limit], in found: CaseFound) -> [Chain.Step] {
    let why = found.open.map { "chỉ có trong một số trường hợp; \($0.text)" } ?? ""
    return limits.filter { $0.starts != nil }.map { Chain.Step(limit: $0, body: nil, state: .unknown(why)) }
  }

  private func steps(of limit: Limit, ended: LoggedEvent?) -> [Chain.Step] {
    guard let starts = limit.starts else { return [] }
    func step(_ state: Chain.State, _ body: Body? = nil) -> [Chain.Step] {
      [Chain.Step(limit: limit, body: body, state: state)]
    }
    if let fault = log.fault(concerning: concerned([starts] + limit.ends)) { return step(.unknown(fault)) }
    if isAnswered(starts, by: limit.ends) {
      let asked = questions(starts)
      guard !asked.isEmpty else { return step(ended == nil ? waiting(start(starts)) : .unrecorded) }
      return asked.flatMap { question in
        step(
          state(limit, Mark(day: question.day, entries: [question]), answer(limit.ends, to: question), ended),
          question.body)
      }
    }
    guard case .mark(let mark) = start(starts) else {
      return step(ended == nil || limit.isWhole ? waiting(start(starts)) : .unrecorded)
    }
    let end = end(limit.ends, since: mark)
    guard isCalledFor(limit, mark, end) else { return [] }
    return step(state(limit, mark, end, ended))
  }

  private func waiting(_ found: Found) -> Chain.State {
    switch found {
    case .waits(let why): .waits(why)
    case .mark: .waits("chưa đến bước này")
    }
  }

  /// A step that only asks something of the applicant need not be: not for another channel of filing, nor once the
  /// dossier has been taken up or the time for asking is over.
  private func isCalledFor(_ limit: Limit, _ mark: Mark, _ end: LoggedEvent?) -> Bool {
    if !limit.channels.isEmpty, let channel = mark.entries.first?.channel, !limit.channels.contains(channel) {
      return false
    }
    let isRequest = kinds.filter { limit.ends.contains($0.id) }.allSatisfy { $0.role == .request }
    guard isRequest else { return true }
    if let end { return waits.contains { $0.isAtIntake && $0.request == end } }
    let due = try? calendar.due(after: mark.day, limit.days, limit.unit)
    return !hasBegun && (due.map { today <= $0.day } ?? true)
  }

  private func state(_ limit: Limit, _ start: Mark, _ end: LoggedEvent?, _ ended: LoggedEvent?) -> Chain.State {
    if end == nil, ended != nil { return .unrecorded }
    let rested = rests ? waits.filter { !$0.isAtIntake && ($0.supplement?.day ?? today) > start.day } : []
    do {
      if end == nil, let resting {
        let closed = pauses.filter { $0.after < resting.request.day }
        let used = try calendar.days(limit.unit, after: start.day, through: resting.request.day, skipping: closed)
        return .rests(since: start.day, left: limit.days - used, on: resting)
      }
      let due = try calendar.due(after: start.day, limit.days, limit.unit, skipping: pauses)
      let longer = limit.longer.flatMap {
        try? calendar.due(after: start.day, $0.days, limit.unit, skipping: pauses)
      }
      let left = end == nil ? try? calendar.workingDays(from: today, to: due.day) : nil
      let count = Chain.Count(since: start, due: due, longer: longer, left: left, rested: rested)
      guard let end else { return .running(count) }
      let late = try calendar.days(limit.unit, after: due.day, through: end.day, skipping: pauses)
      return .done(count, by: end, late: late)
    } catch {
      return .unknown(error.description)
    }
  }
}

extension Limit {
  /// The limit of the case that is there, where a fact says which of the two it is.
  func settled(by facts: FactSet) -> Limit {
    guard let longer, let name = longer.fact else { return self }
    let fact = facts.fact(name)
    let isSure = fact.governing.allSatisfy { $0.standing == .read || $0.standing == .confirmed }
    guard isSure, fact.values.count == 1, case .flag(let isThere)? = fact.values.first else { return self }
    var settled = self
    settled.days = isThere ? longer.days : days
    settled.longer = nil
    return settled
  }
}

extension Chain {
  /// The deadline of the whole as the log has it; nil where the chain has no whole.
  var deadline: Deadline? {
    guard let whole else { return nil }
    switch whole.state {
    case .waits(let why): return .resting(reason: "thời hạn chưa chạy: \(why)")
    case .rests(_, let left, let wait):
      let day = VietnameseText.day(wait.request.day)
      return .resting(reason: "thời hạn dừng từ ngày \(day), chờ bổ sung; còn \(left) \(whole.limit.unit.words)")
    case .running(let count): return .due(deadline(count, of: whole.limit))
    case .done(let count, let event, let late):
      return .done(deadline(count, of: whole.limit), on: event.day, late: late)
    case .unrecorded: return .unknown(reason: "nhật ký không ghi việc kết thúc thủ tục")
    case .unknown(let why): return .unknown(reason: why)
    }
  }

  private func deadline(_ count: Count, of limit: Limit) -> Deadline.Count {
    Deadline.Count(
      received: count.since.day, isTakenAsComplete: isTakenAsComplete, limit: limit, due: count.due,
      longer: count.longer, openCase: openCase, verified: verified, daysLeft: count.left, pause: pause)
  }
}
