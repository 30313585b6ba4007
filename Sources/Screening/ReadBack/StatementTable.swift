import Reading
import Rulebook
import Values

/// Statements as a table of a page, by what they are about.
struct StatementTable {
  let stated: [ReadingReport.Stated]
  /// Whether their words stand marked on the page.
  let isLinked: Bool

  var html: HTMLText {
    guard !stated.isEmpty else { return "<p>Không lời nào nêu dữ kiện.</p>\n" }
    let groups = stated.bySubject.map { subject, stated -> HTMLText in
      let heading = stated.lazy.compactMap { $0.statement.location.place?.headings.last }.first
      let under: HTMLText = heading.map { " <span class=\"phu\">mục «\($0)»</span>" } ?? ""
      let head: HTMLText =
        subject == .dossier
        ? "" : "<tr class=\"nhom\"><th colspan=\"5\" scope=\"rowgroup\">\(subject.words)\(under)</th></tr>\n"
      return "<tbody>\n\(head)\(stated.map(row))</tbody>\n"
    }
    return """
      <table class="loi">
      <thead><tr><th scope="col">Số</th><th scope="col">Dữ kiện</th><th scope="col">Đọc là</th><th scope="col">Lời và nơi</th><th scope="col">Chắc chưa</th></tr></thead>
      \(groups)</table>

      """
  }

  private func row(_ one: ReadingReport.Stated) -> HTMLText {
    let place =
      isLinked ? one.subject == .dossier ? one.statement.place : one.spot : one.statement.sourceAndPlace
    let isMarked = isLinked && one.statement.location.place != nil
    let words: HTMLText = "«\(one.statement.words)» <span class=\"phu\">\(place)</span>"
    return """
      <tr id="k\(one.number)"\(one.doubt == nil ? "" : " class=\"ngo\"" as HTMLText)>\
      <td>\(one.number)</td><td>\(one.fact)</td><td>\(one.reading)</td>\
      <td>\(isMarked ? "<a href=\"#l\(one.number)\">\(words)</a>" as HTMLText : words)</td>\
      <td>\(one.statement.standing.words)</td></tr>

      """
  }
}
