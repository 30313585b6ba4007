/// Which decimal mark a paper is seen to use, by the figures in it that can be read in one way only.
package struct NumberHabit: Sendable, Hashable {
  /// A decimal point: `1.45`, `0.85`, `1,250.5`, `1,250,000`.
  package let seesPoint: Bool
  /// A decimal comma: `1,68`, `612,5`, `1.250,5`.
  package let seesComma: Bool

  /// Whether a comma can only be a decimal one: it is seen as one and never as one that groups.
  package var hasDecimalComma: Bool { seesComma && !seesPoint }

  /// No figure told: a dot before three digits groups, as the Vietnamese rule has it.
  package static let unseen = NumberHabit(of: [])

  package init(of figures: some Sequence<String>) {
    let marks = figures.map { (figure: $0, mark: VietnameseNotation.decimalMark(of: $0)) }
    self.seesPoint = marks.contains { $0.mark == "." }
    self.seesComma = marks.contains { $0.mark == "," && $0.figure.contains(",") }
  }
}

extension VietnameseNotation {
  /// The decimal mark that a figure shows beyond doubt; nil where it has none, or could be read with either.
  static func decimalMark(of figure: String) -> Character? {
    guard case .value = number(figure), let last = figure.last(where: { ".,".contains($0) }) else { return nil }
    let other: Character = last == "." ? "," : "."
    if figure.contains(other) { return last }
    // Several marks of one kind group; the other kind is left for decimals.
    if figure.count(where: { $0 == last }) > 1 { return other }
    let parts = figure.split(separator: last, omittingEmptySubsequences: false)
    let groups = parts.count == 2 && parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0] != "0"
    return groups ? nil : last
  }
}
