import Rulebook
import Values

/// A comparison of two editions on a screen.
package struct EditionText: Sendable {
  private let comparison: EditionComparison
  private let dossiers: [EditionComparison.Dossier]
  private let columns: TextColumns
  /// How many words of a list, and how many fields of something added or removed, a screen tells.
  private static let most = 12

  package init(_ comparison: EditionComparison, _ dossiers: [EditionComparison.Dossier], width: Int = 80) {
    self.comparison = comparison
    self.dossiers = dossiers
    self.columns = TextColumns(width: width)
  }

  package var text: String {
    let sections = [head] + rules + (dossiers.isEmpty ? [] : [judged])
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    let old = comparison.old.rulebook.edition
    let new = comparison.new.rulebook.edition
    let counts = comparison.difference.sections.map { section, entries in
      let told = [RulebookDifference.Entry.Change.added, .removed, .changed].compactMap { change -> String? in
        let count = entries.count { $0.change == change }
        return count == 0 ? nil : "\(change.rawValue) \(count)"
      }
      return "\(section.words) \(told.joined(separator: ", "))"
    }
    let unraised = !counts.isEmpty && old.name == new.name ? ["Hai bộ khác nhau mà cùng mang một số ấn bản."] : []
    return columns.entry("Cũ: ấn bản \(old.name), \(old.location)", hanging: 4)
      + columns.entry("Mới: ấn bản \(new.name), \(new.location)", hanging: 5)
      + columns.entry(
        counts.isEmpty ? "KHÔNG CÓ GÌ ĐỔI trong quy tắc." : "ĐỔI: \(counts.joined(separator: "; "))", hanging: 5)
      + unraised
  }

  // MARK: The rules

  private var rules: [[String]] {
    comparison.difference.sections.map { section, entries in
      ["\(section.words.uppercased()):"] + entries.flatMap(entry)
    }
  }

  private func entry(_ entry: RulebookDifference.Entry) -> [String] {
    let named = entry.title.map { "\(entry.change.rawValue): \($0)" } ?? entry.change.rawValue
    let lines = columns.entry("\(entry.id) \(named)", indent: 2, hanging: 2)
    guard entry.change == .changed else {
      let told = entry.fields.prefix(Self.most).flatMap { field in
        columns.entry("\(path(field)): \(list(field.old + field.new))", indent: 6, hanging: 2)
      }
      return lines + told + more(entry.fields.count - Self.most, "mục", indent: 6)
    }
    return lines + entry.fields.flatMap(field)
  }

  private func field(_ field: RulebookDifference.Field) -> [String] {
    let path = path(field)
    if field.old.count == 1, field.new.count == 1 {
      return columns.entry("\(path):", indent: 6, hanging: 2)
        + columns.entry(field.old[0], indent: 8, hanging: 5, column: "cũ")
        + columns.entry(field.new[0], indent: 8, hanging: 5, column: "mới")
    }
    let gone = field.old.isEmpty ? [] : columns.entry(list(field.old), indent: 8, hanging: 5, column: "bỏ")
    let come = field.new.isEmpty ? [] : columns.entry(list(field.new), indent: 8, hanging: 5, column: "thêm")
    return columns.entry("\(path):", indent: 6, hanging: 2) + gone + come
  }

  private func path(_ field: RulebookDifference.Field) -> String {
    field.path.isEmpty ? "nội dung" : field.path.joined(separator: " › ")
  }

  private func list(_ words: [String]) -> String {
    let left = words.count - Self.most
    let told = words.prefix(Self.most).joined(separator: "; ")
    return left > 0 ? "\(told); và \(left) lời nữa, xem đủ bằng --format json" : told
  }

  private func more(_ count: Int, _ what: String, indent: Int) -> [String] {
    count > 0 ? columns.entry("và \(count) \(what) nữa, xem đủ bằng --format json", indent: indent, hanging: 2) : []
  }

  // MARK: The dossiers

  private var judged: [String] {
    let changed = dossiers.filter { !$0.changes.isEmpty }
    let failed = dossiers.filter { !$0.isCompared }
    let same = dossiers.count - changed.count - failed.count
    let head = "HỒ SƠ: \(changed.count) đổi, \(same) không đổi, \(failed.count) chưa so được, trong \(dossiers.count)."
    return columns.entry(head, hanging: 2) + changed.flatMap(dossier) + failed.flatMap(unread)
  }

  private func unread(_ dossier: EditionComparison.Dossier) -> [String] {
    guard case .notCompared(let why) = dossier.result else { return [] }
    return columns.entry("\(dossier.name): chưa so được: \(why)", indent: 2, hanging: 2)
  }

  private func dossier(_ dossier: EditionComparison.Dossier) -> [String] {
    columns.entry("\(dossier.name):", indent: 2, hanging: 2)
      + dossier.changes.filter { $0.field == nil }.flatMap(change)
      + reworded(dossier.changes.filter { $0.field != nil })
  }

  /// Where only words differ, a line a code: which words, and of how many rows.
  private func reworded(_ changes: [EditionComparison.Change]) -> [String] {
    changes.map(\.code).uniqued.flatMap { code in
      let own = changes.filter { $0.code == code }
      let fields = own.compactMap(\.field).uniqued.joined(separator: ", ")
      let subjects = own.compactMap(\.subject).uniqued
      let of = subjects.count == 1 ? " (\(subjects[0]))" : subjects.count > 1 ? " (\(subjects.count) dòng)" : ""
      return columns.entry(
        "cùng kết quả, khác \(fields)\(of)\(elsewhere(own[0]))", code: code, indent: 6, hanging: 2)
    }
  }

  private func change(_ change: EditionComparison.Change) -> [String] {
    let what = [change.kind == .verdict ? nil : change.kind.rawValue, change.subject]
    let named = what.compactMap(\.self).joined(separator: ", ")
    let told = "\(words(change.old)) → \(words(change.new))"
    return columns.entry(
      (named.isEmpty ? told : "\(named): \(told)") + elsewhere(change), code: change.code, indent: 6, hanging: 2)
  }

  /// The rule itself is as it was: the reason would be looked for in vain there.
  private func elsewhere(_ change: EditionComparison.Change) -> String {
    change.isRuleChanged == false ? " (chính quy tắc không đổi; thứ nó dựa vào đổi)" : ""
  }

  private func words(_ text: String?) -> String { text.map { $0.isEmpty ? "(trống)" : $0 } ?? "(không nói gì)" }
}

extension RulebookDifference {
  /// The entries by section, in order.
  var sections: [(section: Section, entries: [Entry])] {
    let names = entries.map(\.section).uniqued
    return names.map { name in (name, entries.filter { $0.section == name }) }
  }
}
