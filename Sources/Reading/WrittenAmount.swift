import Rulebook
import Values

/// An amount that one place gives twice: in figures, and in words in brackets beside them or behind «bằng chữ».
struct WrittenAmount {
  let figure: String
  let words: String
  /// What the words may mean; none where they could not be read.
  private let readings: [SpelledAmount]

  /// nil where the text is written once. Brackets without «bằng chữ» hold the words of an amount only where they can be
  /// read as one, in two words or more: *(hai ca)* is none.
  init?(_ text: String, inWords: [LabelKey]) {
    guard let (figure, words, isSaid) = Self.bracketed(text, inWords) ?? Self.following(text, inWords) else {
      return nil
    }
    let readings = VietnameseNotation.spelled(words)
    guard isSaid || !readings.isEmpty else { return nil }
    self.figure = figure
    self.words = words
    self.readings = readings
  }

  /// Why the figure is not certain; nil where the words say the same.
  func doubt(of value: FactValue, _ definition: FactDefinition) -> String? {
    guard !readings.isEmpty else { return "phần bằng chữ «\(words)» không đọc được nên chưa so với số «\(figure)»" }
    return definition.isSpelled(value, as: readings) ? nil : "số ghi «\(figure)» nhưng bằng chữ ghi «\(words)»"
  }

  private typealias Found = (figure: String, words: String, isSaid: Bool)

  /// `150 tỷ đồng (Bằng chữ: …)`, `70 (bảy mươi) năm`, `một trăm kg/h (100 kg/h)`.
  private static func bracketed(_ text: String, _ inWords: [LabelKey]) -> Found? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else { return nil }
    let inner = String(text[text.index(after: open)..<close]).trimmingBlanks
    let outer = [text[..<open], text[text.index(after: close)...]].map(\.trimmingBlanks)
    let behind = outer[1].allSatisfy { "./,;".contains($0) } ? "" : outer[1]
    let outside = [outer[0], behind].filter { !$0.isEmpty }.joined(separator: " ")
    guard outside.first?.isNumber ?? false else {
      guard inner.first?.isNumber ?? false, behind.isEmpty, !outside.isEmpty else { return nil }
      return (inner, outside, false)
    }
    if let said = said(inner, inWords) { return (outside, said, true) }
    // A unit, a note: nothing that is spelled out.
    guard inner.split(whereSeparator: \.isWhitespace).count > 1, Unit(inner) == nil,
      VietnameseNotation.spelled(inner).contains(where: { $0.isSpelledOut(in: inner) })
    else { return nil }
    return (outside, inner, false)
  }

  /// `150 tỷ đồng, bằng chữ: một trăm năm mươi tỷ đồng`.
  private static func following(_ text: String, _ inWords: [LabelKey]) -> Found? {
    guard text.first?.isNumber ?? false else { return nil }
    let marks = text.indices.filter { ".,;–-".contains(text[$0]) || text[$0].isWhitespace }
    for mark in marks {
      guard let words = said(text[text.index(after: mark)...].trimmingBlanks, inWords) else { continue }
      var figure = text[..<mark].trimmingBlanks
      while let last = figure.last, ".,;–-".contains(last) || last.isWhitespace { figure.removeLast() }
      return (figure, words, true)
    }
    return nil
  }

  /// What stands behind «bằng chữ», with or without a colon.
  private static func said(_ text: String, _ inWords: [LabelKey]) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    for length in inWords.map(\.words.count).sorted(by: >) where words.count > length {
      let head = words[..<length].joined(separator: " ")
      guard inWords.contains(LabelKey(head.filter { $0 != ":" })) else { continue }
      let rest = words[length...].joined(separator: " ")
      return String(rest.drop { $0 == ":" || $0.isWhitespace })
    }
    return nil
  }
}

extension SpelledAmount {
  /// Whether the number itself takes two words or more.
  fileprivate func isSpelledOut(in text: String) -> Bool {
    let unitWords = unit?.symbol.split(whereSeparator: \.isWhitespace).count ?? 0
    return text.split(whereSeparator: \.isWhitespace).count - unitWords > 1
  }
}
