import Values

/// The static types of terms, for rules: every name, operator and call is checked before a dossier is opened, and the
/// dimensions of numbers with them.
struct Typing {
  let scope: Scope
  private var locals: [FEELType] = []

  init(scope: Scope) {
    self.scope = scope
  }

  mutating func type(of term: Term) throws(FEELProblem) -> FEELType {
    switch term.node {
    case .null: return .null
    case .literal(let literal): return literal.value.type
    case .numeral: return .number(dimension: nil)
    case .slot(let slot, _): return scope.types[slot]
    case .local(let index, _): return locals[index]
    case .entry(let name, let items, let outer): return try entry(name, items, outer, term)
    case .builtIn(let builtIn): throw problem("«\(builtIn.name)» là hàm, cần tham số", term)
    case .property(let base, let name): return try property(name, of: base, term)
    case .negate(let operand): return try negated(operand, term)
    case .arithmetic(let operation, let left, let right): return try arithmetic(operation, left, right)
    case .compare(let comparison, let left, let right):
      try check(comparison, left, type(of: left), right, type(of: right))
      return .boolean
    case .between(let value, let low, let high):
      let type = try type(of: value)
      try check(.greaterOrEqual, value, type, low, self.type(of: low))
      try check(.lessOrEqual, value, type, high, self.type(of: high))
      return .boolean
    case .isIn(let value, let tests): return try isIn(value, tests)
    case .and(let left, let right): return try logic("and", left, right)
    case .or(let left, let right): return try logic("or", left, right)
    case .choose(let condition, let then, let otherwise): return try choose(condition, then, otherwise, term)
    case .quantified(let quantifier, let iterations, let condition):
      return try bound(iterations, of: quantifier.rawValue) { typing throws(FEELProblem) in
        try typing.boolean(condition, of: quantifier.rawValue)
        return .boolean
      }
    case .each(let iterations, let body):
      return try bound(iterations, of: "for") { typing throws(FEELProblem) in
        typing.locals.append(.list(.any))
        return .list(try typing.type(of: body))
      }
    case .filter(let list, let condition): return try filter(list, condition)
    case .call(let builtIn, let arguments): return try call(builtIn, arguments, term)
    case .list(let items): return try list(items, term)
    case .context(let entries): return try context(entries)
    case .range(let from, _, let to, _): return try range(from, to)
    case .ray(_, let bound): return .range(try type(of: bound))
    case .instance(let value, _):
      _ = try type(of: value)
      return .boolean
    case .apply, .function: throw problem("quy tắc không định nghĩa và không gọi hàm riêng", term)
    }
  }

  private func problem(_ message: String, _ term: Term) -> FEELProblem {
    FEELProblem(offset: term.offset, message: message)
  }

  // MARK: Logic and comparison

  private mutating func boolean(_ term: Term, of what: String) throws(FEELProblem) {
    let type = try type(of: term)
    guard type == .boolean else { throw problem("«\(what)» cần đúng/sai, đây là \(type.name)", term) }
  }

  private mutating func logic(_ what: String, _ left: Term, _ right: Term) throws(FEELProblem) -> FEELType {
    try boolean(left, of: what)
    try boolean(right, of: what)
    return .boolean
  }

  private func check(
    _ comparison: Comparison, _ left: Term, _ leftType: FEELType, _ right: Term, _ rightType: FEELType
  ) throws(FEELProblem) {
    if case .number = leftType, case .number = rightType {
      guard leftType == rightType || left.isZero || right.isZero else {
        throw problem("không so sánh được \(leftType.name) với \(rightType.name)", left)
      }
      return
    }
    guard leftType == rightType else {
      throw problem("không so sánh được \(leftType.name) với \(rightType.name)", left)
    }
    guard [.equal, .notEqual].contains(comparison) || leftType.isOrdered else {
      throw problem("\(leftType.name) không có thứ tự; chỉ dùng = và !=", left)
    }
  }

  private mutating func isIn(_ value: Term, _ tests: [UnaryTest]) throws(FEELProblem) -> FEELType {
    let type = try type(of: value)
    locals.append(type)
    defer { locals.removeLast() }
    for test in tests { try check(test, value, type) }
    return .boolean
  }

  /// A test of a value of a type; the innermost local is the value.
  private mutating func check(_ test: UnaryTest, _ value: Term, _ type: FEELType) throws(FEELProblem) {
    switch test {
    case .compare(let comparison, let bound):
      try check(comparison, value, type, bound, self.type(of: bound))
    case .interval(let from, _, let to, _):
      try check(.greaterOrEqual, value, type, from, self.type(of: from))
      try check(.lessOrEqual, value, type, to, self.type(of: to))
    case .expression(let term, let readsInput):
      let found = try self.type(of: term)
      if readsInput, found == .boolean { return }
      switch found {
      case .list(let item): try check(.equal, value, type, term, item)
      case .range(let bound): try check(.less, value, type, term, bound)
      default: try check(.equal, value, type, term, found)
      }
    }
  }

  private mutating func choose(
    _ condition: Term, _ then: Term, _ otherwise: Term, _ term: Term
  ) throws(FEELProblem) -> FEELType {
    try boolean(condition, of: "if")
    let first = try type(of: then)
    let second = try type(of: otherwise)
    guard first == second else { throw problem("hai nhánh của if khác kiểu: \(first.name) và \(second.name)", term) }
    return first
  }

  // MARK: Arithmetic

  private mutating func negated(_ operand: Term, _ term: Term) throws(FEELProblem) -> FEELType {
    let type = try type(of: operand)
    switch type {
    case .number, .daysDuration, .yearsAndMonthsDuration: return type
    default: throw problem("không đổi dấu được \(type.name)", term)
    }
  }

  private mutating func arithmetic(
    _ operation: Arithmetic, _ left: Term, _ right: Term
  ) throws(FEELProblem) -> FEELType {
    let leftType = try type(of: left)
    let rightType = try type(of: right)
    guard let type = Self.type(of: operation, (left, leftType), (right, rightType)) else {
      throw problem("không tính được \(leftType.name) \(operation.rawValue) \(rightType.name)", left)
    }
    return type
  }

  private static func type(
    of operation: Arithmetic, _ left: (term: Term, type: FEELType), _ right: (term: Term, type: FEELType)
  ) -> FEELType? {
    switch (operation, left.type, right.type) {
    case (.add, .number(let first), .number(let second)), (.subtract, .number(let first), .number(let second)):
      if first == second { return left.type }
      return left.term.isZero ? right.type : (right.term.isZero ? left.type : nil)
    case (.multiply, .number(let first), .number(let second)):
      return first == nil ? right.type : (second == nil ? left.type : nil)
    case (.divide, .number(let first), .number(let second)):
      return first == second ? .number(dimension: nil) : (second == nil ? left.type : nil)
    case (.power, .number(nil), .number(nil)): return .number(dimension: nil)
    case (.add, .string, .string): return .string
    case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .time, .time): return .daysDuration
    case (.add, .date, .daysDuration), (.subtract, .date, .daysDuration), (.add, .date, .yearsAndMonthsDuration),
      (.subtract, .date, .yearsAndMonthsDuration):
      return .date
    case (.add, .dateTime, .daysDuration), (.subtract, .dateTime, .daysDuration),
      (.add, .dateTime, .yearsAndMonthsDuration), (.subtract, .dateTime, .yearsAndMonthsDuration):
      return .dateTime
    case (.add, .daysDuration, .daysDuration), (.subtract, .daysDuration, .daysDuration): return .daysDuration
    case (.add, .yearsAndMonthsDuration, .yearsAndMonthsDuration),
      (.subtract, .yearsAndMonthsDuration, .yearsAndMonthsDuration):
      return .yearsAndMonthsDuration
    default: return nil
    }
  }

  // MARK: Lists, contexts, names

  private mutating func list(_ items: [Term], _ term: Term) throws(FEELProblem) -> FEELType {
    var types: [FEELType] = []
    for item in items { types.append(try type(of: item)) }
    guard let type = types.first, types.allSatisfy({ $0 == type }) else {
      throw problem("danh sách phải có phần tử, cùng một kiểu", term)
    }
    return .list(type)
  }

  private mutating func range(_ from: Term, _ to: Term) throws(FEELProblem) -> FEELType {
    let type = try type(of: from)
    try check(.less, from, type, to, self.type(of: to))
    return .range(type)
  }

  private mutating func context(_ entries: [ContextEntry]) throws(FEELProblem) -> FEELType {
    let outside = locals.count
    defer { locals.removeLast(locals.count - outside) }
    var types: [FEELType.Entry] = []
    for entry in entries {
      let type = try type(of: entry.value)
      types.append(.init(key: entry.key, type: type))
      locals.append(type)
    }
    return .context(types)
  }

  /// The body's type, with each variable bound to the type of its items.
  private mutating func bound(
    _ iterations: [Iteration], of what: String,
    _ body: (inout Typing) throws(FEELProblem) -> FEELType
  ) throws(FEELProblem) -> FEELType {
    let outside = locals.count
    defer { locals.removeLast(locals.count - outside) }
    for iteration in iterations {
      switch iteration.source {
      case .list(let list):
        let type = try type(of: list)
        guard case .list(let item) = type else {
          throw problem("«\(what)» cần một danh sách, đây là \(type.name)", list)
        }
        locals.append(item)
      case .span(let from, let to):
        guard case .range(let bound) = try range(from, to) else { return .any }
        locals.append(bound)
      }
    }
    return try body(&self)
  }

  private mutating func filter(_ list: Term, _ condition: Term) throws(FEELProblem) -> FEELType {
    let type = try type(of: list)
    guard case .list(let item) = type else { throw problem("bộ lọc cần một danh sách, đây là \(type.name)", list) }
    locals.append(item)
    defer { locals.removeLast() }
    let found = try self.type(of: condition)
    if case .number(nil) = found { return item }
    guard found == .boolean else { throw problem("bộ lọc cần đúng/sai hoặc một số thứ tự", condition) }
    return type
  }

  private mutating func entry(
    _ name: String, _ items: [Int], _ outer: Term?, _ term: Term
  ) throws(FEELProblem) -> FEELType {
    for index in items.reversed() {
      if case .context(let entries) = locals[index], let entry = entries.first(where: { $0.key == name }) {
        return entry.type
      }
    }
    guard let outer else { throw problem("không có dữ kiện «\(name)»", term) }
    return try type(of: outer)
  }

  private mutating func property(_ name: String, of base: Term, _ term: Term) throws(FEELProblem) -> FEELType {
    let type = try type(of: base)
    let number = FEELType.number(dimension: nil)
    switch (type, name) {
    case (.context(let entries), _):
      if let entry = entries.first(where: { $0.key == name }) { return entry.type }
    case (.date, "year"), (.date, "month"), (.date, "day"), (.date, "weekday"), (.dateTime, "year"),
      (.dateTime, "month"), (.dateTime, "day"), (.dateTime, "weekday"), (.dateTime, "hour"), (.dateTime, "minute"),
      (.dateTime, "second"), (.time, "hour"), (.time, "minute"), (.time, "second"),
      (.yearsAndMonthsDuration, "years"), (.yearsAndMonthsDuration, "months"), (.daysDuration, "days"),
      (.daysDuration, "hours"), (.daysDuration, "minutes"), (.daysDuration, "seconds"):
      return number
    default: break
    }
    throw problem("\(type.name) không có «.\(name)»", base)
  }

  private mutating func call(
    _ builtIn: BuiltIn, _ arguments: [Term], _ term: Term
  ) throws(FEELProblem) -> FEELType {
    var types: [FEELType] = []
    for argument in arguments { types.append(try type(of: argument)) }
    switch builtIn.type(of: types, arguments) {
    case .success(let type): return type
    case .failure(let misuse): throw problem(misuse.message, term)
    }
  }
}

extension Term {
  /// The literal zero, which is zero in every dimension.
  fileprivate var isZero: Bool {
    guard case .numeral(let number, _) = node else { return false }
    return number.isZero
  }
}

extension FEELValue {
  /// The type of a literal.
  fileprivate var type: FEELType {
    switch self {
    case .boolean: .boolean
    case .number: .number(dimension: nil)
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .yearsAndMonths: .yearsAndMonthsDuration
    case .daysAndTime: .daysDuration
    case .null, .list, .context, .range, .function, .unknown: .any
    }
  }
}
