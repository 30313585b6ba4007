import HTTPTypes
import Hummingbird
import Keeping
import Letters
import Rulebook
import Screening
import Values

/// What is done with checks that are kept.
extension CheckService {
  static let id = Endpoint.Parameter(
    name: "id", place: .path, isRequired: true, what: Words("Mã của lần kiểm tra", en: "The check"),
    example: "00000000000000000000000000000000")

  func keptEndpoints(of keeper: Keeper) -> [Endpoint] {
    [
      Endpoint(
        method: .get, path: "/v1/checks", operation: "checks",
        summary: Words(
          "Các lần kiểm tra, mới nhất trước, từng trang", en: "The checks, the latest first, page by page"),
        parameters: [
          .init(
            name: "count", kind: .count(1...200),
            what: Words("Bao nhiêu mỗi trang; không nêu là 50", en: "How many; 50 if not said"),
            example: "50"),
          .init(
            name: "after",
            what: Words(
              "Đọc tiếp sau mã này, lấy từ «tiep» của trang trước", en: "Go on after this, «tiep» of the page before"),
            example: "00000000000000000000000000000000"),
        ], gives: .json, given: Words("Một trang", en: "A page"), problems: Problem.Kind.ofKeeping,
        answer: { call in
          let count = call.count("count") ?? 50
          let found = try await Self.onAThread {
            try keeper.store.checks(of: call.owner, after: call["after"], count: count + 1)
          }
          let shown = found.prefix(count)
          let next = found.count > count ? shown.last?.id : nil
          let page = JSON.record([
            "schemaVersion": .string("1"), "kiem_tra": .array(shown.map(\.summary)), "tiep": next.map { .string($0) },
          ])
          var headers: HTTPFields = [:]
          if let next { headers[named: "Link"] = "</v1/checks?count=\(count)&after=\(next)>; rel=\"next\"" }
          return call.answer(page.bytes(), type: "application/json", headers)
        }),
      Endpoint(
        method: .get, path: "/v1/checks/{id}", operation: "keptCheck",
        summary: Words("Báo cáo đã giữ, đúng từng byte", en: "A kept report, to the byte"), parameters: [Self.id],
        gives: .init(type: "application/json", shape: .schema("bao-cao")), statuses: Endpoint.tagged,
        given: Words("Báo cáo", en: "The report"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          try await found(call, keeper) { check in
            try call.answerUnlessKnown(check.reportDigest) { try keeper.store.report(of: check) }
          }
        }),
      Endpoint(
        method: .get, path: "/v1/checks/{id}/record.json", operation: "checkRecord",
        summary: Words(
          "Bản ghi để kiểm tra lại ra đúng báo cáo ấy: hoso replay", en: "What makes the same report again: hoso replay"
        ),
        parameters: [Self.id], gives: .json, given: Words("Bản ghi", en: "The record"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          try await found(call, keeper) { check in
            try keeper.note(.exported, of: check, for: call, .record(["gi": .string("record.json")]))
            return call.answer(check.record)
          }
        }),
      Endpoint(
        method: .get, path: "/v1/checks/{id}/letter.docx", operation: "letter",
        summary: Words("Dự thảo thư, tệp Word", en: "The draft of a letter, a Word file"),
        parameters: [
          Self.id,
          .init(
            name: "kind", kind: .one(of: LetterKind.allCases.map(\.rawValue)),
            what: Words(
              "Thư nào; không nêu thì thư mà đề nghị cần", en: "Which; the one that is asked for if not said"),
            example: LetterKind.supplement.rawValue),
        ],
        gives: .init(type: Self.word, shape: .bytes), given: Words("Tệp Word", en: "The Word file"),
        problems: [.noSuchThing, .noLetter, .otherRules, .notReady] + Problem.Kind.ofKeeping,
        answer: { call in try await found(call, keeper) { check in try letter(call, check, keeper) } }),
      Endpoint(
        method: .delete, path: "/v1/checks/{id}", operation: "forget",
        summary: Words(
          "Xóa một lần kiểm tra cùng tệp của nó; nhật ký kiểm toán còn ghi là đã có và đã xóa",
          en: "Remove a check with its files; the audit still tells that it was there"),
        parameters: [Self.id], gives: .json, statuses: [.noContent], given: Words("Đã xóa", en: "Removed"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          let id = call["id"] ?? ""
          let entry = keeper.entry(.removed, id, call)
          guard try await Self.onAThread({ try keeper.store.remove(id, of: call.owner, audit: entry) }) else {
            throw Problem.noSuch(id, among: [])
          }
          return Response(status: .noContent)
        }),
    ]
  }

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  /// A check of the caller's own; another's is not there.
  func found(
    _ call: Call, _ keeper: Keeper, _ answer: @escaping @Sendable (KeptCheck) throws -> Response
  ) async throws -> Response {
    let id = call["id"] ?? ""
    return try await Self.onAThread {
      guard let check = try keeper.store.check(id, of: call.owner) else { throw Problem.noSuch(id, among: []) }
      return try answer(check)
    }
  }

  /// Drawn from the same files under the same settings: where the rules are others now, not at all.
  private func letter(_ call: Call, _ check: KeptCheck, _ keeper: Keeper) throws -> Response {
    let (screening, report) = try report(of: check, in: keeper)
    let drafts = LetterDrafts(of: report, by: screening.rulebook, signedAs: profiles)
    let kind: LetterKind
    let letter: Letter
    do throws(NoLetter) {
      kind = if let asked = call["kind"].flatMap(LetterKind.init) { asked } else { try drafts.kind() }
      letter = try drafts.letter(kind)
    } catch {
      throw Problem(kind: .noLetter, detail: Words(stringLiteral: "\(error)."))
    }
    let bytes = try WordLetter(letter).bytes()
    try keeper.note(
      .drafted, of: check, for: call,
      .record(["thu": .string(kind.rawValue), "sha256": .string(Digest(of: bytes).hex)]))
    let name = "\(kind.rawValue)-\(check.id.prefix(8)).docx"
    return call.answer(bytes, type: Self.word, [.contentDisposition: "attachment; filename=\"\(name)\""])
  }
}

extension KeptCheck {
  /// As a list tells of it.
  fileprivate var summary: JSON {
    .record([
      "id": .string(id), "luc": .string(made), "ma_ho_so": dossier.map { .string($0) },
      "so_tep": .number(Decimal128(files.count)), "sha256_bao_cao": .string(reportDigest.hex),
    ])
  }
}
