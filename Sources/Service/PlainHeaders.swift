import HTTPTypes
import Hummingbird

/// What every answer says to whoever passes it on: it is of the type that it names, and of nobody else's business.
struct PlainHeaders<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[named: "X-Content-Type-Options"] = "nosniff"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
