/// The typing rules of operators.
extension FEELParser {
  func boolean(_ term: Term, of what: String) throws(FEELProblem) -> Term {
    guard term.type == .boolean else {
      throw problem("«\(what)» cần đúng/sai, đây là \(term.type.name)", at: term.offset)
    }
    return term
  }

  func check(_ comparison: Comparison, _ left: Term, _ right: Term) throws(FEELProblem) {
    if case .number = left.type, case .number = right.type {
      guard left.type == right.type || left.isZero || right.isZero else {
        throw problem("không so sánh được \(left.type.name) với \(right.type.name)", at: left.offset)
      }
      return
    }
    guard left.type == right.type else {
      throw problem("không so sánh được \(left.type.name) với \(right.type.name)", at: left.offset)
    }
    guard [.equal, .notEqual].contains(comparison) || left.type.isOrdered else {
      throw problem("\(left.type.name) không có thứ tự; chỉ dùng = và !=", at: left.offset)
    }
  }

  func arithmetic(_ operation: Arithmetic, _ left: Term, _ right: Term) throws(FEELProblem) -> Term {
    guard let type = Self.type(of: operation, left, right) else {
      throw problem(
        "không tính được \(left.type.name) \(operation.rawValue) \(right.type.name)", at: left.offset)
    }
    return Term(node: .arithmetic(operation, left, right), type: type, offset: left.offset)
  }

  private static func type(of operation: Arithmetic, _ left: Term, _ right: Term) -> FEELType? {
    switch (operation, left.type, right.type) {
    case (.add, .number(let first), .number(let second)), (.subtract, .number(let first), .number(let second)):
      if first == second { return left.type }
      return left.isZero ? right.type : (right.isZero ? left.type : nil)
    case (.multiply, .number(let first), .number(let second)):
      return first == nil ? right.type : (second == nil ? left.type : nil)
    case (.divide, .number(let first), .number(let second)):
      return first == second ? .number(dimension: nil) : (second == nil ? left.type : nil)
    case (.add, .string, .string): return .string
    case (.subtract, .date, .date): return .daysDuration
    case (.add, .date, .daysDuration), (.subtract, .date, .daysDuration), (.add, .date, .yearsAndMonthsDuration),
      (.subtract, .date, .yearsAndMonthsDuration):
      return .date
    case (.add, .daysDuration, .daysDuration), (.subtract, .daysDuration, .daysDuration): return .daysDuration
    case (.add, .yearsAndMonthsDuration, .yearsAndMonthsDuration),
      (.subtract, .yearsAndMonthsDuration, .yearsAndMonthsDuration):
      return .yearsAndMonthsDuration
    default: return nil
    }
  }
}

extension Term {
  /// The literal zero, which is zero in every dimension.
  var isZero: Bool {
    guard case .numeral(let number, _) = node else { return false }
    return number.isZero
  }
}
