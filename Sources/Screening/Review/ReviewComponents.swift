import Rulebook
import Values

/// The components of the dossier, those that ask for a look apart from those that are there or need not be.
struct ReviewComponents {
  let page: ReviewPage

  var asked: HTMLText {
    let shown = page.judgement.components.filter { !isPlain($0) }
    guard !shown.isEmpty else { return "" }
    let groups = shown.map { $0.dependsOnCase ? $0.component.cases : [] }.uniqued
    let bodies = groups.map { cases -> HTMLText in
      let members = shown.filter { ($0.dependsOnCase ? $0.component.cases : []) == cases }
      let name = cases.isEmpty ? "Trong mọi trường hợp" : "Chỉ trong trường hợp \(cases.listed)"
      let head: HTMLText =
        groups == [[]] ? "" : "<tr class=\"nhom\"><th colspan=\"4\" scope=\"rowgroup\">\(name)</th></tr>\n"
      return "<tbody>\n\(head)\(members.map(row))</tbody>\n"
    }
    return section(titled: "Thành phần hồ sơ", id: "thanh-phan", bodies)
  }

  var plain: HTMLText {
    let plain = page.judgement.components.filter(isPlain)
    guard !plain.isEmpty else { return "" }
    let ordered = plain.filter(\.presence.isPresent) + plain.filter { !$0.presence.isPresent }
    return section(
      titled: "Thành phần có, và thành phần tùy trường hợp không có", id: "thanh-phan-co",
      ["<tbody>\n\(ordered.map(row))</tbody>\n"])
  }

  private func isPlain(_ result: ComponentResult) -> Bool {
    result.isPlain && !page.rejections.isAny(on: result.component)
  }

  private func section(titled title: String, id: String, _ bodies: [HTMLText]) -> HTMLText {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(title)</h2>
    <table class="the">
    <thead><tr><th scope="col">Mã</th><th scope="col">Tình trạng</th><th scope="col">Giấy tờ</th><th scope="col">Căn cứ</th></tr></thead>
    \(bodies)</table>
    </section>
    """
  }

  private func row(_ result: ComponentResult) -> HTMLText {
    let component = result.component
    let basis = component.basis.underItsTerm(component.verified) ?? ""
    return """
      <tr id="\(component.code)"><td data-nhan="Mã"><span class="ma">\(component.code)</span></td>\
      <td data-nhan="Tình trạng" class="\(result.outcome.key)"><b>\(result.word)</b></td>\
      <th scope="row">\(component.name)\(place(of: result))\(doubts(result))\(page.rejected(page.rejections.sentences(on: component)))</th>\
      <td data-nhan="Căn cứ">\(basis)</td></tr>

      """
  }

  private func place(of result: ComponentResult) -> HTMLText {
    if case .notSeen(let files) = result.presence, !files.isEmpty {
      return "<br><span class=\"phu\">có thể trong \(page.files.short(files.joined(separator: ", ")))</span>"
    }
    return result.evidence.map { "<br><span class=\"phu\">\($0.presenceWords)</span>" } ?? ""
  }

  private func doubts(_ result: ComponentResult) -> HTMLText {
    guard result.isDoubtful else { return "" }
    return "<ul class=\"phu\">\(result.reasons.map { "<li>cần xem xét: \($0.text)</li>" as HTMLText })</ul>"
  }
}
