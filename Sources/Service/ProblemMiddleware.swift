import HTTPTypes
import Hummingbird

/// Every error of the framework as a problem of ours: unknown paths, wrong methods, bodies too large.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      throw problem
    } catch let error as any HTTPResponseError {
      throw Self.problem(error.status, request.uri.path)
    }
  }

  private static func problem(_ status: HTTPResponse.Status, _ path: String) -> Problem {
    switch status.code {
    case 404:
      let allowed = OpenAPI.methods.first { $0.path == path }?.methods
      return allowed.map(Problem.methodNotAllowed) ?? .notFound
    case 413: return .tooLarge
    default: return .malformed("Yêu cầu không đọc được.")
    }
  }
}
