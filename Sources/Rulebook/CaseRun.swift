import Values

/// How one case went.
package struct CaseFailure: Sendable, CustomStringConvertible {
  package let ruleCase: RuleCase
  package let what: String

  package var description: String {
    "\(ruleCase.path):\(ruleCase.line):1: \(ruleCase.rule) «\(ruleCase.name)»: \(what)"
  }
}

extension Rulebook {
  /// The cases of every rule, read from the files beside them; a case file without a rule is a problem.
  package func cases(in folder: RuleFolder) throws(RulebookError) -> [RuleCase] {
    var problems: [RulebookProblem] = []
    var cases: [RuleCase] = []
    for file in folder.cases {
      let rulePath = String(file.path.dropLast(".cases.yaml".count)) + ".yaml"
      var sheet = RuleSheet(path: file.path)
      guard let rule = rules.first(where: { $0.path == rulePath }) else {
        let message = "không có quy tắc \(rulePath) bên cạnh tệp này"
        problems.append(.init(path: file.path, line: 1, column: 1, message: message))
        continue
      }
      if let root = sheet.root(of: file.text) { cases += sheet.cases(root, of: rule, in: self) }
      problems += sheet.problems
    }
    for rule in rules where !cases.contains(where: { $0.rule == rule.id }) {
      problems.append(.init(path: rule.path, line: 1, column: 1, message: "quy tắc chưa có trường hợp nào bên cạnh"))
    }
    guard problems.isEmpty else { throw RulebookError(problems: problems) }
    return cases
  }

  /// What is wrong with the case under this rulebook; nil when it holds.
  package func failure(of ruleCase: RuleCase) -> CaseFailure? {
    guard let rule = rules.first(where: { $0.id == ruleCase.rule }) else { return nil }
    let office = ruleCase.office ?? procedures.first { $0.id == ruleCase.procedure }?.codes.first?.receivedBy
    let judge = Judge(catalogue: catalogue, facts: ruleCase.facts, office: office)
    let governing =
      switch ruleCase.facts.fact(rule.matter.governedBy).values.first {
      case .day(let day)?: rule.matter.governing(day)
      case .number, .quantity, .text, .flag, nil: GoverningDay.unknown(reason: "trường hợp không nêu ngày")
      }
    let meant = rule.visiting(ruleCase.forEach)
    let verdicts = judge.verdicts(of: meant, governing: governing).verdicts
    return Self.failure(of: ruleCase, verdicts)
  }

  private static func failure(of ruleCase: RuleCase, _ verdicts: [Verdict]) -> CaseFailure? {
    let outcomes = Set(verdicts.map(\.outcome))
    guard outcomes == [ruleCase.expected] else {
      let told = outcomes.isEmpty ? "không có kết luận" : outcomes.map(\.rawValue).sorted().joined(separator: ", ")
      return CaseFailure(ruleCase: ruleCase, what: "mong đợi «\(ruleCase.expected.rawValue)», được «\(told)»")
    }
    if let readings = ruleCase.expectedReadings, verdicts.first.map({ $0.readings.map(\.holds) }) != readings {
      return CaseFailure(ruleCase: ruleCase, what: "các cách hiểu cho kết quả khác")
    }
    if let finding = ruleCase.expectedFinding, verdicts.first?.finding != finding {
      return CaseFailure(ruleCase: ruleCase, what: "câu kết luận là «\(verdicts.first?.finding ?? "")»")
    }
    return nil
  }
}
