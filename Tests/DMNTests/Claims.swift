import TestSupport
import Testing
import Values

@testable import DMN

/// What came of asking, for random questions with some inputs unknown, whether a known answer holds however the
/// unknown is filled.
struct Claims {
  /// An expression or a table: its value by the values of its variables, nil for an unknown one.
  struct Question {
    let text: String
    let variables: [RandomExpressions.Variable]
    let value: ([FEELValue?], Mode) -> FEELValue
    /// Whether a known value may be one that the question does not take: null there, unknown here, and only where
    /// the answer depends on it.
    var refusesValues = false
  }

  private(set) var asked = 0
  /// Known though something was unknown.
  private(set) var known = 0
  private(set) var unknown = 0
  /// Unknown, though every way of filling gives one and the same known value.
  private(set) var cautious = 0
  /// The claims that a way of filling contradicts, or for which it finds no value.
  private(set) var wrong: [String] = []
  /// Where the two modes differ though nothing was unknown and nothing failed.
  private(set) var different: [String] = []

  /// The most ways of filling that are tried for one question.
  static let fillings = 100

  mutating func ask(_ question: Question, _ random: inout SeededNumbers) {
    asked += 1
    let variables = question.variables
    var given: [FEELValue?] = variables.map { variable in
      Bool.random(using: &random) ? nil : variable.domain.randomElement(using: &random)
    }
    func ways() -> Int { zip(given, variables).reduce(1) { $1.0 == nil ? $0 * $1.1.domain.count : $0 } }
    while ways() > Self.fillings, let index = given.firstIndex(where: { $0 == nil }) {
      given[index] = variables[index].domain.randomElement(using: &random)
    }
    let claimed = question.value(given, .evidence)
    let isKnown = claimed.anyUnknown == nil
    let all = Self.completions(given[...], variables[...])
    if all.count > 1 {
      if isKnown { known += 1 } else { unknown += 1 }
    }
    var found: [FEELValue] = []
    for filled in all {
      let value = question.value(filled, .evidence)
      found.append(value)
      if isKnown, !value.isSame(as: claimed) {
        wrong.append("\(question.text): \(claimed.text), mà với \(Self.text(filled, variables)) là \(value.text)")
        break
      }
      if !isKnown, value.anyUnknown != nil || !value.isSame(as: found[0]) { break }
    }
    let agree = found.allSatisfy { $0.anyUnknown == nil && $0.isSame(as: found[0]) }
    if !isKnown, all.count > 1, found.count == all.count, agree { cautious += 1 }
    if let filled = all.randomElement(using: &random) { compareModes(question, filled) }
  }

  private mutating func compareModes(_ question: Question, _ filled: [FEELValue?]) {
    let evidence = question.value(filled, .evidence)
    let conformance = question.value(filled, .conformance)
    guard evidence.anyUnknown == nil, !evidence.isSame(as: conformance) else { return }
    // The standard has null for a list of no hits.
    if conformance == .null, evidence == .list([]) || question.refusesValues { return }
    different.append("\(question.text): \(evidence.text) và \(conformance.text)")
  }

  private static func text(_ values: [FEELValue?], _ variables: [RandomExpressions.Variable]) -> String {
    zip(variables, values).map { "\($0.name) = \($1?.text ?? "?")" }.joined(separator: ", ")
  }

  /// Every way of filling the values that are nil.
  private static func completions(
    _ given: ArraySlice<FEELValue?>, _ variables: ArraySlice<RandomExpressions.Variable>
  ) -> [[FEELValue?]] {
    guard let variable = variables.first, let value = given.first else { return [[]] }
    let rest = completions(given.dropFirst(), variables.dropFirst())
    return (value.map { [$0] } ?? variable.domain).flatMap { value in rest.map { [value] + $0 } }
  }

  /// Fails the test for what is wrong, and prints the counts.
  func report(_ what: String) {
    for text in wrong.prefix(10) { Issue.record("\(text)") }
    for text in different.prefix(10) { Issue.record("hai chế độ khác nhau: \(text)") }
    #expect(wrong.isEmpty && different.isEmpty)
    let share = 1000 * cautious / max(1, known + cautious)
    print(
      """
      \(what): \(asked) câu hỏi, \(known + unknown) có điều chưa biết: \(known) đã biết, \(unknown) chưa biết, trong đó \
      \(cautious) lẽ ra biết được (\(share / 10),\(share % 10)% số câu mà mọi cách điền cho một kết quả); \(wrong.count) sai
      """)
  }
}
