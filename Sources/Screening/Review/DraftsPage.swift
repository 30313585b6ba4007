import Letters
import Rulebook
import Values

/// The drafts of a dossier: what of them is still to be confirmed, and one letter as it would read.
package struct DraftsPage: Sendable {
  private let drafts: LetterDrafts
  private let asked: LetterKind?
  private let links: ReviewLinks
  private let files: DraftFiles
  /// What was chosen before, by the names of fields.
  private let filled: [String: String]
  private let notice: HTMLText
  private let who: HTMLText

  /// Where the drafts are had as files.
  package struct DraftFiles: Sendable {
    let base: String
    /// Whether letters are had as PDF too.
    let hasPDF: Bool

    package init(base: String, hasPDF: Bool) {
      self.base = base
      self.hasPDF = hasPDF
    }
  }

  /// - Parameters:
  ///   - asked: the letter that is shown; nil: the one that the recommendation asks for.
  ///   - who: the field for the officer's name, where it is not known.
  package init(
    _ drafts: LetterDrafts, asked: LetterKind?, _ links: ReviewLinks, files: DraftFiles,
    filled: [String: String] = [:], notice: HTMLText, who: HTMLText
  ) {
    self.drafts = drafts
    self.asked = asked
    self.links = links
    self.files = files
    self.filled = filled
    self.notice = notice
    self.who = who
  }

  package var page: HTMLPage {
    let (kind, shown) = letter
    return HTMLPage(
      titled: "Dự thảo", style: ReviewPage.style + LetterView.style,
      """
      <h1>Dự thảo</h1>
      <nav aria-label="Các thư"><ul class="nut">\(LetterKind.allCases.map { item($0, isHere: $0 == kind) })</ul></nav>
      \(notice)\(lines)
      <section aria-labelledby="thu">
      <h2 id="thu">\(kind?.name ?? "Thư")</h2>
      \(shown)</section>
      <section aria-labelledby="tep-tai">
      <h2 id="tep-tai">Tệp</h2>
      <ul>
      <li><a href="\(files.base)/report.html">Báo cáo một tệp để lưu, in (report.html)</a></li>
      <li><a href="\(files.base)/record.json">Bản ghi để kiểm tra lại (record.json)</a></li>
      <li><a href="\(files.base)">Báo cáo cho máy đọc (JSON)</a></li>
      </ul>
      </section>

      """)
  }

  private func item(_ kind: LetterKind, isHere: Bool) -> HTMLText {
    "<li><a href=\"\(links.drafts)?thu=\(kind.rawValue)\"\(isHere ? " aria-current=\"true\"" : "" as HTMLText)>\(kind.name)</a></li>\n"
  }

  // MARK: The letter

  private var letter: (LetterKind?, HTMLText) {
    do throws(NoLetter) {
      let kind = if let asked { asked } else { try drafts.kind() }
      do throws(NoLetter) {
        let letter = try drafts.letter(kind)
        let forms = [("docx", "Word")] + (files.hasPDF ? [("pdf", "PDF")] : [])
        let links = forms.map { ending, name -> HTMLText in
          "<a href=\"\(files.base)/letter.\(ending)?kind=\(kind.rawValue)\">Tải tệp \(name)</a> "
        }
        let download: HTMLText = "<p>\(links)</p>\n"
        return (kind, download + LetterView(letter: letter).html)
      } catch {
        return (kind, "<p>Không có dự thảo: \(error.description).</p>\n")
      }
    } catch {
      return (nil, "<p>Không có dự thảo: \(error.description).</p>\n")
    }
  }

  // MARK: Lines

  /// What the form calls its fields: the line's number behind the name.
  package enum Field {
    package static let word = "noi"
    package static let code = "ma"
    package static let words = "loi"
    package static let reason = "ly_do"
    package static let count = "so_dong"

    package static let confirmed = "xac-nhan"
    package static let rejected = "bac"
  }

  private var lines: HTMLText {
    let all = drafts.lines
    guard !all.isEmpty else { return "<p>Không dòng nào cần cán bộ xác nhận.</p>\n" }
    let notice = Set(SupplementRequest(of: drafts.report).lines)
    let waiting = all.count { $0.word == nil }
    return """
      <section aria-labelledby="dong">
      <h2 id="dong">Các dòng cán bộ xác nhận <span class="so-muc">(còn \(waiting) trong \(all.count))</span></h2>
      <form class="don" method="post" action="\(links.drafts)">
      <input type="hidden" name="\(Field.count)" value="\(all.count)">
      \(group("Nội dung yêu cầu bổ sung", all, where: { notice.contains($0) }, mayBeRejected: true))\
      \(group("Dòng của các thư khác", all, where: { !notice.contains($0) }, mayBeRejected: false))\
      \(who)<p><button type="submit">Ghi và kiểm tra lại</button></p>
      </form>
      </section>

      """
  }

  private func group(
    _ name: String, _ all: [LetterLine], where isIn: (LetterLine) -> Bool, mayBeRejected: Bool
  ) -> HTMLText {
    let lines = all.enumerated().filter { isIn($1) }
    guard !lines.isEmpty else { return "" }
    return "<h3>\(name)</h3>\n\(lines.map { line($1, $0 + 1, mayBeRejected: mayBeRejected, all) })"
  }

  private func line(_ line: LetterLine, _ number: Int, mayBeRejected: Bool, _ all: [LetterLine]) -> HTMLText {
    let isFirst = all.first { $0.code == line.code } == line
    let chosen = filled["\(Field.word)-\(number)"] ?? ""
    func choice(_ value: String, _ label: String) -> HTMLText {
      let id = "\(Field.word)-\(number)-\(value.isEmpty ? "de" : value)"
      return """
        <span><input type="radio" id="\(id)" name="\(Field.word)-\(number)" value="\(value)"\(value == chosen ? " checked" : "" as HTMLText)> \
        <label for="\(id)">\(label)</label></span>

        """
    }
    let reason: HTMLText =
      """
      <span class="ly-do"><label for="\(Field.reason)-\(number)">lý do bác</label>
      <input type="text" id="\(Field.reason)-\(number)" name="\(Field.reason)-\(number)" value="\(filled["\(Field.reason)-\(number)"] ?? "")" maxlength="\(Utterance.mostReason)"></span>

      """
    let choices =
      choice("", line.word == nil ? "để sau" : "giữ nguyên")
      + (line.isConfirmed ? "" : choice(Field.confirmed, "xác nhận"))
      + (mayBeRejected ? choice(Field.rejected, "bác") : "")
    return """
      <fieldset\(isFirst ? " id=\"dong-\(line.code)\"" : "" as HTMLText)>
      <legend><span class="ma">\(line.code)</span> \(state(of: line))</legend>
      <p>\(line.text)\(line.basis.citations.isEmpty ? "" : " <span class=\"phu\">\(line.basis.citations.words)</span>" as HTMLText)</p>
      <input type="hidden" name="\(Field.code)-\(number)" value="\(line.code)">
      <input type="hidden" name="\(Field.words)-\(number)" value="\(line.text)">
      <div class="hang-nut">\(choices)\(mayBeRejected ? reason : "")</div>
      </fieldset>

      """
  }

  private func state(of line: LetterLine) -> String {
    if let rejection = line.rejection { return rejection.sentence }
    guard let word = line.word else { return "chưa xác nhận" }
    return "\(word.officer) xác nhận ngày \(VietnameseText.day(word.on))"
  }
}

extension LetterKind {
  package var name: String {
    switch self {
    case .supplement: "Thông báo sửa đổi, bổ sung"
    case .slip: "Phiếu của Bộ phận Một cửa"
    case .complete: "Đủ thành phần"
    case .opinions: "Lấy ý kiến"
    case .determination: "Xác định công nghệ"
    case .counter: "Giấy đưa người nộp"
    }
  }
}
