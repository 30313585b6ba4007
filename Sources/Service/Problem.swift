import HTTPTypes
import Hummingbird
import NIOCore
import Screening
import Values

/// An error of the request as `application/problem+json` (RFC 9457); nothing of the inside is told.
struct Problem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  /// The last part of the type's URI; the catalogue is in `/openapi.json`.
  let kind: String
  let title: String
  let detail: String
  /// The methods that the path takes, for `Allow`; empty where the fault is another.
  var allowed: [String] = []

  func response(from request: Request, context: some RequestContext) throws -> Response {
    let body = JSON.record([
      "type": .string("/problems/\(kind)"), "title": .string(title),
      "status": .number(Decimal128(status.code)), "detail": .string(detail),
    ])
    var headers: HTTPFields = [.contentType: "application/problem+json"]
    if !allowed.isEmpty { headers[.allow] = allowed.joined(separator: ", ") }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.bytes())))
  }

  static func malformed(_ detail: String) -> Problem {
    Problem(status: .badRequest, kind: "du-lieu-sai", title: "Dữ liệu gửi lên không đọc được", detail: detail)
  }

  static func unprocessable(_ detail: String) -> Problem {
    Problem(status: .unprocessableContent, kind: "ho-so-sai", title: "Hồ sơ không mở được", detail: detail)
  }

  static func nothingChecked(_ why: NothingChecked) -> Problem {
    let (kind, title) =
      switch why {
      case .noProcedure, .unknownProcedure, .twoProcedures: ("thu-tuc", "Chưa biết thủ tục của hồ sơ")
      case .nothingReadable: ("khong-doc-duoc", "Không tệp nào đọc được")
      }
    return Problem(status: .unprocessableContent, kind: kind, title: title, detail: why.description)
  }

  static let notFound = Problem(
    status: .notFound, kind: "khong-co-duong-dan", title: "Không có đường dẫn này",
    detail: "Các đường dẫn: \(OpenAPI.methods.map(\.path).joined(separator: ", ")).")

  static func methodNotAllowed(_ allowed: [String]) -> Problem {
    Problem(
      status: .methodNotAllowed, kind: "sai-phuong-thuc", title: "Đường dẫn này không nhận phương thức đó",
      detail: "Dùng \(allowed.joined(separator: ", ")).", allowed: allowed)
  }

  static let tooLarge = Problem(
    status: .contentTooLarge, kind: "qua-lon", title: "Nội dung quá lớn",
    detail: "Một yêu cầu nhiều nhất \(CheckService.mostBytes >> 20) MB.")

  static let secret = Problem(
    status: .unprocessableContent, kind: "bi-mat-nha-nuoc", title: "Có dấu chỉ độ mật",
    detail: "Dừng xử lý, không lưu nội dung. Chuyển hồ sơ theo đường bí mật nhà nước.")

  static let notReady = Problem(
    status: .serviceUnavailable, kind: "chua-co-quy-tac", title: "Chưa nạp được bộ quy tắc",
    detail: "Chưa kiểm tra gì. Xem lỗi nạp quy tắc trong nhật ký khi khởi động.")

  static let unsupported = Problem(
    status: .unsupportedMediaType, kind: "loai-noi-dung", title: "Loại nội dung không nhận",
    detail: "Gửi application/json, multipart/form-data hoặc application/zip.")
}
