import Dossiers
import Rulebook
import Values

/// The forms in which an officer says what the machine could not read, one for each kind of thing that can be said, filled
/// with what a link or an earlier try has said already.
package struct StatementForm: Sendable {
  /// What is said, by the name that a form bears.
  package enum Act: String, Sendable, CaseIterable {
    case value = "gia-tri"
    case kind = "giay-to"
    case seen = "da-xem"
    case complete = "du-dong"

    var name: String {
      switch self {
      case .value: "Nêu một giá trị"
      case .kind: "Nêu giấy tờ là gì, hoặc không nộp"
      case .seen: "Nêu là đã xem phần máy không đọc"
      case .complete: "Nêu là danh mục đã đủ"
      }
    }
  }

  let words: ReviewWords
  let report: ScreeningReport
  let rulebook: Rulebook
  let links: ReviewLinks
  let act: Act
  /// By the names of fields.
  let filled: [String: String]
  /// Above the form: what was wrong with it.
  let notice: HTMLText
  /// The field for the officer's name, where it is not known.
  let who: HTMLText

  package init(
    _ reading: ReadingReport, by rulebook: Rulebook, _ links: ReviewLinks, filled: [String: String], notice: HTMLText,
    who: HTMLText
  ) {
    self.words = ReviewWords(reading, links)
    self.report = reading.report
    self.rulebook = rulebook
    self.links = links
    self.act = filled["viec"].flatMap(Act.init) ?? .value
    self.filled = filled
    self.notice = notice
    self.who = who
  }

  package var page: HTMLPage {
    let others = Act.allCases.filter { $0 != act }.map { other -> HTMLText in
      "<li><a href=\"\(links.base)/neu?viec=\(other.rawValue)\">\(other.name)</a></li>\n"
    }
    return HTMLPage(
      titled: act.name, style: ReviewPage.style,
      """
      <h1>\(act.name)</h1>
      <p class="phu">Lời cán bộ đứng trên điều máy đọc và không xóa điều đó; hồ sơ được kiểm tra lại ngay, thành một lần kiểm tra mới.</p>
      \(known)\(notice)<form class="don" method="post" action="\(links.base)/neu">
      <input type="hidden" name="viec" value="\(act.rawValue)">
      \(fields)\(who)<p><button type="submit">Ghi và kiểm tra lại</button></p>
      </form>
      <nav aria-label="Nêu việc khác"><h2>Nêu việc khác</h2>
      <ul>\(others)</ul></nav>

      """)
  }

  // MARK: Fields

  private var fields: HTMLText {
    switch act {
    case .value: value
    case .kind: kind
    case .seen:
      select("tep", "Tệp mà mọi phần đã được xem bằng mắt, không có gì trái với điều đã đọc", files)
    case .complete:
      select(
        "danh_muc", "Danh mục mà mọi dòng đã có trong báo cáo",
        rulebook.catalogue.collections.map { ($0.name, $0.name) })
    }
  }

  private var value: HTMLText {
    let isOfRow = filled["dong"] != nil || filled["danh_muc"] != nil
    let rows: HTMLText =
      """
      <details\(isOfRow ? " open" : "" as HTMLText)><summary>Giá trị của một dòng (dây chuyền, máy móc …)</summary>
      \(select("danh_muc", "Danh mục", [("", "theo tên dữ kiện")] + rulebook.catalogue.collections.map { ($0.name, $0.name) }))\
      \(text("dong", "Dòng", hint: "tên của dây chuyền, máy …", suggestions: rowNames, isRequired: false))
      <p><label class="dau-chon"><input type="checkbox" name="dong_moi" value="co"\(filled["dong_moi"] == nil ? "" : " checked" as HTMLText)> Dòng mới, chưa có trong giấy tờ nào</label></p>
      </details>

      """
    return """
      \(text("du_kien", "Dữ kiện", hint: "tên như trong báo cáo", suggestions: factNames))\
      \(valueField)\
      \(rows)\(text("tu", "Đọc ở đâu", hint: "tệp, hoặc tệp:trang, ví dụ thuyet-minh.pdf:14", suggestions: report.dossier.files.map(\.path), isRequired: false, named: "tep"))
      """
  }

  private var valueField: HTMLText {
    switch definition?.kind {
    case .flag?: select("gia_tri", "Giá trị", [("", "chọn"), ("có", "có"), ("không", "không")])
    default:
      text(
        "gia_tri", "Giá trị", hint: "viết như trong giấy tờ, có đơn vị", suggestions: definition?.limits.values ?? [])
    }
  }

  private var kind: HTMLText {
    let components = report.judgement.components.map {
      ($0.component.code, "\($0.component.code) \($0.component.name)")
    }
    let kinds = rulebook.kinds.map { ($0.id, "loại: \($0.name)") }
    return """
      \(select("thanh_phan", "Thành phần hồ sơ, hoặc loại giấy tờ", components + kinds))\
      \(text("tep", "Tệp là giấy tờ ấy", hint: "tệp, hoặc tệp:trang nơi giấy tờ ấy bắt đầu", suggestions: report.dossier.files.map(\.path), isRequired: false))
      <p><label class="dau-chon"><input type="checkbox" name="khong_nop" value="co"\(filled["khong_nop"] == nil ? "" : " checked" as HTMLText)> Thành phần này không nộp (khi ấy để trống ô tệp)</label></p>

      """
  }

  private var files: [(String, String)] { report.dossier.files.map { ($0.path, $0.path) } }

  /// - Parameter named: the key under which a link names the value, where it is another than the field's.
  private func text(
    _ name: String, _ label: String, hint: String, suggestions: [String], isRequired: Bool = true,
    named other: String? = nil
  ) -> HTMLText {
    let value = filled[name] ?? other.flatMap { filled[$0] } ?? ""
    let list: HTMLText =
      suggestions.isEmpty
      ? ""
      : "<datalist id=\"ds-\(name)\">\(suggestions.uniqued.map { "<option value=\"\($0)\"></option>" as HTMLText })</datalist>"
    return """
      <p><label for="\(name)">\(label) <span class="goi-y">(\(hint))</span></label>
      <input type="text" id="\(name)" name="\(name)" value="\(value)"\(isRequired ? " required" : "" as HTMLText)\
      \(suggestions.isEmpty ? "" : " list=\"ds-\(name)\"" as HTMLText)>\(list)</p>

      """
  }

  private func select(_ name: String, _ label: String, _ options: [(String, String)]) -> HTMLText {
    let told = HTMLText.options(options, chosen: filled[name] ?? "")
    return "<p><label for=\"\(name)\">\(label)</label>\n<select id=\"\(name)\" name=\"\(name)\">\(told)</select></p>\n"
  }

  // MARK: What is known of it

  private var definition: FactDefinition? {
    guard let name = filled["du_kien"] else { return nil }
    return filled["danh_muc"].flatMap { rulebook.catalogue.collection($0)?.fact(name) } ?? rulebook.catalogue.fact(name)
  }

  private var factNames: [String] {
    rulebook.catalogue.facts.map(\.name) + rulebook.catalogue.collections.flatMap { $0.facts.map(\.name) }
  }

  private var rowNames: [String] {
    report.statements.facts.rows.filter { filled["danh_muc"] == nil || $0.collection == filled["danh_muc"] }
      .flatMap { $0.rows.map(\.name) }
  }

  /// What the papers say of the fact now, or how it was sought.
  private var known: HTMLText {
    guard act == .value, let name = filled["du_kien"], let fact = fact(name) else { return "" }
    guard !fact.statements.isEmpty else { return "<p>\(name.uppercasedFirst): \(fact.soughtInWords).</p>\n" }
    return """
      <p>\(name.uppercasedFirst), đang có:</p>
      \(words.list(of: fact.statements.map { ToldStatement(fact: fact, statement: $0) }))
      """
  }

  private func fact(_ name: String) -> Fact? {
    guard let row = filled["dong"] else { return report.statements.facts.fact(name) }
    return report.statements.facts.rows.filter { filled["danh_muc"] == nil || $0.collection == filled["danh_muc"] }
      .flatMap(\.rows).first { $0.name == row }?.facts.first { $0.name == name }
  }
}
