import Rulebook
import Values

/// The findings, by what they come to: each with why, the words that it rests on, and its basis on its day.
struct ReviewFindings {
  let page: ReviewPage

  private var judgement: Judgement { page.judgement }

  var html: HTMLText { section(.violated) + section(.needsReview) + undetermined + notes }

  // MARK: Findings

  private func section(_ outcome: Outcome) -> HTMLText {
    let verdicts = judgement.verdicts.filter { $0.outcome == outcome }
    guard !verdicts.isEmpty else { return "" }
    // A long reason that several have is told once, and found again by its code.
    var told: [String: String] = [:]
    let items = verdicts.enumerated().map { index, verdict -> HTMLText in
      let id = "\(outcome.key)-\(index + 1)"
      let reasons = verdict.toldReasons.map { reason -> HTMLText in
        if reason.count > Self.longReason, let before = told[reason] {
          return "lý do như ở <a href=\"#\(before)\">\(verdicts[number(in: before)].code)</a>"
        }
        told[reason] = told[reason] ?? id
        return "\(page.files.short(reason))"
      }
      return item(
        id: id, outcome.key, verdict.headline, page.code(verdict.code, on: verdict.governedBy), reasons,
        page.words.list(of: verdict.told(in: judgement)),
        basis(verdict.basis, verdict.verified, on: verdict.governedBy) + decider(verdict) + confirmation(verdict),
        rejected: page.rejected(page.rejections.sentences(on: verdict)))
    }
    return """
      <section aria-labelledby="\(outcome.key)">
      <h2 id="\(outcome.key)" class="\(outcome.key)">\(outcome.rawValue.uppercasedFirst) <span class="so-muc">(\(items.count))</span></h2>
      \(items)</section>

      """
  }

  private static let longReason = 60

  private func number(in id: String) -> Int { (id.split(separator: "-").last.flatMap { Int($0) } ?? 1) - 1 }

  private func item(
    id: String, _ key: String, _ sentence: String, _ code: HTMLText, why term: String = "Vì", _ reasons: [HTMLText],
    _ words: HTMLText, _ rest: HTMLText, rejected: HTMLText = ""
  ) -> HTMLText {
    let why: HTMLText =
      reasons.isEmpty ? "" : "<dt>\(term)</dt><dd>\(reasons.map { "<p>\($0)</p>\n" as HTMLText })</dd>\n"
    let quoted: HTMLText = words.markup.isEmpty ? "" : "<dt>Lời</dt><dd>\(words)</dd>\n"
    let details = why + quoted + rest
    return """
      <article class="muc \(key)" id="\(id)">
      <h3>\(sentence) \(code)</h3>
      \(rejected)\(details.markup.isEmpty ? "" : "<dl>\n\(details)</dl>\n" as HTMLText)</article>

      """
  }

  private func basis(_ basis: [Citation], _ verified: Verification?, on day: CivilDay?) -> HTMLText {
    guard let told = basis.underItsTerm(verified) else { return "" }
    let when = day.map { ", theo luật ngày \(VietnameseText.day($0))" } ?? ""
    return "<dt>Căn cứ</dt><dd>\(told)\(when)</dd>\n"
  }

  private func decider(_ verdict: Verdict) -> HTMLText {
    guard let body = verdict.decidedBy, body != judgement.office,
      !verdict.reasons.contains(where: { $0.text.contains(body.name) })
    else { return "" }
    return "<dt>Ai định</dt><dd>\(body.name) quyết định nội dung này</dd>\n"
  }

  private func confirmation(_ verdict: Verdict) -> HTMLText {
    guard let links = page.links, page.lines.contains(verdict.rule) else { return "" }
    return "<dt>Việc</dt><dd><a href=\"\(links.line(verdict.rule))\">Xem và xác nhận dòng này của dự thảo</a></dd>\n"
  }

  // MARK: What is open

  private var undetermined: HTMLText {
    let groups = judgement.undeterminedByReason
    guard !groups.isEmpty else { return "" }
    let key = Outcome.undetermined.key
    let items = groups.map { reasons, verdicts -> HTMLText in
      let rows = verdicts.map { verdict -> HTMLText in
        "<li>\(verdict.titleAndSubject) \(page.code(verdict.code, on: verdict.governedBy))\(page.rejected(page.rejections.sentences(on: verdict)))</li>\n"
      }
      return """
        <article class="muc \(key)">
        <h3>Vì \(page.files.short(reasons.joined(separator: "; ")))</h3>
        <ul>\(rows)</ul>
        </article>

        """
    }
    return """
      <section aria-labelledby="\(key)">
      <h2 id="\(key)" class="\(key)">\(Outcome.undetermined.rawValue.uppercasedFirst) <span class="so-muc">(\(groups.map(\.verdicts.count).reduce(0, +)))</span></h2>
      \(items)</section>

      """
  }

  // MARK: Notes

  private static let mostNotes = 3

  private var notes: HTMLText {
    guard !judgement.notes.isEmpty else { return "" }
    let groups = judgement.notes.map(\.rule).uniqued.map { rule in judgement.notes.filter { $0.rule == rule } }
    let items = groups.enumerated().map { index, notes -> HTMLText in
      let items = notes.enumerated().map { number, note in
        item(
          id: "ghi-chu-\(index + 1)-\(number + 1)", "ghi_chu", note.text, page.code(note.rule, on: nil), why: "Ghi chú",
          [note.remark].compactMap { $0.map { "\($0)" } }, page.words.list(of: note.told(in: judgement)),
          basis(note.basis, note.verified, on: nil))
      }
      guard items.count > Self.mostNotes else { return "\(items)" }
      return """
        \(Array(items.prefix(Self.mostNotes)))<details><summary>và \(items.count - Self.mostNotes) ghi chú như vậy nữa</summary>
        \(Array(items.dropFirst(Self.mostNotes)))</details>

        """
    }
    return """
      <section aria-labelledby="ghi-chu">
      <h2 id="ghi-chu">Ghi chú</h2>
      \(items)</section>

      """
  }

  // MARK: What passed

  var passed: HTMLText {
    let sections = [Outcome.satisfied, .notApplicable].map { outcome -> HTMLText in
      let verdicts = judgement.verdicts.filter { $0.outcome == outcome }
      guard !verdicts.isEmpty else { return "" }
      let rows = verdicts.map(\.code).uniqued.map { code -> HTMLText in
        let members = verdicts.filter { $0.code == code }
        let subjects = members.map(\.subject).filter { $0 != .dossier }
        let about: HTMLText = subjects.isEmpty ? "" : "<br><span class=\"phu\">\(subjects.countedWords)</span>"
        return """
          <tr><td data-nhan="Mã">\(page.code(code, on: members[0].governedBy))</td>\
          <th scope="row">\(members[0].title)\(about)</th><td data-nhan="Căn cứ">\(members[0].basis.words)</td></tr>

          """
      }
      return """
        <section aria-labelledby="\(outcome.key)">
        <h2 id="\(outcome.key)" class="\(outcome.key)">\(outcome.rawValue.uppercasedFirst) <span class="so-muc">(\(rows.count) quy tắc)</span></h2>
        <details><summary>Xem các quy tắc</summary>
        <table class="the"><thead><tr><th scope="col">Mã</th><th scope="col">Quy tắc</th><th scope="col">Căn cứ</th></tr></thead>
        <tbody>\(rows)</tbody></table></details>
        </section>

        """
    }
    return "\(sections)"
  }
}

extension [Citation] {
  /// The sentence of what something rests on where «Căn cứ» stands before it; nil without a citation.
  func underItsTerm(_ verified: Verification?) -> String? {
    let term = "căn cứ "
    return sentence(verified).map { $0.hasPrefix(term) ? String($0.dropFirst(term.count)) : $0 }
  }
}
