/// Reads the regular expressions of XPath Functions and Operators 3.1, 5.6.1: those of XML Schema, plus `^`, `$`,
/// reluctant quantifiers, back-references and groups that do not capture.
/// Whatever its grammar does not allow is a problem, also where other dialects would take it as it stands.
struct PatternParser {
  private let text: [Unicode.Scalar]
  /// The next scalar, or the blanks before it.
  var index = 0
  let flags: PatternFlags
  /// Classes whose `]` is still to come: blanks count there, whatever the flags say.
  var openClasses = 0
  private var openGroups = 0
  private(set) var groupCount = 0
  private var closedGroups: Set<Int> = []
  private(set) var sets: [ScalarSet] = []

  init(_ pattern: String, flags: PatternFlags) {
    text = Array(pattern.unicodeScalars)
    self.flags = flags
  }

  mutating func node() throws(PatternProblem) -> PatternNode {
    if flags.contains(.literal) {
      defer { index = text.count }
      return .sequence(text.map { .one(test(of: $0)) })
    }
    let node = try alternatives()
    guard peek == nil else { throw problem("thừa «)»") }
    return node
  }

  // MARK: Scalars

  /// The next scalar that says something.
  var peek: Unicode.Scalar? {
    mutating get {
      while index < text.count, isIgnored(text[index]) { index += 1 }
      return index < text.count ? text[index] : nil
    }
  }

  /// What follows it, inside a class, where every scalar counts.
  var peekSecond: Unicode.Scalar? { index + 1 < text.count ? text[index + 1] : nil }

  /// Whether `-[` stands there, which begins a subtraction.
  func isSubtraction(at place: Int) -> Bool {
    place + 1 < text.count && text[place] == "-" && text[place + 1] == "["
  }

  private func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    guard flags.contains(.ignoringBlanks), openClasses == 0 else { return false }
    return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  mutating func next() throws(PatternProblem) -> Unicode.Scalar {
    guard let scalar = peek else { throw problem("mẫu hết giữa chừng") }
    index += 1
    return scalar
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  func problem(_ message: String, at offset: Int? = nil) -> PatternProblem {
    .syntax(offset: offset ?? index, message: message)
  }

  /// The scalar itself, or with the flag `i` all it may be taken for.
  private mutating func test(of scalar: Unicode.Scalar) -> ScalarTest {
    guard flags.contains(.ignoringCase) else { return .scalar(scalar) }
    let others = CaseVariants.others(of: scalar.value)
    guard !others.isEmpty else { return .scalar(scalar) }
    return test(of: [ScalarSet.Part(ranges: ScalarRanges(([scalar.value] + others).map { $0...$0 }))])
  }

  private mutating func test(of parts: [ScalarSet.Part]) -> ScalarTest {
    sets.append(ScalarSet(parts))
    return .set(Int32(sets.count - 1))
  }

  // MARK: Grammar

  private mutating func alternatives() throws(PatternProblem) -> PatternNode {
    var branches = [try branch()]
    while take("|") { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func branch() throws(PatternProblem) -> PatternNode {
    var pieces: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      pieces.append(try quantified(try atom()))
    }
    return pieces.count == 1 ? pieces[0] : .sequence(pieces)
  }

  private mutating func atom() throws(PatternProblem) -> PatternNode {
    let start = index
    let scalar = try next()
    switch scalar {
    case "(": return try group(from: start)
    case "[": return .one(test(of: try classParts(from: start)))
    case "\\": return try escape(from: start)
    case ".": return .one(flags.contains(.dotMatchesAll) ? .any : .notLineEnd)
    case "^": return .edge(flags.contains(.lines) ? .lineStart : .textStart)
    case "$": return .edge(flags.contains(.lines) ? .lineEnd : .textEnd)
    case "?", "*", "+", "{": throw problem("«\(scalar)» không đứng sau gì để lặp", at: start)
    case "}", "]": throw problem("«\(scalar)» đứng một mình phải viết «\\\(scalar)»", at: start)
    default: return .one(test(of: scalar))
    }
  }

  private mutating func group(from start: Int) throws(PatternProblem) -> PatternNode {
    guard openGroups < PatternLimits.nesting else { throw .tooLarge }
    openGroups += 1
    defer { openGroups -= 1 }
    var number: Int?
    if take("?") {
      guard take(":") else { throw problem("sau «(?» chỉ có thể là «:»") }
    } else {
      groupCount += 1
      number = groupCount
    }
    let node = try alternatives()
    guard take(")") else { throw problem("«(» không được đóng", at: start) }
    guard let number else { return node }
    closedGroups.insert(number)
    return .group(number, node)
  }

  private mutating func escape(from start: Int) throws(PatternProblem) -> PatternNode {
    guard let letter = peek else { throw problem("«\\» đứng cuối mẫu", at: start) }
    if ("0"..."9").contains(letter) { return .backReference(try reference(from: start)) }
    if let part = try escapedPart(from: start) { return .one(test(of: [part])) }
    return .one(test(of: try escapedScalar(from: start)))
  }

  /// Further digits belong to the number as long as so many groups have been opened before it.
  private mutating func reference(from start: Int) throws(PatternProblem) -> Int {
    var number = 0
    while let digit = self.digit, number == 0 || number * 10 + digit <= groupCount {
      number = number * 10 + digit
      index += 1
      if number == 0 { break }
    }
    guard closedGroups.contains(number) else {
      throw problem("«\\\(number)» trỏ tới một nhóm chưa có hoặc chưa đóng", at: start)
    }
    return number
  }

  private var digit: Int? {
    mutating get {
      guard let scalar = peek, ("0"..."9").contains(scalar) else { return nil }
      return Int(scalar.value) - 0x30
    }
  }

  // MARK: Quantifiers

  private mutating func quantified(_ node: PatternNode) throws(PatternProblem) -> PatternNode {
    let bounds: (atLeast: Int, atMost: Int?)
    switch peek {
    case "?": bounds = (0, 1)
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "{":
      index += 1
      bounds = try countedBounds()
      guard peek == "}" else { throw problem("thiếu «}» sau số lần lặp") }
    default: return node
    }
    index += 1
    let isGreedy = !take("?")
    return .repeated(node, atLeast: bounds.atLeast, atMost: bounds.atMost, isGreedy: isGreedy)
  }

  private mutating func countedBounds() throws(PatternProblem) -> (Int, Int?) {
    let start = index
    let atLeast = try count()
    guard take(",") else { return (atLeast, atLeast) }
    guard digit != nil else { return (atLeast, nil) }
    let atMost = try count()
    guard atLeast <= atMost else { throw problem("số lần lặp «\(atLeast),\(atMost)» ngược", at: start) }
    return (atLeast, atMost)
  }

  private mutating func count() throws(PatternProblem) -> Int {
    guard digit != nil else { throw problem("thiếu số lần lặp sau «{»") }
    var count = 0
    while let digit = self.digit {
      count = count * 10 + digit
      guard count <= PatternLimits.repetitions else { throw .tooLarge }
      index += 1
    }
    return count
  }
}
