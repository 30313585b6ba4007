import Rulebook
import Values

/// One rule or table with all its versions, the one of a day marked.
package struct RulePage: Sendable {
  let detail: RuleDetail
  let on: CivilDay?

  package init(_ detail: RuleDetail, on: CivilDay?) {
    self.detail = detail
    self.on = on
  }

  private var rulebook: Rulebook { detail.rulebook }

  package var page: HTMLPage {
    let told = rulebook.rule(detail.id).map(page) ?? rulebook.classification(detail.id).map(page)
    return told ?? HTMLPage(titled: detail.id, "")
  }

  private func page(_ rule: Rule) -> HTMLPage {
    let facts: [(String, String)] =
      [
        ("Thủ tục", codes(of: rule.procedures)),
        ("Trường hợp", rule.cases.isEmpty ? "mọi trường hợp" : rule.cases.listed),
        ("Cũng ghi là", rule.also.joined(separator: ", ")),
        ("Ngày áp dụng", "\(rule.matter.governedBy). \(rule.matter.reason)"),
        ("Quyết định", rule.decidedBy?.name ?? ""), ("Trạng thái", rule.status.rawValue),
      ]
    return page(rule.id, rule.title, facts, rule.versions.map(version))
  }

  private func page(_ table: Classification) -> HTMLPage {
    let facts: [(String, String)] = [
      ("Thủ tục", codes(of: table.procedures)),
      ("Ngày áp dụng", "\(table.matter.governedBy). \(table.matter.reason)"), ("Trạng thái", table.status.rawValue),
    ]
    return page(table.id, table.title, facts, table.versions.map(version))
  }

  private func page(
    _ id: String, _ title: String, _ facts: [(String, String)], _ versions: [HTMLText]
  ) -> HTMLPage {
    let told = facts.filter { !$0.1.isEmpty }.map { "<dt>\($0)</dt><dd>\($1)</dd>\n" as HTMLText }
    return HTMLPage(
      titled: "\(id) \(title)", style: ReviewPage.style,
      """
      <header class="dau-ho-so">
      <p class="ma">\(id)</p>
      <h1>\(title)</h1>
      <dl class="ho-so">\(told)</dl>
      </header>
      \(versions)<p class="phu">Bộ quy tắc \(rulebook.edition.name). <a href="/quy-tac\(on.map { "?on=\($0)" } ?? "")">Các quy tắc khác</a></p>

      """)
  }

  private func version(_ version: Rule.Version) -> HTMLText {
    let defects = version.readings.map { reading -> HTMLText in
      let name = reading.name.map { "cách hiểu «\($0)»: " } ?? ""
      return "<p>\(name)vướng khi <code>\(reading.condition.description)</code></p>"
    }
    let others = Explanation.defect(of: version).map { "<p>\($0)</p>" as HTMLText }
    let needs = version.needs.map(\.name)
    let rows: [(String, HTMLText)] = [
      ("Căn cứ", "\(version.basis.words)"), ("Xác minh", "\(version.verified.description)"),
      ("Xét từng", "\(version.forEach?.name ?? "")"), ("Cần có", "\(needs.isEmpty ? "" : needs.listed)"),
      ("Vướng", "\(defects)\(others)"), ("Ghi chú", "\(version.note ?? "")"),
    ]
    return section(version.inForce, rows)
  }

  private func version(_ version: Classification.Version) -> HTMLText {
    let table = version.table
    let heads = (table.inputs.map(\.text) + table.outputs.map { "→ \($0)" } + ["Căn cứ"])
      .map { "<th scope=\"col\">\($0)</th>" as HTMLText }
    let rows = table.rows.enumerated().map { index, row -> HTMLText in
      let cells = (row.tests + row.outputs + [row.basis.words]).map { "<td>\($0)</td>" as HTMLText }
      return "<tr><th scope=\"row\">\(index + 1)</th>\(cells)</tr>\n"
    }
    return section(
      version.inForce,
      [
        ("Xác minh", "\(version.verified.description)"), ("Cách lấy", "\(table.hitPolicy.rawValue)"),
      ])
        + """
        <div class="cuon" tabindex="0" role="region" aria-label="Bảng \(version.inForce.description)">
        <table class="bang"><thead><tr><th scope="col">Hàng</th>\(heads)</tr></thead><tbody>
        \(rows)</tbody></table></div>

        """
  }

  private func section(_ inForce: InForce, _ rows: [(String, HTMLText)]) -> HTMLText {
    let isThen = on.map(inForce.contains) ?? false
    let mark: HTMLText =
      isThen ? " <span class=\"so-muc\">(áp dụng ngày \(on.map { VietnameseText.day($0) } ?? ""))</span>" : ""
    let told = rows.filter { !$0.1.markup.isEmpty }.map { "<dt>\($0)</dt><dd>\($1)</dd>\n" as HTMLText }
    return """
      <article class="muc\(isThen ? " dat" : "" as HTMLText)">
      <h2>\(inForce.description.uppercasedFirst)\(mark)</h2>
      <dl>
      \(told)</dl>
      </article>

      """
  }

  private func codes(of procedures: [Procedure.ID]) -> String {
    rulebook.procedures.filter { procedures.contains($0.id) }.flatMap(\.codes).map(\.code).joined(separator: ", ")
  }
}
