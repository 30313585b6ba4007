import DMN
import Values

/// A question of law that a decision table answers (which body, which procedure, which group), with a version for each
/// period. It gives a result and no verdict.
package struct Classification: Sendable {
  package let id: Rule.ID
  package let title: String
  /// Codes under which the law pages list the obligations that it answers.
  package let also: [Rule.ID]
  package let procedures: [Procedure.ID]
  package let matter: Matter
  package let status: Rule.Status
  /// The collection whose rows it classifies one by one; nil where it classifies the dossier.
  package let forEach: CollectionDefinition?
  package let versions: [Version]
  /// Path of the file within the rules folder.
  package let path: String

  private let plans = Once<Plans>()
  /// What it came to for the last dossiers.
  let derived = Memo<DerivedFacts.Key, DerivedFacts.Derived>(most: 32)

  package init(
    id: Rule.ID, title: String, also: [Rule.ID], procedures: [Procedure.ID], matter: Matter, status: Rule.Status,
    forEach: CollectionDefinition?, versions: [Version], path: String
  ) {
    self.id = id
    self.title = title
    self.also = also
    self.procedures = procedures
    self.matter = matter
    self.status = status
    self.forEach = forEach
    self.versions = versions
    self.path = path
  }

  /// What its tables read.
  var names: Set<String> { versions.reduce(into: []) { $0.formUnion($1.table.names) } }

  /// Made when the first dossier asks.
  struct Plans: Sendable {
    /// What the table of each version reads.
    let versions: [FactPlan]
    /// The tables that state what it reads, in the order of the catalogue.
    let sources: [Rule.ID]
    /// The facts that it states.
    let stated: [String]
    let whatIsRead: WhatIsRead
  }

  /// - Parameter catalogue: the one of its own rulebook.
  func plans(in catalogue: Catalogue) -> Plans {
    plans.value {
      let (scope, read) = (catalogue.scope(of: forEach), names)
      let versions = versions.map { FactPlan(catalogue, row: forEach, names: $0.table.names) }
      let stated = (forEach?.facts ?? catalogue.facts).filter { $0.table == id }.map(\.name)
      return Plans(
        versions: versions,
        sources: scope.facts.filter { read.contains($0.name) }.compactMap(\.table),
        stated: stated,
        whatIsRead: WhatIsRead(
          versions, rows: [forEach].compactMap(\.self),
          and: [matter.governedBy] + (forEach == nil ? stated : []), in: catalogue))
    }
  }

  /// The table of one period.
  package struct Version: Sendable {
    package let inForce: InForce
    package let verified: Verification
    package let table: ClassificationTable
  }
}

/// A decision table over the facts of a dossier (DMN 1.5 §8), compiled; every row with its legal basis.
package struct ClassificationTable: Sendable {
  package struct Input: Sendable, Hashable {
    /// FEEL over the catalogue's facts.
    package let text: String
    /// `string`, `number`, `boolean`, `date`.
    package let type: String
    /// All values that the input may have, as unary tests; nil where the catalogue sets no bounds.
    package let domain: String?
  }

  /// A fact of the catalogue that an input reads, with its type in the words of the standard.
  struct Read: Sendable, Hashable {
    let name: String
    let type: String
  }

  package struct Row: Sendable, Hashable {
    /// Unary tests, one for each input.
    package let tests: [String]
    /// FEEL, one for each output.
    package let outputs: [String]
    package let basis: [Citation]
  }

  package let hitPolicy: DecisionTable.HitPolicy
  package let inputs: [Input]
  package let outputs: [String]
  package let rows: [Row]
  /// What the cells of the outputs write out, row by row.
  let results: [[Classified.Output]]
  let facts: [Read]
  let model: DecisionModel

  /// What the inputs read.
  var names: Set<String> { Set(facts.map(\.name)) }

  /// The name of the one decision of the model.
  static let decision = "kết quả"

  /// - Parameters:
  ///   - hitPolicy: one that answers with one row: `unique`, `any` or `first`.
  ///   - facts: those that the inputs read.
  init(hitPolicy: DecisionTable.HitPolicy, inputs: [Input], outputs: [String], rows: [Row], facts: [Read]) {
    self.hitPolicy = hitPolicy
    self.inputs = inputs
    self.outputs = outputs
    self.rows = rows
    results = rows.map { zip(outputs, $0.outputs).map(Self.output) }
    self.facts = facts
    let table = DecisionTable(
      hitPolicy: hitPolicy,
      inputs: inputs.map { input in
        .init(
          expression: ExpressionText(input.text, typeRef: input.type), values: input.domain.map { ExpressionText($0) })
      },
      outputs: outputs.map { .init(name: outputs.count > 1 ? $0 : nil) },
      rules: rows.map { row in
        .init(
          inputEntries: row.tests.map { ExpressionText($0) }, outputEntries: row.outputs.map { ExpressionText($0) })
      })
    let data = facts.enumerated().map { index, fact in
      InputData(
        name: fact.name, variable: InformationItem(name: fact.name, typeRef: fact.type),
        mark: ElementMark(id: "f\(index)"))
    }
    let decision = Decision(
      name: Self.decision, variable: InformationItem(name: Self.decision),
      requiredInputs: data.indices.map { ModelReference("#f\($0)") }, expression: .decisionTable(table),
      mark: ElementMark(id: "d"))
    self.model = DecisionModel(
      Model(name: Self.decision, namespace: "urn:hoso:classification", inputData: data, decisions: [decision]))
  }

  /// What can be said of the table without a dossier: gaps, rows that meet, rows that are never the answer.
  package var analysis: TableAnalysis? { model.tableReports().first?.analysis }

  /// The values that an output's cells write out, each once.
  func literals(of output: Int) -> [Classified.Output] {
    results.map { $0[output] }.uniqued
  }
}
