import Rulebook
import Screening
import Values

/// The reports of short intake lists that were sent more than once, byte for byte: once more, in another form, to see whether
/// anything has changed. In memory only, for one edition of the rules.
///
/// Such a list is the whole dossier, so that its bytes with what is asked of them are all that the report hangs on. The first
/// time only their digest is noted: lists that nobody sends again cost no more than that.
final class KnownLists: Sendable {
  /// All that such a report hangs on.
  struct Key: Hashable, Sendable {
    let list: Digest
    let procedure: String?
    let office: String?
    let today: CivilDay
    let assumedDay: CivilDay?
  }

  private let noted = Memo<Key, Bool>(most: 1024)
  /// Each holds a report with its texts: some hundred kilobytes.
  private let known = Memo<Key, DrawnReport>(most: 32)

  /// - Parameter key: nil where more than a short list speaks.
  func report(_ key: Key?, _ make: () throws -> ScreeningReport) rethrows -> DrawnReport {
    guard let key, wasNoted(key) else { return DrawnReport(try make()) }
    return try known.value(key) { DrawnReport(try make()) }
  }

  private func wasNoted(_ key: Key) -> Bool {
    var was = true
    _ = noted.value(key) {
      was = false
      return true
    }
    return was
  }

  /// How many reports are held.
  var count: Int { known.count }

  /// One of them is to be forgotten; nobody waits long for the others.
  func forget() {
    noted.forgetAll()
    known.forgetAll()
  }
}

extension SentDossier {
  /// By which its report may be known; nil where it is more than a short list.
  func key(_ settings: Settings) -> KnownLists.Key? {
    guard isShortList, let list = digests.first else { return nil }
    return .init(
      list: list, procedure: settings.procedureCode, office: settings.office?.id, today: settings.today,
      assumedDay: settings.assumedDay)
  }
}
