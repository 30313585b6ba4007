import Letters
import Rulebook
import Values

/// The three letters that ask for the lines of the one notice: a công văn, the slip of the one-stop office, and a plain
/// page for the counter.
extension LetterMaker {
  mutating func supplement() throws(NoLetter) -> Letter {
    let lines = try asked()
    let opening = words(.opening, basis: notice)
    let items = lines.enumerated().map { index, line in
      Letter.Passage.item(number: index + 1, text: line.text, basis: ground(of: line), isConfirmed: line.isConfirmed)
    }
    let body: [Letter.Passage] =
      [.paragraph(opening)] + items + [.paragraph(term), .paragraph(words(.closing))]
    return correspondence(words(.subject), to: [applicant], body, remarks(on: lines))
  }

  mutating func slip() throws(NoLetter) -> Letter {
    let lines = try asked()
    let fields = [LetterPart.dossierOf, .request, .address, .contactOfApplicant, .opening].map { words($0) }
    let table = table(of: lines, shares: [6, 54, 40])
    let body: [Letter.Passage] =
      fields.map { .paragraph($0) } + [.table(table), .paragraph(words(.reason, basis: notice)), .paragraph(term)]
      + [.paragraph(words(.help, [.contact: .text(profile.contact)]))]
    return named(
      subject: nil, body, signer: Letter.Signer([words(.signer)], hint: words(.signerHint)), remarks(on: lines))
  }

  mutating func counterPage() throws(NoLetter) -> Letter {
    let lines = try asked()
    let count = lines.count < 10 ? "0\(lines.count)" : "\(lines.count)"
    let opening = [words(.opening), words(.reason, [.count: .text(count)])]
    let table = table(of: lines, shares: [6, 50, 44])
    let place = words(.place, [.address: .text(profile.address ?? Letter.blank)])
    let closing = [
      words(.term), place, words(.help, [.contact: .text(profile.contact)]), words(.closing),
    ]
    return page(
      opening.map { .paragraph($0) } + [.table(table)] + closing.map { .paragraph($0) }, remarks(on: lines))
  }

  // MARK: What they share

  private func asked() throws(NoLetter) -> [LetterLine] {
    let lines = SupplementRequest(of: report).asked
    guard !lines.isEmpty else { throw NoLetter(SupplementRequest.whyNone(of: report)) }
    return lines
  }

  private var notice: [Citation] { judgement.procedureVersion?.notice ?? [] }

  /// The time for amending is the officer's to set; what is said of it is the law's.
  private var term: String {
    mutating get {
      let pause = judgement.procedureVersion?.pause ?? []
      return pause.isEmpty ? words(.term) : "\(words(.term)) \(words(.pause, basis: pause))"
    }
  }

  private mutating func table(of lines: [LetterLine], shares: [Int]) -> Letter.Table {
    let titles = [LetterPart.numberColumn, .contentColumn, .basisColumn].map { words($0) }
    let rows = lines.enumerated().map { index, line in
      ["\(index + 1)", Self.marked(line.text, line.isConfirmed), ground(of: line)]
    }
    return Letter.Table(columns: zip(titles, shares).map { .init($0, share: $1) }, rows: rows)
  }

  /// What the letter leaves out although the rules ask for it.
  private var rejected: [String] {
    SupplementRequest(of: report).rejected.map { "Không đưa \($0.line.code) vào thư: \($0.by.sentence)." }
  }

  private func remarks(on lines: [LetterLine]) -> [String] {
    let open =
      notice.isEmpty && wording[.opening].names(.basis) || notice.isEmpty && wording[.reason].names(.basis)
      ? ["Căn cứ của việc thông báo trong thời kỳ này chưa xác minh được văn bản: cán bộ ghi vào chỗ trống."] : []
    let sought =
      lines.allSatisfy { $0.basis.kind == .asked }
      ? [] : ["Máy tìm giá trị và danh mục theo các nhãn đã biết: xem lại giấy tờ trước khi xác nhận."]
    return open + sought + rejected
  }
}

extension LetterTemplate {
  fileprivate func names(_ slot: LetterSlot) -> Bool { pieces.contains(.slot(slot)) }
}
