import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// The drafts of a dossier, and the officer's word on each of their lines.
extension CheckService {
  func draftPages(of keeper: Keeper) -> [Endpoint] {
    [
      .page(
        .get, "/ho-so/{id}/du-thao",
        parameters: [
          Self.id,
          .init(
            name: "thu", kind: .one(of: LetterKind.allCases.map(\.rawValue)),
            what: Words("Thư nào", en: "Which letter"), example: LetterKind.supplement.rawValue),
        ], answer: { call in try await drafts(call, keeper) }),
      .page(
        .post, "/ho-so/{id}/du-thao", parameters: [Self.id], isWork: true,
        answer: { call in
          let body = try FormBody(try await call.body(upTo: FormBody.mostFormBytes), type: call.contentType)
          do {
            let utterances = try Self.words(on: body)
            guard !utterances.isEmpty else { throw Problem.noLineChosen }
            return try await say(utterances, body, call, keeper) { "/ho-so/\($0)/du-thao" }
          } catch let problem as Problem where problem.isOfForm {
            return try await drafts(call, keeper, filled: body.filled, after: problem)
          }
        }),
    ]
  }

  private func drafts(
    _ call: Call, _ keeper: Keeper, filled: [String: String] = [:], after problem: Problem? = nil
  ) async throws -> Response {
    try await reviewed(call, keeper) { shown in
      let drafts = LetterDrafts(of: shown.report, by: try rules(), signedAs: profiles)
      let page = DraftsPage(
        drafts, asked: call["thu"].flatMap(LetterKind.init), ReviewLinks(check: shown.check.id),
        files: .init(base: "/v1/checks/\(shown.check.id)", hasPDF: reader.reader.converter != nil), filled: filled,
        notice: problem?.notice ?? "",
        who: call.whoField(filled["can_bo"]))
      return call.answer(page.page, in: shown.frame(.drafts), status: problem?.kind.status ?? .ok)
    }
  }

  private static let mostLines = 1000

  private static func words(on body: FormBody) throws -> [Utterance] {
    let count = min(body[DraftsPage.Field.count].flatMap { Int($0) } ?? 0, mostLines)
    return (0..<max(0, count)).compactMap { index in
      func field(_ name: String) -> String? { body["\(name)-\(index + 1)"] }
      guard let word = field(DraftsPage.Field.word), let code = field(DraftsPage.Field.code) else { return nil }
      let lines = Utterance.Lines(code: code, words: field(DraftsPage.Field.words))
      switch word {
      case DraftsPage.Field.confirmed: return Utterance(.confirmed(lines))
      case DraftsPage.Field.rejected:
        return Utterance(.rejected(lines, reason: field(DraftsPage.Field.reason) ?? ""))
      default: return nil
      }
    }
  }
}
