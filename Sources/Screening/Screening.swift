import Dossiers
import LanguageModels
import Reading
import Rulebook
import Values

/// The order of the steps from a dossier to a report, and nothing else.
package struct Screening: Sendable {
  package let rulebook: Rulebook
  package let settings: Settings
  /// nil unless the officer asked for one: everything works without.
  package let model: LanguageModel?

  package init(rulebook: Rulebook, settings: Settings, model: LanguageModel? = nil) {
    self.rulebook = rulebook
    self.settings = settings
    self.model = model
  }

  package enum Outcome: Sendable {
    case report(ScreeningReport)
    /// Nothing was checked; the report says no more than that.
    case nothingChecked(NothingChecked, ScreeningReport)
    /// A mark of state secrecy was met; nothing else was looked at.
    case stopped(SecrecyGate.Mark, message: String)
  }

  package func outcome(of dossier: Dossier) -> Outcome {
    if let mark = SecrecyGate(rulebook).mark(in: dossier) {
      return .stopped(mark, message: rulebook.secrecy.message)
    }
    let report = report(of: dossier)
    return nothingChecked(report).map { .nothingChecked($0, report) } ?? .report(report)
  }

  func report(of dossier: Dossier) -> ScreeningReport {
    let read = statements(of: dossier)
    let first = judgement(of: read.facts, read.presences, in: dossier)
    let (statements, help) = proposals(for: first, read)
    return ScreeningReport(
      dossier: dossier, statements: statements, officer: heldRecord(of: dossier),
      judgement: help == nil ? first : judgement(of: statements.facts, statements.presences, in: dossier),
      help: help, machineOrders: MachineOrders(rulebook).findings(in: dossier), edition: rulebook.edition,
      catalogue: rulebook.catalogue, today: settings.today
    ).askingForWhatIsConfirmed
  }

  /// What a model proposes for the facts that leave the first judgement open, as statements that an officer must
  /// confirm; nil where none was asked.
  private func proposals(
    for judgement: Judgement, _ statements: DossierStatements
  ) -> (DossierStatements, ScreeningReport.Help?) {
    guard let model,
      let missing = MissingFacts(rulebook: rulebook, statements: statements, judgement: judgement)
    else { return (statements, nil) }
    let reply = model.asking().reply(to: missing.request)
    let asked = missing.wanted.map(\.fact.words)
    guard let json = reply.json else {
      return (
        statements, .init(ledger: reply.ledger, asked: asked, withheld: missing.withheld, proposed: 0, dropped: 0)
      )
    }
    let grounded = Grounding(missing: missing, provider: model.provider).result(of: json)
    return (
      statements.adding(grounded.statements),
      .init(
        ledger: reply.ledger, asked: asked, withheld: missing.withheld, proposed: grounded.statements.count,
        dropped: grounded.dropped)
    )
  }

  /// What a model would be sent, and where.
  package struct Preview: Sendable {
    /// Exactly what would leave, but for headers with secrets.
    package let bytes: [UInt8]
    /// In Vietnamese: how much, where to, what was replaced and kept back.
    package let words: String
  }

  /// What a model would be sent for this dossier; nil where nothing would be.
  package func preview(of dossier: Dossier) -> Preview? {
    guard let model else { return nil }
    let read = statements(of: dossier)
    let missing = MissingFacts(
      rulebook: rulebook, statements: read,
      judgement: judgement(of: read.facts, read.presences, in: dossier))
    guard let missing else { return nil }
    let bytes = model.body(of: missing.request)
    let kept = missing.withheld > 0 ? "; giữ lại \(missing.withheld) dòng không ai thấy hoặc ra lệnh cho máy" : ""
    let provider = model.provider
    return Preview(
      bytes: bytes,
      words: "Sẽ gửi \(bytes.count) byte tới \(provider.id), \(provider.location.words), \(provider.address); "
        + "\(missing.redaction.summary)\(kept). Chưa gửi gì.")
  }

  /// What the dossier's papers, intake list and officers say.
  func statements(of dossier: Dossier) -> DossierStatements {
    let code = procedureCode(of: dossier)
    return StatementReader(
      rulebook: rulebook, dossier: dossier, officer: heldRecord(of: dossier),
      procedure: code.flatMap { rulebook.procedure(code: $0)?.procedure }, code: code, log: log(of: dossier),
      today: settings.today
    ).statements
  }

  func judgement(of facts: FactSet, _ presences: [String: Presence], in dossier: Dossier) -> Judgement {
    let request = JudgementRequest(
      procedureCode: procedureCode(of: dossier), office: settings.office, today: settings.today,
      assumedDay: settings.assumedDay, log: log(of: dossier))
    return rulebook.judgement(of: facts, presences: presences, for: request)
  }

  /// The log of processing, by the rulebook's names; nil where none was kept.
  package func log(of dossier: Dossier) -> EventLog? {
    dossier.log.map { EventLog($0, beside: dossier.intake, rulebook: rulebook, today: settings.today) }
  }

  private func procedureCode(of dossier: Dossier) -> String? {
    dossier.intake.procedureCode ?? settings.procedureCode
  }

  /// All that officers have said, as it is kept.
  package func officerRecord(of dossier: Dossier) -> OfficerRecord {
    dossier.officerStatements.map { OfficerRecord(parsing: $0, rulebook: rulebook) } ?? .empty
  }

  /// What of it still holds for the files as they are.
  private func heldRecord(of dossier: Dossier) -> OfficerRecord { officerRecord(of: dossier).holding(for: dossier) }
}
