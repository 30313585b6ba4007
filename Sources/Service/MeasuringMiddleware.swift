import Hummingbird

/// Counts every answer under its operation; what no endpoint answers is one operation, `none`, whatever was asked for.
struct MeasuringMiddleware<Context: RequestContext>: RouterMiddleware {
  let measures: Measures
  /// By `Endpoint.route`.
  let operations: [String: String]

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let operation = context.route(of: request).flatMap { operations[$0] } ?? "none"
    measures.answered(operation, status: Int(response.status.code), after: .now - start)
    return response
  }
}

extension RequestContext {
  /// The endpoint that the router has found, as `Endpoint.route` names it; nil where it has found none.
  func route(of request: Request) -> String? { endpointPath.map { "\(request.method.rawValue) \($0)" } }
}

extension Endpoint {
  /// As the router names what it has found.
  var route: String { "\(method.rawValue) \(RouterPath(path))" }
}
