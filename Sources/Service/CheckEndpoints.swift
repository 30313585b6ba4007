import Dispatch
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
        parameters: screeningParameters, takes: Self.dossiers,
        gives: .init(type: "application/json", shape: .schema("bao-cao")),
        given: Words("Báo cáo; kết luận nằm ở ket_luan.de_nghi", en: "The report; its conclusion is ket_luan.de_nghi"),
        problems: Self.dossierProblems + [.procedure, .unread],
        answer: { call in
          let screening = try screening(call)
          return try await answer(call) { dossier in
            switch screening.outcome(of: dossier) {
            case .stopped: throw Problem.secret
            case .nothingChecked(let why, _): throw Problem.nothingChecked(why)
            case .report(let report): return report.json
            }
          }
        }),
      Endpoint(
        method: .post, path: "/v1/classifications", operation: "classify",
        summary: Words(
          "Phân loại một hồ sơ: mỗi bảng ra hàng nào, vì sao không phải hàng khác",
          en: "Classify a dossier: each table's row and why not another"),
        parameters: screeningParameters, takes: Self.dossiers,
        gives: .init(type: "application/json", shape: .schema("phan-loai")),
        given: Words("Kết quả của từng bảng", en: "What each table comes to"), problems: Self.dossierProblems,
        answer: { call in
          let screening = try screening(call)
          return try await answer(call) { dossier in
            switch screening.outcome(of: dossier) {
            case .stopped: throw Problem.secret
            // Tables answer also where the procedure, which may be what is asked, is not known.
            case .nothingChecked(.noProcedure, let report), .report(let report):
              return ClassificationReport(report, by: screening).json
            case .nothingChecked(let why, _): throw Problem.nothingChecked(why)
            }
          }
        }),
    ]
  }

  private static let dossiers: [Endpoint.Content] = [
    .init(type: "application/json", shape: .schema("ho-so")), .init(type: "multipart/form-data", shape: .files),
    .init(type: "application/zip", shape: .bytes),
  ]

  private static let dossierProblems: [Problem.Kind] = [
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
    if let pinned = call["rules"], pinned.lowercased() != rulebook.edition.digest.hex {
      throw Problem.otherRules(rulebook.edition.digest.hex)
    }
    let office = call["office"].flatMap { rulebook.body($0) }
    return Screening(
      rulebook: rulebook,
      settings: Settings(
        today: today(), assumedDay: call.day("on"), office: office ?? self.office, procedureCode: call["procedure"]))
  }

  /// Reads the dossier that is sent and answers with what is made of it.
  private func answer(_ call: Call, _ made: @escaping @Sendable (Dossier) throws -> JSON) async throws -> Response {
    let type = call.contentType
    let bytes = try await call.body(upTo: Self.mostBytes)
    // Reading starts processes and waits for them: not on the threads that serve connections.
    return call.answer(
      try await Self.onAThread {
        let dossier: Dossier
        do {
          dossier = try self.dossier(bytes, type)
        } catch let error as DossierError {
          throw Problem.unopened(error.description)
        }
        return try made(dossier)
      })
  }

  private static func onAThread(_ work: @escaping @Sendable () throws -> JSON) async throws -> JSON {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }

  private func dossier(_ bytes: [UInt8], _ type: String) throws -> Dossier {
    let media = type.split(separator: ";").first?.lowercased() ?? ""
    switch media {
    case "application/json": return try reader.dossier(named: "json", parts: [(Dossier.intakeName, bytes)])
    case "application/zip": return try reader.dossier(named: "zip", archive: bytes, at: "zip")
    case "multipart/form-data":
      guard let boundary = Multipart.boundary(of: type), let parts = Multipart.parts(of: bytes, boundary: boundary)
      else {
        throw Problem.malformed(
          Words(
            "multipart/form-data hỏng hoặc thiếu boundary", en: "multipart/form-data is broken or names no boundary"))
      }
      // A part without a file name is the file of the part's name.
      return try reader.dossier(named: "multipart", parts: parts.map { ($0.fileName ?? $0.name, $0.bytes) })
    default: throw Problem.mediaType
    }
  }
}
