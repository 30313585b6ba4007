import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// What an officer says of a dossier, by form.
extension CheckService {
  func statementPages(of keeper: Keeper) -> [Endpoint] {
    let fields = ["viec", "du_kien", "danh_muc", "dong", "tep", "thanh_phan"]
    return [
      .page(
        .get, "/ho-so/{id}/neu",
        parameters: [Self.id]
          + fields.map { .init(name: $0, what: Words(stringLiteral: $0), example: "thuyet-minh.pdf") },
        answer: { call in
          var filled: [String: String] = [:]
          for field in fields { filled[field] = call[field] }
          return try await form(call, keeper, filled: filled)
        }),
      .page(
        .post, "/ho-so/{id}/neu", isWork: true,
        answer: { call in
          let body = try FormBody(try await call.body(upTo: FormBody.mostFormBytes), type: call.contentType)
          do {
            return try await say([Utterance(body)], body, call, keeper) { "/ho-so/\($0)" }
          } catch let problem as Problem where problem.isOfForm {
            return try await form(call, keeper, filled: body.filled, after: problem)
          }
        }),
      .page(
        .post, "/ho-so/{id}/kiem-tra-lai", isWork: true,
        answer: { call in
          let body = try FormBody(try await call.body(upTo: FormBody.mostFormBytes), type: call.contentType)
          return try await say([], body, call, keeper) { "/ho-so/\($0)" }
        }),
    ].map(Self.ofCheck)
  }

  /// Every path of a check has its code.
  static func ofCheck(_ page: Endpoint) -> Endpoint {
    var page = page
    if !page.parameters.contains(where: { $0.name == "id" }) { page.parameters = [Self.id] + page.parameters }
    return page
  }

  private func form(
    _ call: Call, _ keeper: Keeper, filled: [String: String], after problem: Problem? = nil
  ) async throws -> Response {
    try await reviewed(call, keeper) { shown in
      let page = StatementForm(
        ReadingReport(of: shown.report, by: try rules()), by: try rules(), ReviewLinks(check: shown.check.id),
        filled: filled, notice: problem?.notice ?? "", who: call.whoField(filled["can_bo"]))
      return call.answer(page.page, in: shown.frame(.statement), status: problem?.kind.status ?? .ok)
    }
  }

  /// Makes the check that follows and goes on to it; who speaks is remembered.
  func say(
    _ utterances: [Utterance], _ body: FormBody, _ call: Call, _ keeper: Keeper,
    on path: @escaping @Sendable (String) -> String
  ) async throws -> Response {
    guard let officer = call.officer ?? body["can_bo"].flatMap(PageCookies.officer(from:)) else { throw Problem.noName }
    let check = try await found(call, keeper)
    return try await turnstile.workers.run {
      let restated = try restated(check, by: utterances, officer: officer, for: call, keeper: keeper, repeatable: nil)
      let cookie = call.officer == nil ? cookies.keeping(officer: officer) : nil
      return Call.onward(to: path(restated.check.id), cookie: cookie)
    }
  }
}

extension Call {
  /// The field for the officer's name; none where it is known.
  func whoField(_ name: String? = nil) -> HTMLText {
    guard officer == nil else { return "" }
    return """
      <p><label for="can_bo">Tên hoặc mã cán bộ <span class="goi-y">(hỏi một lần, trình duyệt này giữ)</span></label>
      <input type="text" id="can_bo" name="can_bo" value="\(name ?? "")" required maxlength="\(PageCookies.longestOfficer)" autocomplete="name"></p>

      """
  }
}

extension Problem {
  /// Whether a form that is sent again with other words may be taken.
  var isOfForm: Bool {
    switch kind {
    case .untaken, .malformed: true
    default: false
    }
  }
}

extension FormBody {
  /// What was typed, for the form that is shown again.
  var filled: [String: String] { fields.filter { !$0.value.trimmingBlanks.isEmpty } }
}

extension Utterance {
  /// As the form says it; what is missing is told by its label.
  fileprivate init(_ body: FormBody) throws {
    func needed(_ field: String, _ label: String) throws -> String {
      guard let value = body[field] else {
        throw Problem.malformed(Words("Điền ô «\(label)».", en: "Fill in “\(label)”."))
      }
      return value
    }
    switch body["viec"].flatMap(StatementForm.Act.init) {
    case .value?:
      self.init(
        .value(
          fact: try needed("du_kien", "Dữ kiện"), words: try needed("gia_tri", "Giá trị"), row: body["dong"],
          collection: body["danh_muc"], isNewRow: body["dong_moi"] != nil), from: body["tu"])
    case .kind?:
      let what = try needed("thanh_phan", "Thành phần hồ sơ, hoặc loại giấy tờ")
      if body["khong_nop"] != nil {
        guard body["tep"] == nil else {
          throw Problem.malformed(Words("Không nộp thì để trống ô tệp.", en: "Leave the file out."))
        }
        self.init(.absent(components: [what]))
      } else {
        self.init(.kind(file: try needed("tep", "Tệp là giấy tờ ấy"), what: what))
      }
    case .seen?: self.init(.seen(file: try needed("tep", "Tệp")))
    case .complete?: self.init(.complete(collection: try needed("danh_muc", "Danh mục")))
    case nil: throw Problem.malformed(Words("Mẫu không nói nêu việc gì.", en: "The form does not say what."))
    }
  }
}
