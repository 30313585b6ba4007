/// Text gathered from runs, and what makes it doubtful.
struct RunText {
  var text = ""
  var doubts: Set<Doubt> = []
  /// The least of its words', in percent; nil where none was recognised.
  private(set) var confidence: Int?

  mutating func recognised(_ percent: Int?) {
    if let percent { confidence = min(confidence ?? 100, percent) }
  }

  /// Adds text as it is set. A sign above the line is an exponent of a unit of length (`m²`), or makes what it stands at
  /// doubtful; one below the line belongs to a letter (`CO₂`), or does the same. A raised digit never joins a number.
  mutating func add(_ other: RunText, _ look: RunLook) {
    if !other.doubts.isEmpty { doubts.formUnion(other.doubts) }
    if look.isStruck ?? false, !other.text.isEmpty { doubts.insert(.struck) }
    if look.isFaint ?? false, other.text.contains(where: { !$0.isWhitespace }) { doubts.insert(.faint) }
    let added = look.isCapitals ?? false ? other.text.uppercased() : other.text
    guard let height = look.height, height != .line, added.contains(where: { !$0.isWhitespace }) else {
      text += added
      return
    }
    let digits = height == .above ? Self.above : Self.below
    switch height {
    case .above where endsWithLength && (added == "2" || added == "3"): break
    case .below where text.last?.isLetter ?? false:
      text += added
      return
    case .above, .below, .line: doubts.insert(.raised)
    }
    text += String(added.map { digits[$0] ?? $0 })
  }

  private var endsWithLength: Bool {
    let word = String(text.reversed().prefix { $0.isLetter }.reversed())
    return ["m", "dm", "cm", "mm", "km"].contains(word.lowercased())
  }

  private static let above = Dictionary(uniqueKeysWithValues: zip("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
  private static let below = Dictionary(uniqueKeysWithValues: zip("0123456789-", "₀₁₂₃₄₅₆₇₈₉₋"))
}
