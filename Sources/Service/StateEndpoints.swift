import Hummingbird
import Screening
import Values

/// How the service is.
extension CheckService {
  var stateEndpoints: [Endpoint] {
    [
      Endpoint(
        method: .get, path: "/v1/version", operation: "version",
        summary: Words("Phần mềm, API và bộ quy tắc đang dùng", en: "The program, the API and the edition in use"),
        needs: .anyKey, gives: .json, statuses: Endpoint.tagged, given: Words("Phiên bản", en: "The versions"),
        problems: [.notReady],
        answer: { call in
          let edition = try rules().edition
          return call.answerUnlessKnown(
            .record([
              "phan_mem": .string("hoso \(ScreeningReport.engine)"), "api": .string("1"), "schemaVersion": .string("1"),
              "bo_quy_tac": .string(edition.name), "ngay_bo_quy_tac": .string("\(edition.day)"),
              "phe_duyet": .string(edition.approvedBy), "sha256_bo_quy_tac": .string(edition.digest.hex),
            ]))
        }),
      Endpoint(
        method: .get, path: "/livez", operation: "live", summary: Words("Đang chạy", en: "It runs"), needs: .nothing,
        gives: .json,
        given: Words("Đang chạy", en: "It runs"), answer: { $0.answer(.record(["trang_thai": .string("song")])) }),
      Endpoint(
        method: .get, path: "/readyz", operation: "ready", summary: Words("Kiểm tra được hồ sơ", en: "It can check"),
        needs: .nothing, gives: .json, given: Words("Đã nạp quy tắc", en: "The rules are loaded"),
        problems: [.notReady],
        answer: { call in
          let edition = try rules().edition
          return call.answer(
            .record(["trang_thai": .string("san_sang"), "bo_quy_tac": .string(edition.name)]))
        }),
    ]
  }
}
