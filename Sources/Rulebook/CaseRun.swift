import Values

/// How one case went.
package struct CaseFailure: Sendable, CustomStringConvertible {
  let path: String
  let line: Int
  let id: Rule.ID
  let name: String
  package let what: String

  package var description: String { "\(path):\(line):1: \(id) «\(name)»: \(what)" }
}

extension CaseFailure {
  fileprivate init(_ ruleCase: RuleCase, _ what: String) {
    self.init(path: ruleCase.path, line: ruleCase.line, id: ruleCase.rule, name: ruleCase.name, what: what)
  }
}

/// All cases beside rules and tables.
package struct Cases: Sendable {
  package var rules: [RuleCase] = []
  package var tables: [ClassificationCase] = []

  package var count: Int { rules.count + tables.count }
}

extension Rulebook {
  /// The cases of every rule and table, read from the files beside them; a case file without either is a problem.
  package func cases(in folder: RuleFolder) throws(RulebookError) -> Cases {
    var problems: [RulebookProblem] = []
    var cases = Cases()
    for file in folder.cases {
      let rulePath = String(file.path.dropLast(".cases.yaml".count)) + ".yaml"
      var sheet = RuleSheet(path: file.path)
      let root = sheet.root(of: file.text)
      if let rule = rules.first(where: { $0.path == rulePath }) {
        if let root { cases.rules += sheet.cases(root, of: rule, in: self) }
      } else if let table = classifications.first(where: { $0.path == rulePath }) {
        if let root { cases.tables += sheet.cases(root, of: table, in: self) }
      } else {
        let message = "không có quy tắc \(rulePath) bên cạnh tệp này"
        problems.append(.init(path: file.path, line: 1, column: 1, message: message))
      }
      problems += sheet.problems
    }
    for rule in rules where !cases.rules.contains(where: { $0.rule == rule.id }) {
      problems.append(.init(path: rule.path, line: 1, column: 1, message: "quy tắc chưa có trường hợp nào bên cạnh"))
    }
    guard problems.isEmpty else { throw RulebookError(problems: problems) }
    return cases
  }

  /// Every case that does not hold, those of rules first.
  package func failures(of cases: Cases) -> [CaseFailure] {
    cases.rules.compactMap { failure(of: $0) } + cases.tables.compactMap { failure(of: $0) }
  }

  /// What is wrong with the case under this rulebook; nil when it holds.
  package func failure(of ruleCase: RuleCase) -> CaseFailure? {
    guard let rule = rules.first(where: { $0.id == ruleCase.rule }) else { return nil }
    let office = ruleCase.office ?? procedure(of: ruleCase)?.codes.first?.receivedBy
    let governing = governing(rule.matter, ruleCase.facts)
    let judge = Judge(
      catalogue: catalogue, facts: ruleCase.facts, office: office, caseFound: caseFound(ruleCase, governing.day))
    let meant = rule.tried(visiting: ruleCase.forEach)
    let (verdicts, notes) = judge.verdicts(of: meant, governing: governing)
    return Self.failure(of: ruleCase, isNote: rule.effect == .note, verdicts, notes)
  }

  private func procedure(of ruleCase: RuleCase) -> Procedure? { procedures.first { $0.id == ruleCase.procedure } }

  /// Which case of its procedure the facts make it, under the first of the codes.
  private func caseFound(_ ruleCase: RuleCase, _ day: CivilDay?) -> CaseFound {
    guard let procedure = procedure(of: ruleCase), let code = procedure.codes.first else { return .only }
    let version = day.flatMap { procedure.version(on: $0) } ?? procedure.versions.last
    return version?.caseFound(ruleCase.facts, under: code, catalogue) ?? .only
  }

  /// The day that a case gives.
  func governing(_ matter: Matter, _ facts: FactSet) -> GoverningDay {
    switch facts.fact(matter.governedBy).values.first {
    case .day(let day)?: matter.governing(day)
    case .number, .quantity, .text, .flag, .place, nil: .unknown(reason: "trường hợp không nêu ngày")
    }
  }

  private static func failure(
    of ruleCase: RuleCase, isNote: Bool, _ verdicts: [Verdict], _ notes: [Judgement.Note]
  ) -> CaseFailure? {
    var got = Set(verdicts.map { RuleCase.Expected.outcome($0.outcome) })
    if isNote, verdicts.isEmpty { got = [notes.isEmpty ? .silent : .noted] }
    guard got == [ruleCase.expected] else {
      let told = got.isEmpty ? "không có kết luận" : got.map(\.word).sorted().joined(separator: ", ")
      return CaseFailure(ruleCase, "mong đợi «\(ruleCase.expected.word)», được «\(told)»")
    }
    if let readings = ruleCase.expectedReadings, verdicts.first.map({ $0.readings.map(\.holds) }) != readings {
      return CaseFailure(ruleCase, "các cách hiểu cho kết quả khác")
    }
    let said = verdicts.first?.finding ?? notes.first?.text
    if let finding = ruleCase.expectedFinding, said != finding {
      return CaseFailure(ruleCase, "câu kết luận là «\(said ?? "")»")
    }
    return nil
  }
}
