import Rulebook
import Values

extension ScreeningReport {
  /// What an audit entry tells of it: no words of the dossier.
  package var audited: [JSON.Member] {
    let told = JSON.record([
      "ma_ho_so": dossier.intake.code.map { .string($0) },
      "thoi_ky": .array(judgement.periods.map { .string($0) }),
      "can_cu": .array(judgement.documents.map { .string($0) }),
      "bo_quy_tac": .string(edition.name), "sha256_bo_quy_tac": .string(edition.digest.hex),
      "thu_tuc": judgement.code.map { .string($0.code) },
      "de_nghi": .string(judgement.recommendation.kind.rawValue), "dem": judgement.countsOfAsked,
    ])
    return told.members ?? []
  }
}

extension Judgement {
  /// How many verdicts and components came to each outcome but *không áp dụng*.
  package var countsOfAsked: JSON {
    .object(
      Outcome.allCases.filter { $0 != .notApplicable }.map { .init($0.key, .number(Decimal128(count($0)))) })
  }

  /// The legal periods that governed, each once: `Nghị định 96/2026/NĐ-CP (24/08/2026)`.
  fileprivate var periods: [String] {
    matters.map { day in
      switch day.governing {
      case .known(let civil, let period): "\(period.name) (\(VietnameseText.day(civil)))"
      case .gap(let civil, _): "khoảng trống (\(VietnameseText.day(civil)))"
      case .unknown: "chưa rõ ngày áp dụng"
      }
    }.uniqued
  }

  /// The documents that the verdicts rest on, each once.
  fileprivate var documents: [String] {
    let names = verdicts.lazy.filter { $0.outcome != .notApplicable }.flatMap(\.basis).map(\.document.shortName)
    return names.map(ByteText.init).uniqued.map(\.text)
  }
}
