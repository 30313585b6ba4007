import Rulebook
import Values

/// One line, or a part of one set off by tabs or wide blanks, and the mark of secrecy it bears.
///
/// A mark stands alone, perhaps with spaces between its letters, in capitals or with a capital first; or after
/// «Độ mật:»; or with words that go with marks (`MẬT - KHẨN`); or in brackets; or in the name of a paper (`TÀI LIỆU
/// MẬT`); or at the end of an agency's line in capitals. The word inside a sentence (*mật độ*, *bảo mật*) is none.
struct SecrecyLine {
  private let part: String
  private let marks: SecrecyMarks
  /// Its letters alone, in capitals.
  private let letters: String
  /// All words, in capitals.
  private let words: [String]
  /// The line is one of those in which the word means something else.
  private let isInnocent: Bool

  /// Nil where the letters of no mark follow each other in the part: every form of a mark has them, and most lines of a
  /// dossier end here.
  init?(_ part: String, _ marks: SecrecyMarks, beside: [String] = []) {
    self.part = part.nfc.withLatinLetters
    let letters = self.part.uppercased().filter(\.isLetter)
    self.letters = letters
    // By bytes: the letters are composed on both sides.
    let run = Array(letters.utf8)
    guard marks.levels.contains(where: { $0.letters.contains { run.firstRange(of: Array($0.utf8)) != nil } }) else {
      return nil
    }
    self.marks = marks
    self.words = Self.words(self.part)
    let around = LabelKey(([self.part] + beside).joined(separator: " "))
    self.isInnocent = marks.innocent.contains { around.holds($0) }
  }

  var level: String? {
    marks.levels.first { level in
      let isShown =
        alone(level) || afterPrefix(level) || named(level) || inBrackets(level) || withOthers(level) || atEnd(level)
        || inCapitals(level) || withGround(level)
      return isShown && !(level.isAlsoWord && isInnocent && !afterPrefix(level))
    }?.name
  }

  private static func words(_ text: String) -> [String] {
    text.nfc.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func capitals(_ text: some StringProtocol) -> Bool {
    let letters = text.filter(\.isLetter)
    return !letters.isEmpty && letters.allSatisfy { !$0.isLowercase }
  }

  /// Capitals, or a capital first: a mark of a level that is a word too is never in small letters.
  private func looksLikeMark(_ text: some StringProtocol, _ level: SecrecyMarks.Level) -> Bool {
    !level.isAlsoWord || text.first { $0.isLetter }?.isUppercase ?? false
  }

  /// Whether the words are exactly a mark, whatever blanks stand between its letters.
  private func isMark(_ text: some StringProtocol, _ level: SecrecyMarks.Level) -> Bool {
    let squeezed = String(text.uppercased().filter(\.isLetter))
    return level.letters.contains(squeezed) && looksLikeMark(text, level)
  }

  private func alone(_ level: SecrecyMarks.Level) -> Bool { isMark(part, level) }

  /// «Độ mật: Mật; không sao chụp», «ĐỘ MẬT MẬT».
  private func afterPrefix(_ level: SecrecyMarks.Level) -> Bool {
    let isSpread = marks.prefixes.contains { prefix in
      level.letters.contains { letters == prefix.filter(\.isLetter) + $0 }
    }
    if isSpread, capitals(part) || part.contains(":") { return true }
    return marks.prefixes.contains { prefix in
      let lead = Self.words(prefix)
      guard words.starts(with: lead), capitals(part) || part.contains(":") else { return false }
      let rest = Array(words.dropFirst(lead.count))
      let isWord =
        level.isAlsoWord && marks.innocent.contains { LabelKey(rest.joined(separator: " ")).begins(with: $0) }
      return !isWord && level.marks.contains { rest.starts(with: Self.words($0)) }
    }
  }

  /// `TÀI LIỆU MẬT`, `Hồ sơ tuyệt mật`: the whole line.
  private func named(_ level: SecrecyMarks.Level) -> Bool {
    guard part.first(where: \.isLetter)?.isUppercase ?? false else { return false }
    let key = LabelKey(part)
    return marks.papers.contains { paper in
      level.marks.contains { LabelKey("\(paper.text) \($0)") == key }
    }
  }

  /// `Số: 12/BC-UBND (MẬT)`.
  private func inBrackets(_ level: SecrecyMarks.Level) -> Bool {
    let pieces = part.split(omittingEmptySubsequences: false) { "([".contains($0) }.dropFirst()
    return pieces.contains { piece in
      let inner = piece.prefix { !")]".contains($0) }
      return inner.endIndex < piece.endIndex && isMark(inner, level)
    }
  }

  /// `TỐI MẬT - Bản số: 01`: a mark set off, and nothing beside it but what goes with marks.
  private func withOthers(_ level: SecrecyMarks.Level) -> Bool {
    let pieces = part.split { "-–—/()[];,.|\"“”".contains($0) }.filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard pieces.contains(where: { isMark($0, level) }) else { return false }
    return pieces.allSatisfy { piece in
      marks.levels.contains { isMark(piece, $0) } || goesWithMarks(LabelKey(String(piece)))
    }
  }

  /// `MẬT (theo Quyết định số 12/QĐ)`: a mark and on what it rests.
  private func withGround(_ level: SecrecyMarks.Level) -> Bool {
    let lead = part.prefix { !"([-–—,;:".contains($0) }
    guard lead.count < part.count, isMark(lead, level) else { return false }
    let rest = LabelKey(String(part.dropFirst(lead.count)))
    return marks.afterOpening.contains { rest.begins(with: $0) }
  }

  private func goesWithMarks(_ key: LabelKey) -> Bool {
    marks.after.contains { $0.words.count == key.words.count && key.begins(with: $0) }
  }

  /// `UBND TỈNH X MẬT`, `HỒ SƠ DỰ ÁN TUYỆT MẬT`: at the end of a line in capitals.
  private func atEnd(_ level: SecrecyMarks.Level) -> Bool {
    guard capitals(part), level.marks.contains(where: { words.count > Self.words($0).count && ends(with: $0) }) else {
      return false
    }
    let key = LabelKey(part)
    return !level.isAlsoWord || marks.issuers.contains { key.begins(with: $0) }
  }

  /// `TUYỆT MẬT / TOP SECRET`, `Classification: TỐI MẬT`: in capitals these are never words of a sentence.
  private func inCapitals(_ level: SecrecyMarks.Level) -> Bool {
    guard !level.isAlsoWord else { return false }
    let own = part.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return level.marks.contains { mark in
      own.holds(Self.words(mark))
    }
  }

  private func ends(with mark: String) -> Bool { words.suffix(Self.words(mark).count).elementsEqual(Self.words(mark)) }
}
