import Dossiers
import Reading
import Rulebook
import Values

/// The order of the steps from a dossier to a report, and nothing else.
package struct Screening: Sendable {
  package let rulebook: Rulebook
  package let settings: Settings

  package init(rulebook: Rulebook, settings: Settings) {
    self.rulebook = rulebook
    self.settings = settings
  }

  package enum Outcome: Sendable {
    case report(ScreeningReport)
    /// A mark of state secrecy was met; nothing else was looked at.
    case stopped(SecrecyGate.Mark, message: String)
  }

  package func outcome(of dossier: Dossier) -> Outcome {
    if let mark = SecrecyGate(rulebook.secrecy).mark(in: dossier) {
      return .stopped(mark, message: rulebook.secrecy.message)
    }
    return .report(report(of: dossier))
  }

  func report(of dossier: Dossier) -> ScreeningReport {
    let statements = statements(of: dossier)
    return ScreeningReport(
      dossier: dossier, statements: statements, officer: officerRecord(of: dossier),
      judgement: judgement(of: statements.facts, statements.presences, in: dossier), edition: rulebook.edition,
      today: settings.today)
  }

  /// What the dossier's papers, intake list and officers say.
  func statements(of dossier: Dossier) -> DossierStatements {
    let procedure = procedureCode(of: dossier).flatMap { rulebook.procedure(code: $0)?.procedure }
    return StatementReader(
      rulebook: rulebook, dossier: dossier, officer: officerRecord(of: dossier), procedure: procedure
    ).statements
  }

  func judgement(of facts: FactSet, _ presences: [String: Presence], in dossier: Dossier) -> Judgement {
    let request = JudgementRequest(
      procedureCode: procedureCode(of: dossier), office: settings.office, today: settings.today,
      assumedDay: settings.assumedDay)
    return rulebook.judgement(of: facts, presences: presences, for: request)
  }

  private func procedureCode(of dossier: Dossier) -> String? {
    dossier.intake.procedureCode ?? settings.procedureCode
  }

  package func officerRecord(of dossier: Dossier) -> OfficerRecord {
    dossier.officerStatements.map { OfficerRecord(parsing: $0, rulebook: rulebook) } ?? .empty
  }
}
