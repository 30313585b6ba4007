/// FEEL text that reads back as the same term.
extension Expression: CustomStringConvertible {
  public var description: String { term.text }
}

extension Term {
  var text: String {
    switch node {
    case .null: "null"
    case .literal(let literal): literal.value.text
    case .numeral(_, let text): text
    case .slot(_, let name), .local(_, let name), .entry(let name, _, _): name
    case .builtIn(let builtIn): builtIn.name
    case .property(let base, let name): "\(base.grouped).\(name)"
    // Signs in a row nest as deep as they are many; parentheses between them would nest twice as deep.
    case .negate(let operand): if case .negate = operand.node { "-\(operand.text)" } else { "-\(operand.grouped)" }
    case .arithmetic(let operation, let left, let right): "\(left.grouped) \(operation.rawValue) \(right.grouped)"
    case .compare(let comparison, let left, let right): "\(left.grouped) \(comparison.rawValue) \(right.grouped)"
    case .between(let value, let low, let high): "\(value.grouped) between \(low.grouped) and \(high.grouped)"
    case .isIn(let value, let tests): "\(value.grouped) in \(UnaryTest.text(tests))"
    case .and(let left, let right): "\(left.grouped) and \(right.grouped)"
    case .or(let left, let right): "\(left.grouped) or \(right.grouped)"
    case .choose(let condition, let then, let otherwise):
      "if \(condition.text) then \(then.grouped) else \(otherwise.grouped)"
    case .quantified(let quantifier, let iterations, let condition):
      "\(quantifier.rawValue) \(iterations.text) satisfies \(condition.grouped)"
    case .each(let iterations, let body): "for \(iterations.text) return \(body.grouped)"
    case .filter(let list, let condition): "\(list.grouped)[\(condition.text)]"
    case .call(let builtIn, let arguments): "\(builtIn.name)(\(arguments.map(\.text).joined(separator: ", ")))"
    case .apply(let function, let arguments):
      "\(function.grouped)(\(arguments.map(\.text).joined(separator: ", ")))"
    case .context(let entries): "{\(entries.map(\.text).joined(separator: ", "))}"
    case .range(let from, let fromIncluded, let to, let toIncluded):
      "\(fromIncluded ? "[" : "(")\(from.grouped)..\(to.grouped)\(toIncluded ? "]" : ")")"
    case .ray(let comparison, let bound): "(\(comparison.rawValue) \(bound.grouped))"
    case .function(let parameters, let body, let isExternal):
      "function(\(parameters.map(\.text).joined(separator: ", ")))\(isExternal ? " external" : "") \(body.text)"
    case .instance(let value, let type): "\(value.grouped) instance of \(type.feelName)"
    case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
    }
  }

  fileprivate var grouped: String {
    switch node {
    case .null, .literal, .numeral, .slot, .local, .entry, .builtIn, .property, .call, .list, .context, .range, .ray:
      text
    case .negate, .arithmetic, .compare, .between, .isIn, .and, .or, .choose, .quantified, .each, .filter, .apply,
      .function, .instance:
      "(\(text))"
    }
  }
}

extension [Iteration] {
  fileprivate var text: String {
    map { iteration in
      switch iteration.source {
      case .list(let list): "\(iteration.name) in \(list.grouped)"
      case .span(let from, let to): "\(iteration.name) in \(from.grouped)..\(to.grouped)"
      }
    }.joined(separator: ", ")
  }
}

extension Argument {
  fileprivate var text: String { name.map { "\($0): \(value.text)" } ?? value.text }
}

extension ContextEntry {
  fileprivate var text: String { "\"\(key.escaped)\": \(value.text)" }
}

extension Parameter {
  fileprivate var text: String { type == .any ? name : "\(name): \(type.feelName)" }
}

extension FEELType {
  /// As FEEL writes it; named types are written out.
  var feelName: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsAndMonthsDuration: "years and months duration"
    case .daysDuration: "days and time duration"
    case .list(let item): "list<\(item.feelName)>"
    case .range(let bound): "range<\(bound.feelName)>"
    case .context(let entries):
      entries.isEmpty
        ? "context" : "context<\(entries.map { "\($0.key): \($0.type.feelName)" }.joined(separator: ", "))>"
    case .constrained(let type, _): type.feelName
    case .function(let parameters, let result):
      "function<\(parameters.map(\.feelName).joined(separator: ", "))>->\(result.feelName)"
    }
  }
}

extension UnaryTest {
  fileprivate static func text(_ tests: [UnaryTest]) -> String {
    if tests.count == 1, tests[0].standsAlone { return tests[0].text }
    return "(\(tests.map(\.text).joined(separator: ", ")))"
  }

  /// A list in parentheses of one member would read as an expression in parentheses.
  private var standsAlone: Bool {
    switch self {
    case .interval, .expression: true
    case .compare: false
    }
  }

  private var text: String {
    switch self {
    case .compare(let comparison, let term): "\(comparison.rawValue) \(term.grouped)"
    case .expression(let term, _): term.grouped
    case .interval(let from, let fromIncluded, let to, let toIncluded):
      "\(fromIncluded ? "[" : "(")\(from.grouped)..\(to.grouped)\(toIncluded ? "]" : ")")"
    }
  }
}

extension FEELValue {
  /// As FEEL writes it.
  public var text: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .string(let text): "\"\(text.escaped)\""
    case .date(let day): "@\"\(day)\""
    case .time(let time): "@\"\(time)\""
    case .dateTime(let moment): "@\"\(moment)\""
    case .yearsAndMonths(let duration): "@\"\(duration)\""
    case .daysAndTime(let duration): "@\"\(duration)\""
    case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
    case .context(let context):
      "{\(context.entries.map { "\"\($0.key.escaped)\": \($0.value.text)" }.joined(separator: ", "))}"
    case .range(let range): range.text
    case .function: "function"
    case .unknown: "chưa biết"
    }
  }
}

extension FEELRange {
  fileprivate var text: String {
    if let ray { return "(\(ray.rawValue) \((ray == .less || ray == .lessOrEqual ? to : from).text))" }
    return "\(fromIncluded ? "[" : "(")\(from.text)..\(to.text)\(toIncluded ? "]" : ")")"
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
