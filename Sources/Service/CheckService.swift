import Dossiers
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
  /// What is kept; nil: nothing is.
  let keeper: Keeper?
  /// How the offices sign letters.
  let profiles: OfficeProfiles
  /// What officers look at.
  let shelf = ReportShelf()

  /// The largest body that is taken, in bytes.
  static let mostBytes = 256 << 20

  package init(
    rulebook: Rulebook?, reader: DossierReader, office: Body?, today: @escaping @Sendable () -> CivilDay,
    keeper: Keeper? = nil, profiles: OfficeProfiles = .none
  ) {
    self.keeper = keeper
    self.profiles = profiles
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

  /// All that it does, in the order of the OpenAPI document.
  var endpoints: [Endpoint] {
    let endpoints =
      checkEndpoints + (keeper.map { keptEndpoints(of: $0) + [reportFile(of: $0)] + officerEndpoints(of: $0) } ?? [])
      + ruleEndpoints
      + stateEndpoints
    return endpoints + descriptionEndpoints(of: endpoints)
  }

  private var router: Router<BasicRequestContext> {
    let endpoints = endpoints
    let router = Router()
    router.add(middleware: ProblemMiddleware(paths: (endpoints + pages).methodsByPath))
    for page in pages {
      router.on(RouterPath(page.path), method: page.method) { request, context in await page.page(request, context) }
    }
    for endpoint in endpoints {
      router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
        try await endpoint.answer(Call(request, context, to: endpoint))
      }
    }
    return router
  }

  /// - Throws: a problem where the rules are not loaded.
  func rules() throws -> Rulebook {
    guard let rulebook else { throw Problem.notReady }
    return rulebook
  }
}

extension [Endpoint] {
  /// Every path once, with the methods that it takes.
  var methodsByPath: [(path: String, methods: [String])] {
    map(\.path).uniqued.map { path in (path, filter { $0.path == path }.map(\.method.rawValue)) }
  }
}
