import Dossiers
import Rulebook
import Values

/// Why a paper of the right name may be worth nothing to this dossier: a draft, one withdrawn or expired, another
/// company's, an empty one, one that does not say what it is asked for. Told with its words; nothing is decided by it.
struct PaperDoubts {
  let document: Document
  /// The whole file in which it lies.
  let file: Document
  let kind: DocumentKind
  let words: PaperWords
  let titleWords: TitleWords
  let applicant: String?
  /// The day of filing, in Vietnam.
  let receivedOn: CivilDay?
  /// Whether it only goes on a paper that begins in another file.
  let isRest: Bool

  /// In Vietnamese; empty where nothing speaks against the paper.
  var sentences: [String] {
    let lines = document.lines
    let checks = [
      draft(lines), void(lines), against(lines), dated(lines), expired(lines), otherCompany(lines),
      isRest ? nil : empty(lines), isRest ? nil : result(lines),
    ]
    return checks.compactMap(\.self)
  }

  /// How many lines of the body may still be its head.
  private static let headLength = 25

  /// A line that says one thing of the whole paper is short; a sentence of the text is not.
  private static let shortLine = 12

  /// A sentence of this many words may still say one thing of the whole paper.
  private static let statement = 20

  private func draft(_ lines: [Document.Line]) -> String? {
    let head = lines.filter { $0.part == .body }.prefix(Self.headLength)
    // What runs over all pages is told with the first of them, which may lie in another part of the file.
    let running = file.runningLines
    let marks = document.asides.filter { $0.kind == .wordArt }.map { LabelKey($0.text) }
    let isDraft =
      words.drafts.first { word in
        running.contains { $0.key.holds(word) } || marks.contains { $0.holds(word) }
          || head.contains { $0.key.words.count <= Self.shortLine && $0.key.begins(with: word) }
      }
    return isDraft.map { "giấy tờ ghi «\($0.text)»" }
  }

  private func void(_ lines: [Document.Line]) -> String? {
    let told = lines.first { line in
      // A cell speaks of its row.
      guard !line.isCell, line.key.words.count <= Self.statement || words.itself.contains(where: { line.key.holds($0) })
      else {
        return false
      }
      return words.voids.contains { line.key.holds($0) && !line.key.holds(LabelKey("không \($0.text)")) }
    }
    return told.map { "giấy tờ ghi «\($0.text.quotable)»" }
  }

  private func against(_ lines: [Document.Line]) -> String? {
    let told = lines.lazy.flatMap(\.sentences).first { sentence in
      let key = LabelKey(sentence)
      return kind.against.contains { key.holds($0) }
    }
    return told.map { "giấy tờ ghi «\($0.quotable)»" }
  }

  /// The day that the paper bears beside its place: after the filing, or long before it where it tells how things stand.
  private func dated(_ lines: [Document.Line]) -> String? {
    guard let receivedOn, let (line, day) = lines.lazy.compactMap({ line in line.placedDay.map { (line, $0) } }).first
    else { return nil }
    let told = "giấy tờ ghi «\(line.text.quotable)»"
    if day > receivedOn { return "\(told), sau ngày nộp hồ sơ \(VietnameseText.day(receivedOn))" }
    let isOld = kind.isAged && day.advanced(byMonths: words.freshMonths).map { $0 < receivedOn } ?? false
    return isOld ? "\(told), đã lâu trước ngày nộp hồ sơ \(VietnameseText.day(receivedOn))" : nil
  }

  private func expired(_ lines: [Document.Line]) -> String? {
    guard let receivedOn else { return nil }
    for line in lines where words.validUntil.contains(where: { line.key.holds($0) }) {
      guard let last = lastDay(of: line.text), last < receivedOn else { continue }
      return "giấy tờ ghi «\(line.text.quotable)», trước ngày nộp hồ sơ \(VietnameseText.day(receivedOn))"
    }
    return nil
  }

  /// `… đến ngày 31/12/2025`, `20 năm kể từ ngày 01/01/2006`.
  private func lastDay(of text: String) -> CivilDay? {
    let text = text.nfc.lowercased()
    if let until = text.split(separator: "đến").dropFirst().last, let day = String(until).days.max() { return day }
    guard let lasting = words.lasting.first(where: { text.contains($0.text) }),
      let range = text.firstRange(of: lasting.text), let first = String(text[range.lowerBound...]).days.first
    else { return nil }
    let before = text[..<range.lowerBound].split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    guard let unit = before.last, let number = before.dropLast().last.flatMap({ Int($0) }), (1...100).contains(number)
    else { return nil }
    return ["năm": 12, "tháng": 1][String(unit)].flatMap { first.advanced(byMonths: number * $0) }
  }

  /// Another organisation is named and the applicant nowhere. A name may be broken over lines.
  private func otherCompany(_ lines: [Document.Line]) -> String? {
    guard let applicant, let own = core(of: LabelKey(applicant)) else { return nil }
    let whole = LabelKey(lines.map(\.text).joined(separator: " "))
    guard !whole.holds(own) else { return nil }
    let forms = Set(words.forms.flatMap(\.words))
    let others = lines.lazy.compactMap { line -> String? in
      line.text.name(after: words.holders, forms: forms).flatMap { core(of: LabelKey($0)) == nil ? nil : $0 }
    }
    return others.first.map { "giấy tờ nêu «\($0)» mà không nêu người nộp «\(applicant)»" }
  }

  /// A name without the words of its legal form; nil where nothing is left.
  private func core(of name: LabelKey) -> LabelKey? {
    var rest = name
    while let form = words.forms.first(where: { rest.begins(with: $0) }) {
      rest = LabelKey(rest.words.dropFirst(form.words.count).joined(separator: " "))
    }
    return rest.words.isEmpty ? nil : rest
  }

  private func empty(_ lines: [Document.Line]) -> String? {
    guard document.unreadParts.isEmpty else { return nil }
    let titles = kind.titles.map(\.key)
    var left = words.leastWords
    for line in lines where line.part == .body && !titles.contains(where: { $0.heads(line.key) }) {
      guard left > 0 else { break }
      if !titleWords.isLetterhead(line.text) { left -= line.key.words.count }
    }
    return left > 0 ? "giấy tờ không có nội dung ngoài tên" : nil
  }

  private func result(_ lines: [Document.Line]) -> String? {
    guard let result = kind.result, let first = result.words.first else { return nil }
    let sentences = lines.lazy.flatMap(\.sentences).map { LabelKey($0) }
    guard !sentences.contains(where: result.isStated) else { return nil }
    return "không thấy câu kết luận như «\(first.text)»"
  }
}

extension Document {
  /// A line of text wherever it stands, also in a table's cell.
  struct Line {
    let text: String
    let key: LabelKey
    let part: Place.Part
    let isCell: Bool

    fileprivate static func all(of text: String, _ part: Place.Part, isCell: Bool) -> [Line] {
      text.split(separator: "\n").map {
        Line(text: String($0), key: LabelKey(String($0)), part: part, isCell: isCell)
      }
    }

    /// The day of a line that is nothing but a place and a day: `Hưng Yên, ngày 05 tháng 3 năm 2026`.
    var placedDay: CivilDay? {
      guard key.isPlaceAndDay(text), let last = text.split(separator: ",").last else { return nil }
      guard case .value(let day) = VietnameseNotation.day(String(last).trimmingBlanks) else { return nil }
      return day
    }

    /// A full stop within a figure ends none.
    var sentences: [String] {
      var sentences: [String] = []
      var rest = text[...]
      while let stop = rest.indices.first(where: { index in
        ".;!?".contains(rest[index]) && (rest[rest.index(after: index)...].first?.isWhitespace ?? true)
      }) {
        sentences.append(String(rest[..<stop]))
        rest = rest[rest.index(after: stop)...]
      }
      return (sentences + [String(rest)]).filter { $0.contains(where: \.isLetter) }
    }
  }

  var lines: [Line] { Self.lines(of: blocks) }

  /// At the upper and lower edges of pages.
  var runningLines: [Line] {
    Self.lines(of: blocks.filter { $0.place.part == .header || $0.place.part == .footer })
  }

  private static func lines(of blocks: [Block]) -> [Line] {
    blocks.flatMap { block -> [Line] in
      switch block {
      case .paragraph(let paragraph): Line.all(of: paragraph.text, paragraph.place.part, isCell: false)
      case .table(let table):
        table.rows.joined().filter { !$0.continuesAbove }
          .flatMap { Line.all(of: $0.text, table.place.part, isCell: true) }
      }
    }
  }
}

extension String {
  /// Every day that is written in the text, however it is written.
  fileprivate var days: [CivilDay] {
    let words = split { $0.isWhitespace || "()".contains($0) }
    // `ngày 05 tháng 3 năm 2026` is six words.
    return words.indices.flatMap { start in
      (1...6).compactMap { length -> CivilDay? in
        guard start + length <= words.endIndex else { return nil }
        if case .value(let day) = VietnameseNotation.day(words[start..<start + length].joined(separator: " ")) {
          return day
        }
        return nil
      }
    }
  }

  /// The first name behind one of the holders' words: those words and all that follow with a large letter or are of a
  /// legal form (*Cổ phần*).
  fileprivate func name(after holders: [LabelKey], forms: Set<String>) -> String? {
    let words = split(whereSeparator: \.isWhitespace)
    for start in words.indices {
      for holder in holders {
        let length = holder.words.count
        guard words[start...].count > length, LabelKey(words[start..<start + length].joined(separator: " ")) == holder
        else { continue }
        var name: [Substring] = Array(words[start..<start + length])
        for word in words[(start + length)...] {
          let isLarge = word.first.map { $0.isUppercase || $0.isNumber || $0 == "&" } ?? false
          guard isLarge || forms.contains(String(word)) else { break }
          name.append(word)
          if let last = word.last, ".,;:)".contains(last) { break }
        }
        if name.count > length { return name.joined(separator: " ").trimmingBlanks }
      }
    }
    return nil
  }
}
