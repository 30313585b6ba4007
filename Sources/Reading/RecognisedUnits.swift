import Dossiers
import Values

/// What a machine that recognises letters makes of units: marks are lost, `g` is read as `ø`, a stroke disappears, a percent
/// sign is two figures. A unit is one of a closed list, so that what can be one of them only is written as that one.
enum RecognisedUnits {
  /// The unit as it is known; nil where it is none however it is read.
  static func unit(_ text: some StringProtocol) -> String? {
    let text = String(text).trimmingBlanks
    if Unit(text) != nil { return text }
    let read = text.replacing("ø", with: "g").replacing("\\", with: "/")
    if Unit(read) != nil { return read }
    if percentSigns.contains(read) { return "%" }
    let parts = read.split(separator: "/", omittingEmptySubsequences: false).map { names[$0.letters].flatMap(\.self) }
    if !parts.contains(nil) {
      let known = parts.compactMap(\.self).joined(separator: "/")
      if Unit(known) != nil { return known }
    }
    // A stroke that was lost or taken for a letter, where it can stand in one place only.
    let places = read.indices.dropFirst()
    let lost = places.map { "\(read[..<$0])/\(read[$0...])" }
    let taken = places.filter { strokes.contains(read[$0]) }
      .map { "\(read[..<$0])/\(read[read.index(after: $0)...])" }
    let known = Set(lost + taken).filter { Unit($0) != nil }
    return known.count == 1 ? known.first : nil
  }

  /// A cell that holds one unit per another, or a figure with a unit behind it: with the unit as it is known.
  static func cell(_ text: String) -> String? {
    let figure = text.prefix { $0.isNumber || ".,- ".contains($0) }
    let rest = text[figure.endIndex...]
    guard rest.first?.isLetter ?? false, figure.isEmpty ? rest.contains("/") : figure.last == " ",
      let unit = unit(rest)
    else { return nil }
    return figure + unit
  }

  /// What is made of a stroke.
  private static let strokes: Set<Character> = ["i", "í", "ì", "l", "I", "|", "!", "1", "f"]
  /// What is made of a percent sign.
  private static let percentSigns: Set<String> = ["96", "9%", "%%", "0%", "o%"]

  /// Simple units by their letters alone; none where two have the same.
  private static let names: [String: String?] = Dictionary(Unit.names.map { ($0.letters, $0) }) { _, _ in nil }
}
