import Values

/// What a value of a fact may be, as the catalogue has it; what lies outside is unclear, from whatever source.
package struct FactLimits: Sendable, Hashable {
  package let least: Decimal128?
  package let most: Decimal128?
  /// Units as examples, in the catalogue's order; a unit fits that converts into one of them. Empty: any unit fits.
  package let units: [Unit]
  /// Of a text: the only values that it may have; empty: any.
  package let values: [String]
  /// Of a flag: other words than *có* and *không* by which a paper says so. Of a text, `no`: words that give no value.
  package var yes: [LabelKey] = []
  package var no: [LabelKey] = []
  /// Of a flag: the collection the name of whose row says *có*: a machine's line.
  package var rowsOf: String?
  /// Of a quantity: the unit in which conditions see it, as a plain number that may be held against a threshold.
  package var base: Unit?

  package static let none = FactLimits(least: nil, most: nil, units: [], values: [])

  /// The listed value that words mean, however they are cased and spaced; nil where they mean none.
  func listed(_ words: String) -> String? {
    guard !values.isEmpty else { return nil }
    // As an intake system writes it.
    if values.contains(words) { return words }
    let key = LabelKey(words)
    return values.first { LabelKey($0) == key }
  }

  /// Why a value is outside, in Vietnamese; nil where it is not.
  func objection(to value: FactValue, of fact: String) -> String? {
    switch value {
    case .number(let number): objection(to: number)
    case .quantity(let quantity): objection(to: quantity.value) ?? objection(to: quantity.unit, of: fact)
    case .text(let text) where !values.isEmpty && !values.contains(text):
      "không phải một trong: \(values.map { "«\($0)»" }.joined(separator: ", "))"
    case .text, .day, .flag, .place: nil
    }
  }

  private func objection(to number: Decimal128) -> String? {
    if let least, number < least { return "nhỏ hơn \(VietnameseText.number(least)), không hợp lý" }
    if let most, number > most { return "lớn hơn \(VietnameseText.number(most)), không hợp lý" }
    return nil
  }

  private func objection(to unit: Unit, of fact: String) -> String? {
    guard !units.isEmpty, !units.contains(where: { $0.dimension == unit.dimension }) else { return nil }
    let examples = units.prefix(5).map(\.symbol).joined(separator: ", ")
    return "đơn vị «\(unit)» không phải của «\(fact)» (ví dụ: \(examples))"
  }
}

/// Two facts of one row that are much alike in truth: where they lie far apart, one of them is probably misread.
package struct FactPair: Sendable, Hashable {
  package let facts: [String]
  /// From this ratio on a value is doubtful.
  package let factor: Decimal128

  /// Why the two values cannot both be relied on, in Vietnamese; nil where they can, or do not compare.
  package func doubt(_ first: Quantity, _ second: Quantity) -> String? {
    guard let other = second.converted(to: first.unit), first.value >= .zero, other >= .zero else { return nil }
    let low = min(first.value, other)
    let high = max(first.value, other)
    guard high > .zero, let bound = low.multiplied(by: factor), high >= bound else { return nil }
    let told = [first, second].map { "«\(VietnameseText.number($0.value)) \($0.unit)»" }.joined(separator: " và ")
    return "\(told) chênh nhau từ \(VietnameseText.number(factor)) lần trở lên, có thể một số đã đọc sai"
  }
}

extension RuleSheet {
  mutating func factLimits(in record: Record) -> FactLimits {
    FactLimits(
      least: decimal("min", in: record), most: decimal("max", in: record), units: units(in: record),
      values: texts("values", in: record), yes: texts("yes", in: record).map { LabelKey($0) },
      no: texts("no", in: record).map { LabelKey($0) }, rowsOf: optionalText("rows-of", in: record),
      base: measure(in: record))
  }

  private mutating func measure(in record: Record) -> Unit? {
    guard let symbol = optionalText("measured-in", in: record) else { return nil }
    let unit = Unit(symbol)
    if unit == nil { report("không có đơn vị «\(symbol)»", at: record.members["measured-in"]) }
    return unit
  }

  mutating func factPairs(in record: Record, among facts: [FactDefinition]) -> [FactPair] {
    optionalList("pairs", in: record).compactMap { node in
      guard let pair = self.record(node, keys: ["facts", "factor"], what: "cặp dữ kiện"),
        let factor = decimal("factor", in: pair)
      else { return nil }
      let names = texts("facts", in: pair)
      let quantities = facts.filter { $0.tag != nil }.map(\.name)
      for name in names where !quantities.contains(name) {
        report("không có đại lượng «\(name)»\(Suggestion.among(quantities, for: name))", at: pair.members["facts"])
      }
      guard names.count == 2, factor > .one else {
        report("một cặp gồm hai dữ kiện và «factor» lớn hơn 1", at: node)
        return nil
      }
      return FactPair(facts: names, factor: factor)
    }
  }

  private mutating func decimal(_ key: String, in record: Record) -> Decimal128? {
    guard let text = optionalText(key, in: record) else { return nil }
    guard let number = Decimal128(text) else {
      report("«\(key)» phải là một số, đang là «\(text)»", at: record.members[key])
      return nil
    }
    return number
  }

  /// `of` by `per`, and `alone`.
  private mutating func units(in record: Record) -> [Unit] {
    guard let node = record.members["units"],
      let scope = self.record(node, keys: ["of", "per", "alone"], what: "đơn vị")
    else { return [] }
    let per = texts("per", in: scope)
    let of = texts("of", in: scope).flatMap { Unit.countedNouns.contains($0) ? [$0] + Unit.countedNouns : [$0] }
    let symbols = of.flatMap { above in per.map { "\(above)/\($0)" } } + texts("alone", in: scope)
    return symbols.compactMap { symbol in
      let unit = Unit(symbol)
      if unit == nil { report("không có đơn vị «\(symbol)»", at: node) }
      return unit
    }
  }
}
