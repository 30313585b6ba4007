import Rulebook
import Values

/// What was not checked, each with what settles it: a link to the form that says so, filled in as far as it is known.
struct ReviewUnchecked {
  let page: ReviewPage

  private static let mostActs = 3

  var html: HTMLText {
    let (told, forTables) = UncheckedText.divided(page.judgement)
    guard !told.isEmpty || !forTables.isEmpty else { return "" }
    let many = forTables.flatMap(\.rules).uniqued
    let more: HTMLText =
      forTables.isEmpty
      ? ""
      : """
      <details><summary>\(forTables.count) điều mà chỉ \(many.count) bảng phân loại còn cần</summary>
      <ul class="viec">
      \(forTables.map(item))</ul></details>

      """
    return """
      <section aria-labelledby="chua-kiem">
      <h2 id="chua-kiem">Chưa kiểm được, và việc cần làm</h2>
      <ul class="viec">
      \(told.map(item))</ul>
      \(more)</section>
      """
  }

  private func item(_ open: Judgement.Unchecked) -> HTMLText {
    """
    <li><p class="cau">\(page.files.short(open.remedy.uppercasedFirst)) \(page.codes(open.rules))</p>\(acts(open))</li>

    """
  }

  private func acts(_ open: Judgement.Unchecked) -> HTMLText {
    guard let links = page.links, !open.settledBy.isEmpty else { return "" }
    let acts = open.settledBy.map { "<li><a href=\"\(links.form(for: $0))\">\($0.act)</a></li>\n" as HTMLText }
    guard acts.count > Self.mostActs else { return "<ul class=\"nut\">\(acts)</ul>" }
    return """
      <ul class="nut">\(Array(acts.prefix(Self.mostActs)))</ul>\
      <details><summary>và \(acts.count - Self.mostActs) việc như vậy nữa</summary>\
      <ul class="nut">\(Array(acts.dropFirst(Self.mostActs)))</ul></details>
      """
  }
}

extension ReviewPage {
  /// Codes of rules, tables and components; many are told by their number.
  func codes(_ codes: [String]) -> HTMLText {
    guard codes.count > 3 else { return "\(codes.map { code($0, on: nil) })" }
    return """
      <details class="ma-khac"><summary>\(codes.count) mã</summary>\(codes.map { code($0, on: nil) })</details>
      """
  }

  /// A code that leads to its rule as it was on the day; a component has no page of its own.
  func code(_ code: String, on day: CivilDay?) -> HTMLText {
    let isComponent = judgement.components.contains { $0.component.code == code }
    guard links != nil, !isComponent else { return "<span class=\"ma\">\(code)</span> " }
    return "<a class=\"ma\" href=\"\(ReviewLinks.rule(code, on: day))\">\(code)</a> "
  }
}
