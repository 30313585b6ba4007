import Rulebook
import Values

/// What the tables come to: those that ask for a look first, then those that are open, then the sure ones.
struct ReviewClassification {
  let page: ReviewPage

  var html: HTMLText {
    let results = page.judgement.classifications
    guard !results.isEmpty else { return "" }
    let sure = results.filter(\.isSure)
    let open = results.filter(\.isOpen)
    let asked = results.filter { !$0.isOpen && !$0.isSure }
    let rows = (asked + open + sure).map(row)
    return """
      <section aria-labelledby="phan-loai">
      <h2 id="phan-loai">Phân loại</h2>
      <table class="the">
      <thead><tr><th scope="col">Bảng</th><th scope="col">Câu hỏi</th><th scope="col">Kết quả</th><th scope="col">Căn cứ và lời</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      </section>
      """
  }

  private func row(_ result: Classified) -> HTMLText {
    """
    <tr><td data-nhan="Bảng">\(page.code(result.id, on: result.governedBy))</td><th scope="row">\(result.titleAndSubject)</th>\
    <td data-nhan="Kết quả">\(answer(result))</td><td data-nhan="Căn cứ và lời">\(basis(result))</td></tr>

    """
  }

  private func answer(_ result: Classified) -> HTMLText {
    switch result.answer {
    case .known(let outputs, _):
      let looks = result.reasons.map { "<br><span class=\"phu\">cần xem xét: \($0.text)</span>" as HTMLText }
      return "<b>\(outputs.words)</b>\(looks)"
    case .open:
      let possible = result.possible
      return "<b>chưa rõ</b>"
        + (possible.isEmpty
          ? "" : "<br><span class=\"phu\">có thể là \(possible.joined(separator: " hoặc "))</span>")
    case .notApplicable: return "không áp dụng"
    }
  }

  private func basis(_ result: Classified) -> HTMLText {
    switch result.answer {
    case .known(_, let row):
      let told = result.read.flatMap { fact in fact.statements.map { ToldStatement(fact: fact, statement: $0) } }
      return "hàng \(row), căn cứ \(result.basis.words)\(page.words.list(of: told))"
    case .open: return "\(result.why.map { "<p>vì \($0)</p>" as HTMLText })"
    case .notApplicable: return "\(result.reasons.map { "<p>vì \($0.text)</p>" as HTMLText })"
    }
  }
}
