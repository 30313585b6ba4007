import Rulebook

/// What was not checked, and what would settle it, on screen.
struct UncheckedText {
  let columns: TextColumns
  let files: FileLists

  private static let mostCommands = 2
  /// So many things that only tables want to know are told one by one; more stand where the tables are.
  private static let mostForTables = 3

  /// - Returns: a section with a heading; empty where all was checked.
  func section(_ judgement: Judgement) -> [String] {
    let (rest, forTables) = Self.divided(judgement)
    let lines = rest.flatMap(entry) + (forTables.isEmpty ? [] : entry(of: forTables))
    return lines.isEmpty ? [] : ["CHƯA KIỂM ĐƯỢC, và việc cần làm:"] + lines
  }

  /// What is told one by one, and what many tables alone want to know.
  static func divided(_ judgement: Judgement) -> (told: [Judgement.Unchecked], forTables: [Judgement.Unchecked]) {
    let tables = Set(judgement.classifications.map(\.id))
    let forTables = judgement.unchecked.filter { $0.rules.allSatisfy(tables.contains) }
    guard forTables.count > mostForTables else { return (judgement.unchecked, []) }
    return (judgement.unchecked.filter { !forTables.contains($0) }, forTables)
  }

  private func entry(_ open: Judgement.Unchecked) -> [String] {
    var lines = columns.entry(
      files.short(open.remedy.uppercasedFirst), code: codes(open.rules), indent: 2, hanging: 2)
    lines += open.commands.prefix(Self.mostCommands).flatMap { columns.command($0, indent: 4) }
    let others = open.commands.count - Self.mostCommands
    if others > 0 { lines.append("    và \(others) lệnh như vậy cho dòng hoặc tệp khác") }
    return lines
  }

  private func entry(of forTables: [Judgement.Unchecked]) -> [String] {
    let tables = forTables.flatMap(\.rules).uniqued.sorted()
    return columns.entry(
      "Nêu các dữ kiện mà \(tables.count) bảng phân loại còn cần, từng dữ kiện và lệnh:", code: codes(tables),
      indent: 2,
      hanging: 2) + columns.command("hoso classify HỒ-SƠ", indent: 4)
  }

  private func codes(_ rules: [String]) -> String {
    rules.count <= 3 ? rules.joined(separator: " ") : "(\(rules.count) mã) \(rules[0])"
  }
}
