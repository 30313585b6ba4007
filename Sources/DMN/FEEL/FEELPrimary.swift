import Values

/// Primary expressions: what stands between operators.
extension FEELParser {
  mutating func primary() throws(FEELProblem) -> Term {
    skipBlanks()
    let start = index
    guard index < text.count else { throw problem("biểu thức kết thúc giữa chừng") }
    switch text[index] {
    case "(":
      index += 1
      return try parenthesis(start)
    case "[":
      index += 1
      return try bracket(start)
    case "]":
      index += 1
      return try interval(from: expression(), fromIncluded: false, start)
    case "{":
      index += 1
      return try context(start)
    case "\"":
      return Term(node: .literal(.string(try string())), offset: start)
    case "@":
      index += 1
      return try atLiteral(start)
    case "0"..."9": return try numeral()
    case "." where index + 1 < text.count && ("0"..."9").contains(text[index + 1]): return try numeral()
    default: break
    }
    if take(word: "true") { return Term(node: .literal(.boolean(true)), offset: start) }
    if take(word: "false") { return Term(node: .literal(.boolean(false)), offset: start) }
    if take(word: "null") {
      if isStrict { throw problem("quy tắc không viết «null»: dữ kiện chưa có thì khai ở «needs»", at: start) }
      return Term(node: .null, offset: start)
    }
    return try name(start)
  }

  /// `(a)`, `(a..b)`, `(< a)`.
  mutating func parenthesis(_ start: Int) throws(FEELProblem) -> Term {
    if let comparison = takeComparison() {
      let bound = try expression()
      try expect(")")
      return Term(node: .ray(comparison, bound), offset: start)
    }
    openIntervals += 1
    defer { openIntervals -= 1 }
    let inner = try expression()
    skipBlanks()
    if takeDots() { return try interval(from: inner, fromIncluded: false, start, isOpen: true) }
    try expect(")")
    return inner
  }

  /// `[a, b]`, `[a..b]`.
  mutating func bracket(_ start: Int) throws(FEELProblem) -> Term {
    skipBlanks()
    if take("]") {
      if isStrict { throw problem("danh sách phải có phần tử, cùng một kiểu", at: start) }
      return Term(node: .list([]), offset: start)
    }
    openIntervals += 1
    defer { openIntervals -= 1 }
    let first = try expression()
    skipBlanks()
    if takeDots() { return try interval(from: first, fromIncluded: true, start, isOpen: true) }
    var items = [first]
    while takeAfterBlanks(",") { items.append(try expression()) }
    try expect("]")
    return Term(node: .list(items), offset: start)
  }

  mutating func interval(
    from: Term, fromIncluded: Bool, _ start: Int, isOpen: Bool = false
  ) throws(FEELProblem) -> Term {
    skipBlanks()
    if !isOpen, !takeDots() { throw problem("khoảng cần «..» giữa hai đầu") }
    openIntervals += 1
    defer { openIntervals -= 1 }
    let to = try expression()
    skipBlanks()
    let toIncluded = take("]")
    if !toIncluded, !take(")"), !take("[") { throw problem("khoảng chưa đóng: cần «]» hoặc «)»") }
    return Term(
      node: .range(from: from, fromIncluded: fromIncluded, to: to, toIncluded: toIncluded), offset: start)
  }

  mutating func context(_ start: Int) throws(FEELProblem) -> Term {
    let outside = locals.count
    defer { locals.removeLast(locals.count - outside) }
    var entries: [ContextEntry] = []
    skipBlanks()
    if take("}") { return Term(node: .context([]), offset: start) }
    repeat {
      skipBlanks()
      let key = index < text.count && text[index] == "\"" ? try string() : try contextKey()
      try expect(":")
      entries.append(ContextEntry(key: key, value: try expression()))
      locals.append(Local(key))
      seenEntries.append(Array(key.nfc.unicodeScalars))
    } while takeAfterBlanks(",")
    try expect("}")
    return Term(node: .context(entries), offset: start)
  }

  mutating func function(_ start: Int) throws(FEELProblem) -> Term {
    var parameters: [Parameter] = []
    if !takeAfterBlanks(")") {
      repeat {
        let name = try parameterName()
        parameters.append(Parameter(name: name, type: takeAfterBlanks(":") ? try type() : .any))
      } while takeAfterBlanks(",")
      try expect(")")
    }
    let isExternal = take(word: "external")
    let body = try binding(parameters.map { Local($0.name) }) { parser throws(FEELProblem) in
      try parser.expression()
    }
    return Term(node: .function(parameters, body, isExternal: isExternal), offset: start)
  }

  mutating func arguments() throws(FEELProblem) -> [Argument] {
    var arguments: [Argument] = []
    if takeAfterBlanks(")") { return [] }
    repeat {
      let name = takeArgumentName()
      arguments.append(Argument(name: name, value: try expression()))
    } while takeAfterBlanks(",")
    try expect(")")
    return arguments
  }

  mutating func atLiteral(_ start: Int) throws(FEELProblem) -> Term {
    guard index < text.count, text[index] == "\"" else { throw problem("sau @ là một chuỗi: @\"2026-03-31\"") }
    let literal = try string()
    guard let value = Literal(at: literal) else {
      if isStrict { throw problem("«\(literal)» không phải ngày hay khoảng thời gian", at: start) }
      return Term(node: .null, offset: start)
    }
    return Term(node: .literal(value), offset: start)
  }
}
