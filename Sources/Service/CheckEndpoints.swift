import Dossiers
import Hummingbird
import Rulebook
import Screening
import Values

/// What is done with a dossier that is sent.
extension CheckService {
  var checkEndpoints: [Endpoint] {
    [
      Endpoint(
        method: .post, path: "/v1/checks", operation: "check",
        summary: Words("Kiểm tra một hồ sơ, trả báo cáo ngay", en: "Check a dossier and give the report"),
        needs: .scope([.check]), parameters: screeningParameters + [ReportForm.parameter] + keepParameters,
        takes: Self.dossiers, gives: ReportForm.content,
        statuses: keeper == nil ? [.ok] : [.created, .accepted, .ok],
        given: Words("Báo cáo; kết luận nằm ở ket_luan.de_nghi", en: "The report; its conclusion is ket_luan.de_nghi"),
        problems: Self.dossierProblems + [.procedure, .unread]
          + (keeper == nil ? [] : Problem.Kind.ofKeeping + [.repeated]),
        isWork: true, answer: check),
      Endpoint(
        method: .post, path: "/v1/classifications", operation: "classify",
        summary: Words(
          "Phân loại một hồ sơ: mỗi bảng ra hàng nào, vì sao không phải hàng khác",
          en: "Classify a dossier: each table's row and why not another"),
        needs: .scope([.check]), parameters: screeningParameters, takes: Self.dossiers,
        gives: .init(type: "application/json", shape: .schema("phan-loai")),
        given: Words("Kết quả của từng bảng", en: "What each table comes to"),
        problems: Self.dossierProblems + [.procedure, .unread],
        isWork: true,
        answer: { call in
          let screening = try screening(call)
          let bytes = try await call.body(upTo: Self.mostBytes)
          return call.answer(
            try await turnstile.workers.run {
              switch screening.outcome(of: try SentDossier(bytes, type: call.contentType).dossier(by: reader)) {
              case .stopped: throw Problem.secret
              // Tables answer also where the procedure, which may be what is asked, is not known.
              case .nothingChecked(.noProcedure, let report), .report(let report):
                return ClassificationReport(report, by: screening).json
              case .nothingChecked(let why, _): throw Problem.nothingChecked(why)
              }
            })
        }),
    ]
  }

  static let dossiers: [Endpoint.Content] = [
    .init(type: "application/json", shape: .schema("ho-so"), example: Examples.dossier),
    .init(type: "multipart/form-data", shape: .files),
    .init(type: "application/zip", shape: .bytes),
  ]

  static let dossierProblems: [Problem.Kind] = [
    .malformed, .unopened, .secret, .mediaType, .tooLarge, .otherRules, .notReady,
  ]

  private var screeningParameters: [Endpoint.Parameter] {
    [
      .init(
        name: "office", kind: .one(of: offices),
        what: Words("Cơ quan đang xét, id trong bộ quy tắc", en: "The screening office"),
        example: "so-tai-chinh"),
      .init(
        name: "procedure",
        what: Words("Mã thủ tục, khi ho-so.json không nêu", en: "The procedure's code, where ho-so.json states none"),
        example: "1.009645"),
      .init(
        name: "on", kind: .day,
        what: Words(
          "Xét giả định theo pháp luật của ngày này, không tính hạn", en: "As if this day governed every matter"),
        example: "2026-09-01"),
      .init(
        name: "rules", what: Words("SHA-256 của bộ quy tắc phải dùng", en: "SHA-256 of the edition that must be used"),
        example: "0000000000000000000000000000000000000000000000000000000000000000"),
    ]
  }

  /// Without rules no office is known, and nothing is checked either.
  private var offices: [String] { (try? rules().bodies.map(\.id)) ?? [] }

  private func screening(_ call: Call) throws -> Screening {
    let rulebook = try rules()
    try checkPinned(call["rules"]?.lowercased(), rulebook)
    return try screening(office: call["office"], procedure: call["procedure"], on: call.day("on"))
  }

  /// - Throws: a problem where another edition is in use than must be.
  func checkPinned(_ digest: String?, _ rulebook: Rulebook) throws {
    guard let digest, digest != rulebook.edition.digest.hex else { return }
    throw Problem.otherRules(rulebook.edition.digest.hex)
  }

  /// - Parameter office: by its id; one that nobody knows is none.
  func screening(office: String?, procedure: String?, on day: CivilDay? = nil) throws -> Screening {
    let rulebook = try rules()
    return Screening(
      rulebook: rulebook,
      settings: Settings(
        today: today(), assumedDay: day, office: office.flatMap { rulebook.body($0) } ?? self.office,
        procedureCode: procedure))
  }

  /// A request that comes again is not done again.
  static let repeatKey = Endpoint.Parameter(
    name: "Idempotency-Key", place: .header,
    what: Words(
      "Gửi lại cùng khóa, cùng yêu cầu thì nhận lại báo cáo cũ",
      en: "Sent again with the same request: the same report"),
    example: "b7d1e0c2")

  private var keepParameters: [Endpoint.Parameter] {
    guard keeper != nil else { return [] }
    return [
      .init(
        name: "keep", kind: .one(of: ["yes", "no"]),
        what: Words(
          "Giữ hồ sơ và báo cáo trong kho hay không; không nêu là giữ", en: "Whether it is kept; yes if not said"),
        example: "yes"),
      Self.repeatKey, Call.prefer,
    ]
  }

  private func check(_ call: Call) async throws -> Response {
    let screening = try screening(call)
    let bytes = try await call.body(upTo: Self.mostBytes)
    if let keeper, let place = call.place, call["keep"] != "no" {
      return try await ordered(call, screening, bytes, in: place, keeper)
    }
    let answer = { @Sendable () throws -> Response in
      let sent = try SentDossier(bytes, type: call.contentType)
      let report = try checked(sent, by: screening)
      return measures.timed(.write) { call.answer(report) }
    }
    let workers = turnstile.workers
    return SentDossier.isShortList(bytes, type: call.contentType)
      ? try workers.here(answer) : try await workers.run(answer)
  }

  /// What a check of a dossier as it was sent comes to, counted.
  /// - Throws: a problem where a mark of state secrecy was met, or nothing could be checked.
  func checked(_ sent: SentDossier, by screening: Screening) throws -> DrawnReport {
    counted(
      try lists.report(sent.key(screening.settings)) {
        let dossier = try measures.timed(.parse) { try sent.dossier(by: reader) }
        return try judged(dossier, by: screening)
      })
  }

  /// What a check of a dossier that was read comes to, counted.
  /// - Throws: a problem as above.
  func checked(_ dossier: Dossier, by screening: Screening) throws -> DrawnReport {
    counted(DrawnReport(try judged(dossier, by: screening)))
  }

  private func judged(_ dossier: Dossier, by screening: Screening) throws -> ScreeningReport {
    try measures.timed(.judge) { try screening.reportOrProblem(of: dossier) }
  }

  private func counted(_ report: DrawnReport) -> DrawnReport {
    measures.checked(report.report.judgement.recommendation.kind)
    return report
  }
}
