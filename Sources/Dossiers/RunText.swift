/// Text gathered from runs, and what makes it doubtful.
struct RunText {
  var text = ""
  var doubts: Set<Doubt> = []
  /// What of it is hardly to be seen, piece by piece.
  private(set) var faint: [Faint] = []
  /// The least of its words', in percent; nil where none was recognised.
  private(set) var confidence: Int?

  struct Faint {
    let text: String
    /// Whether a ground under it would not show it.
    let isTiny: Bool
  }

  mutating func recognised(_ percent: Int?) {
    if let percent { confidence = min(confidence ?? 100, percent) }
  }

  /// Adds text as it is set. A sign above the line is an exponent of a unit of length (`m²`), or makes what it stands at
  /// doubtful; one below the line belongs to a letter (`CO₂`), or does the same. A raised digit never joins a number.
  mutating func add(_ other: RunText, _ look: RunLook) {
    if !other.doubts.isEmpty { doubts.formUnion(other.doubts) }
    if look.isStruck ?? false, !other.text.isEmpty { doubts.insert(.struck) }
    faint += other.faint
    if look.isFaint, other.text.contains(where: { !$0.isWhitespace }) {
      doubts.insert(.faint)
      faint.append(Faint(text: other.text, isTiny: look.isTiny ?? false))
    }
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

  /// It stands on a dark ground, which shows white letters.
  /// - Parameter count: how many pieces stood there before.
  mutating func showPale(after count: Int = 0) {
    faint = faint[..<count] + faint[count...].filter(\.isTiny)
    if faint.isEmpty { doubts.remove(.faint) }
  }

  /// The pieces as one text; nil where there is none.
  var faintText: String? { faint.isEmpty ? nil : faint.map(\.text).joined() }

  private var endsWithLength: Bool {
    let word = String(text.reversed().prefix { $0.isLetter }.reversed())
    return ["m", "dm", "cm", "mm", "km"].contains(word.lowercased())
  }

  private static let above = Dictionary(uniqueKeysWithValues: zip("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
  private static let below = Dictionary(uniqueKeysWithValues: zip("0123456789-", "₀₁₂₃₄₅₆₇₈₉₋"))
}
