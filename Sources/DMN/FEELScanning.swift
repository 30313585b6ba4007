import Values

/// The parser's hands: blanks, comments, words, names, literals.
extension FEELParser {
  var rest: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[min(index, text.count)...].prefix(20))
    return String(view)
  }

  func problem(_ message: String, at offset: Int? = nil) -> FEELProblem {
    FEELProblem(offset: min(offset ?? index, text.count), message: message)
  }

  mutating func skipBlanks() {
    while index < text.count {
      if text[index].properties.isWhitespace {
        index += 1
      } else if text[index] == "/", index + 1 < text.count, text[index + 1] == "/" {
        while index < text.count, text[index] != "\n" { index += 1 }
      } else if text[index] == "/", index + 1 < text.count, text[index + 1] == "*" {
        index += 2
        while index + 1 < text.count, !(text[index] == "*" && text[index + 1] == "/") { index += 1 }
        index = min(index + 2, text.count)
      } else {
        return
      }
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < text.count, text[index] == scalar else { return false }
    index += 1
    return true
  }

  mutating func takeAfterBlanks(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    return take(scalar)
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws(FEELProblem) {
    guard takeAfterBlanks(scalar) else { throw problem("thiếu «\(scalar)» trước «\(rest)»") }
  }

  mutating func expect(word: String) throws(FEELProblem) {
    skipBlanks()
    guard take(word: word) else { throw problem("thiếu «\(word)» trước «\(rest)»") }
  }

  /// A word that ends where letters end: `in` is not the head of `in ấn` in scope, nor of `index`.
  mutating func take(word: String) -> Bool {
    skipBlanks()
    guard let end = end(of: word), knownName(at: index).map({ $0.end <= end }) ?? true else { return false }
    index = end
    return true
  }

  private func end(of word: String) -> Int? {
    let scalars = Array(word.unicodeScalars)
    guard text[index...].starts(with: scalars) else { return nil }
    let end = index + scalars.count
    return end == text.count || !text[end].isNamePart ? end : nil
  }

  /// A built-in's name and the parenthesis that opens its arguments.
  mutating func takeCall(_ name: String) -> Bool {
    let start = index
    guard take(word: name), takeAfterBlanks("(") else {
      index = start
      return false
    }
    return true
  }

  mutating func takeComparison() -> Comparison? {
    skipBlanks()
    for comparison in [Comparison.notEqual, .lessOrEqual, .greaterOrEqual, .equal, .less, .greater] {
      let scalars = Array(comparison.rawValue.unicodeScalars)
      guard text[index...].starts(with: scalars) else { continue }
      index += scalars.count
      return comparison
    }
    return nil
  }

  mutating func takeOperation(_ operations: [Arithmetic]) -> Arithmetic? {
    skipBlanks()
    return operations.first { operation in
      operation.rawValue.unicodeScalars.first.map { take($0) } ?? false
    }
  }

  // MARK: Names

  /// The longest name in scope that begins here; inner variables hide outer names.
  private func knownName(at index: Int) -> (term: Term, end: Int)? {
    var best: (term: Term, end: Int)?
    func consider(_ name: String, _ term: @autoclosure () -> Term) {
      guard let end = end(of: name, at: index), end > (best?.end ?? index) else { return }
      best = (term(), end)
    }
    for (position, local) in locals.enumerated().reversed() {
      consider(
        local.name, Term(node: .local(position, name: local.name), type: local.type, offset: index))
    }
    for (slot, name) in scope.names.enumerated() {
      consider(name, Term(node: .slot(slot, name: name), type: scope.types[slot], offset: index))
    }
    return best
  }

  /// Where the name ends in the text; blanks inside it may be any number of blanks.
  private func end(of name: String, at start: Int) -> Int? {
    var position = start
    for scalar in name.unicodeScalars {
      guard position < text.count else { return nil }
      if scalar == " " {
        guard text[position].properties.isWhitespace else { return nil }
        while position < text.count, text[position].properties.isWhitespace { position += 1 }
      } else {
        guard text[position] == scalar else { return nil }
        position += 1
      }
    }
    return position == text.count || !text[position].isNamePart ? position : nil
  }

  mutating func takeKnownName() -> Term? {
    skipBlanks()
    guard let found = knownName(at: index) else { return nil }
    lastName = index
    index = found.end
    return found.term
  }

  /// A new one-word name.
  mutating func freeName() throws(FEELProblem) -> String {
    skipBlanks()
    let start = index
    while index < text.count, text[index].isNamePart { index += 1 }
    guard index > start else { throw problem("cần một tên biến") }
    return String(String.UnicodeScalarView(text[start..<index]))
  }

  /// What is wrong with text that stands behind a whole expression.
  func leftOver() -> FEELProblem {
    guard index < text.count, text[index].isNamePart, let lastName else {
      return problem("không hiểu «\(rest)»; thiếu dấu phép tính")
    }
    return unknownName(at: lastName)
  }

  func unknownName(at start: Int) -> FEELProblem {
    var end = start
    let stops: Set<Unicode.Scalar> = ["+", "-", "*", "/", "<", ">", "=", "!", "(", ")", "[", "]", ",", "\"", "."]
    while end < text.count, !stops.contains(text[end]) { end += 1 }
    guard end > start else { return problem("không hiểu «\(rest)»", at: start) }
    let words = String(String.UnicodeScalarView(text[start..<end])).trimmingBlanks
    return problem("không có dữ kiện «\(words)»\(Suggestion.among(scope.names, for: words))", at: start)
  }

  // MARK: Literals

  mutating func string() throws(FEELProblem) -> String {
    let start = index
    index += 1
    var view = String.UnicodeScalarView()
    while index < text.count, text[index] != "\"" {
      if text[index] == "\\" {
        index += 1
        guard index < text.count, let escaped = Self.escapes[text[index]] else {
          throw problem("ký tự thoát không hợp lệ", at: start)
        }
        view.append(escaped)
      } else {
        view.append(text[index])
      }
      index += 1
    }
    guard take("\"") else { throw problem("chuỗi không đóng", at: start) }
    return String(view)
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "\\": "\\", "n": "\n", "r": "\r", "t": "\t",
  ]

  mutating func numeral() throws(FEELProblem) -> Term {
    let start = index
    func isDigit(_ at: Int) -> Bool { at < text.count && ("0"..."9").contains(text[at]) }
    while isDigit(index) { index += 1 }
    if index < text.count, text[index] == ".", isDigit(index + 1) {
      index += 1
      while isDigit(index) { index += 1 }
    }
    let written = String(String.UnicodeScalarView(text[start..<index]))
    guard let number = Decimal128(written) else { throw problem("số «\(written)» không hợp lệ", at: start) }
    return Term(node: .numeral(number, text: written), type: .number(dimension: nil), offset: start)
  }
}

extension Unicode.Scalar {
  /// Part of a name's word: letters, digits, marks, the underscore.
  var isNamePart: Bool {
    if self == "_" { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }
}

extension BuiltIn {
  /// `string length` before any shorter name that it begins with.
  static let longestFirst = allCases.sorted { $0.rawValue.count > $1.rawValue.count }
}
