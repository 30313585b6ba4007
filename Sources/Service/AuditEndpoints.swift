import HTTPTypes
import Hummingbird
import Keeping
import Values

/// What an auditor reads.
extension CheckService {
  func auditEndpoints(of keeper: Keeper) -> [Endpoint] {
    [
      Endpoint(
        method: .get, path: "/v1/audit", operation: "audit",
        summary: Words(
          "Nhật ký kiểm toán, cũ nhất trước, từng trang", en: "The audit, the oldest first, page by page"),
        needs: .scope([.audit]),
        parameters: [
          .init(
            name: "count", kind: .count(1...1000),
            what: Words("Bao nhiêu mỗi trang; không nêu là 200", en: "How many; 200 if not said"), example: "200"),
          .init(
            name: "after", kind: .count(0...1_000_000_000_000),
            what: Words(
              "Đọc tiếp sau bản ghi số này, lấy từ «tiep» của trang trước",
              en: "Go on after this record, «tiep» of the page before"),
            example: "0"),
        ], gives: .json, given: Words("Một trang", en: "A page"), problems: Problem.Kind.ofKeeping,
        answer: { call in
          let count = call.count("count") ?? 200
          let found = try await onAThread {
            try keeper.store.auditEntries(after: call.count("after") ?? 0, count: count + 1)
          }
          let next = found.count > count ? found[count - 1]["so"]?.integer : nil
          return call.answer(
            .record([
              "schemaVersion": .string("1"), "nhat_ky": .array(Array(found.prefix(count))),
              "tiep": next.map { .number(Decimal128($0)) },
            ]))
        }),
      Endpoint(
        method: .get, path: "/v1/audit/checks.csv", operation: "inspectorsList",
        summary: Words(
          "Danh sách cho đoàn kiểm tra, như hoso audit list", en: "The inspectors' list, as hoso audit list gives it"),
        needs: .scope([.audit]),
        parameters: [
          .init(
            name: "from", kind: .day, what: Words("Từ ngày này (giờ Việt Nam)", en: "From this day"),
            example: "2026-01-01"),
          .init(name: "to", kind: .day, what: Words("Đến hết ngày này", en: "To this day"), example: "2026-12-31"),
        ], gives: .init(type: "text/csv", shape: .bytes), given: Words("Tệp CSV", en: "The CSV file"),
        problems: Problem.Kind.ofKeeping,
        answer: { call in
          let list = InspectorsList(keeper.store, from: call.day("from"), to: call.day("to"))
          let csv = try await onAThread { Array(try list.csv.utf8) }
          return call.answer(csv, type: "text/csv", [.contentDisposition: "attachment; filename=\"checks.csv\""])
        }),
    ]
  }
}
