import Dossiers
import Keeping
import Reading
import Rulebook
import Screening
import Values

/// What officers say of a kept check: another check, which follows it.
extension CheckService {
  /// The check with what an officer says more: the kept files are read again, with all that officers have said, and judged
  /// today under the rules in use. None of it is kept where any of it cannot be taken.
  /// - Parameter utterances: none: the check is only made again, as of today and by the rules of today.
  /// - Throws: a problem: `followed` with the latest where another check follows this one already, `untaken` with why,
  ///   `otherRules` where lines are confirmed or rejected that were seen under another edition.
  func restated(
    _ check: KeptCheck, by utterances: [Utterance], officer: String, for call: Call, keeper: Keeper,
    repeatable: RepeatKey?
  ) throws -> MadeCheck {
    if let before = try keeper.made(repeating: repeatable, of: check.owner) { return before }
    if let latest = try keeper.store.latest(after: check.id, of: check.owner) { throw Problem.followed(by: latest) }
    let rulebook = try rules()
    let record = try CheckRecord(check.record)
    guard record.edition == rulebook.edition.digest || !utterances.contains(where: \.isAboutLines) else {
      throw Problem.linesOfOtherRules
    }
    let sent = SentDossier(form: record.form, files: try keeper.store.files(of: check))
    let before = try keeper.store.words(of: check)
    let dossier = try sent.dossier(by: reader).with(officerStatements: before)
    let today = today()
    let words = try words(
      adding: utterances, by: officer, on: today, to: dossier, as: record.screening(by: rulebook))
    let screening = record.screening(by: rulebook, on: today)
    let report = try checked(dossier.with(officerStatements: words), by: screening)
    let following = Following(
      check: check, edition: record.edition, officer: officer, utterances: utterances, words: words)
    let unkept = keeper.unkept(
      sent, report, screening.settings, after: following, for: call.asker, repeatable: repeatable, by: measures)
    return try keeper.keep(unkept, by: measures)
  }

  /// What officers have said, with what one says now of the report as it was seen.
  private func words(
    adding utterances: [Utterance], by officer: String, on day: CivilDay, to dossier: Dossier, as screening: Screening
  ) throws -> [UInt8]? {
    guard !utterances.isEmpty else { return dossier.officerStatements }
    let seen: ScreeningReport
    switch screening.outcome(of: dossier) {
    case .stopped: throw Problem.secret
    case .nothingChecked(_, let report), .report(let report): seen = report
    }
    do {
      let entries = try screening.entries(of: utterances, by: officer, on: day, about: seen)
      return try OfficerRecord.json(adding: entries, to: dossier.officerStatements).bytes()
    } catch let fault as UtteranceFault {
      throw Problem.untaken(fault)
    }
  }

  /// The report of a kept check as a value, with the screening that makes it, for pages and letters.
  /// - Throws: a problem: `otherRules` where the rules in use are not those that it was checked under.
  func report(of check: KeptCheck, in keeper: Keeper) throws -> (screening: Screening, report: ScreeningReport) {
    let rulebook = try rules()
    let record = try CheckRecord(check.record)
    let report = try record.report(
      of: keeper.store.files(of: check), words: keeper.store.words(of: check), by: rulebook, reader)
    return (record.screening(by: rulebook), report)
  }
}
