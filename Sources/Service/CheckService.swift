import Dispatch
import Dossiers
import HTTPTypes
import Hummingbird
import NIOCore
import Rulebook
import Screening
import Values

/// The HTTP door: it joins the walk where a dossier is read and leaves it with the report.
package struct CheckService: Sendable {
  /// nil where the rules could not be loaded; then nothing is checked and `/readyz` says so.
  let rulebook: Rulebook?
  let reader: DossierReader
  /// Today, asked for once a request.
  let today: @Sendable () -> CivilDay
  let office: Body?

  /// The largest body that is taken, in bytes.
  static let mostBytes = 256 << 20

  package init(
    rulebook: Rulebook?, reader: DossierReader, office: Body?, today: @escaping @Sendable () -> CivilDay
  ) {
    self.rulebook = rulebook
    self.reader = reader
    self.office = office
    self.today = today
  }

  /// Serves until the process is told to stop; a request under way is answered first.
  package func run(host: String, port: Int, started: @escaping @Sendable (Int) -> Void) async throws {
    var application = Application(
      router: router, configuration: .init(address: .hostname(host, port: port), serverName: "hoso"),
      onServerRunning: { channel in started(channel.localAddress?.port ?? port) })
    // The framework's own lines are for its developers; ours are told by whoever started us.
    application.logger.logLevel = .critical
    try await application.runService()
  }

  private var router: Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: ProblemMiddleware())
    router.get("/livez") { _, _ in Self.json(.record(["trang_thai": .string("song")])) }
    router.get("/readyz") { _, _ in
      guard let rulebook else { throw Problem.notReady }
      return Self.json(.record(["trang_thai": .string("san_sang"), "bo_quy_tac": .string(rulebook.edition.name)]))
    }
    router.get("/openapi.json") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: OpenAPI.document)))
    }
    router.get("/v1/rules") { request, _ in
      guard let rulebook else { throw Problem.notReady }
      let asked = request.uri.queryParameters["on"].map(String.init)
      let on = asked.flatMap { CivilDay(iso: $0) }
      if asked != nil, on == nil { throw Problem.malformed("on phải là năm-tháng-ngày, ví dụ 2026-09-01") }
      return Self.json(RuleList(rulebook: rulebook, on: on).json)
    }
    router.post("/v1/checks") { request, _ in
      guard let rulebook else { throw Problem.notReady }
      let type = request.headers[.contentType] ?? ""
      let body = try await request.body.collect(upTo: Self.mostBytes)
      let bytes = Array(body.readableBytesView)
      // Reading starts processes and waits for them: not on the threads that serve connections.
      return Self.json(try await Self.onAThread { try check(bytes, type, rulebook) })
    }
    return router
  }

  private static func json(_ json: JSON) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes())))
  }

  private static func onAThread(_ work: @escaping @Sendable () throws -> JSON) async throws -> JSON {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }

  private func check(_ bytes: [UInt8], _ type: String, _ rulebook: Rulebook) throws -> JSON {
    let dossier: Dossier
    do {
      dossier = try self.dossier(bytes, type)
    } catch let error as DossierError {
      throw Problem.unprocessable(error.description)
    }
    let screening = Screening(rulebook: rulebook, settings: Settings(today: today(), office: office))
    switch screening.outcome(of: dossier) {
    case .stopped: throw Problem.secret
    case .nothingChecked(let why, _): throw Problem.nothingChecked(why)
    case .report(let report): return report.json
    }
  }

  private func dossier(_ bytes: [UInt8], _ type: String) throws -> Dossier {
    let media = type.split(separator: ";").first?.lowercased() ?? ""
    switch media {
    case "application/json": return try reader.dossier(named: "json", parts: [(Dossier.intakeName, bytes)])
    case "application/zip": return try reader.dossier(named: "zip", archive: bytes, at: "zip")
    case "multipart/form-data":
      guard let boundary = Multipart.boundary(of: type), let parts = Multipart.parts(of: bytes, boundary: boundary)
      else { throw Problem.malformed("multipart/form-data hỏng hoặc thiếu boundary") }
      let named = try parts.map { part in
        guard let name = part.fileName, !name.isEmpty else {
          throw Problem.malformed("phần «\(part.name.visible)» không có filename; mỗi phần là một tệp của hồ sơ")
        }
        return (name, part.bytes)
      }
      return try reader.dossier(named: "multipart", parts: named)
    default: throw Problem.unsupported
    }
  }
}
