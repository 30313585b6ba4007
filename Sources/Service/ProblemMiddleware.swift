import HTTPTypes
import Hummingbird
import Keeping
import NIOHTTP1

/// Every error as a problem of ours: unknown paths, wrong methods, bodies too large, and what nobody foresaw.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  /// Every path with the methods that it takes.
  let paths: [(path: String, methods: [String])]
  /// Those that there are, by `Endpoint.route`.
  let routes: Set<String>
  let faults: FaultLog

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // What follows on the connection cannot be made sense of: it is told so and closed.
      throw error
    } catch {
      let route = context.route(of: request).flatMap { routes.contains($0) ? $0 : nil } ?? "none"
      return faults.noted(problem(of: error, request), route, because: error)
        .response(in: Language(accepting: request.headers[.acceptLanguage]))
    }
  }

  private func problem(of error: any Error, _ request: Request) -> Problem {
    guard let error = error as? any HTTPResponseError else { return Problem(anything: error) }
    switch error.status.code {
    case 404:
      let steps = Self.steps(of: request.uri.path)
      let allowed = paths.first { Self.steps(of: $0.path).matches(steps) }?.methods
      return allowed.map(Problem.method) ?? .noSuchPath(paths.map(\.path))
    case 413: return .tooLarge
    case 400..<500: return .malformed(Words("Yêu cầu không đọc được.", en: "The request cannot be read."))
    default: return .inside
    }
  }

  private static func steps(of path: String) -> [Substring] { path.split(separator: "/") }
}

extension [Substring] {
  /// Whether a path has these steps, of which those in braces are any.
  fileprivate func matches(_ steps: [Substring]) -> Bool {
    count == steps.count && zip(self, steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
