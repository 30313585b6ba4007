import Rulebook
import Values

/// The rules and tables of an edition as a page, all or those in force on a day.
package struct RulesPage: Sendable {
  let list: RuleList

  package init(_ list: RuleList) {
    self.list = list
  }

  package var page: HTMLPage {
    let when = list.on.map { " có hiệu lực ngày \(VietnameseText.day($0))" } ?? ""
    return HTMLPage(
      titled: "Quy tắc\(when)", style: ReviewPage.style,
      """
      <h1>Quy tắc\(when)</h1>
      <form class="don" method="get" action="/quy-tac">
      <p><label for="on">Ngày</label> <input type="date" id="on" name="on" value="\(list.on.map { "\($0)" } ?? "")" required>
      <button type="submit">Xem</button> <a href="/quy-tac">mọi thời kỳ</a></p>
      </form>
      <p class="phu">Bộ quy tắc \(list.rulebook.edition.name): \(list.entries.count) quy tắc, \(list.tables.count) bảng.</p>
      <section aria-labelledby="quy-tac">
      <h2 id="quy-tac">Quy tắc</h2>
      \(table(list.entries.map { entry in
        row(entry.rule.id, entry.rule.title, entry.rule.status, entry.versions.map { version in
          (version.inForce, version.basis.underItsTerm(version.verified) ?? "")
        })
      }))</section>
      <section aria-labelledby="bang">
      <h2 id="bang">Bảng</h2>
      \(table(list.tables.map { entry in
        row(entry.table.id, entry.table.title, entry.table.status, entry.versions.map { version in
          (version.inForce, "\(version.table.hitPolicy.rawValue), \(version.table.rows.count) hàng; \(version.verified.description)")
        })
      }))</section>

      """)
  }

  private func table(_ rows: [HTMLText]) -> HTMLText {
    """
    <table class="the">
    <thead><tr><th scope="col">Mã</th><th scope="col">Tên</th><th scope="col">Hiệu lực và căn cứ</th></tr></thead>
    <tbody>
    \(rows)</tbody></table>

    """
  }

  private func row(
    _ code: String, _ title: String, _ status: Rule.Status, _ versions: [(InForce, String)]
  ) -> HTMLText {
    let told = versions.map { "<p>\($0.description.uppercasedFirst): \($1)</p>" as HTMLText }
    let isActive: HTMLText = status == .active ? "" : " <span class=\"chac\">[\(status.rawValue)]</span>"
    return """
      <tr><td data-nhan="Mã"><a class="ma" href="\(ReviewLinks.rule(code, on: list.on))">\(code)</a></td>\
      <th scope="row">\(title)\(isActive)</th><td>\(told)</td></tr>

      """
  }
}
