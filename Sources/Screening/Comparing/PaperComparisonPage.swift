import Rulebook
import Values

/// The comparison as one page for a browser: a row a fact, a column a paper, its very words in the cell.
package struct PaperComparisonPage: Sendable {
  let comparison: PaperComparison

  package init(_ comparison: PaperComparison) {
    self.comparison = comparison
  }

  package var text: String { page.text }

  package var page: HTMLPage {
    HTMLPage(
      titled: "Đối chiếu giấy tờ: \(comparison.report.dossier.intake.code ?? comparison.report.dossier.name)",
      style: Self.style,
      """
      <header>
      <h1>Đối chiếu giấy tờ</h1>
      <p>\(comparison.heading)</p>
      <p class="dem">\(comparison.counts)</p>
      </header>
      \(unread)
      <section>
      <h2>Bảng đối chiếu</h2>
      <p class="phu">Mỗi hàng một dữ kiện, mỗi cột một nơi nêu. Chữ A, B … là nhóm cùng một giá trị.</p>
      <div class="cuon" tabindex="0" role="region" aria-label="Bảng đối chiếu"><table class="doi-chieu">
      <thead><tr><th scope="col">Dữ kiện</th><th scope="col">Kết quả</th>\(comparison.sources.map { "<th scope=\"col\">\($0)</th>" as HTMLText })</tr></thead>
      <tbody>
      \(stated.map(row))</tbody>
      </table></div>
      </section>
      \(unstated)
      <footer><p>Kết quả để cán bộ tham khảo. Bộ quy tắc \(comparison.report.edition.name).</p></footer>

      """)
  }

  private var stated: [PaperComparison.Row] { comparison.rows.filter { $0.result != .unstated } }

  private var unread: HTMLText {
    guard !comparison.unread.isEmpty else { return "<section><p>Không còn tệp hay phần nào chưa đọc.</p></section>" }
    return """
      <section class="canh-bao">
      <h2>Chưa đọc được</h2>
      <ul>
      \(comparison.unread.map { "<li>\($0)</li>\n" as HTMLText })</ul>
      </section>
      """
  }

  private var unstated: HTMLText {
    let names = comparison.rows(.unstated).map(\.name)
    guard !names.isEmpty else { return "" }
    return "<section><h2>Không nơi nào nêu</h2><p>\(names.joined(separator: ", ")).</p></section>"
  }

  private func row(_ row: PaperComparison.Row) -> HTMLText {
    let allowed = row.sides.sameness.words.map { "<br><span class=\"phu\">coi là như nhau: \($0)</span>" as HTMLText }
    let open = row.open.isEmpty ? "" : "<br><span class=\"phu\">\(row.open.joined(separator: "; "))</span>" as HTMLText
    return """
      <tr class="\(row.result.key)"><th scope="row">\(row.name)</th><td>\(row.result.rawValue)\(allowed ?? "")\(open)</td>\
      \(comparison.sources.map { cell(row, $0) })</tr>

      """
  }

  private func cell(_ row: PaperComparison.Row, _ source: String) -> HTMLText {
    let said = row.sides.sides.enumerated().flatMap { index, side in
      side.statements.filter { $0.sourceName == source }.map { (index, $0) }
    }
    guard !said.isEmpty else { return "<td class=\"khong\">·</td>" }
    let words = said.map { index, statement -> HTMLText in
      let group: HTMLText =
        row.sides.sides.count > 1
        ? "<span class=\"nhom-\(min(index, 3))\">\(PaperComparison.Row.letter(index))</span> " : ""
      return "<div>\(group)«\(statement.words)»<br><span class=\"phu\">\(statement.place)</span></div>"
    }
    return "<td>\(words)</td>"
  }

  /// A group is told by its letter; colour only helps.
  private static let style: HTMLText = """

    .doi-chieu{width:100%}
    .doi-chieu thead th{background:#eef1f4;vertical-align:bottom}
    .doi-chieu td{min-width:8rem;white-space:normal}
    .doi-chieu th{min-width:8rem;overflow-wrap:normal}
    .doi-chieu .khong{color:#767676;text-align:center}
    .doi-chieu .khac_nhau>th{border-left:4px solid #b3470b}
    .doi-chieu .chua_ro>th{border-left:4px dashed #767676}
    [class^="nhom-"]{display:inline-block;min-width:1.3em;padding:0 .25em;border-radius:.3em;color:#fff;background:#2b7a2b;font:bold .8rem/1.4 sans-serif;text-align:center}
    .nhom-1{background:#b3470b}
    .nhom-2{background:#6a3d9a}
    .nhom-3{background:#0b4a8f}
    """
}
