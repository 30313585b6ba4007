import Rulebook
import Screening
import Values

/// The settings of a screening as records and jobs have them.
extension Settings {
  var kept: [JSON.Member] {
    JSON.record([
      "hom_nay": .string("\(today)"), "xet_gia_dinh": assumedDay.map { .string("\($0)") },
      "co_quan": office.map { .string($0.id) }, "thu_tuc": procedureCode.map { .string($0) },
    ]).members ?? []
  }

  /// - Parameters:
  ///   - json: a record of which `kept` is a part; what cannot be read of it was not set.
  ///   - today: as `keptDay` reads it, or another.
  init(kept json: JSON, today: CivilDay, by rulebook: Rulebook) {
    self.init(
      today: today, assumedDay: json["xet_gia_dinh"]?.string.flatMap { CivilDay(iso: $0) },
      office: json["co_quan"]?.string.flatMap { rulebook.body($0) }, procedureCode: json["thu_tuc"]?.string)
  }

  /// The day of the screening; nil where there is none that can be read.
  static func keptDay(_ json: JSON) -> CivilDay? { json["hom_nay"]?.string.flatMap { CivilDay(iso: $0) } }
}
