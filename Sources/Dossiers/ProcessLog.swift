import Values

/// `nhat-ky.json`: what the office did with the dossier, as it is written there; which events and bodies there are is
/// the rulebook's to say.
package struct ProcessLog: Sendable, Hashable {
  /// When something happened: an instant, or a day without an hour.
  package enum When: Sendable, Hashable {
    case day(CivilDay)
    case instant(Instant)

    package init?(_ text: String) {
      if let instant = Instant(iso8601: text) {
        self = .instant(instant)
      } else if let day = CivilDay(iso: text) {
        self = .day(day)
      } else {
        return nil
      }
    }

    /// In Vietnam, whatever the offset it was written with.
    package var day: CivilDay {
      switch self {
      case .day(let day): day
      case .instant(let instant): instant.dayInVietnam
      }
    }

    package var seconds: Int? {
      if case .instant(let instant) = self { instant.seconds } else { nil }
    }

    var words: String {
      switch self {
      case .day(let day): "\(day)"
      case .instant(let instant): instant.description
      }
    }
  }

  package struct Entry: Sendable, Hashable {
    package let event: String
    package let at: When
    package let officer: String
    package let body: String?
    package let channel: Intake.Channel?
    /// The papers asked: codes of components, or names.
    package let papers: [String]
    package let note: String?

    package init(
      event: String, at: When, officer: String, body: String? = nil, channel: Intake.Channel? = nil,
      papers: [String] = [], note: String? = nil
    ) {
      self.event = event
      self.at = at
      self.officer = officer
      self.body = body
      self.channel = channel
      self.papers = papers
      self.note = note
    }
  }

  /// What was read of an entry, and where it stands.
  package struct Read: Sendable, Hashable {
    package let entry: Entry
    /// From 0, in the file.
    package let position: Int
    let bytes: [UInt8]

    /// `nhat-ky.json:12:7` of a member of the entry.
    package func place(of member: String) -> String {
      ProcessLog.place(of: "/su_kien/\(position)/\(member)", in: bytes)
    }
  }

  package let entries: [Read]
  /// Entries that could not be taken, each with its place.
  package let problems: [String]

  package static let absent = ProcessLog(entries: [], problems: [])

  static func place(of pointer: String, in bytes: [UInt8]) -> String {
    let (line, column) = JSON.position(of: pointer, in: bytes) ?? (1, 1)
    return "\(Dossier.logName):\(line):\(column)"
  }

  /// The bytes of the file with one entry more; the rest stays as it was.
  package func bytes(adding entry: Entry) -> [UInt8] {
    JSON.record(["schemaVersion": .string("1"), "su_kien": .array(entries.map(\.entry.json) + [entry.json])])
      .prettyBytes()
  }
}

extension ProcessLog.Entry {
  fileprivate var json: JSON {
    .record([
      "loai": .string(event), "luc": .string(at.words), "can_bo": .string(officer),
      "co_quan": body.map { .string($0) }, "kenh": channel.map { .string($0.rawValue) },
      "yeu_cau": papers.isEmpty ? nil : .array(papers.map { .string($0) }), "ghi_chu": note.map { .string($0) },
    ])
  }
}
