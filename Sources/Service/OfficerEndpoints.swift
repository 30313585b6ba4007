import Hummingbird
import Keeping
import Screening
import Values

/// What officers say of checks that are kept.
extension CheckService {
  private static let officer = Endpoint.Parameter(
    name: "Hoso-Officer", place: .header, isRequired: true,
    what: Words("Ai nói, mã hóa phần trăm", en: "Who speaks, percent-encoded"), example: "Nguy%E1%BB%85n%20V%C4%83n")

  func officerEndpoints(of keeper: Keeper) -> [Endpoint] {
    [
      said(
        .statements, "state",
        takes: .init(type: "application/json", shape: .schema("loi-can-bo"), example: Examples.statements),
        Words(
          "Nêu giá trị, loại giấy tờ, điều không nộp, tệp đã xem, danh mục đủ; «loi» rỗng là chỉ kiểm tra lại",
          en: "State values, kinds of papers, absences, what was seen; with none the check is only made again"), keeper),
      said(
        .lines, "confirm",
        takes: .init(type: "application/json", shape: .schema("xac-nhan-dong"), example: Examples.confirmations),
        Words("Xác nhận hoặc bác dòng của dự thảo", en: "Confirm or reject lines of drafts"), keeper),
      Endpoint(
        method: .get, path: "/v1/checks/{id}/statements", operation: "statements",
        summary: Words("Mọi lời cán bộ cho tới lần kiểm tra này", en: "All that officers had said by this check"),
        parameters: [Self.id], gives: .json, statuses: Endpoint.tagged,
        given: Words("xac-nhan.json, đúng từng byte", en: "xac-nhan.json, to the byte"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          try await found(call, keeper) { check in
            try keeper.note(.exported, of: check, for: call, .record(["gi": .string("xac-nhan.json")]))
            return call.answerUnlessKnown(try keeper.store.words(of: check) ?? Self.nothingSaid)
          }
        }),
    ]
  }

  private static let nothingSaid = JSON.record(["schemaVersion": .string("1"), "xac_nhan": .array([])]).bytes()

  private func said(
    _ form: UtteranceList.Form, _ operation: String, takes: Endpoint.Content, _ summary: Words, _ keeper: Keeper
  ) -> Endpoint {
    Endpoint(
      method: .post, path: "/v1/checks/{id}/\(form.rawValue)", operation: operation, summary: summary,
      parameters: [Self.id, Self.officer, Self.repeatKey],
      takes: [takes],
      gives: .init(type: "application/json", shape: .schema("bao-cao")), statuses: [.created],
      given: Words("Báo cáo của lần kiểm tra mới, theo sau lần này", en: "The report of the new check, which follows"),
      problems: [
        .malformed, .mediaType, .tooLarge, .noSuchThing, .untaken, .followed, .otherRules, .notReady, .secret,
        .procedure, .unread, .repeated,
      ] + Problem.Kind.ofKeeping,
      isWork: true,
      answer: { call in
        let bytes = try await call.body(upTo: Self.mostBytes)
        guard call.contentType.split(separator: ";").first?.lowercased() == "application/json" else {
          throw Problem.mediaType
        }
        guard let officer = call.officer else { throw Problem.noOfficer }
        let utterances = try UtteranceList(parsing: bytes, as: form).utterances
        // Another officer's same words are another request.
        let repeatable = call.repeatKey(of: bytes + Array("\n\(officer)".utf8))
        let check = try await found(call, keeper)
        return try await turnstile.workers.run {
          try call.answer(
            restated(check, by: utterances, officer: officer, for: call, keeper: keeper, repeatable: repeatable))
        }
      })
  }
}
