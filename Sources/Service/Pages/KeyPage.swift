import Hummingbird
import Keeping
import Screening
import Values

/// Where an officer presents their key, and takes it back.
enum KeyPage {
  static let form: HTMLText = """
    <form class="don" method="post" action="/khoa">
    <p><label for="khoa">Khóa <span class="goi-y">(xin ở người quản trị: hoso keys create --scope review)</span></label>
    <input type="password" id="khoa" name="khoa" required maxlength="200" autocomplete="current-password"></p>
    <p><button type="submit">Vào</button></p>
    </form>
    <form class="don" method="post" action="/khoa/bo">
    <p><button type="submit" class="phu-nut">Bỏ khóa trình duyệt này đang giữ</button></p>
    </form>

    """

  static let page = HTMLPage(titled: "Khóa", "<h1>Khóa</h1>\n\(form)")
}

extension CheckService {
  /// Open to all: what they give is a cookie, which is looked at where something is asked.
  func keyPages(of keeper: Keeper) -> [Endpoint] {
    [
      .page(.get, "/khoa", needs: .nothing, answer: { call in call.answer(KeyPage.page) }),
      .page(
        .post, "/khoa", needs: .nothing,
        answer: { call in
          let body = try FormBody(try await call.body(upTo: FormBody.mostFormBytes), type: call.contentType)
          let text = body["khoa"] ?? ""
          guard let key = try await keeper.store.key(presented: text, at: keeper.now()) else {
            throw Problem.wrongKey
          }
          guard Caller(key).may(.scope([.review])) else { throw Problem.lacks(.scope([.review])) }
          return Call.onward(to: "/", cookie: cookies.keeping(key: text))
        }),
      .page(.post, "/khoa/bo", needs: .nothing, answer: { _ in Call.onward(to: "/khoa", cookie: cookies.withoutKey) }),
    ]
  }
}

extension Problem {
  /// Whether another key would help.
  var isOfKey: Bool { kind == .noKey || kind == .lacksScope }
}
