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
    let code = dossier.intake.procedureCode ?? settings.procedureCode
    let procedure = code.flatMap { rulebook.procedure(code: $0)?.procedure }
    let officer = officerRecord(of: dossier)
    let reader = StatementReader(rulebook: rulebook, dossier: dossier, officer: officer, procedure: procedure)
    let statements = reader.statements
    let request = JudgementRequest(
      procedureCode: code, office: settings.office, today: settings.today, assumedDay: settings.assumedDay)
    let judgement = rulebook.judgement(of: statements.facts, presences: statements.presences, for: request)
    return ScreeningReport(
      dossier: dossier, statements: statements, officer: officer, judgement: judgement, edition: rulebook.edition,
      today: settings.today)
  }

  package func officerRecord(of dossier: Dossier) -> OfficerRecord {
    dossier.officerStatements.map { OfficerRecord(parsing: $0, rulebook: rulebook) } ?? .empty
  }
}
