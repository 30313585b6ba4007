import Reading
import Rulebook
import Values

extension DossierStatements {
  /// The same statements with proposals for facts that had none; what was stated is never touched.
  func adding(_ proposals: [(fact: Fact, statement: Statement)]) -> DossierStatements {
    func with(_ fact: Fact) -> Fact {
      let proposed = proposals.filter { $0.fact.name == fact.name && $0.fact.subject == fact.subject }.map(\.statement)
      guard fact.statements.isEmpty, !proposed.isEmpty else { return fact }
      return fact.with(statements: proposed, sought: nil)
    }
    let rows = facts.rows.map { rows in
      FactSet.Rows(
        collection: rows.collection, rows: rows.rows.map { FactSet.Row(name: $0.name, facts: $0.facts.map(with)) },
        incompleteBecause: rows.incompleteBecause)
    }
    return DossierStatements(
      papers: papers, recognised: recognised, unrecognised: unrecognised, paperDoubts: paperDoubts,
      facts: FactSet(facts: facts.facts.map(with), rows: rows),
      presences: presences, habits: habits, problems: problems, usesUnofficialLabels: usesUnofficialLabels)
  }
}
