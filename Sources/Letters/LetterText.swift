import Values

/// A letter on a screen: the same words in the same order as in Word. A table is told row by row.
package struct LetterText {
  let letter: Letter
  let width: Int

  package init(_ letter: Letter, width: Int = 80) {
    self.letter = letter
    self.width = max(60, width)
  }

  package var text: String {
    let mark = letter.isDraft ? [centred(Letter.draftMark, width), ""] : []
    let lines = mark + head + title + addressees + body + foot + address + [""] + wrapped(letter.note, width)
    return lines.map(\.trimmedEnd).joined(separator: "\n") + "\n"
  }

  private var half: Int { width / 2 }

  private var head: [String] {
    let agencies = [letter.agency.parent, letter.agency.name].compactMap { $0?.uppercased() }
    let names = agencies.flatMap { wrapped($0, half - 2) }
    guard letter.isDocument else { return names + [""] }
    let left = names + ["───────"] + wrapped(letter.numberLine, half - 2)
    let right = wrapped(Letter.country, half) + [Letter.motto, "───────────────"] + wrapped(letter.dayLine, half - 2)
    let rows = beside(left.map { centred($0, half) }, right.map { centred($0, width - half) })
    return rows + (letter.subjectLine.map { wrapped($0, half - 2) } ?? []).map { centred($0, half) } + [""]
  }

  private var title: [String] {
    guard let (name, subject) = letter.titleLines else { return [] }
    let lines = wrapped(name, width - 8) + (subject.map { wrapped($0, width - 8) } ?? []) + ["───────"]
    return lines.map { centred($0, width) } + [""]
  }

  private var addressees: [String] {
    let lines = letter.addresseeLines
    guard !lines.isEmpty else { return [] }
    guard lines.count > 1 else { return lines.flatMap { wrapped($0, width - 8) }.map { centred($0, width) } + [""] }
    return wrapped(lines[0], width - 16).map { blanks(16) + $0 }
      + lines.dropFirst().flatMap { wrapped($0, width - 20).map { blanks(20) + $0 } } + [""]
  }

  private var body: [String] {
    letter.body.indices.flatMap { index -> [String] in
      switch letter.body[index] {
      case .paragraph, .heading, .item: wrapped(letter.text(of: index), width, first: 4) + [""]
      case .table(let table): rows(of: table)
      }
    }
  }

  /// A row begins with its first two cells; the others follow under their titles.
  private func rows(of table: Letter.Table) -> [String] {
    table.rows.flatMap { row -> [String] in
      let first = wrapped(row.prefix(2).joined(separator: ". "), width, first: 4)
      let others = zip(table.columns, row).dropFirst(2).flatMap { column, cell in
        cell.isEmpty ? [] : wrapped("\(column.title): \(cell)", width - 8).map { blanks(8) + $0 }
      }
      return first + others + [""]
    }
  }

  private var foot: [String] {
    let recipients =
      letter.recipientLines.isEmpty
      ? [] : ([Letter.recipientsWord] + letter.recipientLines).flatMap { wrapped($0, half - 2) }
    let signer = (letter.isDocument ? letter.signerLines + [letter.signer.hint].compactMap(\.self) : [])
      .flatMap { wrapped($0, half - 2) }
    return beside(
      recipients.map { $0 + blanks(half - $0.count) }, signer.map { centred($0, width - half) }, blank: blanks(half))
  }

  private var address: [String] {
    letter.agency.address.map { ["", String(repeating: "─", count: width)] + wrapped($0, width) } ?? []
  }

  private func beside(_ left: [String], _ right: [String], blank: String? = nil) -> [String] {
    (0..<max(left.count, right.count)).map { index in
      (index < left.count ? left[index] : blank ?? blanks(half)) + (index < right.count ? right[index] : "")
    }
  }

  private func centred(_ text: String, _ width: Int) -> String {
    let room = max(0, width - text.count)
    return blanks(room / 2) + text + blanks(room - room / 2)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func wrapped(_ text: String, _ width: Int, first: Int = 0) -> [String] {
    var lines: [String] = []
    var line = blanks(first)
    var isEmpty = true
    // A word longer than a line is broken.
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for word in words.flatMap({ $0.pieces(of: width - first) }) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = ("", true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
