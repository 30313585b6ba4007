import HTTPTypes
import Hummingbird
import Keeping
import Screening
import Values

extension Endpoint {
  /// A page for a person, which no document of the API tells of.
  static func page(
    _ method: HTTPRequest.Method, _ path: String, needs: Need = .scope([.review]), parameters: [Parameter] = [],
    isWork: Bool = false, answer: @escaping @Sendable (Call) async throws -> Response
  ) -> Endpoint {
    Endpoint(
      method: method, path: path, operation: path, summary: Words(stringLiteral: path), needs: needs,
      parameters: parameters, gives: .init(type: "text/html", shape: .bytes), given: Words(stringLiteral: path),
      isWork: isWork, answer: answer)
  }

  /// Its answer; whatever goes wrong is told as a page, and who has no key yet is asked for it.
  func page(
    _ request: Request, _ context: some RequestContext, by doorkeeper: Doorkeeper, of service: CheckService
  ) async -> Response {
    let request = service.cookies.presentingKey(service.cookies.namingOfficer(request))
    do {
      if method == .post, !RequestOrigin.isOwn(request, overTLS: service.cookies.isSecure) { throw Problem.foreign }
      let caller = try await doorkeeper.caller(of: request, to: self)
      let call = try Call(request, context, to: self, by: caller)
      guard isWork else { return try await answer(call) }
      return try await service.turnstile.admit(call, answer)
    } catch {
      let problem = service.faults.noted(Problem(anything: error), route, because: error)
      return Call(showing: request).answer(problem, form: problem.isOfKey ? KeyPage.form : "")
    }
  }
}

extension CheckService {
  /// The pages that officers work with. What they show of dossiers needs a store.
  var pages: [Endpoint] {
    guard let keeper else { return [storelessPage] + rulePages }
    return startPages(of: keeper) + dossierPages(of: keeper) + statementPages(of: keeper) + draftPages(of: keeper)
      + rulePages + officerPages + keyPages(of: keeper)
  }

  /// A kept check as pages show it.
  struct Shown: Sendable {
    let check: KeptCheck
    let report: ScreeningReport
    let latest: String?
    /// How often the applicant had it checked before it came.
    let selfChecks: Int

    func frame(_ tab: PageFrame.Tab) -> PageFrame.Dossier {
      PageFrame.Dossier(id: check.id, tab: tab, latest: latest, before: check.follows, selfChecks: selfChecks)
    }
  }

  /// A kept check of the caller's own with its report; where the rules are others now, what can be done about it.
  func reviewed(
    _ call: Call, _ keeper: Keeper, _ answer: @escaping @Sendable (Shown) throws -> Response
  ) async throws -> Response {
    try await found(call, keeper) { check in
      let latest = try keeper.store.latest(after: check.id, of: check.owner)
      do {
        let selfChecks = try check.dossier.flatMap { try keeper.store.selfChecks(of: [$0])[$0] } ?? 0
        return try answer(
          Shown(check: check, report: report(of: check, keeper), latest: latest, selfChecks: selfChecks))
      } catch let problem as Problem where problem.kind == .otherRules {
        return call.answer(problem, form: Self.againForm(check, latest, call))
      }
    }
  }

  /// To check the same files again, today and by the rules in use.
  private static func againForm(_ check: KeptCheck, _ latest: String?, _ call: Call) -> HTMLText {
    let kept: HTMLText = "<p><a href=\"/v1/checks/\(check.id)\">Báo cáo đã giữ (JSON)</a></p>\n"
    if let latest { return "<p><a href=\"/ho-so/\(latest)\">Xem lần mới nhất</a></p>\n\(kept)" }
    return """
      <form class="don" method="post" action="/ho-so/\(check.id)/kiem-tra-lai">
      \(call.whoField())<p><button type="submit">Kiểm tra lại</button></p>
      </form>
      \(kept)
      """
  }

  /// The report of a kept check, made again from its files.
  /// - Throws: a problem where the rules are others now.
  func report(of check: KeptCheck, _ keeper: Keeper) throws -> ScreeningReport {
    try shelf.report(of: check.id) { try report(of: check, in: keeper).report }
  }
}
