import Values

/// The parser's hands: blanks, comments, words, literals.
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
      if text[index].properties.isWhitespace || text[index] == "\u{FEFF}" {
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

  mutating func takeDots() -> Bool {
    guard index + 1 < text.count, text[index] == ".", text[index + 1] == "." else { return false }
    index += 2
    return true
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws(FEELProblem) {
    guard takeAfterBlanks(scalar) else { throw problem("thiếu «\(scalar)» trước «\(rest)»") }
  }

  mutating func expect(word: String) throws(FEELProblem) {
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
    guard text[index...].starts(with: word.unicodeScalars) else { return nil }
    let end = index + word.unicodeScalars.count
    return end == text.count || !text[end].isNamePart ? end : nil
  }

  /// A function's name and the parenthesis that opens its arguments.
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
    guard index < text.count else { return nil }
    let isLonger = index + 1 < text.count && text[index + 1] == "="
    let comparison: Comparison
    switch text[index] {
    case "=": comparison = .equal
    case "<": comparison = isLonger ? .lessOrEqual : .less
    case ">": comparison = isLonger ? .greaterOrEqual : .greater
    case "!" where isLonger: comparison = .notEqual
    default: return nil
    }
    index += comparison.rawValue.utf8.count
    return comparison
  }

  mutating func takeOperation(_ operations: [Arithmetic]) -> Arithmetic? {
    skipBlanks()
    guard index < text.count else { return nil }
    let isPower = text[index] == "*" && index + 1 < text.count && text[index + 1] == "*"
    let operation: Arithmetic
    switch text[index] {
    case "+": operation = .add
    case "-": operation = .subtract
    case "*": operation = isPower ? .power : .multiply
    case "/": operation = .divide
    default: return nil
    }
    guard operations.contains(operation) else { return nil }
    index += operation.rawValue.utf8.count
    return operation
  }

  // MARK: Literals

  /// A string with its escapes (DMN 1.5 §10.3.1.2, rule 64); two surrogate escapes are one scalar.
  mutating func string() throws(FEELProblem) -> String {
    let start = index
    index += 1
    var view = String.UnicodeScalarView()
    while index < text.count, text[index] != "\"" {
      guard text[index] == "\\" else {
        view.append(text[index])
        index += 1
        continue
      }
      index += 1
      guard index < text.count else { break }
      // What is no escape is two characters, as patterns write them: `"\\d+"` and `"\d+"` are the same.
      let place = index
      if let escaped = escape() {
        view.append(escaped)
      } else {
        index = place
        view.append("\\")
      }
    }
    guard take("\"") else { throw problem("chuỗi không đóng", at: start) }
    return String(view)
  }

  private mutating func escape() -> Unicode.Scalar? {
    let letter = text[index]
    index += 1
    switch letter {
    case "\"", "\\", "'": return letter
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "U": return hexadecimal(6).flatMap(Unicode.Scalar.init)
    case "u":
      guard let unit = hexadecimal(4) else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
      guard take("\\"), take("u"), let low = hexadecimal(4), (0xDC00..<0xE000).contains(low) else { return nil }
      return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    default: return nil
    }
  }

  private mutating func hexadecimal(_ digits: Int) -> UInt32? {
    guard index + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for scalar in text[index..<index + digits] {
      guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += digits
    return value
  }

  /// Digits with a point or an exponent (rule 38); a point that begins `..` is none.
  mutating func numeral() throws(FEELProblem) -> Term {
    let start = index
    func isDigit(_ at: Int) -> Bool { at < text.count && ("0"..."9").contains(text[at]) }
    while isDigit(index) { index += 1 }
    if index < text.count, text[index] == ".", isDigit(index + 1) {
      index += 1
      while isDigit(index) { index += 1 }
    }
    if index < text.count, text[index] == "e" || text[index] == "E" {
      let sign = index + 1 < text.count && (text[index + 1] == "+" || text[index + 1] == "-") ? 2 : 1
      if isDigit(index + sign) {
        index += sign
        while isDigit(index) { index += 1 }
      }
    }
    let written = String(String.UnicodeScalarView(text[start..<index]))
    guard let number = Decimal128(written) else { throw problem("số «\(written)» không hợp lệ", at: start) }
    return Term(node: .numeral(number, text: written), offset: start)
  }
}

extension Unicode.Scalar {
  /// Part of a name's word: letters, digits, marks, the underscore, and what lies beyond the basic plane (rules 28–30).
  var isNamePart: Bool {
    if isASCII {
      switch self {
      case "_", "a"..."z", "A"..."Z", "0"..."9": return true
      default: return false
      }
    }
    if value >= 0x10000 { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      return true
    default: return self == "\u{B7}" || (0x203F...0x2040).contains(value)
    }
  }

  var isNameStart: Bool { isNamePart && !("0"..."9").contains(self) }
}
