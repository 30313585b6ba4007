import Dossiers
import Rulebook
import Values

/// Two generated tests of one dossier: each fact that was read is made unknown, each file unreadable. Every outcome
/// stays or becomes *chưa đủ căn cứ*, and the report names what was taken away.
package struct SelfTest: Sendable {
  let screening: Screening
  let dossier: Dossier

  package init(screening: Screening, dossier: Dossier) {
    self.screening = screening
    self.dossier = dossier
  }

  package struct Result: Sendable {
    /// How many things were taken away, one at a time.
    package let trials: Int
    /// What went wrong, in Vietnamese.
    package let faults: [String]
  }

  package var result: Result {
    let statements = screening.statements(of: dossier)
    let base = screening.judgement(of: statements.facts, statements.presences, in: dossier)
    var faults: [String] = []
    let facts = statements.facts.all.filter { !$0.statements.isEmpty }
    for fact in facts {
      let without = statements.facts.withholding(fact)
      let judgement = screening.judgement(of: without, statements.presences, in: dossier)
      faults += compare(base, judgement, without: "«\(fact.name)» của \(fact.subject.words)", named: fact.name)
    }
    let files = dossier.files.filter { if case .document = $0.content { true } else { false } }
    for file in files {
      let blinded = dossier.making(file.path, unreadable: .broken)
      let judgement = screening.report(of: blinded).judgement
      faults += compare(base, judgement, without: file.path, named: file.path)
    }
    return Result(trials: facts.count + files.count, faults: faults)
  }

  private struct Key: Hashable {
    let rule: Rule.ID
    let subject: Subject
  }

  private func compare(_ base: Judgement, _ other: Judgement, without taken: String, named: String) -> [String] {
    var faults: [String] = []
    let before = outcomes(base)
    let after = outcomes(other)
    for (key, outcome) in before {
      let now = after[key] ?? after[Key(rule: key.rule, subject: .dossier)]
      if now != outcome, now != .undetermined {
        let told = now?.rawValue ?? "không có kết luận"
        faults.append("\(key.rule), \(key.subject.words): không có \(taken) thì «\(outcome.rawValue)» thành «\(told)»")
      }
    }
    for (key, outcome) in after where before[key] == nil && outcome == .satisfied {
      faults.append("\(key.rule), \(key.subject.words): không có \(taken) lại thành «đạt»")
    }
    // Where the case of the procedure is taken away, the components of every case are there, none less.
    for code in (base.components + other.components).map(\.component.code).uniqued {
      let was = base.components.first { $0.component.code == code }?.outcome
      let now = other.components.first { $0.component.code == code }?.outcome
      let isOpen = now == .undetermined || (was == nil && now == .notApplicable)
      guard now != was, !isOpen else { continue }
      let told = [was, now].map { "«\($0?.rawValue ?? "không xét")»" }
      faults.append("\(code): không có \(taken) thì \(told[0]) thành \(told[1])")
    }
    for was in base.classifications {
      let now = other.classifications.first { $0.id == was.id && $0.subject == was.subject }
      // A row that is not known any more is open with its list.
      let open = now ?? other.classifications.first { $0.id == was.id && $0.isOpen }
      guard open?.outputs != was.outputs, open?.isOpen != true else { continue }
      faults.append("\(was.id): không có \(taken) thì kết quả đổi mà không thành «chưa rõ»")
    }
    // A table that would have stated it is open, and says what it needs.
    let tables = screening.rulebook.catalogue.tables(stating: named)
    let isTold =
      other.unchecked.contains { open in
        open.remedy.contains(named) || open.reasons.contains { $0.contains(named) }
      } || other.classifications.contains { $0.isOpen && tables.contains($0.id) }
    let isChanged = before != after || base.classifications.map(\.answer) != other.classifications.map(\.answer)
    if isChanged, !isTold { faults.append("báo cáo không nói đã thiếu \(taken)") }
    return faults
  }

  /// The weakest outcome of each rule and subject, where several versions speak.
  private func outcomes(_ judgement: Judgement) -> [Key: Outcome] {
    Dictionary(judgement.verdicts.map { (Key(rule: $0.rule, subject: $0.subject), $0.outcome) }) { first, second in
      first == .undetermined || second == .undetermined ? .undetermined : first
    }
  }
}

extension Classified {
  /// What it came to, by whichever row; nil where it is open or does not apply.
  fileprivate var outputs: [Output]? { if case .known(let outputs, _) = answer { outputs } else { nil } }
}

extension Catalogue {
  fileprivate func tables(stating fact: String) -> [Rule.ID] {
    (facts + collections.flatMap(\.facts)).filter { $0.name == fact }.compactMap(\.table)
  }
}

extension FactSet {
  /// Every fact, of the dossier and of its rows.
  var all: [Fact] { facts + rows.flatMap { $0.rows.flatMap(\.facts) } }

  /// The same facts with one as if nobody had stated it.
  func withholding(_ taken: Fact) -> FactSet {
    func without(_ fact: Fact) -> Fact {
      guard fact.name == taken.name, fact.subject == taken.subject else { return fact }
      return fact.with(statements: [], sought: .withheld)
    }
    return FactSet(
      facts: facts.map(without),
      rows: rows.map { rows in
        Rows(
          collection: rows.collection, rows: rows.rows.map { Row(name: $0.name, facts: $0.facts.map(without)) },
          incompleteBecause: rows.incompleteBecause)
      })
  }
}

extension Dossier {
  /// The same dossier with one file that could not be read.
  func making(_ path: String, unreadable why: Unreadable) -> Dossier {
    Dossier(
      name: name, intake: intake, officerStatements: officerStatements, log: log,
      files: files.map { file in
        guard file.path == path else { return file }
        return File(path: file.path, digest: file.digest, byteCount: file.byteCount, content: .unreadable(why))
      })
  }
}
