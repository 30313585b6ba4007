import Rulebook
import Screening
import Values

/// What stands around the content of every page: the way past it, the ways to the other pages, and who works.
struct PageFrame {
  /// The pages of one dossier.
  enum Tab: String, CaseIterable {
    case review = ""
    case papers = "/giay-to"
    case comparison = "/doi-chieu"
    case statement = "/neu"
    case drafts = "/du-thao"

    var name: String {
      switch self {
      case .review: "Kết luận"
      case .papers: "Giấy tờ"
      case .comparison: "Đối chiếu"
      case .statement: "Nêu"
      case .drafts: "Dự thảo"
      }
    }
  }

  /// The kept check that a page is of.
  struct Dossier {
    let id: String
    let tab: Tab
    /// The last check that follows it; nil where it is the last.
    let latest: String?
    /// The check that it follows; nil where it is the first.
    let before: String?
    /// How often the applicant had it checked before it came.
    let selfChecks: Int
  }

  let officer: String?
  var dossier: Dossier?

  func framed(_ content: HTMLPage) -> HTMLPage {
    HTMLPage(
      titled: "\(content.title) – hoso", style: content.style + Self.style,
      """
      <a class="bo-qua" href="#noi-dung">Tới nội dung</a>
      <header class="dau-trang">
      <nav aria-label="Các trang"><a class="ten-may" href="/">hoso</a><a href="/">Hồ sơ</a><a href="/quy-tac">Quy tắc</a></nav>
      <p class="can-bo">\(who)</p>
      </header>
      \(tabs)<main id="noi-dung" tabindex="-1">
      \(dossier.map(Self.later) ?? "")\(content.body)</main>

      """)
  }

  private var who: HTMLText {
    officer.map { "Cán bộ: <b>\($0)</b> <a href=\"/can-bo\">đổi tên</a>" }
      ?? "Chưa nêu tên cán bộ. <a href=\"/can-bo\">Nêu tên</a>"
  }

  private var tabs: HTMLText {
    guard let dossier else { return "" }
    let items = Tab.allCases.map { tab -> HTMLText in
      let isHere: HTMLText = tab == dossier.tab ? " aria-current=\"page\"" : ""
      return "<li><a href=\"/ho-so/\(dossier.id)\(tab.rawValue)\"\(isHere)>\(tab.name)</a></li>"
    }
    return "<nav class=\"the-trang\" aria-label=\"Hồ sơ này\"><ul>\(items)</ul></nav>\n"
  }

  /// That what is shown is no longer the last word, and what came before it.
  private static func later(_ dossier: Dossier) -> HTMLText {
    let path = dossier.tab.rawValue
    let latest: HTMLText =
      dossier.latest.map { latest in
        "<p class=\"canh-bao\">Hồ sơ này đã được kiểm tra lại sau lần này. <a href=\"/ho-so/\(latest)\(path)\">Xem lần mới nhất</a></p>\n"
      } ?? ""
    let before: HTMLText =
      dossier.before.map { "<p class=\"phu\"><a href=\"/ho-so/\($0)\(path)\">Lần kiểm tra trước</a></p>\n" } ?? ""
    let selfChecks: HTMLText =
      dossier.selfChecks > 0
      ? "<p class=\"phu\">Người nộp đã tự kiểm thành phần \(dossier.selfChecks) lần với mã hồ sơ này.</p>\n" : ""
    return latest + before + selfChecks
  }

  private static let style: HTMLText = """

    .bo-qua{position:absolute;left:-100rem}
    .bo-qua:focus{left:1rem;top:.5rem;background:#fff;padding:.4rem .8rem;z-index:2}
    .dau-trang{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;border-bottom:2px solid #0b4a8f;padding-bottom:.4rem;margin-bottom:.6rem}
    .dau-trang nav{display:flex;gap:1.2rem;margin:0;padding:0;border:0}
    .dau-trang p{margin:0}
    .ten-may{font-weight:bold;text-decoration:none}
    .the-trang{margin:0 0 1rem;padding:0;border:0}
    .the-trang ul{display:flex;flex-wrap:wrap;gap:.3rem;list-style:none;padding:0;margin:0}
    .the-trang a{display:block;padding:.25rem .8rem;border:1px solid #c8c8c8;text-decoration:none;background:#f7f8f9}
    .the-trang a[aria-current]{background:#0b4a8f;border-color:#0b4a8f;color:#fff;font-weight:bold}
    main:focus{outline:0}
    form.don{border:1px solid #c8c8c8;background:#f7f8f9;padding:.75rem 1rem;margin:.75rem 0;max-width:60rem}
    form.don p{margin:.5rem 0}
    .hang{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:0 1rem}
    .ngay{white-space:nowrap}
    form.don label,.don legend{display:block;font-weight:600}
    fieldset{border:1px solid #c8c8c8;margin:.5rem 0;padding:.4rem .75rem}
    form.don .hang-nut label,form.don .dau-chon{display:inline;font-weight:normal}
    .ly-do{display:flex;flex-wrap:wrap;gap:.2rem .5rem;flex:1;align-items:center;min-width:min(18rem,100%)}
    .ly-do input[type=text]{flex:1;width:auto;min-width:min(12rem,100%)}
    .don h3{margin:.75rem 0 .25rem}
    input,select,textarea,button{font:inherit;max-width:100%}
    input[type=text],input[type=file],select,textarea{width:100%;padding:.3rem .4rem;border:1px solid #767676;background:#fff;color:inherit}
    input[type=file]{padding:.8rem .6rem;border-style:dashed}
    button{padding:.35rem 1rem;border:1px solid #0b4a8f;background:#0b4a8f;color:#fff;cursor:pointer}
    button.phu-nut{background:#fff;color:#0b4a8f}
    .goi-y{color:#555;font-size:.9rem;font-weight:normal}
    .loi-don{border:2px solid #a3160b;background:#fdf3f2;padding:.5rem .75rem}
    .qua-han b{color:#a3160b}
    .hang-nut{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
    @media print{.dau-trang nav,.the-trang,.bo-qua,form{display:none}}
    """
}
