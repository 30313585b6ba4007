import Hummingbird
import Rulebook
import Screening
import Values

/// The rules by date, and each with its versions.
extension CheckService {
  private static let on = Endpoint.Parameter(
    name: "on", kind: .day, what: Words("Chỉ những gì có hiệu lực ngày này", en: "Only what is in force on this day"),
    example: "2026-09-01")

  var rulePages: [Endpoint] {
    [
      .page(
        .get, "/quy-tac", parameters: [Self.on],
        answer: { call in call.answer(RulesPage(RuleList(rulebook: try rules(), on: call.day("on"))).page) }),
      .page(
        .get, "/quy-tac/{id}",
        parameters: [
          .init(name: "id", place: .path, isRequired: true, what: Words("Mã", en: "The code"), example: "OT-002"),
          Self.on,
        ],
        answer: { call in
          let rulebook = try rules()
          let id = call["id"] ?? ""
          guard let detail = RuleDetail(id, in: rulebook) else {
            throw Problem.noSuch(id, among: rulebook.rules.map(\.id) + rulebook.classifications.map(\.id))
          }
          return call.answer(RulePage(detail, on: call.day("on")).page)
        }),
    ]
  }
}
