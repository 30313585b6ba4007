import Values

/// A letter as a `.docx`: the same bytes for the same letter.
package struct WordLetter {
  let letter: Letter

  package init(_ letter: Letter) {
    self.letter = letter
  }

  package func bytes() throws(ZipWriter.Fault) -> [UInt8] {
    try WordParts.bytes(document: content, firstHeader: firstHeader, firstFooter: firstFooter)
  }

  private var content: String {
    // On a page of its own: the letter stands as it will be printed, and the drafter drops the last page.
    let note = WordMarkup.paragraph(.run(letter.note, Layout.recipients, italic: true), beginsPage: true)
    return [head, title, addressees, body, foot, note].joined()
  }

  /// The draft's mark stands over page one, in the margin, and moves nothing.
  private var firstHeader: String {
    let mark = letter.isDraft ? Letter.draftMark : ""
    return WordMarkup.paragraph(.run(mark, Layout.pageNumber, bold: true), align: .right)
  }

  /// The address of the agency, under a line over the full width.
  private var firstFooter: String {
    guard let address = letter.agency.address else { return WordMarkup.paragraph("") }
    return WordMarkup.paragraph(.run(address, Layout.address), align: .center, isLinedAbove: true)
  }

  // MARK: Head

  /// Agency and number left, state, motto, place and day right.
  private var head: String {
    let (left, right) = Layout.columns
    guard letter.isDocument else { return agency(within: Layout.textWidth) + blank }
    let state =
      WordMarkup.paragraph(.run(Letter.country, Layout.country, bold: true), align: .center)
      + WordMarkup.paragraph(.run(Letter.motto, Layout.motto, bold: true), align: .center)
      + WordMarkup.rule(PrintedWidth(size: Layout.motto).of(Letter.motto), within: right)
    let subject = letter.subjectLine.map { line in
      WordMarkup.paragraph(.run(line, Layout.subject), align: .center, before: Layout.after)
    }
    let number =
      WordMarkup.paragraph(.run(letter.numberLine, Layout.number), align: .center) + (subject ?? "")
    let day = WordMarkup.paragraph(.run(letter.dayLine, Layout.day, italic: true), align: .center)
    return WordMarkup.columns([left, right], [[agency(within: left), state], [number, day]]) + blank
  }

  private func agency(within width: Int) -> String {
    // A long name leaves some room before the other column.
    let room = width - Layout.columnGap
    let parent = letter.agency.parent.map { lines($0.uppercased(), Layout.agency, bold: false, within: room) } ?? []
    let name = lines(letter.agency.name.uppercased(), Layout.agency, bold: true, within: room)
    let longest = name.map(\.width).max() ?? 0
    return (parent + name).map(\.markup).joined()
      + WordMarkup.rule(Int(Double(longest) * Layout.ruleShare), within: width)
  }

  private func lines(
    _ text: String, _ size: Int, bold: Bool, within width: Int
  ) -> [(width: Int, markup: String)] {
    let printed = PrintedWidth(size: size)
    return printed.lines(of: text, within: width).map { line in
      (printed.of(line), WordMarkup.paragraph(.run(line, size, bold: bold), align: .center))
    }
  }

  /// Kind and subject of a named document, over a short line.
  private var title: String {
    guard let (name, subject) = letter.titleLines else { return "" }
    let room = Layout.textWidth
    let texts = [name, subject].compactMap(\.self)
    let printed = texts.flatMap { lines($0, Layout.title, bold: true, within: room) }
    let rule = Int(Double(printed.last?.width ?? 0) * Layout.ruleShare)
    return printed.map(\.markup).joined() + WordMarkup.rule(rule, within: room) + blank
  }

  private var addressees: String {
    let lines = letter.addresseeLines
    guard lines.count > 1 else {
      return lines.map { WordMarkup.paragraph(.run($0, Layout.body), align: .center, after: 2 * Layout.after) }.joined()
    }
    let names = lines.dropFirst().map {
      WordMarkup.paragraph(.run($0, Layout.body), left: 2700, hanging: 200)
    }
    return WordMarkup.paragraph(.run(lines[0], Layout.body), left: 1800) + names.joined() + blank
  }

  // MARK: Body and foot

  private var body: String {
    letter.body.indices.map { index in
      let isLast = index == letter.body.count - 1
      switch letter.body[index] {
      case .table(let table): return WordMarkup.table(table)
      case .heading:
        return WordMarkup.paragraph(
          .run(letter.text(of: index), Layout.body, bold: true), align: .both, firstLine: Layout.firstLine,
          after: Layout.after, staysWithNext: true)
      case .paragraph, .item:
        let text = letter.text(of: index)
        return WordMarkup.paragraph(
          .run(text, Layout.body), align: .both, firstLine: Layout.firstLine, after: Layout.after,
          // Neither the signer nor a list stands alone on a page.
          staysWithNext: isLast || text.hasSuffix(":"))
      }
    }.joined()
  }

  /// Recipients left, signer right, with room for signature and seal.
  private var foot: String {
    guard letter.isDocument else { return "" }
    let recipients =
      letter.recipientLines.isEmpty
      ? WordMarkup.paragraph("")
      : WordMarkup.paragraph(.run(Letter.recipientsWord, Layout.recipientsWord, bold: true, italic: true))
        + letter.recipientLines.map { WordMarkup.paragraph(.run($0, Layout.recipients)) }.joined()
    let offices = letter.signerLines.map {
      WordMarkup.paragraph(.run($0, Layout.signer, bold: true), align: .center)
    }
    let hint =
      letter.signer.hint.map { WordMarkup.paragraph(.run($0, Layout.body, italic: true), align: .center) } ?? ""
    let room = String(repeating: WordMarkup.paragraph(""), count: 4)
    return WordMarkup.columns(
      [Layout.textWidth / 2, Layout.textWidth - Layout.textWidth / 2], [[recipients, offices.joined() + hint + room]])
  }

  private var blank: String { WordMarkup.paragraph(.run("", Layout.subject)) }
}
