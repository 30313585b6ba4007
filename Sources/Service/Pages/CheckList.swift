import Keeping
import Rulebook
import Screening
import Values

/// The checks by how many days are left, those past their last day first, those without one last.
struct CheckList {
  let checks: [KeptCheck]
  /// How often applicants checked them by themselves, by the dossier's code.
  let selfChecks: [String: Int]
  /// From 1.
  let number: Int
  let hasMore: Bool
  let today: CivilDay
  let rulebook: Rulebook

  var html: HTMLText {
    """
    <section aria-labelledby="danh-sach">
    <h2 id="danh-sach">Đã kiểm tra</h2>
    \(checks.isEmpty ? "<p>Chưa có hồ sơ nào.</p>\n" : table)\(pages)</section>

    """
  }

  private var table: HTMLText {
    """
    <p class="goi-y" id="cach-xep">Hạn gần nhất trước, chưa rõ hạn sau cùng. Số ngày làm việc tính như hồ sơ hợp lệ từ ngày nhận; hồ sơ nào chưa chắc như vậy thì trang của hồ sơ nói.</p>
    <table class="the" aria-describedby="cach-xep">
    <thead><tr><th scope="col">Hồ sơ</th><th scope="col">Thủ tục</th><th scope="col">Đề nghị</th><th scope="col">Còn lại</th><th scope="col">Hạn</th><th scope="col">Kiểm tra</th></tr></thead>
    <tbody>
    \(checks.map(row))</tbody></table>

    """
  }

  private func row(_ check: KeptCheck) -> HTMLText {
    let due = check.summary?.due.flatMap { CivilDay(iso: $0) }
    let procedure = check.summary?.procedure
    let name = procedure.flatMap { rulebook.procedure(code: $0)?.code.name }
    let made = Instant(iso8601: check.made)?.dayInVietnam
    let left = due.flatMap { try? rulebook.calendar.workingDays(from: today, to: $0) }
    return """
      <tr\((left ?? 0) < 0 ? " class=\"qua-han\"" : "" as HTMLText)>\
      <th scope="row"><a href="/ho-so/\(check.id)">\(check.dossier ?? "chưa có mã")</a> <span class="phu">\(check.files.count) tệp\(told(check))</span></th>\
      <td data-nhan="Thủ tục">\(procedure ?? "")\(name.map { " <span class=\"phu\">\($0)</span>" as HTMLText } ?? "")</td>\
      <td data-nhan="Đề nghị">\(check.summary.flatMap { Recommendation.Kind(key: $0.recommendation)?.short } ?? "mở để xem")</td>\
      <td data-nhan="Còn lại" class="ngay"><b>\(Self.words(left))</b></td>\
      <td data-nhan="Hạn" class="ngay">\(due.map { VietnameseText.day($0) } ?? "")</td>\
      <td data-nhan="Kiểm tra" class="ngay">\(made.map { VietnameseText.day($0) } ?? check.made)</td></tr>

      """
  }

  private func told(_ check: KeptCheck) -> String {
    check.dossier.flatMap { selfChecks[$0] }.map { ", người nộp tự kiểm \($0) lần" } ?? ""
  }

  private static func words(_ left: Int?) -> String {
    guard let left else { return "chưa rõ" }
    return left < 0 ? "đã qua \(-left) ngày" : "còn \(left) ngày"
  }

  private var pages: HTMLText {
    guard number > 1 || hasMore else { return "" }
    let before: HTMLText = number > 1 ? "<a rel=\"prev\" href=\"/?trang=\(number - 1)\">Trang trước</a> " : ""
    let after: HTMLText = hasMore ? " <a rel=\"next\" href=\"/?trang=\(number + 1)\">Trang sau</a>" : ""
    return "<nav aria-label=\"Trang của danh sách\"><p>\(before)Trang \(number)\(after)</p></nav>\n"
  }
}
