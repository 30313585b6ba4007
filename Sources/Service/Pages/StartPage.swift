import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// The first page: sending a dossier, and the checks by how much time is left.
extension CheckService {
  private static let checksAPage = 50

  func startPages(of keeper: Keeper) -> [Endpoint] {
    [
      .page(
        .get, "/",
        parameters: [
          .init(
            name: "trang", kind: .count(1...10_000), what: Words("Trang của danh sách", en: "The page"), example: "2")
        ],
        answer: { call in
          let number = call.count("trang") ?? 1
          let (found, selfChecks) = try await onAThread {
            let found = try keeper.store.checksByDue(
              of: call.caller.sees, skipping: (number - 1) * Self.checksAPage, count: Self.checksAPage + 1)
            return (found, try keeper.store.selfChecks(of: found.compactMap(\.dossier)))
          }
          let list = CheckList(
            checks: Array(found.prefix(Self.checksAPage)), selfChecks: selfChecks, number: number,
            hasMore: found.count > Self.checksAPage,
            today: today(), rulebook: try rules())
          let form = UploadForm(office: office?.id).html(rulebook)
          return call.answer(
            start(
              list.checks.isEmpty && number == 1
                ? form : "<p><a href=\"#gui-ho-so\">Kiểm tra một hồ sơ khác</a></p>\n\(list.html)\(form)"))
        }),
      .page(.get, "/ho-so", answer: { _ in Call.onward(to: "/") }),
      .page(.post, "/ho-so", isWork: true, answer: { call in try await upload(call, keeper) }),
    ]
  }

  private func start(_ content: HTMLText) -> HTMLPage { HTMLPage(titled: "Hồ sơ", "<h1>Hồ sơ</h1>\n\(content)") }

  private func upload(_ call: Call, _ keeper: Keeper) async throws -> Response {
    let body = try FormBody(try await call.body(upTo: Self.mostBytes), type: call.contentType)
    let form = UploadForm(office: body["co_quan"], procedure: body["thu_tuc"])
    do {
      guard !body.files.isEmpty else { throw Problem.noFile }
      let screening = try screening(office: form.office, procedure: form.procedure)
      let check = try await turnstile.workers.run {
        let sent = SentDossier(files: body.files)
        let report = try checked(sent, by: screening)
        let unkept = keeper.unkept(
          sent, report, screening.settings, for: call.asker, repeatable: nil, by: measures)
        let check = try keeper.keep(unkept, by: measures).check
        // The officer looks at it next.
        shelf.hold(report.report, of: check.id)
        return check
      }
      return Call.onward(to: "/ho-so/\(check.id)")
    } catch let problem as Problem {
      var again = form
      again.notice = problem.notice
      return call.answer(start(again.html(rulebook)), status: problem.kind.status)
    }
  }

  /// Where nothing is kept there is nothing to show but the rules.
  var storelessPage: Endpoint {
    .page(
      .get, "/",
      answer: { call in
        call.answer(
          HTMLPage(
            titled: "hoso",
            """
            <h1>Dịch vụ kiểm tra hồ sơ</h1>
            <p>Dịch vụ này không giữ hồ sơ nào, nên không có danh sách và trang xem xét. Để có, khởi động lại với một kho:</p>
            <pre>hoso serve --store THƯ-MỤC</pre>
            <ul>
            <li><a href="/quy-tac?on=\("\(today())")">Quy tắc có hiệu lực hôm nay</a></li>
            <li><a href="/openapi.json">Tài liệu API (OpenAPI)</a></li>
            </ul>

            """))
      })
  }
}

/// Which files, screened where and under which procedure.
struct UploadForm {
  var office: String?
  var procedure: String?
  var notice: HTMLText = ""

  func html(_ rulebook: Rulebook?) -> HTMLText {
    let procedures = (rulebook?.procedures ?? []).flatMap(\.codes).map { ($0.code, "\($0.code) \($0.name)") }
    let offices = (rulebook?.bodies ?? []).map { ($0.id, $0.name) }
    return """
      <section aria-labelledby="gui-ho-so">
      <h2 id="gui-ho-so">Kiểm tra một hồ sơ</h2>
      \(notice)<form class="don" method="post" action="/ho-so" enctype="multipart/form-data">
      <p><label for="tep">Các tệp của hồ sơ, hoặc một tệp nén <span class="goi-y">(chọn nhiều tệp, hoặc kéo thả vào ô này; có ho-so.json thì gửi cùng)</span></label>
      <input type="file" id="tep" name="tep" multiple required></p>
      <div class="hang"><p><label for="thu_tuc">Thủ tục</label>
      <select id="thu_tuc" name="thu_tuc">\(HTMLText.options([("", "theo ho-so.json")] + procedures, chosen: procedure ?? ""))</select></p>
      <p><label for="co_quan">Cơ quan đang xét</label>
      <select id="co_quan" name="co_quan">\(HTMLText.options([("", "cơ quan tiếp nhận của thủ tục")] + offices, chosen: office ?? ""))</select></p></div>
      <p><button type="submit">Kiểm tra</button></p>
      </form>
      </section>
      """
  }
}
