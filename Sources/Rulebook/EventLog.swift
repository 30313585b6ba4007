import Values

/// One event that an officer logged, by the names of the rulebook.
package struct LoggedEvent: Sendable, Hashable {
  package let kind: EventKind
  package let day: CivilDay
  /// Seconds since 1970 where the hour was logged.
  package let seconds: Int?
  /// The body written to, or that answered.
  package let body: Body?
  /// `trực tiếp`, `bưu chính` or `trực tuyến`.
  package let channel: String?
  /// The papers asked: codes of components, or names.
  package let papers: [String]
  package let officer: String?
  /// Where it stands in the log, from 0; nil for the receipt that `ho-so.json` tells.
  package let position: Int?

  package init(
    kind: EventKind, day: CivilDay, seconds: Int? = nil, body: Body? = nil, channel: String? = nil,
    papers: [String] = [], officer: String? = nil, position: Int?
  ) {
    self.kind = kind
    self.day = day
    self.seconds = seconds
    self.body = body
    self.channel = channel
    self.papers = papers
    self.officer = officer
    self.position = position
  }

  /// `mục 3`, or where `ho-so.json` has it.
  package var place: String { position.map { "mục \($0 + 1)" } ?? "ngày tiếp nhận của ho-so.json" }

  /// `Gửi lấy ý kiến ngày 12/08/2026, Sở Nông nghiệp và Môi trường`.
  package var words: String {
    let to = body.map { ", \($0.name)" } ?? ""
    return "\(kind.name) ngày \(VietnameseText.day(day))\(to)"
  }
}

/// The log of processing (*nhật ký xử lý*) in the order of time, with what in it cannot be relied on.
package struct EventLog: Sendable, Hashable {
  /// What is wrong with the log, and which events it makes unsure.
  package struct Fault: Sendable, Hashable {
    package let text: String
    /// nil where it may be any event.
    let kinds: Set<EventKind.ID>?
  }

  static let absent = "chưa có nhật ký xử lý"
  static let remedy = "ghi nhật ký xử lý của hồ sơ bằng hoso log để theo dõi các bước và thời hạn"

  package let events: [LoggedEvent]
  package let faults: [Fault]

  /// - Parameter unread: entries that could not be taken, each told; any event may be among them.
  package init(_ events: [LoggedEvent], unread: [String], today: CivilDay) {
    let sorted = Self.inOrder(events)
    self.events = sorted
    self.faults =
      unread.map { Fault(text: $0, kinds: nil) } + sorted.compactMap { Self.fault(of: $0, among: sorted, today: today) }
      + Self.secondReceipts(sorted)
  }

  /// A log that could not be read at all.
  package init(unreadable why: String) {
    self.events = []
    self.faults = [Fault(text: why, kinds: nil)]
  }

  /// By day; within a day by hour where each of its events has one, else as they were written.
  private static func inOrder(_ events: [LoggedEvent]) -> [LoggedEvent] {
    let untimed = Set(events.filter { $0.seconds == nil }.map(\.day))
    return events.sorted { left, right in
      if left.day != right.day { return left.day < right.day }
      if !untimed.contains(left.day), let first = left.seconds, let second = right.seconds, first != second {
        return first < second
      }
      return (left.position ?? -1) < (right.position ?? -1)
    }
  }

  /// Why nothing can be said of any of these events; nil where the log is sound on them.
  func fault(concerning kinds: some Collection<EventKind.ID>) -> String? {
    faults.first { fault in fault.kinds.map { !$0.isDisjoint(with: kinds) } ?? true }?.text
  }

  func first(of kinds: [EventKind.ID]) -> LoggedEvent? { events.first { kinds.contains($0.kind.id) } }

  /// The receipt of the dossier, where it was logged.
  package var receipt: LoggedEvent? { events.first { $0.kind.role == .receipt } }

  /// An order that cannot be: in the future, before the receipt, an answer before the question.
  private static func fault(of event: LoggedEvent, among all: [LoggedEvent], today: CivilDay) -> Fault? {
    let place = "nhat-ky.json \(event.place): \(event.words)"
    if event.day > today {
      return Fault(text: "\(place) là ngày chưa đến (hôm nay \(VietnameseText.day(today)))", kinds: [event.kind.id])
    }
    if let receipt = all.first(where: { $0.kind.role == .receipt }), event.day < receipt.day {
      let text = "\(place), trước ngày nhận hồ sơ \(VietnameseText.day(receipt.day))"
      return Fault(text: text, kinds: [event.kind.id, receipt.kind.id])
    }
    let earlier = all.prefix { $0.position != event.position }
    let before = earlier.filter { event.kind.after.contains($0.kind.id) }
    if !event.kind.after.isEmpty, before.isEmpty {
      let text = "\(place) nhưng trước đó nhật ký không ghi việc phải có trước"
      return Fault(text: text, kinds: Set(event.kind.after + [event.kind.id]))
    }
    if let asked = event.kind.answers, !earlier.contains(where: { $0.kind.id == asked && $0.body == event.body }) {
      let text = "\(place) nhưng nhật ký không ghi đã hỏi cơ quan này trước đó"
      return Fault(text: text, kinds: [asked, event.kind.id])
    }
    return nil
  }

  private static func secondReceipts(_ events: [LoggedEvent]) -> [Fault] {
    events.filter { $0.kind.role == .receipt }.dropFirst().map { event in
      Fault(
        text: "nhat-ky.json \(event.place): đã ghi «\(event.kind.name)» trước đó; một hồ sơ nhận một lần",
        kinds: [event.kind.id])
    }
  }
}
