import Rulebook
import Testing

@testable import Screening

/// A sample and all that its screening says: which rules speak, and nothing else.
struct Scenario: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sample: String
  var office: String?
  var today = "2026-09-10"
  /// What each rule that speaks comes to; of several rows the gravest.
  let outcomes: [String: Outcome]
  var notes: Set<String> = []
  var recommendation: Recommendation.Kind?
  /// The last day of the whole procedure, and the case it was found in.
  var due: String?
  var kind: String?

  func holds() throws {
    let judgement = try Samples.report(sample, office: office, today: today).judgement
    #expect(judgement.speaking == outcomes)
    #expect(Set(judgement.notes.map(\.rule)) == notes)
    if let recommendation { #expect(judgement.recommendation.kind == recommendation) }
    if let kind { #expect(judgement.caseFound.value == kind) }
    guard let due else { return }
    guard case .due(let count) = judgement.deadline else {
      Issue.record("\(judgement.deadline)")
      return
    }
    #expect("\(count.due.day)" == due)
  }
}

extension Judgement {
  /// What each rule that speaks comes to; of several rows the gravest.
  var speaking: [String: Outcome] {
    var told: [String: Outcome] = [:]
    for outcome in [Outcome.violated, .needsReview, .undetermined] {
      for verdict in verdicts where verdict.outcome == outcome && told[verdict.rule] == nil {
        told[verdict.rule] = outcome
      }
    }
    return told
  }
}
