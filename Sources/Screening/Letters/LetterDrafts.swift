import Letters
import Rulebook
import Values

/// The letters that can be drawn from one report, and which of them it asks for.
package struct LetterDrafts {
  let report: ScreeningReport
  let rulebook: Rulebook
  let profiles: OfficeProfiles

  package init(of report: ScreeningReport, by rulebook: Rulebook, signedAs profiles: OfficeProfiles = .none) {
    self.report = report
    self.rulebook = rulebook
    self.profiles = profiles
  }

  /// The exit status of a screening that leaves no letter.
  package var status: Int32 { report.status }

  /// The letter of a kind.
  /// - Parameter changing: what the command line says over the office's profile.
  package func letter(
    _ kind: LetterKind, changing: (inout OfficeProfile) -> Void = { _ in }
  ) throws(NoLetter) -> Letter {
    guard report.judgement.assumedDay == nil else { throw NoLetter("đang xét giả định") }
    var maker = try LetterMaker(kind, of: self)
    changing(&maker.profile)
    switch kind {
    case .supplement: return try maker.supplement()
    case .slip: return try maker.slip()
    case .complete: return try maker.completeness()
    case .opinions: return try maker.opinions()
    case .determination: return try maker.determination()
    case .counter: return try maker.counterPage()
    }
  }

  /// The letter that the recommendation asks for; a line of the one notice asks for it whatever else is open.
  package func kind() throws(NoLetter) -> LetterKind {
    guard report.judgement.assumedDay == nil else { throw NoLetter("đang xét giả định") }
    // What another procedure asks for is not asked for here.
    guard report.judgement.recommendation.kind != .redirect else {
      throw NoLetter("\(Recommendation.Kind.redirect.rawValue.lowercasedFirst). Chọn thư bằng --letter")
    }
    if !SupplementRequest(of: report).asked.isEmpty { return .supplement }
    switch report.judgement.recommendation.kind {
    case .supplement: return .supplement
    case .proceed: return .complete
    case .review where report.judgement.verdicts.contains(where: \.isDecidedElsewhere): return .opinions
    case .redirect, .review, .refusal, .settleUnchecked, .nothing:
      throw NoLetter(
        "\(SupplementRequest.whyNone(of: report)); \(report.judgement.recommendation.kind.rawValue.lowercasedFirst). Chọn thư bằng --letter"
      )
    }
  }

  /// Every line of every letter that an officer can confirm, each once.
  package var lines: [LetterLine] {
    let notice = SupplementRequest(of: report).lines
    let kinds: [LetterKind] = [.complete, .opinions, .determination]
    let others = kinds.flatMap { kind -> [LetterLine] in
      guard report.judgement.assumedDay == nil, let maker = try? LetterMaker(kind, of: self) else { return [] }
      switch kind {
      case .complete: return maker.completenessLines
      case .opinions: return maker.opinionLines
      case .determination: return maker.determinationLines
      case .supplement, .slip, .counter: return []
      }
    }
    return (notice + others).uniqued
  }
}

/// Why there is no draft, after «Không có dự thảo:», without a stop.
package struct NoLetter: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension Verdict {
  fileprivate var isDecidedElsewhere: Bool {
    audience == .applicant && reasons.contains { $0.kind == .decidedElsewhere }
  }
}
