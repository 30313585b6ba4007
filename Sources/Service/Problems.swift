import Hummingbird
import Keeping
import Screening
import Values

/// The faults that requests have.
extension Problem {
  static func malformed(_ detail: Words) -> Problem { Problem(kind: .malformed, detail: detail) }

  /// The words come from the reader of dossiers, which speaks Vietnamese.
  static func unopened(_ detail: String) -> Problem { Problem(kind: .unopened, detail: Words(stringLiteral: detail)) }

  static func nothingChecked(_ why: NothingChecked) -> Problem {
    let kind: Kind =
      switch why {
      case .noProcedure, .unknownProcedure, .twoProcedures: .procedure
      case .nothingReadable: .unread
      }
    return Problem(kind: kind, detail: Words(stringLiteral: why.description))
  }

  static func noSuchPath(_ paths: [String]) -> Problem {
    let list = paths.joined(separator: ", ")
    return Problem(kind: .noSuchPath, detail: Words("Các đường dẫn: \(list).", en: "The paths: \(list)."))
  }

  static func noSuch(_ code: String, among codes: [String]) -> Problem {
    Problem(
      kind: .noSuchThing,
      detail: Words(
        "Không có «\(code.visible)»\(Suggestion.among(codes, for: code)).", en: "There is no “\(code.visible)”."))
  }

  static func method(_ allowed: [String]) -> Problem {
    let list = allowed.joined(separator: ", ")
    return Problem(kind: .method, detail: Words("Dùng \(list).", en: "Use \(list)."), allowed: allowed)
  }

  static let tooLarge = Problem(
    kind: .tooLarge,
    detail: Words(
      "Một yêu cầu nhiều nhất \(CheckService.mostBytes >> 20) MB.",
      en: "A request is at most \(CheckService.mostBytes >> 20) MB."))

  static let secret = Problem(
    kind: .secret,
    detail: Words(
      "Dừng xử lý, không lưu nội dung. Chuyển hồ sơ theo đường bí mật nhà nước.",
      en: "Nothing more was done and nothing was kept. Use the channel for state secrets."))

  static let notReady = Problem(
    kind: .notReady,
    detail: Words(
      "Chưa kiểm tra gì. Xem lỗi nạp quy tắc trong nhật ký khi khởi động.",
      en: "Nothing was checked. See the errors of loading in the log of the start."))

  static func otherRules(_ digest: String) -> Problem {
    Problem(
      kind: .otherRules,
      detail: Words(
        "Bộ quy tắc đang dùng có SHA-256 \(digest); chưa kiểm tra gì.",
        en: "The edition in use has SHA-256 \(digest); nothing was checked."))
  }

  static let mediaType = Problem(kind: .mediaType, detail: Kind.mediaType.remedy)

  /// What the store says is for whoever runs it; a caller is told what to do.
  init(_ error: StoreError) {
    self =
      switch error {
      case .full: .told(.noRoom)
      case .locked: .told(.busy, after: 1)
      case .otherRequest: .told(.repeated)
      case .followed(let latest): .followed(by: latest)
      case .gone(let id): .noSuch(id, among: [])
      case .folder, .served, .moved, .newer, .damaged, .database: .told(.damaged)
      }
  }

  static let foreign = Problem(
    kind: .foreign,
    detail: Words("Chưa ghi gì: trình duyệt không nói rằng mẫu gửi từ chính dịch vụ này.", en: "Nothing was done."))

  static let noFile = Problem(
    kind: .malformed, detail: Words("Chưa chọn tệp nào.", en: "No file was chosen."))

  static let noLineChosen = Problem(
    kind: .malformed, detail: Words("Chưa chọn xác nhận hay bác dòng nào.", en: "No line was chosen."))

  static let noName = Problem(
    kind: .malformed,
    detail: Words("Nêu tên hoặc mã cán bộ, nhiều nhất 100 ký tự.", en: "Name the officer, in at most 100 characters."))

  /// Whatever was thrown while a request was answered; of what nobody foresaw nothing is told.
  init(anything error: any Error) {
    if let problem = error as? Problem {
      self = problem
    } else if let error = error as? StoreError {
      self.init(error)
    } else if let error = error as? any HTTPResponseError, error.status.code == 413 {
      self = .tooLarge
    } else {
      self = .inside
    }
  }

  /// Where there is no more to say than what to do.
  private static func told(_ kind: Kind, after seconds: Int? = nil) -> Problem {
    Problem(kind: kind, detail: kind.remedy, retryAfter: seconds)
  }

  static let noConverter = told(.noConverter)

  /// The letter is there as a Word file all the same.
  static let notPrinted = Problem(
    kind: .inside,
    detail: Words(
      "LibreOffice không chuyển được thư này ra PDF. Lấy letter.docx.",
      en: "LibreOffice could not make a PDF of this letter. Take letter.docx."))

  // MARK: Officers' words

  static func followed(by latest: String) -> Problem {
    Problem(
      kind: .followed,
      detail: Words(
        "Lần kiểm tra này đã có lần sau; chưa ghi gì. Lần mới nhất: \(latest).",
        en: "Another check follows this one; nothing was kept. The latest is \(latest)."), latest: latest)
  }

  /// The words speak Vietnamese, as the dossier's own do.
  static func untaken(_ fault: UtteranceFault) -> Problem {
    Problem(kind: .untaken, detail: Words(stringLiteral: fault.sentence(.json)), fault: fault)
  }

  /// Lines are confirmed as they were seen; other rules may word them otherwise.
  static let linesOfOtherRules = Problem(
    kind: .otherRules,
    detail: Words(
      "Bộ quy tắc đã đổi từ lần kiểm tra này; chưa ghi gì. Gửi statements với «loi» rỗng để kiểm tra lại, xem rồi xác nhận.",
      en:
        "The rules have changed since this check; nothing was kept. Send statements with an empty “loi”, look, confirm."
    ))

  static let noOfficer = Problem(
    kind: .parameter,
    detail: Words(
      "Hoso-Officer phải là tên người nói, 1 đến 200 ký tự, mã hóa phần trăm.",
      en: "Hoso-Officer must name who speaks, 1 to 200 characters, percent-encoded."))

  static let inside = Problem(
    kind: .inside,
    detail: Words("Chưa kiểm tra được; yêu cầu không gây thay đổi nào.", en: "Not checked; nothing was changed."))

  // MARK: Keys

  static let noKey = Problem(
    kind: .noKey,
    detail: Words("Yêu cầu không kèm khóa.", en: "The request comes without a key."))

  /// One sentence for all that may be wrong with it: which it is helps only somebody who guesses.
  static let wrongKey = Problem(
    kind: .noKey,
    detail: Words(
      "Khóa gửi kèm không có ở đây, sai, hết hạn hoặc đã thu hồi.",
      en: "The key that was sent is not known here, wrong, ended or revoked."))

  static let notFromHere = Problem(
    kind: .noKey,
    detail: Words(
      "Chưa có khóa thì chỉ nhận lời gọi thẳng tới 127.0.0.1 từ máy này, không qua tên khác, không từ trang web khác.",
      en: "Without keys only calls straight to 127.0.0.1 from this machine are taken, by no other name or site."))

  static func lacks(_ need: Endpoint.Need) -> Problem {
    guard case .scope(let scopes) = need else { return .inside }
    let list = scopes.map(\.rawValue)
    return Problem(
      kind: .lacksScope,
      detail: Words(
        "Khóa cần quyền \(list.joined(separator: " hoặc ")).", en: "The key needs \(list.joined(separator: " or "))."),
      scopes: scopes)
  }

  // MARK: Too much

  static func tooOften(after seconds: Int) -> Problem {
    Problem(
      kind: .tooMuch,
      detail: Words(
        "Khóa này đã dùng hết lượt kiểm tra của phút này; còn \(seconds) giây.",
        en: "The key has used up its checks of this minute; \(seconds) seconds are left."), retryAfter: seconds)
  }

  static let tooMany = Problem(
    kind: .tooMuch,
    detail: Words(
      "Khóa này đang có quá nhiều yêu cầu cùng lúc; chờ một yêu cầu xong rồi gửi tiếp.",
      en: "The key has too many requests under way; wait for one to end."), retryAfter: 2)

  static let full = Problem(
    kind: .full,
    detail: Words("Chưa nhận, chưa kiểm tra gì.", en: "Nothing was taken and nothing was checked."), retryAfter: 2)

  static let slow = Problem(
    kind: .slow,
    detail: Words("Chưa nhận đủ nội dung, chưa kiểm tra gì.", en: "The body never was whole; nothing was checked."))

  // MARK: Parameters

  static func unknownParameter(_ name: String, _ known: [String]) -> Problem {
    let list = known.isEmpty ? nil : known.joined(separator: ", ")
    return Problem(
      kind: .parameter,
      detail: Words(
        "Không có tham số «\(name.visible)»; \(list.map { "các tham số: \($0)" } ?? "đường dẫn này không có tham số").",
        en: "There is no parameter “\(name.visible)”; \(list.map { "there are \($0)" } ?? "the path has none")."))
  }

  static func twice(_ name: String) -> Problem {
    Problem(
      kind: .parameter,
      detail: Words("«\(name)» nêu hai lần; nêu một lần.", en: "“\(name)” is given twice; give it once."))
  }

  static func missing(_ parameter: Endpoint.Parameter) -> Problem {
    Problem(
      kind: .parameter,
      detail: Words(
        "Thiếu «\(parameter.name)», ví dụ \(parameter.example).",
        en: "“\(parameter.name)” is missing, for example \(parameter.example)."))
  }

  static func wrong(_ parameter: Endpoint.Parameter) -> Problem {
    Problem(
      kind: .parameter,
      detail: Words(
        "«\(parameter.name)» phải \(parameter.must.vi), ví dụ \(parameter.example).",
        en: "“\(parameter.name)” must \(parameter.must.en), for example \(parameter.example)."))
  }
}
