import Dossiers
import Reading
import Rulebook
import Values

/// The report as one page for an officer, the same in the same order as on the terminal's screen: the answer, then what was
/// not checked and how it is settled, then the findings, each with why, in whose words, and its basis.
package struct ReviewPage: Sendable {
  let report: ScreeningReport
  /// nil: the page stands alone.
  let links: ReviewLinks?
  let head: ReportHead
  let files: FileLists
  let words: ReviewWords
  let rejections: Rejections
  /// The codes of the lines of drafts that an officer may confirm.
  let lines: Set<String>

  package init(_ reading: ReadingReport, links: ReviewLinks? = nil) {
    self.rejections = Rejections(of: reading.report)
    self.lines = Set(SupplementRequest(of: reading.report).lines.map(\.code))
    self.report = reading.report
    self.links = links
    self.head = ReportHead(reading.report)
    self.files = FileLists(reading.report.judgement)
    self.words = ReviewWords(reading, links)
  }

  var judgement: Judgement { report.judgement }

  package var page: HTMLPage {
    let findings = ReviewFindings(page: self)
    let components = ReviewComponents(page: self)
    return HTMLPage(
      titled: "\(report.dossier.intake.code ?? report.dossier.name): \(head.answers[0].lowercased())",
      style: Self.style,
      """
      \(top)
      \(machineOrders)
      \(ReviewUnchecked(page: self).html)
      \(components.asked)
      \(conflicts)
      \(ReviewChain(page: self).html)
      \(findings.html)
      \(ReviewClassification(page: self).html)
      \(ReviewWorksheet(page: self).html)
      \(components.plain)
      \(findings.passed)
      \(closing)

      """)
  }

  /// As a file that stands alone.
  package var text: String { page.text }

  // MARK: The first lines

  private var top: HTMLText {
    let dossier = report.dossier.intake
    let facts: [(String, String)] =
      [
        ("Người nộp", dossier.applicant ?? "chưa nêu"),
        ("Thủ tục", judgement.code.map { "\($0.code) \($0.name)" } ?? "chưa biết"),
      ] + (judgement.office.map { [("Xét tại", $0.name)] } ?? [])
      + (judgement.caseFound.value.map { [("Trường hợp", $0)] } ?? [])
    return """
      <header class="dau-ho-so">
      <p class="phu">Hồ sơ</p>
      <h1>\(dossier.code ?? report.dossier.name)</h1>
      \(head.assumed.map { "<p class=\"gia-dinh\">\($0)</p>\n" as HTMLText } ?? "")<p class="tra-loi">\(answers)</p>
      <p class="de-nghi"><b>Đề nghị:</b> \(recommendation)</p>
      <ul class="dem-muc" aria-label="Số mục theo kết luận">\(counts)</ul>
      <dl class="ho-so">\(facts.map { "<dt>\($0)</dt><dd>\($1)</dd>\n" as HTMLText })</dl>
      \(coverage)\(unused)</header>
      """
  }

  private var answers: HTMLText {
    "\(head.answers.enumerated().map { index, words -> HTMLText in "\(index == 0 ? "" : " <span aria-hidden=\"true\">·</span> " as HTMLText)<span>\(words)</span>" })"
  }

  /// What follows «Đề nghị» anyhow is not said twice.
  private var recommendation: String {
    let words = judgement.recommendation.kind.rawValue
    let rest = words.hasPrefix("Đề nghị ") ? String(words.dropFirst("Đề nghị ".count)) : words.lowercasedFirst
    return "\(rest)."
  }

  private var counts: HTMLText {
    let told = [Outcome.violated, .needsReview, .undetermined, .satisfied].map { outcome -> HTMLText in
      let count = judgement.count(outcome)
      let words: HTMLText = "<b>\(count)</b> \(outcome.rawValue)"
      let isThere = judgement.verdicts.contains { $0.outcome == outcome }
      return
        "<li class=\"\(outcome.key)\">\(isThere ? "<a href=\"#\(outcome.key)\">\(words)</a>" as HTMLText : words)</li>\n"
    }
    return "\(told)\(head.rejected.map { "<li class=\"bac\">\($0)</li>\n" as HTMLText } ?? "")"
  }

  /// Who rejects what is asked for, beside it.
  func rejected(_ sentences: [String]) -> HTMLText {
    "\(sentences.map { "<p class=\"bac\">! \($0)</p>\n" as HTMLText })"
  }

  private var coverage: HTMLText { report.coverage.map { "<p class=\"phu\">\($0.text)</p>\n" } ?? "" }

  /// Archives that were opened, and what was filed and could not be used.
  private var unused: HTMLText {
    let opened = head.unpacked.map { "<p class=\"phu\">\($0)</p>\n" as HTMLText }
    guard !head.unused.isEmpty else { return "\(opened)" }
    return """
      \(opened)<h2 id="chua-dung">Tệp, phần tệp và lời chưa dùng được</h2>
      <ul class="canh-bao">
      \(head.unused.map { "<li>\($0)</li>\n" as HTMLText })</ul>

      """
  }

  /// Words meant for a machine and what nobody sees.
  private var machineOrders: HTMLText {
    guard !report.machineOrders.isEmpty else { return "" }
    return """
      <section aria-labelledby="chu-dang-ngo">
      <h2 id="chu-dang-ngo" class="can_xem_xet">\([MachineOrder].heading)</h2>
      <p class="phu">\([MachineOrder].remedy).</p>
      <ul class="canh-bao">\(report.machineOrders.map { "<li>\($0.sentence)</li>\n" as HTMLText })</ul>
      </section>
      """
  }

  private var conflicts: HTMLText {
    let conflicts = report.conflictsBesideFindings
    guard !conflicts.isEmpty else { return "" }
    return """
      <section aria-labelledby="mau-thuan">
      <h2 id="mau-thuan">Mâu thuẫn giữa các giấy tờ</h2>
      <ul>\(conflicts.map { "<li>\($0.sentence)</li>\n" as HTMLText })</ul>
      \(links.map { "<p><a href=\"\($0.comparison)\">Bảng đối chiếu mọi giấy tờ</a></p>\n" as HTMLText } ?? "")</section>
      """
  }

  // MARK: The last lines

  private var closing: HTMLText {
    let closing = ReportClosing(report, head.left)
    return """
      <section aria-labelledby="van-ban">
      <h2 id="van-ban">Văn bản áp dụng và cách tính</h2>
      <ul>\((closing.matters + closing.notes).map { "<li>\($0)</li>\n" as HTMLText })</ul>
      <p class="phu">\(closing.edition) \(closing.sent) Kết quả để cán bộ tham khảo; cán bộ quyết định.</p>
      </section>
      """
  }
}
