import TestSupport
import Values

@testable import DMN

/// Random expressions over names with few values each, of every kind that a rule may hold, typed as they are made.
struct RandomExpressions {
  /// A name, its type and every value that it may have.
  struct Variable {
    let name: String
    let type: FEELType
    let domain: [FEELValue]
  }

  enum Kind: CaseIterable {
    case number, flag, text, day, months, numbers, record, records
  }

  private static func number(_ number: Int) -> FEELValue { .number(Decimal128(number)) }

  private static func machine(_ x: Int, _ name: String) -> FEELValue {
    .context(FEELContext([("x", number(x)), ("tên", .string(name))]))
  }

  private static let machineType = FEELType.context([
    .init(key: "x", type: .number(dimension: nil)), .init(key: "tên", type: .string),
  ])

  static let variables: [Variable] =
    ["a", "b", "c", "x"].map { Variable(name: $0, type: .number(dimension: nil), domain: (0...2).map { number($0) }) }
    + ["đúng", "có in"].map { Variable(name: $0, type: .boolean, domain: [.boolean(true), .boolean(false)]) }
    + [
      Variable(name: "mã", type: .string, domain: ["", "ab", "ba"].map { .string($0) }),
      Variable(name: "ngày", type: .date, domain: [0, 31].map { .date(CivilDay(number: $0)) }),
      Variable(
        name: "thời hạn", type: .yearsAndMonthsDuration,
        domain: [0, 1].map { .yearsAndMonths(YearsMonthsDuration(months: $0)) }),
      Variable(
        name: "số liệu", type: .list(.number(dimension: nil)),
        domain: [.list([]), .list([number(1)]), .list([number(2), number(0)])]),
      Variable(name: "máy", type: machineType, domain: [machine(0, "ab"), machine(2, "")]),
    ]

  static let scope = Scope(variables.map { ($0.name, $0.type) }, entryNames: ["tên"])

  var random: SeededNumbers
  /// Names bound around the place.
  private var locals: [(name: String, kind: Kind)] = []

  init(seed: UInt64) {
    self.random = SeededNumbers(seed)
  }

  mutating func expression() -> String {
    let kind = Kind.allCases.randomElement(using: &random) ?? .flag
    return Bool.random(using: &random) ? flag(3) : self.of(kind, Int.random(in: 2...3, using: &random))
  }

  private mutating func of(_ kind: Kind, _ depth: Int) -> String {
    switch kind {
    case .number: number(depth)
    case .flag: flag(depth)
    case .text: text(depth)
    case .day: day(depth)
    case .months: months(depth)
    case .numbers: numbers(depth)
    case .record: record(depth)
    case .records: records(depth)
    }
  }

  private mutating func one(of texts: String...) -> String { texts.randomElement(using: &random) ?? "a" }

  private mutating func roll(_ depth: Int, leaves: Int, of all: Int) -> Int {
    Int.random(in: 0..<(depth > 0 ? all : leaves), using: &random)
  }

  /// A bound name of the kind, or one of the texts.
  private mutating func leaf(_ kind: Kind, _ texts: String...) -> String {
    let bound = locals.filter { $0.kind == kind }.map(\.name)
    return (texts + bound + bound).randomElement(using: &random) ?? "a"
  }

  /// `body` made where more names are bound.
  private mutating func within(
    _ more: [(name: String, kind: Kind)], _ body: (inout RandomExpressions) -> String
  ) -> String {
    locals += more
    defer { locals.removeLast(more.count) }
    return body(&self)
  }

  private var fresh: String { "i\(locals.count)" }

  private mutating func choice(_ kind: Kind, _ depth: Int) -> String {
    "(if \(flag(depth)) then \(of(kind, depth)) else \(of(kind, depth)))"
  }

  private mutating func number(_ depth: Int) -> String {
    let less = depth - 1
    switch roll(depth, leaves: 3, of: 17) {
    case 0, 1: return leaf(.number, "a", "b", "c", "x")
    case 2: return one(of: "0", "1", "2")
    case 3, 4: return "(\(number(less)) \(one(of: "+", "-", "*", "/", "**")) \(number(less)))"
    case 5: return choice(.number, less)
    case 6, 7: return "\(one(of: "count", "sum", "min", "max", "mean"))(\(numbers(less)))"
    case 8: return "\(numbers(less))[\(one(of: "1", "-1", "2"))]"
    case 9: return "\(numbers(less))[\(number(less))]"
    case 10: return "\(record(less)).x"
    case 11: return "string length(\(text(less)))"
    case 12: return "modulo(\(number(less)), \(number(less)))"
    case 13: return "\(one(of: "abs", "floor", "ceiling"))(-\(number(less)))"
    case 14: return "\(day(less)).\(one(of: "month", "year", "weekday"))"
    case 15: return "count(\(records(less)))"
    default: return "\(months(less)).months"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    let less = depth - 1
    switch roll(depth, leaves: 3, of: 8) {
    case 0, 1: return leaf(.text, "mã")
    case 2: return one(of: "\"\"", "\"ab\"", "\"a\"")
    case 3: return "(\(text(less)) + \(text(less)))"
    case 4: return "substring(\(text(less)), \(one(of: "1", "2", "a")), 1)"
    case 5: return "\(one(of: "upper case", "lower case"))(\(text(less)))"
    case 6: return "\(record(less)).tên"
    default: return choice(.text, less)
    }
  }

  private mutating func day(_ depth: Int) -> String {
    switch roll(depth, leaves: 2, of: 5) {
    case 0: return leaf(.day, "ngày")
    case 1: return "date(\"1970-01-31\")"
    case 2, 3: return "(\(day(depth - 1)) \(one(of: "+", "-")) \(months(depth - 1)))"
    default: return choice(.day, depth - 1)
    }
  }

  private mutating func months(_ depth: Int) -> String {
    switch roll(depth, leaves: 2, of: 4) {
    case 0: return leaf(.months, "thời hạn")
    case 1: return "duration(\"P1M\")"
    case 2: return "(\(months(depth - 1)) + \(months(depth - 1)))"
    default: return "years and months duration(\(day(depth - 1)), \(day(depth - 1)))"
    }
  }

  private mutating func record(_ depth: Int) -> String {
    switch roll(depth, leaves: 2, of: 5) {
    case 0: return leaf(.record, "máy")
    case 1: return "{x: \(number(depth - 1)), tên: \(text(depth - 1))}"
    case 2: return "\(records(depth - 1))[\(one(of: "1", "-1"))]"
    case 3: return "{x: \(number(depth - 1)), tên: if x > 0 then \(text(depth - 1)) else \"a\"}"
    default: return choice(.record, depth - 1)
    }
  }

  private mutating func records(_ depth: Int) -> String {
    switch roll(depth, leaves: 2, of: 6) {
    case 0: return "[\(record(depth - 1)), \(record(depth - 1))]"
    case 1: return "[\(record(depth - 1))]"
    case 2, 3: return "\(records(depth - 1))[\(ofItem(depth - 1))]"
    case 4:
      let name = fresh
      let source = numbers(depth - 1)
      let body = within([(name, .number)]) { $0.record(depth - 1) }
      return "(for \(name) in \(source) return \(body))"
    default: return choice(.records, depth - 1)
    }
  }

  /// A condition on records, whose `x` hides the name in scope.
  private mutating func ofItem(_ depth: Int) -> String {
    within([("x", .number), ("item.x", .number), ("tên", .text)]) { $0.flag(depth) }
  }

  private mutating func numbers(_ depth: Int) -> String {
    let less = depth - 1
    switch roll(depth, leaves: 3, of: 19) {
    case 0: return leaf(.numbers, "số liệu")
    case 1: return "[\(number(less)), \(number(less))]"
    case 2: return "[\(number(less))]"
    case 3, 4:
      let list = numbers(less)
      return "\(list)[\(within([("item", .number)]) { $0.flag(less) })]"
    case 5, 6:
      let name = fresh
      let source = one(of: numbers(less), "1..\(number(less))", "0..2")
      return "(for \(name) in \(source) return \(within([(name, .number)]) { $0.number(less) }))"
    case 7: return "\(records(less)).x"
    case 8: return choice(.numbers, less)
    case 9: return "append(\(numbers(less)), \(number(less)))"
    case 10: return "concatenate(\(numbers(less)), \(numbers(less)))"
    case 11: return "\(one(of: "distinct values", "sort", "reverse"))(\(numbers(less)))"
    case 12: return "union(\(numbers(less)), \(numbers(less)))"
    case 13: return "flatten([\(numbers(less)), [\(number(less))]])"
    case 14: return "sublist(\(numbers(less)), 1, \(number(less)))"
    case 15: return "index of(\(numbers(less)), \(number(less)))"
    case 16: return "insert before(\(numbers(less)), 1, \(number(less)))"
    case 17: return "sort(\(numbers(less)), function(p, q) p > q)"
    default: return "remove(\(numbers(less)), 1)"
    }
  }

  private mutating func flag(_ depth: Int) -> String {
    let less = depth - 1
    switch roll(depth, leaves: 2, of: 22) {
    case 0: return leaf(.flag, "đúng", "có in")
    case 1, 2: return "(\(number(less)) \(comparison()) \(number(less)))"
    case 3: return "(\(text(less)) \(comparison()) \(text(less)))"
    case 4: return "(\(day(less)) \(comparison()) \(day(less)))"
    case 5: return "(\(numbers(less)) \(one(of: "=", "!=")) \(numbers(less)))"
    case 6, 7: return "(\(flag(less)) and \(flag(less)))"
    case 8, 9: return "(\(flag(less)) or \(flag(less)))"
    case 10: return "not(\(flag(less)))"
    case 11, 12: return "(\(number(less)) in \(tests(less)))"
    case 13: return "(\(text(less)) in (\(text(less)), \"ab\"))"
    case 14: return "(\(number(less)) between \(number(less)) and \(number(less)))"
    case 15, 16: return quantified(less)
    case 17: return "list contains(\(numbers(less)), \(number(less)))"
    case 18: return "\(one(of: "all", "any"))([\(flag(less)), \(flag(less))])"
    case 19: return "\(one(of: "contains", "starts with", "ends with"))(\(text(less)), \(text(less)))"
    case 20: return "matches(\(text(less)), \"^a|b$\")"
    default: return "(\(of(Kind.allCases.randomElement(using: &random) ?? .number, less)) instance of \(typeName()))"
    }
  }

  private mutating func comparison() -> String { Comparison.allCases.randomElement(using: &random)?.rawValue ?? "=" }

  private mutating func typeName() -> String {
    one(of: "number", "string", "list<number>", "context<x: number>", "list<context<x: number, tên: string>>")
  }

  private mutating func tests(_ depth: Int) -> String {
    let (low, high) = (number(depth), number(depth))
    return one(
      of: "(\(low), > \(high))", "[\(low)..\(high))", "(\(low)..\(high)]", "< \(low)", "(< \(low), [\(low)..\(high)])",
      "(\(low))", "(? > \(low), \(high))", numbers(depth), "([\(low)..\(high)], != \(high))", "(not(? = \(low)))")
  }

  private mutating func quantified(_ depth: Int) -> String {
    let (first, second) = (fresh, "j\(locals.count)")
    let quantifier = one(of: "some", "every")
    if Bool.random(using: &random) {
      let source = records(depth)
      let condition = within([(first, .record), ("\(first).x", .number)]) { $0.flag(depth) }
      return "(\(quantifier) \(first) in \(source) satisfies \(condition))"
    }
    let outer = numbers(depth)
    let inner = within([(first, .number)]) { $0.numbers(depth) }
    let condition = within([(first, .number), (second, .number)]) { $0.flag(depth) }
    return "(\(quantifier) \(first) in \(outer), \(second) in \(inner) satisfies \(condition))"
  }
}
