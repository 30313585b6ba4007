import HTTPTypes
import Hummingbird
import Screening
import Values

extension Call {
  /// A page in its frame. Nothing of it is kept by the browser: it may hold words of a dossier.
  func answer(
    _ page: HTMLPage, in dossier: (id: String, tab: PageFrame.Tab?)? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let framed = PageFrame(officer: officer, dossier: dossier).framed(page)
    var headers: HTTPFields = [.cacheControl: "no-store"]
    headers[named: "Content-Security-Policy"] = framed.policy
    headers[named: "Referrer-Policy"] = "no-referrer"
    headers[named: "X-Content-Type-Options"] = "nosniff"
    return answer(Array(framed.served.utf8), type: "text/html; charset=utf-8", headers, status: status)
  }

  /// What is wrong and what to do next, as a page.
  func answer(_ problem: Problem, in dossier: (id: String, tab: PageFrame.Tab?)? = nil) -> Response {
    let page = HTMLPage(
      titled: problem.kind.title.vi,
      """
      <h1>\(problem.kind.title.vi)</h1>
      <div class="loi-don" role="alert"><p>\(problem.detail.vi)</p></div>
      <p>\(problem.kind.remedy.vi)</p>
      <p><a href="/">Về danh sách hồ sơ</a></p>

      """)
    return answer(page, in: dossier, status: problem.kind.status)
  }

  /// On to another page, asked for anew (RFC 9110, 15.4.4).
  static func onward(to path: String, cookie: String? = nil) -> Response {
    var headers: HTTPFields = [.location: path, .cacheControl: "no-store"]
    headers[named: "Referrer-Policy"] = "no-referrer"
    if let cookie { headers[.setCookie] = cookie }
    return Response(status: .seeOther, headers: headers)
  }
}

extension Problem {
  /// For the head of a form that is shown again.
  var notice: HTMLText { "<div class=\"loi-don\" role=\"alert\"><p><b>\(kind.title.vi).</b> \(detail.vi)</p></div>\n" }
}
