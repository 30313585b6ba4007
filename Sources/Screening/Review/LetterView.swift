import Letters

/// A letter as it would be printed, on a page.
struct LetterView {
  let letter: Letter

  var html: HTMLText {
    """
    <div class="thu">
    \(letter.isDraft ? "<p class=\"du-thao\">\(Letter.draftMark)</p>\n" as HTMLText : "")\(head)\(title)\
    \(letter.addresseeLines.map { "<p class=\"kinh-gui\">\($0)</p>\n" as HTMLText })\
    \(letter.body.indices.map(passage))\(foot)\
    \(letter.agency.address.map { "<p class=\"dia-chi\">\($0)</p>\n" as HTMLText } ?? "")</div>
    <p class="phu">\(letter.note)</p>

    """
  }

  private var head: HTMLText {
    let agency = [letter.agency.parent, letter.agency.name].compactMap { $0?.uppercased() }
      .map { "<p>\($0)</p>\n" as HTMLText }
    guard letter.isDocument else { return "<div class=\"dau-thu\"><div>\(agency)</div></div>\n" }
    let subject = letter.subjectLine.map { "<p>\($0)</p>\n" as HTMLText } ?? ""
    return """
      <div class="dau-thu">
      <div>\(agency)<p class="so-thu">\(letter.numberLine)</p>\(subject)</div>
      <div><p><b>\(Letter.country)</b></p><p><b>\(Letter.motto)</b></p><p class="so-thu"><i>\(letter.dayLine)</i></p></div>
      </div>

      """
  }

  private var title: HTMLText {
    guard let (name, subject) = letter.titleLines else { return "" }
    return "<p class=\"ten-thu\"><b>\(name)</b>\(subject.map { "<br><b>\($0)</b>" as HTMLText } ?? "")</p>\n"
  }

  private func passage(_ index: Int) -> HTMLText {
    switch letter.body[index] {
    case .paragraph: return "<p>\(letter.text(of: index))</p>\n"
    case .heading: return "<p><b>\(letter.text(of: index))</b></p>\n"
    case .item(_, _, _, let isConfirmed):
      return "<p\(isConfirmed ? "" : " class=\"chua\"" as HTMLText)>\(letter.text(of: index))</p>\n"
    case .table(let table):
      let heads = table.columns.map { "<th scope=\"col\">\($0.title)</th>" as HTMLText }
      let rows = table.rows.map { row -> HTMLText in "<tr>\(row.map { "<td>\($0)</td>" as HTMLText })</tr>\n" }
      return """
        <div class="cuon" tabindex="0" role="region" aria-label="Bảng của thư"><table><thead><tr>\(heads)</tr></thead>
        <tbody>\(rows)</tbody></table></div>

        """
    }
  }

  private var foot: HTMLText {
    let recipients = letter.recipientLines.map { "<p>\($0)</p>\n" as HTMLText }
    let to: HTMLText = recipients.isEmpty ? "" : "<p><b><i>\(Letter.recipientsWord)</i></b></p>\n\(recipients)"
    let signer: HTMLText =
      letter.isDocument
      ? "\(letter.signerLines.map { "<p><b>\($0)</b></p>\n" as HTMLText })\(letter.signer.hint.map { "<p><i>\($0)</i></p>" as HTMLText } ?? "")"
      : ""
    return "<div class=\"dau-thu\"><div class=\"noi-nhan\">\(to)</div><div>\(signer)</div></div>\n"
  }

  /// Near enough to the printed page to be read as it; the Word file has the measures of the decree.
  static let style: HTMLText = """

    .thu{border:1px solid #999;background:#fff;max-width:46rem;padding:1.5rem 2rem;margin:.5rem 0;font:1rem/1.45 "Noto Serif","Times New Roman",Tinos,"Liberation Serif","DejaVu Serif",serif}
    .thu p{margin:.35rem 0}
    .dau-thu{display:grid;grid-template-columns:2fr 3fr;gap:0 1.5rem;text-align:center}
    .dau-thu p{margin:.1rem 0}
    .so-thu{white-space:pre-wrap}
    .noi-nhan{text-align:left;font-size:.85rem}
    .du-thao{border:2px solid #b3470b;color:#8a3506;display:inline-block;padding:0 .6rem;font-weight:bold}
    .ten-thu{text-align:center;margin:1rem 0}
    .kinh-gui{text-align:center}
    .chua{border-left:4px dashed #b3470b;padding-left:.6rem}
    .dia-chi{border-top:1px solid #999;font-size:.85rem;text-align:center}
    @media (max-width:40rem){.thu{padding:.75rem}.dau-thu{grid-template-columns:1fr}}
    """
}
