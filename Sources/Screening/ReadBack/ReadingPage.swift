import Dossiers
import Reading
import Rulebook
import Values

/// What was read, as one page for a browser: no script, nothing from elsewhere. Every statement leads to the words it
/// quotes, and the words back to it.
package struct ReadingPage: Sendable {
  let reading: ReadingReport
  let pictures: PagePictures

  package init(_ reading: ReadingReport, pictures: PagePictures = .none) {
    self.reading = reading
    self.pictures = pictures
  }

  /// The pages of which pictures are shown: those on which a statement stands or something was not read.
  package static func wanted(by reading: ReadingReport, allPages: Bool) -> [PagePictures.Wanted] {
    reading.papers.compactMap { paper in
      guard let pages = paper.document.pages else { return nil }
      let stated = paper.stated.compactMap { $0.statement.location.place?.page }
      let asked = allPages ? Array(1...max(1, pages.count)) : Set(stated + pages.unread).sorted()
      return .init(
        path: paper.path, digest: paper.document.digest, pages: asked, recognised: paper.document.recognisedPages)
    }
  }

  package var text: String { page.text }

  package var page: HTMLPage {
    let sections = reading.papers.enumerated().map { PaperSection(paper: $1, number: $0 + 1, pictures: pictures) }
    let body: HTMLText = """
      <header>
      <h1>Điều đọc được từ hồ sơ</h1>
      <p>\(reading.heading)</p>
      <p class="dem">\(reading.counts)</p>
      </header>
      \(unread)
      \(contents)
      \(sections.map(\.html))
      \(others)
      \(unfound)
      <footer><p>\(reading.closing)</p></footer>

      """
    return HTMLPage(
      titled: "Điều đọc được: \(reading.report.dossier.intake.code ?? reading.report.dossier.name)",
      style: "\(sections.map(\.style))", body)
  }

  private var unread: HTMLText {
    let told = [reading.unknownProcedure].compactMap(\.self) + reading.unread
    guard !told.isEmpty else { return "<section><p>Không còn tệp hay phần nào chưa đọc.</p></section>" }
    return """
      <section class="canh-bao">
      <h2>Chưa đọc được</h2>
      <ul>
      \(told.map { "<li>\($0)</li>\n" as HTMLText })</ul>
      </section>
      """
  }

  private var contents: HTMLText {
    let items = reading.papers.enumerated().map { index, paper -> HTMLText in
      let count: HTMLText = paper.stated.isEmpty ? "không lời nào" : "\(paper.stated.count) lời"
      return """
        <li><a href="#g\(index + 1)">\(paper.path)</a> <span class="phu">\(paper.kinds.joined(separator: "; ")) · \(count)</span></li>

        """
    }
    return "<nav aria-label=\"Giấy tờ đã đọc\">\n<h2>Giấy tờ đã đọc</h2>\n<ol>\n\(items)</ol>\n</nav>"
  }

  private var others: HTMLText {
    guard !reading.others.isEmpty else { return "" }
    return
      "<section>\n<h2>Nêu ngoài giấy tờ</h2>\n\(StatementTable(stated: reading.others, isLinked: false).html)</section>"
  }

  private var unfound: HTMLText {
    let facts = reading.unfound.map { one -> HTMLText in
      let whose: HTMLText = one.subjects == [.dossier] ? "" : " (\(one.subjects.countedWords))"
      return "<li><b>\(one.fact)</b>\(whose): \(one.why)</li>\n"
    }
    let lists = reading.unseenLists.map { "<li>chưa thấy danh mục «\($0)» trong giấy tờ đọc được</li>\n" as HTMLText }
    guard !(facts + lists).isEmpty else { return "" }
    return "<section>\n<h2>Tìm không thấy, hoặc đọc không rõ</h2>\n<ul>\n\(facts + lists)</ul>\n</section>"
  }
}
