import Rulebook
import Values

/// Which token stands for which words. `[[NGUOI-1]]` is the first person as first written; written otherwise, the
/// same person is `[[NGUOI-1.2]]`, so that every token gives back the very words it stands for.
struct TokenMap: Sendable {
  private struct Subject: Hashable, Sendable {
    let kind: String
    let key: String
  }

  /// Of the brackets that a paper has itself: they become a token too, so that no text can pass for one.
  static let bracket = "NGOAC"
  private static let opening = Array("[[".utf8)
  private static let closing = Array("]]".utf8)

  private var numbers: [Subject: Int] = [:]
  private var forms: [Subject: [ByteText]] = [:]
  private var words: [String: String] = [:]
  private var counts: [String: Int] = [:]

  /// How many were replaced, by kind: a person counts once.
  func count(of kind: PersonalDataMarks.Kind) -> Int { counts[kind.rawValue] ?? 0 }

  /// - Parameter key: what makes two writings the same.
  mutating func token(_ kind: String, key: String, for written: String) -> String {
    let subject = Subject(kind: kind, key: key)
    let number: Int
    if let known = numbers[subject] {
      number = known
    } else {
      number = (counts[kind] ?? 0) + 1
      counts[kind] = number
      numbers[subject] = number
    }
    var known = forms[subject] ?? []
    let form = known.firstIndex(of: ByteText(written)) ?? known.count
    if form == known.count {
      known.append(ByteText(written))
      forms[subject] = known
    }
    let name = form == 0 ? "\(kind)-\(number)" : "\(kind)-\(number).\(form + 1)"
    words[name] = written
    return "[[\(name)]]"
  }

  /// The text with the words of its tokens put back; what is no token of this map stays.
  func restoring(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var restored: [UInt8] = []
    restored.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let (end, words) = token(in: bytes, at: index) {
        restored += words.utf8
        index = end
      } else {
        restored.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: restored, as: UTF8.self)
  }

  private func token(in bytes: [UInt8], at index: Int) -> (end: Int, words: String)? {
    guard bytes[index...].starts(with: Self.opening) else { return nil }
    var end = index + 2
    while end < bytes.count, end - index < 40, bytes[end].isOfToken { end += 1 }
    guard bytes[end...].starts(with: Self.closing),
      let words = words[String(decoding: bytes[index + 2..<end], as: UTF8.self)]
    else { return nil }
    return (end + 2, words)
  }
}

extension UInt8 {
  /// Capitals, digits, `-` and `.`.
  fileprivate var isOfToken: Bool {
    (0x41...0x5A).contains(self) || (0x30...0x39).contains(self) || self == 0x2D || self == 0x2E
  }
}
