import Dossiers
import LanguageModels
import Reading
import Rulebook
import Values

/// One screening as one value; every view is drawn from it, so that they cannot disagree.
package struct ScreeningReport: Sendable {
  package let dossier: Dossier
  package let statements: DossierStatements
  package let officer: OfficerRecord
  package let judgement: Judgement
  /// What a model was asked and what came of it; nil where none was.
  package let help: Help?
  /// Words meant for a machine and what nobody sees, in all that was filed.
  package let machineOrders: [MachineOrder]
  package let edition: Rulebook.Edition
  /// What facts there are, and when two who state one state the same.
  package let catalogue: Catalogue
  package let today: CivilDay

  package struct Help: Sendable, Hashable {
    package let ledger: LedgerLine
    /// The facts that were asked for, in words.
    package let asked: [String]
    /// Lines that were kept back: nobody sees them, or they give a machine orders.
    package let withheld: Int
    package let proposed: Int
    /// Proposals that were not found again in the documents.
    package let dropped: Int
  }

  /// The engine's version, in every record.
  package static let engine = "0.1.0"

  /// The same report, whose recommendation follows what an officer has confirmed of the one notice.
  var askingForWhatIsConfirmed: ScreeningReport {
    let confirmed = SupplementRequest(spokenOfIn: self).lines.filter(\.isConfirmed).map(\.code)
    guard !confirmed.isEmpty else { return self }
    return ScreeningReport(
      dossier: dossier, statements: statements, officer: officer, judgement: judgement.asking(for: confirmed),
      help: help, machineOrders: machineOrders, edition: edition, catalogue: catalogue, today: today)
  }

  /// The bits of the exit status: 1 something is *không đạt*, 2 *chưa đủ căn cứ*, 4 *cần xem xét*.
  package var status: Int32 {
    var status: Int32 = 0
    if judgement.count(.violated) > 0 { status |= 1 }
    if judgement.count(.undetermined) > 0 || judgement.procedure == nil { status |= 2 }
    if judgement.count(.needsReview) > 0 { status |= 4 }
    if judgement.classifications.contains(where: \.isOpen) { status |= 2 }
    if judgement.classifications.contains(where: \.isDoubtful) { status |= 4 }
    if !machineOrders.isEmpty { status |= 4 }
    // A paper that could not be read, or a word that could not be taken, leaves something unchecked.
    if !dossier.unreadable.isEmpty || !statements.problems.isEmpty || !unrecognised.isEmpty { status |= 2 }
    return status
  }

  /// Papers that were read and that nobody, neither a title nor the intake list nor an officer, says the kind of: what
  /// they hold was compared with nothing.
  package var unrecognised: [PaperID] {
    let read = Set(statements.papers.map(\.paper))
    return statements.unrecognised.filter(read.contains)
  }

  /// Files that could not be read, each with what to do next.
  var unreadFiles: [String] { dossier.unreadable.map { "Tệp \($0.path): \($0.why.sentence)" } }

  /// Papers of which nobody says what they are, each with what to do next.
  var unknownPapers: [String] { unrecognised.map { "Tệp \($0): \(Self.whyUnrecognised)" } }

  /// What in files that were read was not.
  var unreadParts: [String] {
    dossier.documents.filter { !$0.unreadParts.isEmpty }.map { document in
      "Tệp \(document.path): còn \(document.unreadParts.words) chưa đọc; mở bằng tay"
    }
  }

  /// Words of `ho-so.json`, `xac-nhan.json` and `nhat-ky.json` that could not be taken.
  var unusable: [String] { statements.problems.map { "Chưa dùng được: \($0)" } }

  /// What is wrong with such a paper, and what to do.
  static let whyUnrecognised = "chưa nhận ra là giấy tờ gì; xem rồi nêu bằng hoso state --is --as"
}
