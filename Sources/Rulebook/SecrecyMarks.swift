import Values
import Yams

/// The marks of state secrecy, what may stand beside one, and what to do when one is met.
package struct SecrecyMarks: Sendable, Hashable {
  package struct Level: Sendable, Hashable {
    package let name: String
    package let marks: [String]
    /// Whether the mark is a word of common speech too.
    package let isAlsoWord: Bool
    /// The marks' letters alone, in the marks' order: blanks may stand between them on a page.
    package let letters: [String]

    init(name: String, marks: [String], isAlsoWord: Bool) {
      self.name = name
      self.marks = marks
      self.isAlsoWord = isAlsoWord
      self.letters = marks.map { $0.filter(\.isLetter) }
    }
  }

  package let levels: [Level]
  /// Words before a mark, `ĐỘ MẬT: …`.
  package let prefixes: [String]
  /// Papers that bear the mark in their name: `TÀI LIỆU MẬT`.
  package let papers: [LabelKey]
  /// How a line of an agency begins that may end in the mark: `UBND TỈNH X MẬT`.
  package let issuers: [LabelKey]
  /// What may stand with a mark in one line: `KHẨN`, `BẢN SỐ #`; `#` is a word with a digit.
  package let after: [LabelKey]
  /// Phrases in which the word is no mark: `MẬT ONG`.
  package let innocent: [LabelKey]
  package let message: String
}

extension RuleSheet {
  mutating func secrecyMarks(_ root: Node) -> SecrecyMarks? {
    let keys = ["levels", "prefixes", "papers", "issuers", "after", "innocent", "message"]
    guard let record = record(root, keys: keys, what: "dấu chỉ độ mật") else { return nil }
    let levels = list("levels", in: record).compactMap { node -> SecrecyMarks.Level? in
      guard let record = self.record(node, keys: ["name", "marks", "also-a-word"], what: "độ mật"),
        let name = text("name", in: record)
      else { return nil }
      return SecrecyMarks.Level(
        name: name, marks: texts("marks", in: record), isAlsoWord: flag("also-a-word", in: record, absent: false))
    }
    guard let message = text("message", in: record) else { return nil }
    if levels.isEmpty { report("«levels» trống: không có dấu nào thì không chặn được gì", at: record.node) }
    let lists = keys[2...5].map { key in list(key, in: record).compactMap { text($0, what: key) }.map { LabelKey($0) } }
    return SecrecyMarks(
      levels: levels, prefixes: texts("prefixes", in: record), papers: lists[0], issuers: lists[1], after: lists[2],
      innocent: lists[3], message: message)
  }
}
