import Values

/// The log read as time: from when the clock runs, when it rests, and how many days have gone.
package struct ProcessClock: Sendable {
  package let log: EventLog
  let kinds: [EventKind]
  let calendar: WorkingCalendar
  let today: CivilDay
  /// Whether the law of the day says that time for amending does not count.
  let rests: Bool

  package init(log: EventLog, rulebook: Rulebook, version: Procedure.Version?, today: CivilDay) {
    self.log = log
    self.kinds = rulebook.events
    self.calendar = rulebook.calendar
    self.today = today
    self.rests = !(version?.pause ?? []).isEmpty
  }

  /// A day of the log with the entries that give it.
  package struct Mark: Sendable, Hashable {
    package let day: CivilDay
    package let entries: [LoggedEvent]
  }

  /// A moment from which something is counted, or for what it waits, in Vietnamese.
  enum Found {
    case mark(Mark)
    case waits(String)
  }

  /// From a request to the applicant until what was asked has come.
  package struct Wait: Sendable, Hashable {
    package let request: LoggedEvent
    /// nil while it has not come.
    package let supplement: LoggedEvent?
    /// Before any step of processing: the complete dossier is the one that came then, and the clock runs from it.
    package let isAtIntake: Bool
  }

  var hasBegun: Bool { log.events.contains { $0.kind.role == nil } }

  package var waits: [Wait] {
    var waits: [Wait] = []
    var open: LoggedEvent?
    var hasBegun = false
    var isAtIntake = true
    for event in log.events {
      switch event.kind.role {
      case .request where open == nil:
        open = event
        isAtIntake = !hasBegun
      case .supplement:
        if let request = open { waits.append(.init(request: request, supplement: event, isAtIntake: isAtIntake)) }
        open = nil
      case nil: hasBegun = true
      case .request, .receipt, .valid: break
      }
    }
    return waits + (open.map { [Wait(request: $0, supplement: nil, isAtIntake: isAtIntake)] } ?? [])
  }

  /// Where the clock rests now.
  var resting: Wait? { rests ? waits.first { $0.supplement == nil && !$0.isAtIntake } : nil }

  var pauses: [WorkingCalendar.Pause] {
    guard rests else { return [] }
    return waits.filter { !$0.isAtIntake }.map {
      .init(after: $0.request.day, through: $0.supplement?.day ?? today)
    }
  }

  /// The day of the complete dossier.
  private var valid: Found {
    if let wait = waits.last(where: \.isAtIntake) {
      guard let supplement = wait.supplement else {
        return .waits("chờ bổ sung từ ngày \(VietnameseText.day(wait.request.day))")
      }
      return .mark(Mark(day: supplement.day, entries: [supplement]))
    }
    guard let receipt = log.receipt else { return .waits("nhật ký chưa ghi ngày nhận hồ sơ") }
    return .mark(Mark(day: receipt.day, entries: [receipt]))
  }

  /// From when a step that starts with this event is counted. Answers count from the last of all that were asked.
  func start(_ id: EventKind.ID) -> Found {
    guard let kind = kinds.first(where: { $0.id == id }) else { return .waits("không có sự kiện «\(id)»") }
    if kind.role == .valid { return valid }
    if let asked = kind.answers {
      let open = questions(asked).filter { answer([id], to: $0) == nil }
      if !open.isEmpty {
        return .waits("chờ ý kiến của \(open.map { $0.body?.name ?? "cơ quan được hỏi" }.joined(separator: ", "))")
      }
      guard let last = log.events.last(where: { $0.kind.id == id }) else { return .waits("chưa có «\(kind.name)»") }
      return .mark(Mark(day: last.day, entries: [last]))
    }
    guard let first = log.first(of: [id]) else { return .waits("chưa có «\(kind.name)»") }
    return .mark(Mark(day: first.day, entries: [first]))
  }

  /// Whether one of the ends answers the start, so that each body is counted for itself.
  func isAnswered(_ start: EventKind.ID, by ends: [EventKind.ID]) -> Bool {
    kinds.contains { ends.contains($0.id) && $0.answers == start }
  }

  /// The first question to each body.
  func questions(_ id: EventKind.ID) -> [LoggedEvent] {
    log.events.filter { $0.kind.id == id }.reduce(into: []) { found, event in
      if !found.contains(where: { $0.body == event.body }) { found.append(event) }
    }
  }

  func answer(_ ids: [EventKind.ID], to question: LoggedEvent) -> LoggedEvent? {
    log.events.first { ids.contains($0.kind.id) && $0.body == question.body && $0.day >= question.day }
  }

  func end(_ ids: [EventKind.ID], since mark: Mark) -> LoggedEvent? {
    log.events.first { ids.contains($0.kind.id) && $0.day >= mark.day }
  }

  /// Every kind that the day of the complete dossier, the clock's rests and these events hang on.
  func concerned(_ ids: [EventKind.ID]) -> [EventKind.ID] {
    // Whether a request came before any step hangs on the steps before it.
    let request = log.events.lastIndex { $0.kind.role == .request } ?? 0
    let before = log.events[..<request].filter { $0.kind.role == nil }.map(\.kind.id)
    let clock = kinds.filter { $0.role != nil }.map(\.id) + before
    let asked = kinds.filter { ids.contains($0.id) }.compactMap(\.answers)
    return ids + asked + clock
  }
}
