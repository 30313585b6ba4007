import HTTPTypes
import Hummingbird
import Keeping
import Values

/// What is done with checks that are kept.
extension CheckService {
  static let id = Endpoint.Parameter(
    name: "id", place: .path, isRequired: true, what: Words("Mã của lần kiểm tra", en: "The check"),
    example: "00000000000000000000000000000000")

  /// Their own, or everybody's: `Caller.sees`.
  static let checker = Endpoint.Need.scope([.check, .review])

  func keptEndpoints(of keeper: Keeper) -> [Endpoint] {
    [
      Endpoint(
        method: .get, path: "/v1/checks", operation: "checks",
        summary: Words(
          "Các lần kiểm tra, mới nhất trước, từng trang", en: "The checks, the latest first, page by page"),
        needs: Self.checker,
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
          .init(
            name: "latest", kind: .one(of: ["yes", "no"]),
            what: Words(
              "Bỏ những lần đã có lần sau; không nêu là không bỏ",
              en: "Without those that another follows; no if not said"),
            example: "yes"),
        ], gives: .json, given: Words("Một trang", en: "A page"), problems: Problem.Kind.ofKeeping,
        answer: { call in
          let count = call.count("count") ?? 50
          let onlyLatest = call["latest"] == "yes"
          let (found, selfChecks) = try await onAThread {
            let found = try keeper.store.checks(
              of: call.caller.sees, after: call["after"], count: count + 1, onlyLatest: onlyLatest)
            return (found, try keeper.store.selfChecks(of: found.compactMap(\.dossier)))
          }
          let shown = found.prefix(count)
          let next = found.count > count ? shown.last?.id : nil
          let page = JSON.record([
            "schemaVersion": .string("1"), "kiem_tra": .array(shown.map { $0.listed(selfChecks) }),
            "tiep": next.map { .string($0) },
          ])
          var headers: HTTPFields = [:]
          let rest = onlyLatest ? "&latest=yes" : ""
          if let next { headers[named: "Link"] = "</v1/checks?count=\(count)&after=\(next)\(rest)>; rel=\"next\"" }
          return call.answer(page.bytes(), type: "application/json", headers)
        }),
      Endpoint(
        method: .get, path: "/v1/checks/{id}", operation: "keptCheck",
        summary: Words("Báo cáo đã giữ, đúng từng byte", en: "A kept report, to the byte"), needs: Self.checker,
        parameters: [Self.id, ReportForm.parameter], gives: ReportForm.content, statuses: Endpoint.tagged,
        given: Words("Báo cáo", en: "The report"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          try await found(call, keeper) { try call.answer($0, in: keeper.store) }
        }),
      Endpoint(
        method: .get, path: "/v1/checks/{id}/record.json", operation: "checkRecord",
        summary: Words(
          "Bản ghi để kiểm tra lại ra đúng báo cáo ấy: hoso replay", en: "What makes the same report again: hoso replay"
        ),
        needs: Self.checker, parameters: [Self.id], gives: .json, given: Words("Bản ghi", en: "The record"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          try await found(call, keeper) { check in
            try keeper.note(.exported, of: check, for: call, .record(["gi": .string("record.json")]))
            return call.answer(check.record)
          }
        }),
      letterEndpoint(
        .docx, "letter", Words("Dự thảo thư, tệp Word", en: "The draft of a letter, a Word file"), keeper),
      letterEndpoint(
        .pdf, "printedLetter", Words("Dự thảo thư, PDF như in ra", en: "The draft of a letter as printed, a PDF"),
        keeper),
      Endpoint(
        method: .delete, path: "/v1/checks/{id}", operation: "forget",
        summary: Words(
          "Xóa một lần kiểm tra của mình cùng tệp của nó; nhật ký kiểm toán còn ghi là đã có và đã xóa",
          en: "Remove a check of one's own with its files; the audit still tells that it was there"),
        needs: .scope([.check]), parameters: [Self.id], gives: .json, statuses: [.noContent],
        given: Words("Đã xóa", en: "Removed"),
        problems: [.noSuchThing] + Problem.Kind.ofKeeping,
        answer: { call in
          let id = call["id"] ?? ""
          let entry = keeper.entry(.removed, id, by: call.asker)
          guard try await onAThread({ try keeper.store.remove(id, of: call.owner, audit: entry) }) else {
            throw Problem.noSuch(id, among: [])
          }
          lists.forget()
          return Response(status: .noContent)
        }),
    ]
  }

  /// A check that the caller finds; another's is not there.
  func found(
    _ call: Call, _ keeper: Keeper, _ answer: @escaping @Sendable (KeptCheck) throws -> Response
  ) async throws -> Response {
    let check = try await found(call, keeper)
    return try await onAThread { try answer(check) }
  }

  func found(_ call: Call, _ keeper: Keeper) async throws -> KeptCheck {
    let id = call["id"] ?? ""
    guard let check = try await onAThread({ try keeper.store.check(id, of: call.caller.sees) }) else {
      throw Problem.noSuch(id, among: [])
    }
    return check
  }
}

extension KeptCheck {
  /// As a list tells of it.
  /// - Parameter selfChecks: how many there were, by the dossier's code.
  fileprivate func listed(_ selfChecks: [String: Int]) -> JSON {
    .record([
      "id": .string(id), "khoa": .string(owner), "luc": .string(made), "ma_ho_so": dossier.map { .string($0) },
      "theo_sau": follows.map { .string($0) }, "thu_tuc": summary?.procedure.map { .string($0) },
      "de_nghi": summary.map { .string($0.recommendation) }, "dem": summary?.counts,
      "han": summary?.due.map { .string($0) },
      "so_lan_tu_kiem": dossier.flatMap { selfChecks[$0] }.map { .number(Decimal128($0)) },
      "so_tep": .number(Decimal128(files.count)), "sha256_bao_cao": .string(reportDigest.hex),
    ])
  }
}
