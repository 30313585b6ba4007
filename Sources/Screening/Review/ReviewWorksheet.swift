import Rulebook
import Values

/// The worksheet of technology, where the procedure has criteria that are measured.
struct ReviewWorksheet {
  let page: ReviewPage

  var html: HTMLText {
    let sheet = TechnologyWorksheet(of: page.report)
    guard !sheet.isEmpty else { return "" }
    let open: HTMLText =
      sheet.open.isEmpty
      ? "" : "<ul class=\"canh-bao\">\(sheet.open.map { "<li>Chưa đủ: \($0)</li>\n" as HTMLText })</ul>\n"
    let groups = sheet.groups.map { group -> HTMLText in
      let name = group.subject == .dossier ? "Toàn dự án" : group.subject.words.uppercasedFirst
      return """
        <tbody><tr class="nhom"><th colspan="5" scope="rowgroup">\(name)</th></tr>
        \(group.entries.map(row))</tbody>

        """
    }
    return """
      <section aria-labelledby="cong-nghe">
      <h2 id="cong-nghe">Phiếu rà soát công nghệ</h2>
      \(open)<details><summary>Xem \(sheet.groups.map(\.entries.count).reduce(0, +)) tiêu chí của \(sheet.groups.count) đối tượng</summary>
      <table class="the">
      <thead><tr><th scope="col">Kết luận</th><th scope="col">Đo được</th><th scope="col">Lời</th><th scope="col">Căn cứ</th><th scope="col">Mã</th></tr></thead>
      \(groups)</table></details>
      </section>
      """
  }

  private func row(_ entry: TechnologyWorksheet.Entry) -> HTMLText {
    let decider = entry.decider(besides: page.judgement.office).map { "; \($0) quyết định" } ?? ""
    let reasons = entry.verdict.reasons.filter { $0.text != entry.verdict.finding }
    let why = reasons.map { "<br><span class=\"phu\">vì \(page.files.short($0.text))</span>" as HTMLText }
    let facts = page.judgement.besidesDays(entry.verdict.read).flatMap { fact -> [HTMLText] in
      guard !fact.statements.isEmpty else { return ["<li>\(fact.name): <b>THIẾU</b> (\(fact.soughtInWords))</li>\n"] }
      return fact.statements.map { "<li>\(fact.name) \(page.words.quote($0))</li>\n" }
    }
    return """
      <tr><td data-nhan="Kết luận" class="\(entry.verdict.outcome.key)"><b>\(entry.verdict.outcome.rawValue)</b></td>\
      <th scope="row">\(entry.measured)\(why)</th><td data-nhan="Lời"><ul class="loi-chung">\(facts)</ul></td>\
      <td data-nhan="Căn cứ">\(entry.basis)\(decider)</td><td data-nhan="Mã">\(page.code(entry.verdict.code, on: entry.verdict.governedBy))</td></tr>

      """
  }
}
