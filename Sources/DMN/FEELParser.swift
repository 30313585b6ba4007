import Values

/// A recursive-descent parser of FEEL that types as it goes. It reads scalars, not tokens, because a FEEL name may hold
/// blanks and is told from its neighbours only by the names in scope: the longest that fits.
struct FEELParser {
  let text: [Unicode.Scalar]
  let scope: Scope
  var index = 0
  /// Variables bound by quantifiers around the place, outermost first.
  var locals: [(name: String, type: FEELType)] = []
  /// Where the last name began: what follows it may be the rest of a misspelt longer one.
  var lastName: Int?
  private var depth = 0

  init(text: String, scope: Scope) {
    self.text = Array(text.unicodeScalars)
    self.scope = scope
  }

  mutating func whole() throws(FEELProblem) -> Term {
    let term = try expression()
    skipBlanks()
    guard index == text.count else { throw leftOver() }
    return term
  }

  // MARK: Levels of binding, loosest first

  mutating func expression() throws(FEELProblem) -> Term {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw problem("biểu thức lồng nhau quá sâu") }
    skipBlanks()
    let start = index
    if take(word: "if") {
      let condition = try boolean(expression(), of: "if")
      try expect(word: "then")
      let then = try expression()
      try expect(word: "else")
      let otherwise = try expression()
      guard then.type == otherwise.type else {
        throw problem("hai nhánh của if khác kiểu: \(then.type.name) và \(otherwise.type.name)", at: start)
      }
      return Term(
        node: .choose(condition: condition, then: then, otherwise: otherwise), type: then.type, offset: start)
    }
    for quantifier in Quantifier.allCases where take(word: quantifier.rawValue) {
      return try quantified(quantifier, start)
    }
    return try disjunction()
  }

  private mutating func quantified(_ quantifier: Quantifier, _ start: Int) throws(FEELProblem) -> Term {
    let name = try freeName()
    try expect(word: "in")
    let list = try expression()
    guard case .list(let item) = list.type else {
      throw problem("«\(quantifier.rawValue)» cần một danh sách, đây là \(list.type.name)", at: list.offset)
    }
    try expect(word: "satisfies")
    locals.append((name, item))
    defer { locals.removeLast() }
    let condition = try boolean(expression(), of: quantifier.rawValue)
    let node = Node.quantified(quantifier, name: name, list: list, condition: condition)
    return Term(node: node, type: .boolean, offset: start)
  }

  private mutating func disjunction() throws(FEELProblem) -> Term {
    var left = try conjunction()
    while take(word: "or") {
      let right = try boolean(conjunction(), of: "or")
      left = Term(node: .or(try boolean(left, of: "or"), right), type: .boolean, offset: left.offset)
    }
    return left
  }

  private mutating func conjunction() throws(FEELProblem) -> Term {
    var left = try comparison()
    while take(word: "and") {
      let right = try boolean(comparison(), of: "and")
      left = Term(node: .and(try boolean(left, of: "and"), right), type: .boolean, offset: left.offset)
    }
    return left
  }

  private mutating func comparison() throws(FEELProblem) -> Term {
    let left = try sum()
    skipBlanks()
    if take(word: "between") {
      let low = try sum()
      try expect(word: "and")
      let high = try sum()
      try check(.greaterOrEqual, left, low)
      try check(.lessOrEqual, left, high)
      return Term(node: .between(left, low, high), type: .boolean, offset: left.offset)
    }
    if take(word: "in") { return Term(node: .isIn(left, try tests(of: left)), type: .boolean, offset: left.offset) }
    guard let comparison = takeComparison() else { return left }
    let right = try sum()
    try check(comparison, left, right)
    skipBlanks()
    let next = index
    if takeComparison() != nil { throw problem("so sánh không nối chuỗi được; dùng and", at: next) }
    return Term(node: .compare(comparison, left, right), type: .boolean, offset: left.offset)
  }

  private mutating func sum() throws(FEELProblem) -> Term {
    var left = try product()
    while let operation = takeOperation([.add, .subtract]) {
      let right = try product()
      left = try arithmetic(operation, left, right)
    }
    return left
  }

  private mutating func product() throws(FEELProblem) -> Term {
    var left = try unary()
    while let operation = takeOperation([.multiply, .divide]) {
      let right = try unary()
      left = try arithmetic(operation, left, right)
    }
    return left
  }

  private mutating func unary() throws(FEELProblem) -> Term {
    skipBlanks()
    let start = index
    guard take("-") else { return try postfix() }
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw problem("biểu thức lồng nhau quá sâu") }
    let operand = try unary()
    switch operand.type {
    case .number, .daysDuration, .yearsAndMonthsDuration: break
    case .boolean, .string, .date, .list: throw problem("không đổi dấu được \(operand.type.name)", at: start)
    }
    return Term(node: .negate(operand), type: operand.type, offset: start)
  }

  private mutating func postfix() throws(FEELProblem) -> Term {
    var term = try primary()
    while index + 1 < text.count, text[index] == ".", text[index + 1] != "." {
      let start = index
      index += 1
      guard let property = DateProperty.allCases.first(where: { take(word: $0.rawValue) }) else {
        let names = DateProperty.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem("sau dấu chấm chỉ dùng được \(names)", at: start)
      }
      guard term.type == .date else { throw problem("«.\(property)» cần một ngày", at: start) }
      term = Term(node: .property(term, property), type: .number(dimension: nil), offset: term.offset)
    }
    return term
  }

  private mutating func primary() throws(FEELProblem) -> Term {
    skipBlanks()
    let start = index
    guard index < text.count else { throw problem("biểu thức kết thúc giữa chừng") }
    if take("(") {
      let inner = try expression()
      try expect(")")
      return inner
    }
    if take("[") { return try list(from: start) }
    if text[index] == "\"" { return Term(node: .literal(.string(try string())), type: .string, offset: start) }
    if text[index].properties.numericType == .decimal, text[index].isASCII { return try numeral() }
    if take("@") { return try atLiteral(start) }
    if take(word: "true") { return Term(node: .literal(.boolean(true)), type: .boolean, offset: start) }
    if take(word: "false") { return Term(node: .literal(.boolean(false)), type: .boolean, offset: start) }
    if take(word: "null") { throw problem("quy tắc không viết «null»: dữ kiện chưa có thì khai ở «needs»", at: start) }
    if let name = takeKnownName() { return name }
    for builtIn in BuiltIn.longestFirst where takeCall(builtIn.rawValue) { return try call(builtIn, start) }
    throw unknownName(at: start)
  }

  private mutating func list(from start: Int) throws(FEELProblem) -> Term {
    var items: [Term] = []
    skipBlanks()
    if !take("]") {
      repeat { items.append(try expression()) } while takeAfterBlanks(",")
      try expect("]")
    }
    guard let type = items.first?.type, items.allSatisfy({ $0.type == type }) else {
      throw problem("danh sách phải có phần tử, cùng một kiểu", at: start)
    }
    return Term(node: .list(items), type: .list(type), offset: start)
  }

  private mutating func call(_ builtIn: BuiltIn, _ start: Int) throws(FEELProblem) -> Term {
    var arguments: [Term] = []
    skipBlanks()
    if !take(")") {
      repeat { arguments.append(try expression()) } while takeAfterBlanks(",")
      try expect(")")
    }
    switch builtIn.type(of: arguments) {
    case .failure(let misuse): throw problem(misuse.message, at: start)
    case .success(let type): return Term(node: .call(builtIn, arguments), type: type, offset: start)
    }
  }

  private mutating func atLiteral(_ start: Int) throws(FEELProblem) -> Term {
    guard index < text.count, text[index] == "\"" else { throw problem("sau @ là một chuỗi: @\"2026-03-31\"") }
    let literal = try string()
    if let day = CivilDay(iso: literal) { return Term(node: .literal(.date(day)), type: .date, offset: start) }
    switch BuiltIn.duration(literal) {
    case .months(let months)?:
      return Term(node: .literal(.months(months)), type: .yearsAndMonthsDuration, offset: start)
    case .days(let days)?: return Term(node: .literal(.days(days)), type: .daysDuration, offset: start)
    default: throw problem("«\(literal)» không phải ngày hay khoảng thời gian", at: start)
    }
  }

  /// `x in (1, 2)`, `x in [1..2]`, `x in < 3`, `x in "a"`.
  private mutating func tests(of value: Term) throws(FEELProblem) -> [UnaryTest] {
    skipBlanks()
    let start = index
    if take("(") {
      // A parenthesis opens a list of tests, or an interval that leaves its end out.
      if let interval = try interval(opening: false, value) { return [interval] }
      var tests: [UnaryTest] = []
      repeat { tests.append(try test(of: value)) } while takeAfterBlanks(",")
      try expect(")")
      return tests
    }
    index = start
    return [try test(of: value)]
  }

  private mutating func test(of value: Term) throws(FEELProblem) -> UnaryTest {
    skipBlanks()
    if take("[") {
      if let interval = try interval(opening: true, value) { return interval }
      throw problem("cần một khoảng [a..b]")
    }
    let comparison = takeComparison() ?? .equal
    let bound = try sum()
    try check(comparison, value, bound)
    return .compare(comparison, bound)
  }

  private mutating func interval(opening fromIncluded: Bool, _ value: Term) throws(FEELProblem) -> UnaryTest? {
    let start = index
    guard let from = try? sum(), takeAfterBlanks("."), take(".") else {
      index = start
      return nil
    }
    let to = try sum()
    try check(.greaterOrEqual, value, from)
    try check(.lessOrEqual, value, to)
    skipBlanks()
    let toIncluded = take("]")
    if !toIncluded { try expect(")") }
    return .interval(from: from, fromIncluded: fromIncluded, to: to, toIncluded: toIncluded)
  }
}
