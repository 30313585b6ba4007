import DMN
import Values

/// What a classification comes to for one dossier, and all it rests on. Only `Rulebook` makes one; of the same facts it is
/// one object.
package final class Classified: Sendable {
  /// An output of the table with its value in words.
  package struct Output: Sendable, Hashable {
    package let name: String
    package let words: String
    /// nil where the cell is no literal.
    package let value: FactValue?
  }

  package struct Row: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
      case fired
      /// It would fire under some value of what is unknown.
      case possible
      /// Another row answers although every cell holds.
      case passedOver
      /// By the first cell that fails: index of the input.
      case kept(by: Int)
    }

    /// From 1.
    package let number: Int
    package let outcome: Outcome
    /// As written, one for each input.
    package let tests: [String]
    package let outputs: [Output]
    package let basis: [Citation]
  }

  package enum Answer: Sendable, Hashable {
    case known([Output], row: Int)
    /// One of the possible rows, or more; empty where nothing can be said.
    case open
    /// The dossier's day lies outside every version, there is no row to classify, or somebody has answered without the
    /// table what it cannot answer.
    case notApplicable
  }

  package let id: Rule.ID
  package let title: String
  /// What was classified: the dossier, or the row of a table that visits rows.
  package let subject: Subject
  package let matter: Matter.ID
  package let answer: Answer
  /// Why it is open, does not apply, or wants a look; empty for a certain answer.
  package let reasons: [Reason]
  package let governedBy: CivilDay?
  package let version: InForce?
  package let verified: Verification?
  /// The input expressions of the table.
  package let inputs: [String]
  package let rows: [Row]
  /// Every fact that was read, with all statements about it.
  package let read: [Fact]
  /// Of an open answer: the unstated facts that can still change it.
  package let missing: [Fact]
  /// As reports write it.
  package let written = Once<WrittenJSON>()

  init(
    id: Rule.ID, title: String, subject: Subject, matter: Matter.ID, answer: Answer, reasons: [Reason],
    governedBy: CivilDay?, version: InForce?, verified: Verification?, inputs: [String], rows: [Row], read: [Fact],
    missing: [Fact]
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.matter = matter
    self.answer = answer
    self.reasons = reasons
    self.governedBy = governedBy
    self.version = version
    self.verified = verified
    self.inputs = inputs
    self.rows = rows
    self.read = read
    self.missing = missing
  }

  package var isOpen: Bool { answer == .open }

  /// Whether it has an answer that somebody must still look at.
  package var isDoubtful: Bool {
    if case .known = answer { !reasons.isEmpty } else { false }
  }

  /// On what the answer rests; empty without one.
  package var basis: [Citation] {
    guard case .known(_, let row) = answer else { return [] }
    return rows.first { $0.number == row }?.basis ?? []
  }
}

extension Classified: Hashable {
  package static func == (left: Classified, right: Classified) -> Bool {
    left === right
      || left.id == right.id && left.title == right.title && left.subject == right.subject
        && left.matter == right.matter && left.answer == right.answer && left.reasons == right.reasons
        && left.governedBy == right.governedBy && left.version == right.version && left.saysTheSame(as: right)
  }

  private func saysTheSame(as other: Classified) -> Bool {
    verified == other.verified && inputs == other.inputs && rows == other.rows && read == other.read
      && missing == other.missing
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(subject)
    hasher.combine(answer)
  }
}

extension Classification {
  /// One result; of a table that visits rows one for each, and one more while further rows may exist.
  /// - Parameter governing: the day of the classification's matter.
  func classified(_ facts: FactSet, _ catalogue: Catalogue, _ governing: GoverningDay) -> [Classified] {
    let speaking = Speaking(status, matter, governing, versions.map(\.inForce)) { index in
      versions[index].table.rows.flatMap(\.basis).map(\.document.shortName).uniqued.joined(separator: ", ")
    }
    switch speaking {
    case .open(let why): return [silent(.open, why, governing)]
    case .outside(let why): return [silent(.notApplicable, why, governing)]
    case .versions(let indices, let day):
      let version = versions[indices[0]]
      let plan = plans(in: catalogue).versions[indices[0]]
      guard let forEach else { return [classified(facts, plan, row: nil, version, day)] }
      let rows = facts.rows(of: forEach.name)
      let results = rows.rows.map { classified(facts, plan, row: $0, version, day) }
      if let more = Reason(moreRows: rows) { return results + [silent(.open, more, governing)] }
      return results.isEmpty ? [silent(.notApplicable, Reason(noRows: forEach.name), governing)] : results
    }
  }

  private func classified(
    _ facts: FactSet, _ plan: FactPlan, row: FactSet.Row?, _ version: Version, _ day: CivilDay
  ) -> Classified {
    let binding = FactBinding(plan, facts: facts, row: row)
    let result = version.table.result(of: binding)
    var reasons: [Reason] = []
    var missing: [Fact] = []
    switch result.answer {
    case .open where result.isContradiction: reasons = [binding.contradiction]
    case .open:
      let wanted = binding.reading(version.table.names(in: result.open))
      reasons = wanted.unknowns
      missing = wanted.read.filter(\.values.isEmpty)
    case .notApplicable: break
    case .known:
      if version.verified.source != .text { reasons.append(Reason(unverified: version.verified)) }
      let shadow = version.table.result(of: binding.withoutUnread).answer == result.answer ? nil : binding.shadow
      reasons += [shadow, binding.unconfirmed(and: facts.fact(matter.governedBy))].compactMap(\.self)
    }
    return Classified(
      id: id, title: title, subject: row.map { .row(collection: forEach?.name ?? "", name: $0.name) } ?? .dossier,
      matter: matter.id, answer: result.answer, reasons: reasons, governedBy: day, version: version.inForce,
      verified: version.verified, inputs: version.table.inputs.map(\.text), rows: result.rows, read: binding.read,
      missing: missing)
  }

  private func silent(_ answer: Classified.Answer, _ why: Reason, _ governing: GoverningDay) -> Classified {
    Classified(
      id: id, title: title, subject: .dossier, matter: matter.id, answer: answer, reasons: [why],
      governedBy: governing.day, version: nil, verified: nil, inputs: [], rows: [], read: [], missing: [])
  }
}

extension ClassificationTable {
  struct Result {
    let answer: Classified.Answer
    let rows: [Classified.Row]
    /// Whether statements that differ lead to different answers.
    let isContradiction: Bool
    /// The columns of which a row that may answer does not know whether they hold.
    var open: Set<Int> = []
  }

  /// Under every choice among contradictory statements; known only where all agree.
  func result(of binding: FactBinding) -> Result {
    let choices = binding.choices ?? []
    let results = choices.map { result(of: binding, $0) }
    guard let first = results.first else { return Result(answer: .open, rows: [], isContradiction: true) }
    let answers = Set(results.map(\.answer))
    guard answers.count > 1 else { return first }
    let rows = first.rows.enumerated().map { index, row in
      row.open(mayAnswer: results.contains { $0.rows.indices.contains(index) && $0.rows[index].mayAnswer })
    }
    return Result(answer: .open, rows: rows, isContradiction: true)
  }

  private func result(of binding: FactBinding, _ choice: [String: FactValue]) -> Result {
    let environment = binding.environment(choice)
    let inputs = binding.inputs(environment)
    let evaluation = model.evaluation(
      ofDecisions: [Self.decision], inputs: inputs, mode: .evidence, isTraced: true)
    let value = evaluation.results.first?.value
    let trace = evaluation.tables.first
    let rows = rows.enumerated().map { index, row in
      let outcome = trace.flatMap { $0.rows.indices.contains(index) ? $0.rows[index].told : nil } ?? .possible
      return Classified.Row(
        number: index + 1, outcome: outcome, tests: row.tests, outputs: results[index], basis: row.basis)
    }
    guard let value, let told = told(value), let fired = rows.first(where: { $0.outcome == .fired }) else {
      return Result(
        answer: .open, rows: rows.map { $0.open(mayAnswer: $0.mayAnswer) }, isContradiction: false,
        open: trace?.openColumns ?? [])
    }
    return Result(answer: .known(told, row: fired.number), rows: rows, isContradiction: false)
  }

  /// The outputs of a value that is known whole.
  private func told(_ value: FEELValue) -> [Classified.Output]? {
    let values: [FEELValue?]
    switch value {
    case .null, .unknown: return nil
    case .context(let context) where outputs.count > 1: values = outputs.map { context[$0] }
    default: values = [value]
    }
    var told: [Classified.Output] = []
    for (name, value) in zip(outputs, values) {
      guard let value, let fact = value.fact else { return nil }
      told.append(.init(name: name, words: value.vietnamese, value: fact))
    }
    return told
  }

  /// A literal cell as its words; another as written.
  static func output(_ name: String, _ text: String) -> Classified.Output {
    let literal = try? Expression.compile(text, scope: Scope([])).evaluate(in: Environment(Scope([])))
    let value = literal?.fact
    return .init(name: name, words: value == nil ? text : literal?.vietnamese ?? text, value: value)
  }
}

extension FEELValue {
  /// A value that a sentence can print and a fact can have; nil for any other.
  fileprivate var fact: FactValue? {
    switch self {
    case .string(let text): .text(text)
    case .number(let number): .number(number)
    case .date(let day): .day(day)
    case .boolean(let flag): .flag(flag)
    default: nil
    }
  }
}

extension Classified.Row {
  fileprivate var mayAnswer: Bool { outcome == .fired || outcome == .possible }

  /// As a row of a table without an answer: what would answer if nothing before it did, may.
  fileprivate func open(mayAnswer: Bool) -> Self {
    Self(
      number: number, outcome: mayAnswer ? .possible : outcome, tests: tests, outputs: outputs, basis: basis)
  }
}

extension TableTrace {
  fileprivate var openColumns: Set<Int> {
    rows.filter { $0.outcome == .possible }.reduce(into: []) { open, row in
      for (index, cell) in row.cells.enumerated() { if case .unknown = cell { open.insert(index) } }
    }
  }
}

extension ClassificationTable {
  /// The facts that some columns read; all of them for none.
  fileprivate func names(in columns: Set<Int>) -> Set<String> {
    let names = facts.map(\.name).filter { name in
      columns.isEmpty || columns.contains { inputs[$0].text == name || !isName($0) && inputs[$0].text.contains(name) }
    }
    return Set(names)
  }

  private func isName(_ column: Int) -> Bool { facts.contains { $0.name == inputs[column].text } }
}

extension TableTrace.Row {
  fileprivate var told: Classified.Row.Outcome {
    switch outcome {
    case .fired: .fired
    case .possible: .possible
    case .passedOver: .passedOver
    case .kept: .kept(by: cells.firstIndex(of: .fails) ?? 0)
    }
  }
}
