/// FEEL text that reads back as the same term.
extension Expression: CustomStringConvertible {
  public var description: String { term.text }
}

extension Term {
  var text: String {
    switch node {
    case .literal(let value): value.text
    case .numeral(_, let text): text
    case .slot(_, let name), .local(_, let name): name
    case .property(let base, let property): "\(base.grouped).\(property.rawValue)"
    case .negate(let operand): "-\(operand.grouped)"
    case .arithmetic(let operation, let left, let right): "\(left.grouped) \(operation.rawValue) \(right.grouped)"
    case .compare(let comparison, let left, let right): "\(left.grouped) \(comparison.rawValue) \(right.grouped)"
    case .between(let value, let low, let high): "\(value.grouped) between \(low.grouped) and \(high.grouped)"
    case .isIn(let value, let tests): "\(value.grouped) in \(UnaryTest.text(tests))"
    case .and(let left, let right): "\(left.grouped) and \(right.grouped)"
    case .or(let left, let right): "\(left.grouped) or \(right.grouped)"
    case .choose(let condition, let then, let otherwise):
      "if \(condition.text) then \(then.grouped) else \(otherwise.grouped)"
    case .quantified(let quantifier, let name, let list, let condition):
      "\(quantifier.rawValue) \(name) in \(list.grouped) satisfies \(condition.grouped)"
    case .call(let builtIn, let arguments):
      "\(builtIn.rawValue)(\(arguments.map(\.text).joined(separator: ", ")))"
    case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
    }
  }

  private var grouped: String {
    switch node {
    case .literal, .numeral, .slot, .local, .property, .call, .list: text
    case .negate, .arithmetic, .compare, .between, .isIn, .and, .or, .choose, .quantified: "(\(text))"
    }
  }
}

extension UnaryTest {
  fileprivate static func text(_ tests: [UnaryTest]) -> String {
    if tests.count == 1, case .interval = tests[0] { return tests[0].text }
    return "(\(tests.map(\.text).joined(separator: ", ")))"
  }

  private var text: String {
    switch self {
    case .compare(.equal, let term): term.groupedTest
    case .compare(let comparison, let term): "\(comparison.rawValue) \(term.groupedTest)"
    case .interval(let from, let fromIncluded, let to, let toIncluded):
      "\(fromIncluded ? "[" : "(")\(from.groupedTest)..\(to.groupedTest)\(toIncluded ? "]" : ")")"
    }
  }
}

extension Term {
  fileprivate var groupedTest: String { grouped }
}

extension FEELValue {
  fileprivate var text: String {
    switch self {
    case .boolean(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .string(let text): "\"\(text.escaped)\""
    case .date(let day): "@\"\(day)\""
    case .months(let months): "@\"P\(months)M\""
    case .days(let days): "@\"P\(days)D\""
    case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
    case .unknown: "chưa biết"
    }
  }
}

extension String {
  fileprivate var escaped: String {
    var text = ""
    for character in self {
      switch character {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.append(character)
      }
    }
    return text
  }
}
