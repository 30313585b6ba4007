import HTTPTypes
import Hummingbird
import Keeping
import Screening
import Values

extension Endpoint {
  /// A page for a person, which no document of the API tells of.
  static func page(
    _ method: HTTPRequest.Method, _ path: String, parameters: [Parameter] = [],
    answer: @escaping @Sendable (Call) async throws -> Response
  ) -> Endpoint {
    Endpoint(
      method: method, path: path, operation: path, summary: Words(stringLiteral: path), parameters: parameters,
      gives: .init(type: "text/html", shape: .bytes), given: Words(stringLiteral: path), answer: answer)
  }

  /// Its answer; whatever goes wrong is told as a page.
  func page(_ request: Request, _ context: some RequestContext) async -> Response {
    let request = OfficerCookie.naming(request)
    do {
      if method == .post, !RequestOrigin.isOwn(request) { throw Problem.foreign }
      return try await answer(try Call(request, context, to: self))
    } catch {
      return Call(showing: request).answer(Problem(anything: error))
    }
  }
}

extension CheckService {
  /// The pages that officers work with. What they show of dossiers needs a store.
  var pages: [Endpoint] {
    guard let keeper else { return [storelessPage] + rulePages }
    return startPages(of: keeper) + dossierPages(of: keeper) + rulePages + officerPages
  }

  /// A kept check of the caller's own with its report.
  func reviewed(
    _ call: Call, _ keeper: Keeper, _ answer: @escaping @Sendable (KeptCheck, ScreeningReport) throws -> Response
  ) async throws -> Response {
    let id = call["id"] ?? ""
    return try await Self.onAThread {
      guard let check = try keeper.store.check(id, of: call.owner) else { throw Problem.noSuch(id, among: []) }
      return try answer(check, try report(of: check, keeper))
    }
  }

  /// The report of a kept check, made again from its files.
  /// - Throws: a problem where the rules are others now.
  func report(of check: KeptCheck, _ keeper: Keeper) throws -> ScreeningReport {
    try shelf.report(of: check.id) { try report(of: check, in: keeper).report }
  }
}
