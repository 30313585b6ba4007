import Dossiers
import Hummingbird
import NIOCore
import Rulebook
import Screening
import ServiceLifecycle
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
  let limits: ServiceLimits
  let cookies: PageCookies
  let faults: FaultLog
  let turnstile: Turnstile
  /// By the dossier's code, whoever asks.
  let selfChecks: Allowance
  let connections: Connections
  let measures = Measures()
  /// The checks on their way.
  let errands = Errands()
  let lists = KnownLists()
  /// What officers look at.
  let shelf = ReportShelf()

  /// Says which program answers, and not which version.
  static let serverName = "hoso"

  /// The largest body that is taken, in bytes.
  static let mostBytes = 256 << 20

  /// - Parameters:
  ///   - isBehindTLS: whether browsers reach it by a proxy that speaks TLS; whoever runs it says so, no header does.
  ///   - tell: is given a line for whoever runs it, of each problem that is answered.
  package init(
    rulebook: Rulebook?, reader: DossierReader, office: Body?, today: @escaping @Sendable () -> CivilDay,
    keeper: Keeper? = nil, profiles: OfficeProfiles = .none, limits: ServiceLimits = ServiceLimits(),
    isBehindTLS: Bool = false, tell: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    faults = FaultLog(tell: tell)
    cookies = PageCookies(isSecure: isBehindTLS)
    self.limits = limits
    turnstile = Turnstile(limits)
    selfChecks = Allowance(anHour: limits.selfChecksAnHour)
    connections = Connections(most: OpenFiles.connections(upTo: limits.connections))
    self.keeper = keeper
    self.profiles = profiles
    self.rulebook = rulebook
    self.reader = reader
    self.office = office
    self.today = today
  }

  /// Serves until the process is told to stop. Then no connection is taken any more, requests under way have their time to be
  /// answered, and checks that were promised and are not there stay in the store for the next process.
  package func run(host: String, port: Int, started: @escaping @Sendable (Int) -> Void) async throws {
    if let keeper { try await onAThread { try takeUp(keeper) } }
    let (connections, patience, faults) = (connections, limits.patience, faults)
    var application = Application(
      router: router(by: Doorkeeper(keeper: keeper, isLoopback: Loopback.contains(host))),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionClock(patience, connections, faults)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: .init(address: .hostname(host, port: port), serverName: Self.serverName),
      onServerRunning: { channel in started(channel.localAddress?.port ?? port) })
    // The framework's own lines are for its developers; ours are told by whoever started us.
    application.logger.logLevel = .critical
    let (ends, end) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
    let closing = Closing {
      await close()
      // Whoever is still worked for is answered no more.
      end.yield(.success(()))
    }
    let group = ServiceGroup(
      services: [application, closing], gracefulShutdownSignals: [.sigterm, .sigint], logger: application.logger)
    let serving = Task {
      do {
        try await group.run()
        end.yield(.success(()))
      } catch {
        end.yield(.failure(error))
      }
    }
    try await withTaskCancellationHandler {
      for await result in ends { return try result.get() }
    } onCancel: {
      serving.cancel()
    }
    if let keeper { try await onAThread { try layDown(keeper) } }
  }

  /// Requests under way have some seconds; then those that wait for a check get a job, and what is still open is closed.
  private func close() async {
    try? await Task.sleep(for: limits.closing)
    errands.close()
    try? await Task.sleep(for: limits.closed)
    connections.closeAll()
    try? await Task.sleep(for: .seconds(1))
  }

  /// All that it does, in the order of the OpenAPI document.
  var endpoints: [Endpoint] {
    let kept =
      keeper.map {
        [jobEndpoint(of: $0)] + keptEndpoints(of: $0) + [reportFile(of: $0)] + officerEndpoints(of: $0)
          + auditEndpoints(of: $0) + [selfCheckEndpoint(of: $0)]
      } ?? []
    let endpoints = checkEndpoints + kept + ruleEndpoints + stateEndpoints + [metricsEndpoint]
    return endpoints + descriptionEndpoints(of: endpoints)
  }

  private func router(by doorkeeper: Doorkeeper) -> Router<BasicRequestContext> {
    let (endpoints, pages) = (endpoints, pages)
    let router = Router()
    router.add(middleware: PlainHeaders())
    router.add(
      middleware: MeasuringMiddleware(
        measures: measures,
        operations: Dictionary((endpoints + pages).map { ($0.route, $0.operation) }) { first, _ in first }))
    router.add(
      middleware: ProblemMiddleware(
        paths: (endpoints + pages).methodsByPath, routes: Set((endpoints + pages).map(\.route)), faults: faults))
    for page in pages {
      router.on(RouterPath(page.path), method: page.method) { request, context in
        await page.page(request, context, by: doorkeeper, of: self)
      }
    }
    for endpoint in endpoints {
      router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
        // A browser that has opened a page follows its links; it sends nothing that changes anything but by a page.
        let request = endpoint.method == .get ? cookies.presentingKey(request) : request
        let caller = try await doorkeeper.caller(of: request, to: endpoint)
        let call = try Call(request, context, to: endpoint, by: caller)
        guard endpoint.isWork else { return try await endpoint.answer(call) }
        return try await turnstile.admit(call, endpoint.answer)
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
