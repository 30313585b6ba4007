import Values

/// What the log says of one fact.
package enum LogReading: Sendable, Hashable {
  case value(FactValue, words: String, entries: [LoggedEvent])
  /// Not known from the log, and why, in Vietnamese.
  case open(String)
}

extension ProcessClock {
  /// - Parameter listed: whether a name is that of a paper of the procedure's list; nil where no list is known.
  package func reading(
    of fact: LogFact, for definition: FactDefinition, isListed: ((String) -> Bool)?
  ) -> LogReading {
    switch fact {
    case .count(let ids):
      sound(ids) { self.count(ids) }
    case .happened(let ids, let body):
      sound(ids.contains { role(of: $0) == .valid } ? concerned(ids) : ids) { happened(ids, with: body) }
    case .workingDays(let from, let to):
      sound(concerned([from] + to)) { workingDays(from: from, to: to) }
    case .outside(let ids):
      sound(ids) { outside(ids, asText: definition.kind == .text, isListed: isListed) }
    case .channel(let id):
      sound([id]) { channel(id) }
    case .answered(let id):
      sound(concerned([id])) { answered(id) }
    case .atIntake(let ids):
      sound(concerned(ids)) { atIntake(ids, asFlag: definition.kind == .flag) }
    }
  }

  private func sound(_ ids: [EventKind.ID], _ reading: () -> LogReading) -> LogReading {
    log.fault(concerning: ids).map { .open($0) } ?? reading()
  }

  private func count(_ ids: [EventKind.ID]) -> LogReading {
    let found = log.events.filter { ids.contains($0.kind.id) }
    return .value(.number(Decimal128(found.count)), words: told(found), entries: found)
  }

  private func role(of id: EventKind.ID) -> EventKind.Role? { kinds.first { $0.id == id }?.role }

  private func happened(_ ids: [EventKind.ID], with body: Body.ID?) -> LogReading {
    if let valid = ids.first(where: { role(of: $0) == .valid }) {
      switch start(valid) {
      case .mark(let mark): return .value(.flag(true), words: told(mark.entries), entries: mark.entries)
      case .waits(let why): return .value(.flag(false), words: why, entries: waits.map(\.request))
      }
    }
    let found = log.events.filter { event in
      ids.contains(event.kind.id) && (body.map { $0 == event.body?.id } ?? true)
    }
    return .value(.flag(!found.isEmpty), words: told(found), entries: found)
  }

  private func answered(_ id: EventKind.ID) -> LogReading {
    switch start(id) {
    case .mark:
      let answers = log.events.filter { $0.kind.id == id }
      return .value(.flag(true), words: told(answers), entries: answers)
    case .waits(let why): return .value(.flag(false), words: why, entries: [])
    }
  }

  private func atIntake(_ ids: [EventKind.ID], asFlag: Bool) -> LogReading {
    let first = waits.first { $0.isAtIntake && ids.contains($0.request.kind.id) }?.request
    if asFlag {
      return .value(.flag(first != nil), words: told([first].compactMap(\.self)), entries: [first].compactMap(\.self))
    }
    guard let first, let receipt = log.receipt else { return .open("nhật ký không ghi yêu cầu nào khi tiếp nhận") }
    return days(Mark(day: receipt.day, entries: [receipt]), first)
  }

  private func told(_ events: [LoggedEvent]) -> String {
    events.isEmpty ? "nhật ký không ghi" : events.map(\.words).joined(separator: "; ")
  }

  private func workingDays(from: EventKind.ID, to: [EventKind.ID]) -> LogReading {
    if isAnswered(from, by: to) {
      let each = questions(from).map { question in
        days(Mark(day: question.day, entries: [question]), answer(to, to: question))
      }
      // One count that is not known may be the longest.
      return each.first { $0.days == nil } ?? each.max { ($0.days ?? .zero) < ($1.days ?? .zero) }
        ?? .open("nhật ký chưa ghi «\(name(from))»")
    }
    switch start(from) {
    case .waits(let why): return .open(why)
    case .mark(let mark): return days(mark, end(to, since: mark))
    }
  }

  private func days(_ start: Mark, _ end: LoggedEvent?) -> LogReading {
    let last = end?.day ?? today
    do {
      let count = try calendar.days(.workingDays, after: start.day, through: last, skipping: pauses)
      let until = end?.words.lowercasedFirst ?? "hôm nay \(VietnameseText.day(today))"
      return .value(
        .number(Decimal128(count)),
        words:
          "\(count) ngày làm việc, từ \(start.entries.map(\.words.lowercasedFirst).joined(separator: "; ")) đến \(until)",
        entries: start.entries + [end].compactMap(\.self))
    } catch {
      return .open(error.description)
    }
  }

  private func outside(_ ids: [EventKind.ID], asText: Bool, isListed: ((String) -> Bool)?) -> LogReading {
    guard let isListed else { return .open("chưa biết danh sách thành phần hồ sơ của ngày nộp") }
    let found = log.events.filter { event in ids.contains(event.kind.id) && event.papers.contains { !isListed($0) } }
    let papers = found.flatMap(\.papers).filter { !isListed($0) }.uniqued
    let told = papers.isEmpty ? "không có" : papers.joined(separator: "; ")
    return .value(asText ? .text(told) : .number(Decimal128(papers.count)), words: told, entries: found)
  }

  private func channel(_ id: EventKind.ID) -> LogReading {
    guard let event = log.first(of: [id]), let channel = event.channel else {
      return .open("nhật ký không ghi kênh của «\(name(id))»")
    }
    return .value(.text(channel), words: channel, entries: [event])
  }

  private func name(_ id: EventKind.ID) -> String { kinds.first { $0.id == id }?.name ?? id }
}

extension LogReading {
  fileprivate var days: Decimal128? {
    guard case .value(.number(let days), _, _) = self else { return nil }
    return days
  }
}
