import Values
import Yams

/// `case` of a procedure's version, and what names its cases or the procedure's codes.
extension RuleSheet {
  mutating func procedureCases(in record: Record, facts: [FactDefinition]) -> ProcedureCases? {
    guard let name = optionalText("case", in: record) else { return nil }
    let closed = facts.filter { $0.kind == .text && !$0.limits.values.isEmpty }
    guard let fact = closed.first(where: { $0.name == name }) else {
      report(
        "không có dữ kiện chữ có danh sách giá trị «\(name)»\(Suggestion.among(closed.map(\.name), for: name))",
        at: record.members["case"])
      return nil
    }
    return ProcedureCases(fact: fact.name, values: fact.limits.values)
  }

  /// The cases that a component or a limit names.
  mutating func cases(in record: Record, of cases: ProcedureCases?) -> [String] {
    guard let node = record.members["cases"] else { return [] }
    guard let cases else {
      reportNoCase(at: node)
      return []
    }
    let named = texts("cases", in: record)
    checkCases(named, among: [cases], at: node)
    if Set(named) == Set(cases.values) { report("«cases» nêu mọi trường hợp: bỏ khóa này", at: node) }
    return named
  }

  /// The cases that dossiers filed under a code may be.
  mutating func checkCases(of code: Node, among cases: [ProcedureCases]) {
    guard case .mapping(let mapping) = code, let node = mapping["cases"] else { return }
    guard !cases.isEmpty else {
      reportNoCase(at: node)
      return
    }
    checkCases(list(node, what: "cases").compactMap { text($0, what: "cases") }, among: cases, at: node)
  }

  /// The cases in which a rule is asked. Every procedure of the rule that has cases must have one of them, or the rule
  /// would never be asked there.
  mutating func cases(in record: Record, of procedures: [Procedure]) -> [String] {
    guard let node = record.members["cases"] else { return [] }
    let named = texts("cases", in: record)
    let versions = procedures.flatMap { procedure in procedure.versions.compactMap(\.cases).map { (procedure, $0) } }
    guard !versions.isEmpty else {
      reportNoCase(at: node)
      return named
    }
    checkCases(named, among: versions.map(\.1), at: node)
    for (procedure, cases) in versions where !named.isEmpty && !cases.values.contains(where: named.contains) {
      report("«cases» không nêu trường hợp nào của thủ tục \(procedure.id)", at: node)
    }
    if versions.allSatisfy({ Set($0.1.values).isSubset(of: named) }) {
      report("«cases» nêu mọi trường hợp: bỏ khóa này", at: node)
    }
    return named
  }

  private mutating func reportNoCase(at node: Node) {
    report("có «cases» thì phiên bản thủ tục phải có «case», là dữ kiện phân biệt các trường hợp", at: node)
  }

  private mutating func checkCases(_ named: [String], among cases: [ProcedureCases], at node: Node) {
    let values = cases.flatMap(\.values).uniqued
    if named.isEmpty { report("«cases» để trống: bỏ khóa này, hoặc nêu trường hợp", at: node) }
    for name in named where !values.contains(name) {
      let facts = cases.map { "«\($0.fact)»" }.uniqued.joined(separator: ", ")
      report("\(facts) không có giá trị «\(name)»\(Suggestion.among(values, for: name))", at: node)
    }
  }

  /// The codes of the procedure under which a limit holds.
  mutating func codes(in record: Record, of codes: [String]) -> [String] {
    let named = texts("codes", in: record)
    for code in named where !codes.contains(code) {
      report("thủ tục không có mã «\(code)»\(Suggestion.among(codes, for: code))", at: record.members["codes"])
    }
    return named
  }

  /// At most one limit of the whole procedure for each code and case.
  mutating func checkWholes(_ limits: [Limit], _ codes: [String], _ cases: ProcedureCases?, at node: Node?) {
    for code in codes {
      for value in cases?.values ?? [""] {
        let wholes = limits.filter { limit in
          limit.isWhole && (limit.codes.isEmpty || limit.codes.contains(code))
            && (limit.cases.isEmpty || limit.cases.contains(value))
        }
        guard wholes.count > 1 else { continue }
        let told = value.isEmpty ? "" : ", trường hợp «\(value)»"
        report("mã \(code)\(told) có \(wholes.count) thời hạn toàn bộ", at: node)
      }
    }
  }
}
