/// What two editions say differently: loaded values are compared, so comments and the order of keys, files and entries
/// are no difference. Cases beside the rules and the office profiles are not the law and take no part.
package struct RulebookDifference: Sendable, Hashable {
  /// A rule, a table, a document, a fact …: what became of it.
  package struct Entry: Sendable, Hashable {
    package enum Change: String, Sendable, Hashable {
      case added = "thêm"
      case removed = "bỏ"
      case changed = "đổi"
    }

    package let section: Section
    package let id: String
    /// nil where it has no name beside its id.
    package let title: String?
    package let change: Change
    /// Those that differ; of something added or removed, all.
    package let fields: [Field]
  }

  package struct Field: Sendable, Hashable {
    /// The names of the members on the way, in Vietnamese: `phiên bản «từ 31/03/2026»`, `điều kiện`.
    package let path: [String]
    /// What is no longer said, and what is said instead or beside; one of them may be empty, and of a list they are the
    /// words that went and came.
    package let old: [String]
    package let new: [String]
  }

  package let entries: [Entry]

  package init(from old: Rulebook, to new: Rulebook) {
    let before = Section.all(of: old)
    let after = Section.all(of: new)
    let names = after.map(\.section) + before.map(\.section).filter { name in !after.contains { $0.section == name } }
    self.entries = names.flatMap { name in
      func items(_ all: [(section: Section, items: [ToldValue.Item])]) -> [ToldValue.Item] {
        all.first { $0.section == name }?.items ?? []
      }
      return Self.entries(name, items(before), items(after))
    }
  }

  private static func entries(_ section: Section, _ old: [ToldValue.Item], _ new: [ToldValue.Item]) -> [Entry] {
    let pairs = ToldValue.paired(old, new)
    return pairs.compactMap { was, now in
      let known = now ?? was
      let fields = ToldValue.differences(was, now)
      guard let known, !fields.isEmpty else { return nil }
      let change: Entry.Change = was == nil ? .added : now == nil ? .removed : .changed
      return Entry(
        section: section, id: known.id, title: known.title == known.id ? nil : known.title, change: change,
        fields: fields)
    }
  }

  /// The entry of a rule or a table, by its id.
  package func change(of rule: Rule.ID) -> Entry? {
    entries.first { [.rules, .tables].contains($0.section) && $0.id == rule }
  }
}

extension ToldValue {
  /// Each item with the one of the same id; of versions that are left, those that end on one day or say the same. The
  /// order is that of the new ones, then of those that went.
  static func paired(_ old: [Item], _ new: [Item]) -> [(Item?, Item?)] {
    var left = old.filter { item in !new.contains { $0.id == item.id } }
    let pairs = new.map { item -> (Item?, Item?) in
      if let same = old.first(where: { $0.id == item.id }) { return (same, item) }
      guard let index = left.firstIndex(where: { $0.isEarlierForm(of: item) }) else { return (nil, item) }
      return (left.remove(at: index), item)
    }
    return pairs + left.map { ($0, nil) }
  }

  /// Of something that is new or gone everything but its id.
  static func differences(_ old: Item?, _ new: Item?) -> [RulebookDifference.Field] {
    guard let old, let new else {
      return differences(old?.value.without(id: old?.id ?? ""), new?.value.without(id: new?.id ?? ""))
    }
    return differences(old.value, new.value)
  }

  private static func differences(_ old: ToldValue?, _ new: ToldValue?) -> [RulebookDifference.Field] {
    switch (old, new) {
    case (nil, nil): []
    case (.words(let old)?, .words(let new)?): difference(of: old, new)
    case (.record(let old)?, .record(let new)?):
      (new.map(\.name) + old.map(\.name).filter { name in !new.contains { $0.name == name } }).flatMap { name in
        differences(old.first { $0.name == name }?.value, new.first { $0.name == name }?.value)
          .map { $0.under(FieldNames.words(of: name)) }
      }
    case (.items(let old)?, .items(let new)?):
      paired(old, new).flatMap { was, now in
        differences(was, now).map { $0.under(quoted((was ?? now)?.id ?? "")) }
      }
    case (let old, let new):
      (old?.lines ?? []).map { RulebookDifference.Field(old: $0.words, new: []).under($0.path) }
        + (new?.lines ?? []).map { RulebookDifference.Field(old: [], new: $0.words).under($0.path) }
    }
  }

  private static func difference(of old: [String], _ new: [String]) -> [RulebookDifference.Field] {
    var gone = old
    let come = new.filter { word in
      guard let index = gone.firstIndex(of: word) else { return true }
      gone.remove(at: index)
      return false
    }
    return gone.isEmpty && come.isEmpty ? [] : [.init(old: gone, new: come)]
  }
}

extension ToldValue.Item {
  /// Whether a version has only got another first day.
  fileprivate func isEarlierForm(of other: ToldValue.Item) -> Bool {
    guard let inForce, let others = other.inForce else { return false }
    return inForce.until != nil && inForce.until == others.until || withoutDays == other.withoutDays
  }

  private var withoutDays: ToldValue {
    guard case .record(let members) = value else { return value }
    return .record(members.filter { $0.name != "inForce" })
  }
}

extension RulebookDifference.Field {
  fileprivate init(old: [String], new: [String]) { self.init(path: [], old: old, new: new) }

  fileprivate func under(_ members: [String]) -> RulebookDifference.Field {
    members.reversed().reduce(self) { $0.under(FieldNames.words(of: $1)) }
  }

  fileprivate func under(_ name: String) -> RulebookDifference.Field {
    guard let first = path.first, first.hasPrefix("«") else {
      return .init(path: name.isEmpty ? path : [name] + path, old: old, new: new)
    }
    // `phiên bản` and `«từ 31/03/2026»` are one step.
    return .init(path: ["\(name) \(first)"] + path.dropFirst(), old: old, new: new)
  }
}
