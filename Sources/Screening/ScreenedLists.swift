import Dossiers
import Rulebook
import Values

/// What the last dossiers came to that were nothing but a short intake list, for those that say all the same, whatever their
/// codes: sent again, corrected and corrected back, asked for in another form. In memory only, for one edition of the rules.
package final class ScreenedLists: Sendable {
  /// All that such a screening hangs on.
  struct Key: Hashable, Sendable {
    let said: Intake.Said
    let procedure: String?
    let office: String?
    let today: CivilDay
    let assumedDay: CivilDay?
  }

  struct Screened: Sendable {
    /// Of the first dossier that said so.
    let report: ScreeningReport
    let nothingChecked: NothingChecked?
  }

  /// Each holds the report of a short list with its texts: some hundred kilobytes.
  let known = Memo<Key, Screened>(most: 32)

  package init() {}

  package var count: Int { known.count }

  /// One of them is to be forgotten; nobody waits long for the others.
  package func forget() { known.forgetAll() }
}

extension Screening {
  func screened(_ dossier: Dossier) -> ScreenedLists.Screened {
    guard let lists, let key = key(of: dossier) else { return made(dossier) }
    let screened = lists.known.value(key) { made(dossier) }
    return .init(report: screened.report.of(dossier), nothingChecked: screened.nothingChecked)
  }

  private func made(_ dossier: Dossier) -> ScreenedLists.Screened {
    let report = report(of: dossier)
    return .init(report: report, nothingChecked: nothingChecked(report))
  }

  /// nil where more than a short list speaks.
  private func key(of dossier: Dossier) -> ScreenedLists.Key? {
    guard model == nil, dossier.intake.isShort, dossier.files.isEmpty, dossier.officerStatements == nil,
      dossier.log == nil
    else { return nil }
    return .init(
      said: dossier.intake.said, procedure: settings.procedureCode, office: settings.office?.id, today: settings.today,
      assumedDay: settings.assumedDay)
  }
}
