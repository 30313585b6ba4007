import Rulebook

/// Time as a chain: each step with its days, against what the log says was done.
struct ReviewChain {
  let page: ReviewPage

  var html: HTMLText {
    guard let chain = page.judgement.chain else { return "" }
    let rows = chain.steps.map { step -> HTMLText in
      """
      <tr\(step.isPast ? " class=\"qua-han\"" : "" as HTMLText)><td data-nhan="Tình trạng"><b>\(ChainText.word(step, chain.openCase))</b></td>\
      <th scope="row">\(ChainText.name(step))</th>\
      <td data-nhan="Thời hạn">\(ChainText.told(step))\(ChainText.earliest(step, chain.openCase))</td>\
      <td data-nhan="Căn cứ">\(step.limit.basis.words)</td></tr>

      """
    }
    return """
      <section aria-labelledby="trinh-tu">
      <h2 id="trinh-tu">Trình tự, theo nhật ký xử lý</h2>
      \(ChainText.notes(chain).map { "<p>\($0)</p>\n" as HTMLText })\
      <table class="the">
      <thead><tr><th scope="col">Tình trạng</th><th scope="col">Bước</th><th scope="col">Thời hạn</th><th scope="col">Căn cứ</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      </section>
      """
  }
}
