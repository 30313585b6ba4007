import Dossiers
import Reading
import Rulebook
import Values

/// One paper on a page: what it is, what it states, and its text or its pages with the quoted words marked.
struct PaperSection {
  let paper: ReadingReport.Paper
  let number: Int
  let pictures: PagePictures

  var html: HTMLText {
    """
    <section class="giay" id="g\(number)">
    <h2>\(paper.path)</h2>
    <p>\(paper.kinds.joined(separator: "; ")) · \(paper.size)</p>
    \(properties)\(doubts)\(StatementTable(stated: paper.stated, isLinked: true).html)\(content)</section>

    """
  }

  private var properties: HTMLText {
    paper.propertyWords.map { "<p class=\"phu\">\($0.uppercasedFirst)</p>\n" } ?? ""
  }

  private var doubts: HTMLText {
    let told = paper.notes + [paper.unreadWords].compactMap(\.self) + paper.doubts
    return told.isEmpty ? "" : "<ul class=\"canh-bao\">\n\(told.map { "<li>\($0)</li>\n" as HTMLText })</ul>\n"
  }

  private var content: HTMLText {
    var plan = MarkPlan(paper.stated, in: paper.document.blocks)
    guard let pages = paper.document.pages else {
      return "<div class=\"chu\">\n\(flow(paper.document.blocks, &plan))</div>\n"
    }
    let all = (1...max(1, pages.count)).map { page in (page, pictures.picture(of: page, in: paper.path)) }
    let shown = all.compactMap { page, drawn in if case .success? = drawn { page } else { nil } }
    let list = shown.isEmpty ? "không trang nào" : "trang \(shown.map(String.init).joined(separator: ", "))"
    let note: HTMLText =
      shown.count == pages.count
      ? ""
      : "<p class=\"phu\">Có hình: \(list). Các trang khác chỉ có chữ đã đọc; muốn có hình mọi trang: --all-pages.</p>\n"
    return all.reduce(note) { $0 + page($1.0, $1.1, &plan) }
  }

  // MARK: Pages

  private func page(_ number: Int, _ drawn: PagePictures.Drawn?, _ plan: inout MarkPlan) -> HTMLText {
    let body: HTMLText =
      switch drawn {
      case .success(let picture)?: self.picture(number, picture)
      case .failure(let why)?:
        "<p class=\"canh-bao\">Không vẽ được trang này: \(why.sentence). Dưới đây là chữ đã đọc.</p>\n\(text(of: number, &plan))"
      case nil: text(of: number, &plan)
      }
    return "<h3 id=\"g\(self.number)t\(number)\">Trang \(number)</h3>\n\(body)"
  }

  private func picture(_ number: Int, _ picture: PagePicture) -> HTMLText {
    let frames = frames(on: number).map { frame -> HTMLText in
      """
      <span class="khung\(frame.stated.contains { $0.doubt != nil } ? " ngo" : "" as HTMLText)" id="\(frame.id)">\
      \(Mark.numbers(of: frame.stated))</span>

      """
    }
    return """
      <div class="cuon" tabindex="0" role="region" aria-label="\(paper.path), hình trang \(number)"><div class="trang"><img alt="Trang \(number) của \(paper.path)" src="data:image/png;base64,\(picture.base64)">
      \(frames)</div></div>

      """
  }

  /// A rectangle on the picture of a page with the statements whose words stand in it; no rectangle: the whole page.
  private struct Frame {
    let id: String
    let box: Box?
    let stated: [ReadingReport.Stated]
  }

  private func frames(on page: Int) -> [Frame] {
    let here = paper.stated.filter { $0.statement.location.place?.page == page }
    return here.map { $0.statement.location.place?.box }.uniqued.enumerated().map { index, box in
      Frame(
        id: "o\(number)t\(page)k\(index + 1)", box: box,
        stated: here.filter { $0.statement.location.place?.box == box })
    }
  }

  /// Where the frames lie: rules of the page's one style, since its policy takes no style beside that.
  var style: HTMLText {
    let pages = paper.document.pages.map { Array(1...max(1, $0.count)) } ?? []
    let rules = pages.flatMap { page -> [HTMLText] in
      guard case .success(let picture)? = pictures.picture(of: page, in: paper.path) else { return [] }
      let whole = Box(left: 0, top: 0, right: picture.width, bottom: picture.height)
      return frames(on: page).map { "#\($0.id){\(Self.rule(of: $0.box ?? whole, on: picture))}\n" }
    }
    return "\(rules)"
  }

  /// In hundredths of the page, since the picture is as wide as the window lets it be.
  private static func rule(of box: Box, on page: PagePicture) -> String {
    func share(_ part: Double, _ whole: Double) -> String {
      let hundredths = Int((min(max(part / whole, 0), 1) * 10_000).rounded())
      let rest = hundredths % 100
      return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }
    return
      "left:\(share(box.left, page.width));top:\(share(box.top, page.height));width:\(share(box.right - box.left, page.width));height:\(share(box.bottom - box.top, page.height))"
  }

  private func text(of page: Int, _ plan: inout MarkPlan) -> HTMLText {
    let blocks = paper.document.blocks.compactMap { $0.part(on: page) }
    return blocks.isEmpty
      ? "<p class=\"phu\">Trang này không có chữ đọc được.</p>\n"
      : "<div class=\"chu\">\n\(flow(blocks, &plan))</div>\n"
  }

  // MARK: Text

  /// Paragraphs and tables in order; a sheet, a running head and notes begin with their name.
  private func flow(_ blocks: [Block], _ plan: inout MarkPlan) -> HTMLText {
    var html: HTMLText = ""
    var above = ""
    for block in blocks {
      let head = block.place.sheet.map { "Trang tính «\($0)»" } ?? block.place.part.title ?? ""
      if head != above, !head.isEmpty { html += "<p class=\"phan\">\(head)</p>\n" }
      above = head
      switch block {
      case .paragraph(let paragraph):
        let text = MarkedText(paragraph.text, plan.next(at: paragraph.place), isCell: paragraph.place.sheet != nil).html
        html += paragraph.headingLevel == nil ? "<p>\(text)</p>\n" : "<p class=\"muc\">\(text)</p>\n"
      case .table(let table):
        let place = table.rows.first?.first?.place ?? table.place
        html +=
          "<div class=\"cuon\" tabindex=\"0\" role=\"region\" aria-label=\"\(paper.path), \(place.spot)\"><table>\n\(table.rows.map { row($0, &plan) })</table></div>\n"
      }
    }
    return html
  }

  private func row(_ cells: [Cell], _ plan: inout MarkPlan) -> HTMLText {
    let told = cells.map { cell -> HTMLText in
      let text = MarkedText(cell.text, plan.next(at: cell.place), isCell: true).html
      let span: HTMLText = cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : ""
      return "<td\(span)\(cell.continuesAbove ? " class=\"tiep\"" : "" as HTMLText)>\(text)</td>"
    }
    return "<tr>\(told)</tr>\n"
  }
}

/// Quoted words on a page, with the numbers of the statements that quote them.
enum Mark {
  /// Where a statement's link ends; it leads back to the statement.
  static func numbers(of stated: [ReadingReport.Stated]) -> HTMLText {
    "\(stated.map { "<a class=\"so\" id=\"l\($0.number)\" href=\"#k\($0.number)\">\($0.number)\($0.doubt == nil ? "" : "?")</a>" as HTMLText })"
  }
}

extension MarkedText {
  fileprivate var html: HTMLText {
    let told = pieces.map { piece -> HTMLText in
      guard !piece.stated.isEmpty else { return "\(piece.text)" }
      let isUncertain = piece.stated.contains { $0.doubt != nil }
      return
        "<mark\(isUncertain ? " class=\"ngo\"" : "" as HTMLText)>\(Mark.numbers(of: piece.stated))\(piece.text)</mark>"
    }
    return "\(told)"
  }
}

extension Block {
  /// What of it stands on a page of a PDF; nil where nothing does.
  fileprivate func part(on page: Int) -> Block? {
    switch self {
    case .paragraph(let paragraph): return paragraph.place.page == page ? self : nil
    case .table(let table):
      let rows = table.rows.filter { ($0.first?.place.page ?? table.place.page) == page }
      return rows.isEmpty ? nil : .table(Table(place: table.place, rows: rows, doubts: table.doubts))
    }
  }
}

extension Place.Part {
  /// Above what stands outside the body.
  fileprivate var title: String? {
    switch self {
    case .body: nil
    case .header: "Đầu trang"
    case .footer: "Chân trang"
    case .footnote: "Chú thích"
    }
  }
}
