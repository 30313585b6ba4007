import Hummingbird
import Rulebook
import Screening
import Values

/// What the rulebook says by itself.
extension CheckService {
  static let on = Endpoint.Parameter(
    name: "on", kind: .day, what: Words("Chỉ những gì có hiệu lực ngày này", en: "Only what is in force on this day"),
    example: "2026-09-01")

  static let ruleID = Endpoint.Parameter(
    name: "id", place: .path, isRequired: true, what: Words("Mã", en: "The code"), example: "OT-002")

  /// The rule or table that is asked for.
  /// - Throws: a problem that names the nearest, where there is none.
  func ruleDetail(_ call: Call) throws -> RuleDetail {
    let rulebook = try rules()
    let id = call["id"] ?? ""
    guard let detail = RuleDetail(id, in: rulebook) else {
      throw Problem.noSuch(id, among: rulebook.rules.map(\.id) + rulebook.classifications.map(\.id))
    }
    return detail
  }

  var ruleEndpoints: [Endpoint] {
    [
      Endpoint(
        method: .get, path: "/v1/rules", operation: "rules",
        summary: Words(
          "Các quy tắc và bảng, tất cả hoặc có hiệu lực vào một ngày", en: "The rules and tables, all or those of a day"
        ),
        needs: .anyKey, parameters: [Self.on], gives: .json, statuses: Endpoint.tagged,
        given: Words("Danh sách", en: "The list"),
        problems: [.notReady],
        answer: { call in call.answerUnlessKnown(RuleList(rulebook: try rules(), on: call.day("on")).json) }),
      Endpoint(
        method: .get, path: "/v1/rules/{id}", operation: "rule",
        summary: Words("Một quy tắc hoặc một bảng, mọi thời kỳ", en: "One rule or table, every period"),
        needs: .anyKey, parameters: [Self.ruleID], gives: .json, statuses: Endpoint.tagged,
        given: Words("Quy tắc", en: "The rule"), problems: [.noSuchThing, .notReady],
        answer: { call in call.answerUnlessKnown(try ruleDetail(call).json) }),
      Endpoint(
        method: .get, path: "/v1/procedures", operation: "procedures",
        summary: Words(
          "Các thủ tục: mã, cơ quan, thành phần hồ sơ, thời hạn",
          en: "The procedures: codes, bodies, papers, time limits"),
        needs: .anyKey, parameters: [Self.on], gives: .json, statuses: Endpoint.tagged,
        given: Words("Danh sách", en: "The list"),
        problems: [.notReady],
        answer: { call in call.answerUnlessKnown(ProcedureList(rulebook: try rules(), on: call.day("on")).json) }),
      Endpoint(
        method: .get, path: "/v1/deadlines", operation: "deadline",
        summary: Words("Tính hạn từ ngày nhận", en: "Count a time limit from the day of receipt"),
        needs: .anyKey,
        parameters: [
          .init(
            name: "received", kind: .day, isRequired: true,
            what: Words("Ngày nhận, không tính vào hạn", en: "The day of receipt, which does not count"),
            example: "2026-08-03"),
          .init(
            name: "days", kind: .count(1...1000), isRequired: true, what: Words("Số ngày", en: "How many days"),
            example: "10"),
          .init(
            name: "unit", kind: .one(of: Limit.Unit.allCases.map(\.rawValue)), isRequired: true,
            what: Words("Ngày làm việc hay ngày theo lịch", en: "Working days or calendar days"),
            example: Limit.Unit.workingDays.rawValue),
        ], gives: .json, statuses: Endpoint.tagged,
        given: Words("Hạn, hoặc vì sao chưa tính được", en: "The last day, or why it cannot be counted"),
        problems: [.notReady],
        answer: { call in
          let calendar = try rules().calendar
          // Both are checked to be there.
          guard let received = call.day("received"), let days = call.count("days") else { throw Problem.inside }
          let isWorking = call["unit"] == Limit.Unit.workingDays.rawValue
          return call.answerUnlessKnown(
            DeadlineCount(received: received, days: days, isWorking: isWorking, calendar: calendar).json)
        }),
    ]
  }
}
