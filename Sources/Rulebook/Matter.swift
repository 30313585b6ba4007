import Values

/// A question of law that is governed by one day of its own: competence, process, components, conditions …
/// (Texts of two periods may meet in one dossier; within one matter they may not.)
package struct Matter: Sendable, Hashable {
  package typealias ID = String

  package let id: ID
  package let name: String
  /// The date fact that decides which law governs.
  package let governedBy: String
  /// Why that date: a citation in words, or that it is derived.
  package let reason: String
  package let periods: [LegalPeriod]

  package func period(on day: CivilDay) -> LegalPeriod? { periods.first { $0.inForce.contains(day) } }
}

/// Days under one body of law, named by the document that leads it.
package struct LegalPeriod: Sendable, Hashable {
  package let name: String
  package let inForce: InForce
}

/// The day that governs one matter of one dossier, or why none is known.
package enum GoverningDay: Sendable, Hashable {
  case known(CivilDay, period: LegalPeriod)
  /// The day lies in no period: before the first, after the last, or between two (a gap in the law).
  case gap(CivilDay, reason: String)
  case unknown(reason: String)

  var day: CivilDay? {
    switch self {
    case .known(let day, _), .gap(let day, _): day
    case .unknown: nil
    }
  }
}

extension Matter {
  /// The period of `day`, or the gap that it falls into, told with the periods on either side.
  package func governing(_ day: CivilDay) -> GoverningDay {
    if let period = period(on: day) { return .known(day, period: period) }
    let before = periods.filter { $0.inForce.until.map { $0 <= day } ?? false }
      .max { $0.inForce.from < $1.inForce.from }
    let after = periods.filter { $0.inForce.from > day }.min { $0.inForce.from < $1.inForce.from }
    let told = [
      before.map { "\($0.name) (\($0.inForce.description))" }, after.map { "\($0.name) (\($0.inForce.description))" },
    ].compactMap(\.self)
    let place =
      switch (before, after) {
      case (.some, .some): "nằm giữa \(told.joined(separator: " và "))"
      case (.none, .some): "sớm hơn \(told.joined())"
      case (.some, .none): "muộn hơn \(told.joined())"
      case (.none, .none): "không thuộc thời kỳ nào đã nhập"
      }
    return .gap(day, reason: "ngày \(VietnameseText.day(day)) \(place): chưa xác định được văn bản áp dụng")
  }
}
