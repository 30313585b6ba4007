import Rulebook
import Values

/// The persons of a dossier by their names: found again without a title, in capitals, without marks.
struct KnownPersons: Sendable {
  static let longest = 6

  private var exact: Set<String> = []
  /// By the name without marks: the name as it is written with them.
  private var written: [String: String] = [:]
  /// By the last words of a name: whose it is; empty where it is several persons'.
  private var endings: [String: String] = [:]
  /// First words without marks.
  private var firsts: Set<String> = []

  /// A name of one word alone is none that can be found again: *Kim* is in *kim loại*.
  mutating func learn(_ range: Range<Int>, in text: ScannedText) {
    let key = text.key(range)
    guard range.count > 1, range.count <= Self.longest, exact.insert(key).inserted else { return }
    firsts.insert(text.words[range.lowerBound].plain)
    if text.words[range].contains(where: { !$0.isPlain }) {
      let plain = text.plainKey(range)
      written[plain] = written[plain] ?? key
    }
    for start in range.dropFirst() {
      let ending = text.key(start..<range.upperBound)
      endings[ending] = endings[ending] == nil || endings[ending] == key ? key : ""
    }
  }

  /// Who it is that is named so.
  func key(of range: Range<Int>, in text: ScannedText) -> String {
    let key = text.key(range)
    if let whole = endings[key], !whole.isEmpty { return canonical(whole) }
    return canonical(key)
  }

  private func canonical(_ key: String) -> String { written[key] ?? key }

  /// A known name that begins at the word, the longest; in small letters only with its marks and of three words.
  func match(at index: Int, in text: ScannedText) -> Range<Int>? {
    guard index < text.words.count, firsts.contains(text.words[index].plain) else { return nil }
    var end = index + 1
    while end < text.words.count, end - index < Self.longest,
      text.words[end].gap.isBlank(orLine: true) || text.words[end].gap == .dash
    {
      end += 1
    }
    for end in stride(from: end, to: index + 1, by: -1) where isName(index..<end, in: text) { return index..<end }
    return nil
  }

  private func isName(_ range: Range<Int>, in text: ScannedText) -> Bool {
    let words = text.words[range]
    let isPlain = words.allSatisfy(\.isPlain)
    guard words.allSatisfy(\.isCapital) else { return range.count > 2 && !isPlain && exact.contains(text.key(range)) }
    if exact.contains(text.key(range)) { return true }
    return (isPlain || range.count > 2) && written[text.plainKey(range)] != nil
  }
}

/// The numbers of a dossier that are persons', without what groups their signs.
struct KnownNumbers: Sendable {
  /// Fewer signs may be any figure.
  static let shortest = 8

  private var kinds: [String: PersonalDataMarks.Kind] = [:]

  mutating func learn(_ key: String, _ kind: PersonalDataMarks.Kind) {
    if key.utf8.count >= Self.shortest, kinds[key] == nil { kinds[key] = kind }
  }

  func kind(of key: String) -> PersonalDataMarks.Kind? { key.utf8.count < Self.shortest ? nil : kinds[key] }
}
