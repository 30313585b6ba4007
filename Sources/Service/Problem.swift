import HTTPTypes
import Hummingbird
import Keeping
import NIOCore
import Screening
import Values

/// An error of the request as `application/problem+json` (RFC 9457); nothing of the inside is told.
struct Problem: Error {
  let kind: Kind
  let detail: Words
  /// The methods that the path takes, for `Allow`; empty where the fault is another.
  var allowed: [String] = []
  /// What a key must allow, for `WWW-Authenticate`; empty where the fault is another.
  var scopes: [AccessKey.Scope] = []
  /// After how many seconds it may be tried again; nil where waiting does not help.
  var retryAfter: Int?
  /// The check to go on with; nil where the fault is another.
  var latest: String? = nil
  /// Why an officer's words cannot be taken, which every door tells with its own names; nil where the fault is another.
  var fault: UtteranceFault? = nil
  /// Which occurrence it is, `urn:uuid:…`; nil until `FaultLog` has told of it.
  var instance: String? = nil

  /// The catalogue of types, described at `/problems/{kind}`.
  enum Kind: String, Sendable, CaseIterable {
    case malformed = "du-lieu-sai"
    case parameter = "tham-so-sai"
    case unopened = "ho-so-sai"
    case procedure = "thu-tuc"
    case unread = "khong-doc-duoc"
    case secret = "bi-mat-nha-nuoc"
    case mediaType = "loai-noi-dung"
    case tooLarge = "qua-lon"
    case notReady = "chua-co-quy-tac"
    case otherRules = "bo-quy-tac-khac"
    case noSuchPath = "khong-co-duong-dan"
    case noSuchThing = "khong-co"
    case method = "sai-phuong-thuc"
    case repeated = "khoa-lap-lai"
    case noRoom = "het-cho"
    case busy = "kho-ban"
    case damaged = "kho-hong"
    case noLetter = "khong-co-thu"
    case noKey = "can-khoa"
    case lacksScope = "thieu-quyen"
    case tooMuch = "qua-nhieu"
    case full = "het-luot"
    case slow = "qua-cham"
    case foreign = "trang-khac"
    case followed = "da-co-lan-sau"
    case untaken = "loi-can-bo"
    case noConverter = "khong-chuyen-doi"
    case inside = "loi-ben-trong"

    /// What may go wrong wherever something is kept or found again.
    static let ofKeeping: [Kind] = [.noRoom, .busy, .damaged]
  }

  static let contentType = "application/problem+json"

  func body(in language: Language) -> [UInt8] { json(in: language).bytes() }

  func json(in language: Language) -> JSON {
    JSON.record([
      "type": .string("/problems/\(kind.rawValue)"), "title": .string(kind.title.in(language)),
      "status": .number(Decimal128(kind.status.code)), "detail": .string(detail.in(language)),
      "instance": instance.map { .string($0) }, "moi_nhat": latest.map { .string($0) },
    ])
  }

  func response(in language: Language) -> Response {
    var headers: HTTPFields = [.contentType: Self.contentType, .contentLanguage: language.rawValue]
    if let retryAfter { headers[.retryAfter] = "\(retryAfter)" }
    if kind == .noKey { headers[.wwwAuthenticate] = "Bearer realm=\"hoso\"" }
    if kind == .lacksScope {
      let scope = scopes.map(\.rawValue).joined(separator: " ")
      headers[.wwwAuthenticate] = "Bearer realm=\"hoso\", error=\"insufficient_scope\", scope=\"\(scope)\""
    }
    if !allowed.isEmpty { headers[.allow] = allowed.joined(separator: ", ") }
    return Response(
      status: kind.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body(in: language))))
  }
}

extension Problem.Kind {
  var status: HTTPResponse.Status {
    switch self {
    case .malformed, .parameter: .badRequest
    case .unopened, .procedure, .unread, .secret, .repeated, .untaken: .unprocessableContent
    case .mediaType: .unsupportedMediaType
    case .tooLarge: .contentTooLarge
    case .tooMuch: .tooManyRequests
    case .slow: .requestTimeout
    case .notReady, .busy, .full: .serviceUnavailable
    case .foreign: .forbidden
    case .otherRules, .noLetter, .followed: .conflict
    case .noRoom: .init(code: 507, reasonPhrase: "Insufficient Storage")
    case .noSuchPath, .noSuchThing: .notFound
    case .method: .methodNotAllowed
    case .noConverter: .notImplemented
    case .noKey: .unauthorized
    case .lacksScope: .forbidden
    case .inside, .damaged: .internalServerError
    }
  }

  var title: Words {
    switch self {
    case .malformed: Words("Dữ liệu gửi lên không đọc được", en: "The body cannot be read")
    case .parameter: Words("Tham số sai", en: "A parameter is wrong")
    case .unopened: Words("Hồ sơ không mở được", en: "The dossier cannot be opened")
    case .procedure: Words("Chưa biết thủ tục của hồ sơ", en: "The dossier's procedure is not known")
    case .unread: Words("Không tệp nào đọc được", en: "No file could be read")
    case .secret: Words("Có dấu chỉ độ mật", en: "A mark of state secrecy was met")
    case .mediaType: Words("Loại nội dung không nhận", en: "The media type is not taken")
    case .tooLarge: Words("Nội dung quá lớn", en: "The body is too large")
    case .notReady: Words("Chưa nạp được bộ quy tắc", en: "The rules are not loaded")
    case .otherRules: Words("Đang dùng bộ quy tắc khác", en: "Another edition of the rules is in use")
    case .noSuchPath: Words("Không có đường dẫn này", en: "There is no such path")
    case .noSuchThing: Words("Không có mã này", en: "There is no such code")
    case .method: Words("Đường dẫn này không nhận phương thức đó", en: "The path does not take that method")
    case .repeated:
      Words("Idempotency-Key đã dùng cho yêu cầu khác", en: "The Idempotency-Key was used for another request")
    case .noRoom: Words("Hết chỗ trên đĩa", en: "The disk is full")
    case .busy: Words("Kho đang bận", en: "The store is busy")
    case .damaged: Words("Kho không dùng được", en: "The store cannot be used")
    case .noLetter: Words("Hồ sơ này không có thư ấy", en: "The dossier has no such letter")
    case .noKey: Words("Cần khóa còn hiệu lực", en: "A live key is needed")
    case .lacksScope: Words("Khóa không có quyền này", en: "The key does not allow this")
    case .tooMuch: Words("Khóa này gửi quá nhiều", en: "This key asks too much")
    case .full: Words("Hàng đợi đã đầy", en: "The queue is full")
    case .slow: Words("Nội dung gửi quá chậm", en: "The body came too slowly")
    case .foreign: Words("Mẫu không gửi từ trang này", en: "The form was not sent from a page of the service")
    case .followed: Words("Lần kiểm tra này đã có lần sau", en: "Another check follows this one")
    case .untaken: Words("Lời cán bộ không dùng được", en: "The officer's words cannot be taken")
    case .noConverter: Words("Máy này chưa chuyển ra PDF", en: "No converter to PDF is in use")
    case .inside: Words("Lỗi bên trong", en: "An error inside")
    }
  }

  /// What whoever meets it does next.
  var remedy: Words {
    switch self {
    case .malformed: Words("Sửa nội dung theo /openapi.json.", en: "Mend the body by /openapi.json.")
    case .parameter: Words("Sửa tham số nêu ở detail.", en: "Mend the parameter that the detail names.")
    case .unopened:
      Words(
        "Sửa tệp nêu ở detail rồi gửi lại; chưa kiểm tra gì.", en: "Mend the file and send again; nothing was checked.")
    case .procedure: Words("Nêu thu_tuc.ma trong ho-so.json.", en: "State thu_tuc.ma in ho-so.json.")
    case .unread: Words("Gửi tệp đọc được của hồ sơ.", en: "Send files that can be read.")
    case .secret:
      Words(
        "Không gửi lại; chuyển theo đường bí mật nhà nước.", en: "Do not send again; use the channel for state secrets."
      )
    case .mediaType:
      Words(
        "Gửi application/json, multipart/form-data hoặc application/zip.",
        en: "Send application/json, multipart/form-data or application/zip.")
    case .tooLarge: Words("Chia nhỏ hoặc bỏ bớt tệp.", en: "Send fewer or smaller files.")
    case .notReady: Words("Xem lỗi nạp quy tắc khi khởi động.", en: "See the errors of loading at the start.")
    case .otherRules:
      Words("Bỏ tham số rules, hoặc khởi động với bộ quy tắc ấy.", en: "Leave out rules, or start with that edition.")
    case .noSuchPath: Words("Xem /openapi.json.", en: "See /openapi.json.")
    case .noSuchThing: Words("Xem danh sách ở đường dẫn bên trên.", en: "See the list at the path above.")
    case .method: Words("Dùng phương thức nêu ở Allow.", en: "Use a method that Allow names.")
    case .repeated: Words("Dùng khóa mới cho yêu cầu mới.", en: "Use a new key for a new request.")
    case .noRoom:
      Words("Chưa giữ gì; báo người quản trị dọn đĩa rồi gửi lại.", en: "Nothing was kept; make room and send again.")
    case .busy: Words("Chưa giữ gì; gửi lại sau giây lát.", en: "Nothing was kept; send again in a moment.")
    case .damaged: Words("Báo người quản trị khôi phục kho từ bản sao.", en: "Have the store restored from its copy.")
    case .noLetter:
      Words(
        "Làm việc nêu ở detail, hoặc chọn thư khác bằng kind.", en: "Do what the detail says, or choose another kind.")
    case .noKey:
      Words(
        "Gửi kèm Authorization: Bearer KHÓA; xin khóa ở người quản trị (hoso keys create).",
        en: "Send Authorization: Bearer KEY; the administrator makes keys (hoso keys create).")
    case .lacksScope:
      Words("Dùng khóa có quyền nêu ở detail.", en: "Use a key with the scope that the detail names.")
    case .tooMuch, .full:
      Words("Gửi lại sau số giây nêu ở Retry-After.", en: "Send again after the seconds that Retry-After names.")
    case .slow: Words("Gửi lại qua đường truyền nhanh hơn.", en: "Send again over a faster line.")
    case .foreign:
      Words(
        "Mở trang của dịch vụ rồi gửi lại từ đó; chương trình thì dùng /v1.",
        en: "Open the service's own page and send it there; programs use /v1.")
    case .followed:
      Words("Xem lần mới nhất ở moi_nhat rồi nêu lại ở đó.", en: "Look at the latest, moi_nhat, and say it there.")
    case .untaken: Words("Sửa điều nêu ở detail; chưa ghi gì.", en: "Mend what the detail says; nothing was kept.")
    case .noConverter:
      Words(
        "Lấy letter.docx; hoặc cài LibreOffice rồi khởi động hoso serve với --convert libreoffice.",
        en: "Take letter.docx; or install LibreOffice and start hoso serve with --convert libreoffice.")
    case .inside: Words("Báo người quản trị mã ở instance.", en: "Tell the administrator the instance.")
    }
  }

  var json: JSON {
    .record([
      "type": .string("/problems/\(rawValue)"), "status": .number(Decimal128(status.code)), "ten": .string(title.vi),
      "title": .string(title.en), "viec_can_lam": .string(remedy.vi), "remedy": .string(remedy.en),
    ])
  }
}
