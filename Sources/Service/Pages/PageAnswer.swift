import HTTPTypes
import Hummingbird
import Screening
import Values

extension Call {
  /// A page in its frame. `PlainHeaders` sees to it that nothing of it is kept by the browser: it may hold words of a dossier.
  func answer(
    _ page: HTMLPage, in dossier: PageFrame.Dossier? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let framed = PageFrame(officer: officer, dossier: dossier).framed(page)
    return answer(framed.served, under: framed.policy, status: status)
  }

  /// A page as a file that stands alone.
  func answer(alone page: HTMLPage) -> Response { answer(page.text, under: page.policy, status: .ok) }

  private func answer(_ text: String, under policy: String, status: HTTPResponse.Status) -> Response {
    var headers: HTTPFields = [:]
    headers[named: "Content-Security-Policy"] = policy
    headers[named: "Referrer-Policy"] = "same-origin"
    return answer(Array(text.utf8), type: "text/html; charset=utf-8", headers, status: status)
  }

  /// What is wrong and what to do next, as a page.
  /// - Parameter form: what may be done right there.
  func answer(_ problem: Problem, form: HTMLText = "") -> Response {
    let latest: HTMLText =
      problem.latest.map { "<p><a href=\"/ho-so/\($0)\">Xem lần mới nhất</a></p>\n" } ?? ""
    let instance: HTMLText = problem.instance.map { "<p class=\"phu\">Mã lỗi: \($0)</p>\n" } ?? ""
    let page = HTMLPage(
      titled: problem.kind.title.vi,
      """
      <h1>\(problem.kind.title.vi)</h1>
      <div class="loi-don" role="alert"><p>\(problem.detail.vi)</p></div>
      <p>\(problem.kind.pageRemedy.vi)</p>
      \(instance)\(latest)\(form)<p><a href="/">Về danh sách hồ sơ</a></p>

      """)
    return answer(page, status: problem.kind.status)
  }

  /// On to another page, asked for anew (RFC 9110, 15.4.4).
  static func onward(to path: String, cookie: String? = nil) -> Response {
    var headers: HTTPFields = [.location: path]
    headers[named: "Referrer-Policy"] = "same-origin"
    if let cookie { headers[.setCookie] = cookie }
    return Response(status: .seeOther, headers: headers)
  }
}

extension Problem {
  /// For the head of a form that is shown again.
  var notice: HTMLText {
    let told = fault?.sentence(.form) ?? detail.vi
    return "<div class=\"loi-don\" role=\"alert\"><p><b>\(kind.title.vi).</b> \(told)</p></div>\n"
  }
}

extension Problem.Kind {
  /// What a person before a page does next.
  fileprivate var pageRemedy: Words {
    switch self {
    case .followed: Words("Xem lần mới nhất rồi nêu lại ở đó.", en: "Look at the latest and say it there.")
    case .otherRules:
      Words(
        "Kiểm tra lại theo bộ quy tắc đang dùng; báo cáo cũ vẫn được giữ.", en: "Check again by the rules in use.")
    case .noSuchThing, .noSuchPath:
      Words("Mở hồ sơ từ danh sách.", en: "Open the dossier from the list.")
    case .procedure: Words("Chọn thủ tục rồi gửi lại.", en: "Choose the procedure and send again.")
    default: remedy
    }
  }
}
