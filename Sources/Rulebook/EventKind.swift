import Values
import Yams

/// A step of processing that an officer may log: one word of the closed vocabulary of `events.yaml`.
package struct EventKind: Sendable, Hashable {
  package typealias ID = String

  /// What an event does to the clock, beside being a step.
  package enum Role: String, Sendable, Hashable, CaseIterable {
    case receipt
    /// The day of the complete dossier: counted from the log, never written into it.
    case valid
    /// The applicant is asked for something; the clock rests.
    case request
    /// What was asked has come; the clock runs on.
    case supplement
  }

  package let id: ID
  package let name: String
  package let role: Role?
  /// One of these must have come before, or on the same day; empty: nothing must.
  package let after: [ID]
  /// The event that it answers, body by body.
  package let answers: ID?
}

extension RuleSheet {
  mutating func eventKinds(_ root: Node) -> [EventKind] {
    let nodes = list(root, what: "events")
    let kinds = nodes.compactMap { node -> EventKind? in
      let keys = ["id", "name", "role", "after", "answers"]
      guard let record = record(node, keys: keys, what: "sự kiện") else { return nil }
      let role: EventKind.Role? = record.has("role") ? choice("role", in: record) : nil
      guard let id = text("id", in: record), let name = text("name", in: record) else { return nil }
      return EventKind(
        id: id, name: name, role: role, after: texts("after", in: record),
        answers: optionalText("answers", in: record))
    }
    for (kind, node) in zip(kinds, nodes) where kinds.count == nodes.count {
      for id in kind.after + [kind.answers].compactMap(\.self) { checkEvent(id, among: kinds, at: node) }
    }
    return kinds
  }

  /// The events under a key, each of the vocabulary.
  mutating func events(_ key: String, in record: Record, among kinds: [EventKind]) -> [EventKind.ID] {
    let ids = texts(key, in: record)
    if ids.isEmpty { report("«\(key)» phải nêu ít nhất một sự kiện", at: record.members[key] ?? record.node) }
    for id in ids { checkEvent(id, among: kinds, at: record.members[key]) }
    return ids
  }

  mutating func checkEvent(_ id: EventKind.ID, among kinds: [EventKind], at node: Node?) {
    guard !kinds.contains(where: { $0.id == id }) else { return }
    report("không có sự kiện «\(id)» trong events.yaml\(Suggestion.among(kinds.map(\.id), for: id))", at: node)
  }
}
