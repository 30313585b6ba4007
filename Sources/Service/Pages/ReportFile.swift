import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// The page of a dossier as one file that stands alone: to be kept beside the dossier, sent, printed.
extension CheckService {
  func reportFile(of keeper: Keeper) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/checks/{id}/report.html", operation: "reportPage",
      summary: Words(
        "Báo cáo thành một trang để lưu, in; không mã, không liên kết ra ngoài",
        en: "The report as one page to keep or print; no script, nothing from elsewhere"),
      parameters: [Self.id], gives: .init(type: "text/html", shape: .bytes),
      given: Words("Trang HTML", en: "The HTML page"),
      problems: [.noSuchThing, .otherRules, .notReady] + Problem.Kind.ofKeeping,
      answer: { call in
        try await found(call, keeper) { check in
          let page = ReviewPage(ReadingReport(of: try report(of: check, keeper), by: try rules()))
          try keeper.note(.exported, of: check, for: call, .record(["gi": .string("report.html")]))
          return call.answer(alone: page.page)
        }
      })
  }
}
