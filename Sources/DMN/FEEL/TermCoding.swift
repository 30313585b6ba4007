import Values

// Terms in their binary form: no text is parsed again, and what a case holds is written in the order of its declaration.

extension Expression: Binary {
  /// Compiled again and not parsed; what was checked of it before it was written is not checked again, so only bytes
  /// that are trusted may be evaluated.
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(term: try reader.read(), type: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(term, type) }
}

extension Term: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(node: try reader.read(), offset: try reader.read())
  }

  func write(to writer: BinaryWriter) { writer.write(node, offset) }
}

extension Node: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .null
    case 1: self = .literal(try reader.read())
    case 2: self = .numeral(try reader.read(), text: try reader.read())
    case 3: self = .slot(try reader.read(), name: try reader.read())
    case 4: self = .local(try reader.read(), name: try reader.read())
    case 5: self = .entry(try reader.read(), items: try reader.read(), outer: try reader.read())
    case 6: self = .builtIn(try reader.read())
    case 7: self = .property(try reader.read(), try reader.read())
    case 8: self = .negate(try reader.read())
    case 9: self = .arithmetic(try reader.read(), try reader.read(), try reader.read())
    case 10: self = .compare(try reader.read(), try reader.read(), try reader.read())
    case 11: self = .between(try reader.read(), try reader.read(), try reader.read())
    case 12: self = .isIn(try reader.read(), try reader.read())
    case 13: self = .and(try reader.read(), try reader.read())
    case 14: self = .or(try reader.read(), try reader.read())
    case 15: self = .choose(condition: try reader.read(), then: try reader.read(), otherwise: try reader.read())
    case 16: self = .quantified(try reader.read(), try reader.read(), condition: try reader.read())
    case 17: self = .each(try reader.read(), try reader.read())
    case 18: self = .filter(try reader.read(), try reader.read())
    case 19: self = .call(try reader.read(), try reader.read())
    case 20: self = .apply(try reader.read(), try reader.read())
    case 21: self = .list(try reader.read())
    case 22: self = .context(try reader.read())
    case 23:
      self = .range(
        from: try reader.read(), fromIncluded: try reader.read(), to: try reader.read(), toIncluded: try reader.read())
    case 24: self = .ray(try reader.read(), try reader.read())
    case 25: self = .function(try reader.read(), try reader.read(), isExternal: try reader.read())
    case 26: self = .instance(try reader.read(), try reader.read())
    case _: throw .value(of: "Node")
    }
  }

  func write(to writer: BinaryWriter) {
    switch self {
    case .null: writer.write(size: 0)
    case .literal(let literal): write(1, literal, to: writer)
    case .numeral(let number, let text): write(2, number, text, to: writer)
    case .slot(let slot, let name): write(3, slot, name, to: writer)
    case .local(let index, let name): write(4, index, name, to: writer)
    case .entry(let name, let items, let outer): write(5, name, items, outer, to: writer)
    case .builtIn(let builtIn): write(6, builtIn, to: writer)
    case .property(let base, let name): write(7, base, name, to: writer)
    case .negate(let operand): write(8, operand, to: writer)
    case .arithmetic(let operation, let left, let right): write(9, operation, left, right, to: writer)
    case .compare(let comparison, let left, let right): write(10, comparison, left, right, to: writer)
    case .between(let value, let low, let high): write(11, value, low, high, to: writer)
    case .isIn(let value, let tests): write(12, value, tests, to: writer)
    case .and(let left, let right): write(13, left, right, to: writer)
    case .or(let left, let right): write(14, left, right, to: writer)
    case .choose(let condition, let then, let otherwise): write(15, condition, then, otherwise, to: writer)
    case .quantified(let quantifier, let iterations, let body): write(16, quantifier, iterations, body, to: writer)
    case .each(let iterations, let body): write(17, iterations, body, to: writer)
    case .filter(let list, let condition): write(18, list, condition, to: writer)
    case .call(let builtIn, let arguments): write(19, builtIn, arguments, to: writer)
    case .apply(let function, let arguments): write(20, function, arguments, to: writer)
    case .list(let items): write(21, items, to: writer)
    case .context(let entries): write(22, entries, to: writer)
    case .range(let from, let fromIncluded, let to, let toIncluded):
      write(23, from, fromIncluded, to, toIncluded, to: writer)
    case .ray(let comparison, let bound): write(24, comparison, bound, to: writer)
    case .function(let parameters, let body, let isExternal): write(25, parameters, body, isExternal, to: writer)
    case .instance(let value, let type): write(26, value, type, to: writer)
    }
  }

  private func write<each Part: Binary>(_ tag: Int, _ parts: repeat each Part, to writer: BinaryWriter) {
    writer.write(size: tag)
    writer.write(repeat each parts)
  }
}

extension Arithmetic: Binary {}
extension Comparison: Binary {}
extension Quantifier: Binary {}

extension Iteration: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(name: try reader.read(), source: try reader.read())
  }

  func write(to writer: BinaryWriter) { writer.write(name, source) }
}

extension Iteration.Source: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    let isSpan: Bool = try reader.read()
    self = isSpan ? .span(try reader.read(), try reader.read()) : .list(try reader.read())
  }

  func write(to writer: BinaryWriter) {
    switch self {
    case .list(let list): writer.write(false, list)
    case .span(let from, let to): writer.write(true, from, to)
    }
  }
}

extension Argument: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(name: try reader.read(), value: try reader.read())
  }

  func write(to writer: BinaryWriter) { writer.write(name, value) }
}

extension ContextEntry: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(key: try reader.read(), value: try reader.read())
  }

  func write(to writer: BinaryWriter) { writer.write(key, value) }
}

extension Parameter: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(name: try reader.read(), type: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(name, type) }
}

extension UnaryTest: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .compare(try reader.read(), try reader.read())
    case 1:
      self = .interval(
        from: try reader.read(), fromIncluded: try reader.read(), to: try reader.read(), toIncluded: try reader.read())
    case 2: self = .expression(try reader.read(), readsInput: try reader.read())
    case _: throw .value(of: "UnaryTest")
    }
  }

  func write(to writer: BinaryWriter) {
    switch self {
    case .compare(let comparison, let bound):
      writer.write(size: 0)
      writer.write(comparison, bound)
    case .interval(let from, let fromIncluded, let to, let toIncluded):
      writer.write(size: 1)
      writer.write(from, fromIncluded, to, toIncluded)
    case .expression(let term, let readsInput):
      writer.write(size: 2)
      writer.write(term, readsInput)
    }
  }
}

extension BuiltIn: Binary {
  /// A function that there is.
  init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(name: try reader.read())
    guard definition != nil else { throw .value(of: "BuiltIn") }
  }

  func write(to writer: BinaryWriter) { writer.write(name) }
}

extension Literal: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .boolean(try reader.read())
    case 1: self = .string(try reader.read())
    case 2:
      guard let literal = Literal(at: try reader.text()) else { throw .value(of: "Literal") }
      self = literal
    case _: throw .value(of: "Literal")
    }
  }

  func write(to writer: BinaryWriter) {
    switch self {
    case .boolean(let flag):
      writer.write(size: 0)
      writer.write(flag)
    case .string(let text):
      writer.write(size: 1)
      writer.write(text)
    case .date(let day): write("\(day)", to: writer)
    case .time(let time): write("\(time)", to: writer)
    case .dateTime(let moment): write("\(moment)", to: writer)
    case .yearsAndMonths(let duration): write("\(duration)", to: writer)
    case .daysAndTime(let duration): write("\(duration)", to: writer)
    }
  }

  /// As `@"…"` says it.
  private func write(_ text: String, to writer: BinaryWriter) {
    writer.write(size: 2)
    writer.write(text)
  }
}
