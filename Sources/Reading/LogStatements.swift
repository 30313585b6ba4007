import Dossiers
import Rulebook
import Values

/// The facts that the log of processing states, each with the entries it rests on.
struct LogStatements {
  /// nil where no log was kept.
  let clock: ProcessClock?
  let intake: Intake
  /// Whether a name is that of a paper of the procedure's list; nil where no list is known.
  let isListed: ((String) -> Bool)?

  init(_ log: EventLog?, rulebook: Rulebook, dossier: Dossier, procedure: Procedure?, today: CivilDay) {
    let received = dossier.intake.received?.at?.dayInVietnam ?? log?.receipt?.day
    let version = received.flatMap { procedure?.version(on: $0) }
    self.clock = log.map { ProcessClock(log: $0, rulebook: rulebook, version: version, today: today) }
    self.intake = dossier.intake
    self.isListed =
      log == nil
      ? nil
      : version.map { version in
        let keys = version.components.flatMap { component in
          [component.code, component.name] + component.documentKinds.compactMap { rulebook.kind($0)?.name }
        }
        let listed = Set(keys.map { LabelKey($0) })
        return { listed.contains(LabelKey($0)) }
      }
  }

  /// What the log says of a fact that is drawn from it, and what `ho-so.json` says of the channel.
  func fact(_ definition: FactDefinition, _ log: LogFact, said: [Statement]) -> Fact {
    let reading = clock.map { $0.reading(of: log, for: definition, isListed: isListed) }
    let statements = [reading.flatMap(statement)].compactMap(\.self) + listed(log) + said
    let sought: Sought? =
      switch reading {
      case _ where !statements.isEmpty: nil
      case nil: .noLog
      case .open(let why)?: .notInLog(why)
      case .value?: nil
      }
    return Fact(name: definition.name, subject: .dossier, statements: statements, sought: sought)
  }

  /// What in the log cannot be relied on.
  var problems: [String] { clock?.log.faults.map(\.text) ?? [] }

  /// The day of receipt, where the log has it.
  var receipt: Statement? {
    clock?.log.receipt.flatMap { event in
      guard event.position != nil else { return nil }
      return Statement(
        value: .day(event.day), words: event.words, source: .log, place: Self.place(of: [event]), standing: .read)
    }
  }

  private func statement(_ reading: LogReading) -> Statement? {
    guard case .value(let value, let words, let entries) = reading else { return nil }
    return Statement(value: value, words: words, source: .log, place: Self.place(of: entries), standing: .read)
  }

  private func listed(_ log: LogFact) -> [Statement] {
    guard case .channel = log, let channel = intake.received?.channel else { return [] }
    return [
      Statement(
        value: .text(channel.words), words: channel.words, source: .intake, place: "/tiep_nhan/kenh", standing: .read)
    ]
  }

  private static func place(of entries: [LoggedEvent]) -> String {
    entries.isEmpty ? "toàn bộ" : entries.map(\.place).uniqued.joined(separator: ", ")
  }
}

extension EventLog {
  /// The log by the rulebook's names; what it does not know is a fault. A receipt that was not logged is the intake
  /// desk's.
  package init(_ log: ProcessLog, beside intake: Intake, rulebook: Rulebook, today: CivilDay) {
    var unread = log.problems
    let events = log.entries.compactMap { read -> LoggedEvent? in
      let entry = read.entry
      let kinds = rulebook.events.filter { $0.role != .valid }
      guard let kind = kinds.first(where: { $0.id == entry.event }) else {
        let known = Suggestion.among(kinds.map(\.id), for: entry.event)
        unread.append("\(read.place(of: "loai")): không có sự kiện «\(entry.event)»\(known)")
        return nil
      }
      let body = entry.body.flatMap { rulebook.body($0) }
      if let id = entry.body, body == nil {
        let known = Suggestion.among(rulebook.bodies.map(\.id), for: id)
        unread.append("\(read.place(of: "co_quan")): không có cơ quan «\(id)»\(known)")
        return nil
      }
      return LoggedEvent(
        kind: kind, day: entry.at.day, seconds: entry.at.seconds, body: body, channel: entry.channel?.words,
        papers: entry.papers, officer: entry.officer, position: read.position)
    }
    let desk = rulebook.events.first { $0.role == .receipt }.flatMap { kind -> LoggedEvent? in
      guard let at = intake.received?.at, !events.contains(where: { $0.kind == kind }) else { return nil }
      return LoggedEvent(
        kind: kind, day: at.dayInVietnam, seconds: at.seconds, channel: intake.received?.channel?.words, position: nil)
    }
    self.init([desk].compactMap(\.self) + events, unread: unread, today: today)
  }
}

extension Intake.Channel {
  /// As officers say it.
  package var words: String {
    switch self {
    case .inPerson: "trực tiếp"
    case .post: "bưu chính"
    case .online: "trực tuyến"
    }
  }
}
