import Values

/// Names: which one begins here, the longest that is known, and what it stands for.
extension FEELParser {
  struct KnownName {
    let name: String
    let end: Int
    /// A slot or a local.
    let node: Node
    /// The locals bound inside the name's own binding.
    let boundAt: Int
  }

  /// The longest name of a variable that begins here; inner variables hide outer names.
  func knownName(at index: Int) -> KnownName? {
    guard let first = composed(at: index).scalars.first else { return nil }
    var best: KnownName?
    for (position, local) in locals.enumerated().reversed() where local.name.first == first {
      guard let end = end(of: local.name, at: index), end > (best?.end ?? index) else { continue }
      let name = String(String.UnicodeScalarView(local.name))
      best = KnownName(name: name, end: end, node: .local(position, name: name), boundAt: position + 1)
    }
    for (scalars, slot) in scope.byFirst[first] ?? [] {
      guard let slot, let end = end(of: scalars, at: index), end > (best?.end ?? index) else { continue }
      best = KnownName(
        name: scope.names[slot], end: end, node: .slot(slot, name: scope.names[slot]), boundAt: 0)
    }
    return best
  }

  /// The longest known name of an entry that begins here.
  private func knownEntry(at index: Int) -> (name: String, end: Int)? {
    guard let first = composed(at: index).scalars.first else { return nil }
    var best: (name: String, end: Int)?
    func consider(_ scalars: [Unicode.Scalar]) {
      guard let end = end(of: scalars, at: index), end > (best?.end ?? index) else { return }
      best = (String(String.UnicodeScalarView(scalars)), end)
    }
    for (scalars, slot) in scope.byFirst[first] ?? [] where slot == nil { consider(scalars) }
    for scalars in seenEntries where scalars.first == first { consider(scalars) }
    for scalars in Self.propertyNames where scalars.first == first { consider(scalars) }
    return best
  }

  /// Properties of two words (DMN 1.5 Tables 53, 54 and 55).
  private static let propertyNames = ["time offset", "start included", "end included"].map {
    Array($0.unicodeScalars)
  }

  /// The letter that stands here with the marks that hang on it, in NFC, and where they end: a name is the same name
  /// however its letters were typed.
  private func composed(at index: Int) -> (scalars: [Unicode.Scalar], end: Int) {
    guard index < text.count else { return ([], index) }
    var end = index + 1
    while end < text.count, (0x300...0x36F).contains(text[end].value) { end += 1 }
    guard end > index + 1 else { return ([text[index]], end) }
    let run = String(String.UnicodeScalarView(text[index..<end]))
    return (Array(run.nfc.unicodeScalars), end)
  }

  /// Where the name, which is in NFC, ends in the text; blanks inside it may be any number of blanks.
  private func end(of name: [Unicode.Scalar], at start: Int) -> Int? {
    var position = start
    var rest = name[...]
    while let scalar = rest.first {
      guard position < text.count else { return nil }
      if scalar == " " {
        guard text[position].properties.isWhitespace else { return nil }
        while position < text.count, text[position].properties.isWhitespace { position += 1 }
        rest.removeFirst()
      } else {
        let letter = composed(at: position)
        guard rest.starts(with: letter.scalars) else { return nil }
        position = letter.end
        rest.removeFirst(letter.scalars.count)
      }
    }
    guard let last = name.last else { return nil }
    return position == text.count || !last.isNamePart || !text[position].isNamePart ? position : nil
  }

  /// What stands behind a name in expression position: a variable, an entry of a filter's item, a function.
  mutating func name(_ start: Int) throws(FEELProblem) -> Term {
    let known = knownName(at: index)
    let items = locals.indices.filter { locals[$0].isItem }
    if let builtIn = BuiltIn.beginning(at: index, of: text), builtIn.end >= (known?.end ?? 0) {
      var after = self
      after.index = builtIn.end
      if after.takeAfterBlanks("("), !isFunction(known, endingAt: builtIn.end) {
        index = after.index
        return try call(builtIn.function, start)
      }
    }
    if !items.isEmpty, let entry = knownEntry(at: index), entry.end > (known?.end ?? 0) {
      index = entry.end
      return Term(node: .entry(entry.name, items: items, outer: nil), offset: start)
    }
    if let known {
      lastName = index
      index = known.end
      // The item itself may have an entry that is called `item`.
      let inner = items.filter { $0 >= known.boundAt || known.node == .local($0, name: known.name) }
      let term = Term(node: known.node, offset: start)
      return inner.isEmpty ? term : Term(node: .entry(known.name, items: inner, outer: term), offset: start)
    }
    if let builtIn = BuiltIn.beginning(at: index, of: text), items.isEmpty {
      index = builtIn.end
      return Term(node: .builtIn(builtIn.function), offset: start)
    }
    guard text[index].isNameStart, !isStrict else { throw unknownName(at: start) }
    lastName = index
    while index < text.count, text[index].isNamePart { index += 1 }
    let word = String(String.UnicodeScalarView(text[start..<index]))
    if Self.keywords.contains(word) { throw problem("«\(word)» không đứng được ở đây", at: start) }
    // A name nobody knows: an entry of an item, or null.
    return Term(node: .entry(word, items: items, outer: nil), offset: start)
  }

  private static let keywords: Set<String> = [
    "and", "or", "in", "between", "then", "else", "return", "satisfies", "instance", "of", "external", "if", "for",
    "some", "every", "function",
  ]

  private func isFunction(_ known: KnownName?, endingAt end: Int) -> Bool {
    guard let known, known.end == end, case .slot(let slot, _) = known.node else { return false }
    if case .function = scope.types[slot] { return true }
    return false
  }

  private mutating func call(_ builtIn: BuiltIn, _ start: Int) throws(FEELProblem) -> Term {
    let arguments = try arguments()
    guard let placed = builtIn.placed(arguments) else {
      if isStrict { throw problem("«\(builtIn.name)» không nhận các tham số này", at: start) }
      return Term(node: .null, offset: start)
    }
    return Term(node: .call(builtIn, placed), offset: start)
  }

  /// The name behind a point.
  mutating func entryName() throws(FEELProblem) -> String {
    skipBlanks()
    if let entry = knownEntry(at: index) {
      index = entry.end
      return entry.name
    }
    let start = index
    while index < text.count, text[index].isNamePart { index += 1 }
    guard index > start else { throw problem("sau dấu chấm là tên của một mục") }
    return String(String.UnicodeScalarView(text[start..<index]))
  }

  /// A new name of one word or more, up to a keyword.
  mutating func freeName(before keyword: String) throws(FEELProblem) -> String {
    var words: [String] = []
    while true {
      skipBlanks()
      let start = index
      while index < text.count, text[index].isNamePart { index += 1 }
      let word = String(String.UnicodeScalarView(text[start..<index]))
      guard !word.isEmpty else { throw problem("cần một tên biến rồi «\(keyword)»") }
      // `for máy in in xs`: the first of two keywords is the name's own.
      if word == keyword, !words.isEmpty, !isFollowed(by: keyword) {
        index = start
        return words.joined(separator: " ")
      }
      words.append(word)
    }
  }

  private func isFollowed(by keyword: String) -> Bool {
    var after = self
    after.skipBlanks()
    let start = after.index
    while after.index < text.count, text[after.index].isNamePart { after.index += 1 }
    return text[start..<after.index].elementsEqual(keyword.unicodeScalars)
  }

  mutating func parameterName() throws(FEELProblem) -> String { try spelled(until: [":", ",", ")"]) }

  mutating func contextKey() throws(FEELProblem) -> String { try spelled(until: [":"]) }

  /// A name spelt out up to a sign; it may hold blanks and operator signs.
  private mutating func spelled(until stops: Set<Unicode.Scalar>) throws(FEELProblem) -> String {
    skipBlanks()
    let start = index
    let never: Set<Unicode.Scalar> = ["{", "}", "[", "]", "\"", "(", "=", "<", ">", "@", ","]
    while index < text.count, !stops.contains(text[index]), !never.contains(text[index]) { index += 1 }
    let words = String(String.UnicodeScalarView(text[start..<index])).split(whereSeparator: \.isWhitespace)
    guard index < text.count, stops.contains(text[index]), let first = words.first?.unicodeScalars.first,
      first.isNameStart || first == "?"
    else { throw problem("cần một tên", at: start) }
    return words.joined(separator: " ")
  }

  /// `name:` before an argument.
  mutating func takeArgumentName() -> String? {
    let start = index
    guard let name = try? spelled(until: [":"]), take(":") else {
      index = start
      return nil
    }
    return name
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

  // MARK: Types

  /// A type as `instance of` and parameters write it (rule 49 ff.).
  mutating func type() throws(FEELProblem) -> FEELType {
    try nested { parser throws(FEELProblem) in try parser.innerType() }
  }

  private mutating func innerType() throws(FEELProblem) -> FEELType {
    skipBlanks()
    let start = index
    for word in ["list", "range"] where take(word: word) {
      guard takeAfterBlanks("<") else { return word == "list" ? .list(.any) : .range(.any) }
      let inner = try type()
      try expect(">")
      return word == "list" ? .list(inner) : .range(inner)
    }
    if take(word: "context") { return try contextType() }
    if take(word: "function") { return try functionType() }
    for name in scope.namedTypes.keys.sorted(by: { ($0.count, $1) > ($1.count, $0) }) {
      if let end = end(of: Array(name.unicodeScalars), at: index), let type = scope.namedTypes[name] {
        index = end
        return type
      }
    }
    for name in FEELType.simpleNames {
      if let end = end(of: Array(name.unicodeScalars), at: index), let type = FEELType.simple[name] {
        index = end
        return type
      }
    }
    throw problem("không có kiểu «\(rest)»", at: start)
  }

  private mutating func contextType() throws(FEELProblem) -> FEELType {
    guard takeAfterBlanks("<") else { return .context([]) }
    var entries: [FEELType.Entry] = []
    repeat {
      let key = try spelled(until: [":"])
      try expect(":")
      entries.append(.init(key: key, type: try type()))
    } while takeAfterBlanks(",")
    try expect(">")
    return .context(entries)
  }

  private mutating func functionType() throws(FEELProblem) -> FEELType {
    try expect("<")
    var parameters: [FEELType] = []
    if !takeAfterBlanks(">") {
      repeat { parameters.append(try type()) } while takeAfterBlanks(",")
      try expect(">")
    }
    skipBlanks()
    guard take("-"), take(">") else { throw problem("kiểu hàm cần «->»") }
    return .function(parameters, try type())
  }
}
