import Values

/// What is wrong between the facts that tables state and the tables; said at the tables.
struct DerivedFactCheck {
  let catalogue: Catalogue
  let rules: [Rule]
  let tables: [Classification]

  var problems: [RulebookProblem] {
    catalogue.facts.flatMap { missing($0, of: nil) }
      + catalogue.collections.flatMap { collection in collection.facts.flatMap { missing($0, of: collection.name) } }
      + tables.flatMap(circle)
      + tables.flatMap { unserved($0.path, $0.procedures, $0.names, $0.forEach) }
      + rules.flatMap { rule in
        rule.versions.flatMap { unserved(rule.path, rule.procedures, $0.names, $0.forEach) }.uniqued
      }
  }

  private func problem(_ path: String, _ message: String) -> RulebookProblem {
    RulebookProblem(path: path, line: 1, column: 1, message: message)
  }

  /// The table is there, visits the rows that have the fact, or none, and every version of it has the fact for an output,
  /// with values that the fact can have.
  private func missing(_ fact: FactDefinition, of collection: String?) -> [RulebookProblem] {
    guard let id = fact.table else { return [] }
    guard let table = tables.first(where: { $0.id == id }) else {
      let known = Suggestion.among(tables.map(\.id), for: id)
      return [problem("facts.yaml", "«\(fact.name)»: không có bảng «\(id)»\(known)")]
    }
    guard table.forEach?.name == collection else {
      let what = collection.map { "từng dòng của «\($0)»" } ?? "cả hồ sơ"
      return [problem(table.path, "«\(fact.name)» là dữ kiện của \(what) nên bảng nêu nó cũng phải xét \(what)")]
    }
    return table.versions.flatMap { version -> [RulebookProblem] in
      guard let column = version.table.outputs.firstIndex(of: fact.name) else {
        return [
          problem(table.path, "bảng phải có cột kết quả «\(fact.name)» vì facts.yaml nói bảng này nêu dữ kiện ấy")
        ]
      }
      return version.table.literals(of: column).compactMap { literal in
        fact.objection(toResult: literal.value).map {
          problem(table.path, "kết quả «\(literal.words)» không phải giá trị của «\(fact.name)»: \($0)")
        }
      }
    }
  }

  /// No table reads, however far, what it states itself.
  private func circle(_ table: Classification) -> [RulebookProblem] {
    var seen: Set<Rule.ID> = []
    var ahead = table.plans(in: catalogue).sources
    while let next = ahead.popLast() {
      if next == table.id {
        return [problem(table.path, "bảng \(table.id) đọc dữ kiện mà chính nó nêu, trực tiếp hoặc qua bảng khác")]
      }
      guard seen.insert(next).inserted else { continue }
      ahead += tables.first { $0.id == next }?.plans(in: catalogue).sources ?? []
    }
    return []
  }

  /// Whoever reads what a table states, for a procedure, has the table made for that procedure.
  private func unserved(
    _ path: String, _ procedures: [Procedure.ID], _ read: Set<String>, _ row: CollectionDefinition?
  ) -> [RulebookProblem] {
    catalogue.scope(of: row).facts.filter { read.contains($0.name) }.compactMap { fact in
      guard let table = tables.first(where: { $0.id == fact.table }) else { return nil }
      let unserved = procedures.filter { !table.procedures.contains($0) }
      guard !unserved.isEmpty else { return nil }
      return problem(
        path,
        "đọc «\(fact.name)» mà bảng \(table.id) nêu, nhưng bảng ấy không lập cho thủ tục \(unserved.joined(separator: ", "))"
      )
    }
  }
}

extension FactDefinition {
  /// Why a table's result cannot be a value of the fact; nil where it can.
  fileprivate func objection(toResult value: FactValue?) -> String? {
    switch (kind, value) {
    case (.number, .number(let value)?): limits.objection(to: .number(value), of: name)
    case (.text, .text(let value)?): limits.objection(to: .text(value), of: name)
    case (.flag, .flag?), (.day, .day?): nil
    default: "dữ kiện ấy thuộc loại khác"
    }
  }
}
