import Dossiers
import Hummingbird
import Keeping
import Screening
import Values

/// What whoever files a dossier may ask before they do.
extension CheckService {
  func selfCheckEndpoint(of keeper: Keeper) -> Endpoint {
    Endpoint(
      method: .post, path: "/v1/self-checks", operation: "selfCheck",
      summary: Words(
        "Người nộp tự kiểm: thành phần nào có, thiếu, chưa thấy; không kết luận nào của quy tắc",
        en: "An applicant's own check: which components are there; no verdict of any rule"),
      needs: .scope([.selfcheck]), takes: Self.dossiers,
      gives: .init(type: "application/json", shape: .schema("tu-kiem")),
      given: Words("Thành phần của hồ sơ", en: "The dossier's components"),
      problems: Self.dossierProblems + [.procedure, .unread] + Problem.Kind.ofKeeping, isWork: true,
      answer: { call in
        let screening = try screening(office: nil, procedure: nil)
        let bytes = try await call.body(upTo: Self.mostBytes)
        return try await turnstile.workers.run {
          do {
            return call.answer(try selfChecked(bytes, call, by: screening, keeper))
          } catch let problem as Problem {
            try keeper.note(problem, of: Digest(of: bytes), by: call.asker)
            throw problem
          }
        }
      })
  }

  /// Counted before it is told, so that nothing is told uncounted.
  private func selfChecked(_ bytes: [UInt8], _ call: Call, by screening: Screening, _ keeper: Keeper) throws -> JSON {
    let dossier = try SentDossier(bytes, type: call.contentType).dossier(by: reader)
    guard let code = dossier.intake.code else { throw Problem.noCode }
    if let seconds = selfChecks.take(for: code) { throw Problem.selfCheckedTooOften(after: seconds) }
    let report = try screening.reportOrProblem(of: dossier)
    let entry = keeper.entry(
      .selfChecked, nil, by: call.asker,
      .record([
        "ma_ho_so": .string(code), "sha256_yeu_cau": .string(Digest(of: bytes).hex),
        "bo_quy_tac": .string(report.edition.name), "sha256_bo_quy_tac": .string(report.edition.digest.hex),
        "thu_tuc": report.judgement.code.map { .string($0.code) },
      ]))
    try keeper.store.countSelfCheck(of: code, audit: entry)
    return SelfCheckReport(of: report).json
  }
}

extension Problem {
  /// Self-checks are counted by it.
  fileprivate static let noCode = Problem(
    kind: .unopened,
    detail: Words("Tự kiểm cần ma_ho_so trong ho-so.json.", en: "A self-check needs ma_ho_so in ho-so.json."))

  fileprivate static func selfCheckedTooOften(after seconds: Int) -> Problem {
    Problem(
      kind: .tooMuch,
      detail: Words(
        "Hồ sơ này đã hết lượt tự kiểm; còn \(seconds) giây.",
        en: "This dossier has used up its self-checks; \(seconds) seconds are left."), retryAfter: seconds)
  }
}
