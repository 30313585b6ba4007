import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// An error of the request as `application/problem+json` (RFC 9457); nothing of the inside is told.
struct Problem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  /// The last part of the type's URI; the catalogue is in `/openapi.json`.
  let kind: String
  let title: String
  let detail: String

  func response(from request: Request, context: some RequestContext) throws -> Response {
    let body = JSON.record([
      "type": .string("/problems/\(kind)"), "title": .string(title),
      "status": .number(Decimal128(status.code)), "detail": .string(detail),
    ])
    return Response(
      status: status, headers: [.contentType: "application/problem+json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.bytes())))
  }

  static func malformed(_ detail: String) -> Problem {
    Problem(status: .badRequest, kind: "du-lieu-sai", title: "Dữ liệu gửi lên không đọc được", detail: detail)
  }

  static func unprocessable(_ detail: String) -> Problem {
    Problem(status: .unprocessableContent, kind: "ho-so-sai", title: "Hồ sơ không mở được", detail: detail)
  }

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
