import Hummingbird
import Rulebook
import Screening
import Values

/// The rules by date, and each with its versions.
extension CheckService {
  var rulePages: [Endpoint] {
    [
      .page(
        .get, "/quy-tac", parameters: [Self.on],
        answer: { call in call.answer(RulesPage(RuleList(rulebook: try rules(), on: call.day("on"))).page) }),
      .page(
        .get, "/quy-tac/{id}", parameters: [Self.ruleID, Self.on],
        answer: { call in call.answer(RulePage(try ruleDetail(call), on: call.day("on")).page) }),
    ]
  }
}
