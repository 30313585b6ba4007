import Dossiers
import Foundation
import Rulebook
import TestSupport
import Values

@testable import Screening

/// The sample dossiers of this repository.
enum Samples {
  static let folder = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
    .appendingPathComponent("Samples")

  static let names = [
    "gia-han-chu-to-hop", "gia-han-day-du", "gia-han-det-nhuom", "gia-han-nam-2025", "gia-han-sua-doi",
    "gia-han-tep-chua-doc", "gia-han-thang-3-2026", "xac-dinh-cong-nghe",
  ]

  static func dossier(_ name: String) throws -> Dossier {
    try DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
      .dossier(at: folder.appendingPathComponent(name).path)
  }

  static func screening(office: String? = nil, on: CivilDay? = nil) throws -> Screening {
    let rulebook = try PublishedRules.rulebook()
    let settings = Settings(
      today: CivilDay(number: 20_700), assumedDay: on, office: office.flatMap { rulebook.body($0) })
    return Screening(rulebook: rulebook, settings: settings)
  }

  static func report(_ name: String, office: String? = nil, on: CivilDay? = nil) throws -> ScreeningReport {
    try screening(office: office, on: on).report(of: dossier(name))
  }
}

extension ScreeningReport {
  func outcomes(of rule: String) -> [Outcome] { judgement.verdicts.filter { $0.rule == rule }.map(\.outcome) }
}
