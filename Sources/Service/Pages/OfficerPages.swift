import Hummingbird
import Screening
import Values

/// Who works: asked for once.
extension CheckService {
  var officerPages: [Endpoint] {
    [
      .page(.get, "/can-bo", answer: { call in call.answer(Self.officerPage(named: call.officer ?? "", notice: "")) }),
      .page(
        .post, "/can-bo",
        answer: { call in
          let body = try FormBody(try await call.body(upTo: FormBody.mostFormBytes), type: call.contentType)
          guard let name = body["ten"].flatMap(PageCookies.officer(from:)) else {
            return call.answer(
              Self.officerPage(named: body["ten"] ?? "", notice: Problem.noName.notice), status: .badRequest)
          }
          return Call.onward(to: "/", cookie: cookies.keeping(officer: name))
        }),
    ]
  }

  private static func officerPage(named name: String, notice: HTMLText) -> HTMLPage {
    HTMLPage(
      titled: "Tên cán bộ",
      """
      <h1>Tên cán bộ</h1>
      <p>Tên này đi cùng mọi lời cán bộ nêu và xác nhận, và được ghi vào nhật ký kiểm toán. Trình duyệt này giữ tên trong một năm.</p>
      \(notice)<form class="don" method="post" action="/can-bo">
      <p><label for="ten">Tên hoặc mã cán bộ</label>
      <input type="text" id="ten" name="ten" value="\(name)" required maxlength="\(PageCookies.longestOfficer)" autocomplete="name"></p>
      <p><button type="submit">Giữ tên</button></p>
      </form>

      """)
  }
}
