import Rulebook
import Values

/// The comparison on a screen: what was not read and what differs first; a letter a group, a column a paper.
package struct PaperComparisonText: Sendable {
  let comparison: PaperComparison
  let columns: TextColumns

  package init(_ comparison: PaperComparison, width: Int = 80) {
    self.comparison = comparison
    self.columns = TextColumns(width: width)
  }

  package var text: String {
    let sections = [
      columns.entry("ĐỐI CHIẾU GIẤY TỜ · \(comparison.heading)", hanging: 2)
        + columns.entry(comparison.counts, hanging: 2)
        + comparison.unread.flatMap { columns.entry($0, hanging: 2) },
      legend, differing, open, matrix(.agrees), names(.alone), names(.unstated),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Which column is which paper.
  private var legend: [String] {
    guard !compared.isEmpty else { return [] }
    return ["CÁC NƠI NÊU:"]
      + sources.enumerated().flatMap { columns.entry($1, indent: 2, hanging: 4, column: "\($0 + 1)") }
  }

  private var compared: [PaperComparison.Row] { comparison.rows.filter { $0.sides.sources.count > 1 } }

  /// Those that state something that another one states too.
  private var sources: [String] {
    let told = Set(compared.flatMap(\.sides.sources))
    return comparison.sources.filter(told.contains)
  }

  private var differing: [String] {
    let rows = comparison.rows(.differs)
    guard !rows.isEmpty else { return [] }
    return ["KHÁC NHAU:", header] + rows.flatMap { line($0) + groups($0) }
  }

  private var open: [String] {
    let rows = comparison.rows(.open)
    guard !rows.isEmpty else { return [] }
    let stated = rows.filter { !$0.sides.sides.isEmpty }
    let others = rows.filter(\.sides.sides.isEmpty)
    return ["CHƯA RÕ:"]
      + stated.flatMap { row in
        columns.entry("\(row.name): \(row.open.joined(separator: "; "))", indent: 2, hanging: 2)
          + columns.entry(row.sides.told, indent: 4, hanging: 2)
      }
      // One unread file leaves everything open that nobody states.
      + others.map(\.open).uniqued.flatMap { open in
        let names = others.filter { $0.open == open }.map(\.name)
        return columns.entry(
          "Chưa nơi nào nêu, \(open.joined(separator: "; ")): \(names.joined(separator: ", "))", indent: 2, hanging: 2)
      }
  }

  private func matrix(_ result: PaperComparison.Result) -> [String] {
    let rows = comparison.rows(result)
    guard !rows.isEmpty else { return [] }
    return ["\(result.rawValue.uppercased()):", header]
      + rows.flatMap { row in line(row) + columns.entry(row.sides.sides[0].told, indent: 6, hanging: 2) }
  }

  private func names(_ result: PaperComparison.Result) -> [String] {
    let rows = comparison.rows(result)
    guard !rows.isEmpty else { return [] }
    let told = rows.map { row in row.sides.sources.first.map { "\(row.name) (\($0))" } ?? row.name }
    return columns.entry("\(result.rawValue.uppercased()): \(told.joined(separator: ", ")).", hanging: 2)
  }

  // MARK: The matrix

  /// Room for a column: as wide as the widest mark in it.
  private var cell: Int { max(3, (compared.flatMap { row in sources.map { mark(row, $0).count } }.max() ?? 1) + 1) }
  private var nameWidth: Int { max(20, columns.width - 2 - cell * sources.count) }

  private var header: String {
    let numbers = sources.indices.map { "\($0 + 1)".padded(to: cell) }.joined()
    return String(repeating: " ", count: 2 + nameWidth) + numbers
  }

  private func mark(_ row: PaperComparison.Row, _ source: String) -> String {
    let letters = row.letters(of: source)
    return letters.isEmpty ? "·" : letters.joined(separator: "/")
  }

  private func line(_ row: PaperComparison.Row) -> [String] {
    let marks = sources.map { mark(row, $0).padded(to: cell) }.joined()
    var lines = TextColumns(width: nameWidth).entry(row.name, hanging: 2)
    lines[lines.count - 1] = lines[lines.count - 1].padding(to: nameWidth) + marks
    return lines.map { "  \($0)" }
  }

  private func groups(_ row: PaperComparison.Row) -> [String] {
    let allowed = row.sides.sameness.words.map { columns.entry("coi là như nhau: \($0)", indent: 6, hanging: 2) } ?? []
    return row.sides.sides.enumerated().flatMap { index, side in
      let places = side.statements.map(\.sourceAndPlace).uniqued.joined(separator: "; ")
      return columns.entry(
        "\(PaperComparison.Row.letter(index)) \(side.told) – \(places)", indent: 6, hanging: 2)
    } + allowed
  }
}

extension String {
  /// At the right of so many places.
  fileprivate func padded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// At the left of so many places.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
