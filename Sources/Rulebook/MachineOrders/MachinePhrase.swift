import Values

/// A phrase of `Rules/machine-orders.yaml`, taken apart: words, groups of words, gaps and the signs around them.
package struct MachinePhrase: Sendable, Hashable {
  package struct Fault: Error, Hashable {
    package let message: String
  }

  package struct Word: Sendable, Hashable {
    /// Small letters with their marks; `#` for a word with a digit.
    package let exact: String
    package let plain: String
    /// Whether the marks count in a text that has marks.
    package let isStrict: Bool
    /// Whether only capitals will do.
    package let isCapital: Bool
  }

  package enum Step: Sendable, Hashable {
    /// One of several runs of words, the longest first.
    case words([[Word]], isOptional: Bool)
    /// Up to so many words, whatever they are.
    case gap(Int)
    /// A colon, an exclamation mark or a dash after the word before.
    case call
  }

  package let text: String
  package let startsSentence: Bool
  package let steps: [Step]

  /// What `..` stands for.
  private static let gap = 3

  /// - Parameter groups: by name, as `expanded` makes them.
  /// - Throws: what is wrong with it, in Vietnamese.
  init(_ text: String, groups: [String: [[Word]]]) throws(Fault) {
    self.text = text
    var parts = text.split(separator: " ").map(String.init)
    startsSentence = parts.first == "^"
    if startsSentence { parts.removeFirst() }
    var steps: [Step] = []
    for part in parts {
      switch part {
      case "..": steps.append(.gap(Self.gap))
      case ":": steps.append(.call)
      case "^": throw Fault(message: "«^» chỉ đứng đầu mẫu «\(text)»")
      default:
        let isOptional = part.count > 1 && part.hasSuffix("?")
        let bare = isOptional ? String(part.dropLast()) : part
        steps.append(.words(try Self.words(bare, groups, in: text), isOptional: isOptional))
      }
    }
    guard case .words(_, isOptional: false) = steps.first else {
      throw Fault(message: "mẫu «\(text)» phải bắt đầu bằng một chữ hoặc một nhóm không bỏ được")
    }
    self.steps = steps
  }

  private static func words(
    _ part: String, _ groups: [String: [[Word]]], in text: String
  ) throws(Fault) -> [[Word]] {
    guard part.hasPrefix("{") else { return [try run(of: part, in: text)] }
    guard part.hasSuffix("}") else { throw Fault(message: "mẫu «\(text)» thiếu ngoặc đóng") }
    let name = String(part.dropFirst().dropLast())
    guard let group = groups[name] else {
      throw Fault(message: "không có nhóm «\(name)»\(Suggestion.among(groups.keys.sorted(), for: name))")
    }
    return group
  }

  /// A word, or several where signs that are words of their own stand together.
  private static func run(of part: String, in text: String) throws(Fault) -> [Word] {
    guard part != "#" else { return [Word(exact: "#", plain: "#", isStrict: false, isCapital: false)] }
    let isStrict = part.hasPrefix("=")
    let words = SpokenText(isStrict ? String(part.dropFirst()) : part).words
    guard !words.isEmpty else { throw Fault(message: "«\(part)» trong mẫu «\(text)» không phải là chữ") }
    guard words.allSatisfy({ $0.plain.unicodeScalars.allSatisfy { $0.isASCII || $0.isIdeograph } }) else {
      throw Fault(message: "«\(part)» trong mẫu «\(text)»: chỉ nhận chữ Latin và chữ Hán")
    }
    return words.map { word in
      Word(
        exact: word.exact, plain: word.plain, isStrict: isStrict,
        isCapital: word.isCapital && word.plain.utf8.count <= 3)
    }
  }

  /// The groups by name, each with what it takes from those before it.
  static func expanded(_ groups: [MachineOrderWords.Group]) -> [String: [[Word]]] {
    groups.reduce(into: [:]) { known, group in known[group.name] = runs(of: group, known) }
  }

  /// The runs of words that a group stands for, the longest first; what is no phrase is left out.
  static func runs(of group: MachineOrderWords.Group, _ known: [String: [[Word]]]) -> [[Word]] {
    let runs = group.words.flatMap { words -> [[Word]] in
      guard let phrase = try? MachinePhrase(words, groups: known) else { return [] }
      // A group in a group.
      if phrase.steps.count == 1, case .words(let whole, _) = phrase.steps[0] { return whole }
      return [phrase.plainRun]
    }
    return runs.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  /// Of a phrase that is words only.
  var plainRun: [Word] {
    steps.flatMap { step -> [Word] in
      if case .words(let runs, _) = step { runs.first ?? [] } else { [] }
    }
  }
}
