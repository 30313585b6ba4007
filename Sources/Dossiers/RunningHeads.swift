import Values

/// Lines at the upper or lower edge of pages that are not part of the text: the same on most pages but for digits, or the
/// number of the page. The letterheads of several papers in one file are no running heads, however often they come.
struct RunningHeads {
  /// By page: the indices of its lines, and where they run.
  private(set) var found: [[Int: Place.Part]]

  /// How much of a page is edge.
  private static let edge = 0.09
  private static let share = 0.6
  /// No text of a paper begins nearer to the upper edge, in points: 20 mm (NĐ 30/2020/NĐ-CP, Phụ lục I).
  private static let margin = 57.0

  init(_ pages: [ReadPage]) {
    found = pages.map { _ in [:] }
    var counts: [Key: Set<Int>] = [:]
    var places: [Key: [(page: Int, line: Int)]] = [:]
    for (index, page) in pages.enumerated() {
      let edges = Self.atEdges(of: page)
      let letterhead = edges.first { $0.part == .header && LabelKey($0.text).holds(.state) }
        .map { page.lines[$0.line].box }
      for (line, part, text) in edges where part != .header || !Self.standsBeside(letterhead, page.lines[line]) {
        let key = Key(part: part, text: text.withoutDigits)
        counts[key, default: []].insert(index)
        places[key, default: []].append((index, line))
        if part == .header, Self.standsInMargin(page.lines[line], of: page) { found[index][line] = part }
        if Self.isNumber(text, of: page.number, among: pages.count) { found[index][line] = part }
      }
    }
    for (key, on) in counts
    where pages.count > 1 && on.count >= 2 && Double(on.count) >= Self.share * Double(pages.count) {
      for place in places[key] ?? [] { found[place.page][place.line] = key.part }
    }
  }

  private struct Key: Hashable {
    let part: Place.Part
    let text: String
  }

  private static func atEdges(of page: ReadPage) -> [(line: Int, part: Place.Part, text: String)] {
    page.lines.enumerated().compactMap { index, line in
      if line.box.bottom < max(edge * page.height, margin) { return (index, .header, text(line)) }
      if line.box.top > (1 - edge) * page.height { return (index, .footer, text(line)) }
      return nil
    }
  }

  /// In or under the line of the State's name.
  private static func standsBeside(_ letterhead: Box?, _ line: PageLine) -> Bool {
    letterhead.map { line.box.bottom > ($0.top + $0.bottom) / 2 } ?? false
  }

  /// Above where text begins, and with nothing close below it.
  private static func standsInMargin(_ line: PageLine, of page: ReadPage) -> Bool {
    let box = line.box
    guard box.bottom < margin else { return false }
    return page.lines.allSatisfy { other in
      other.box.bottom < margin || other.box.top - box.bottom > 0.8 * (box.bottom - box.top)
    }
  }

  private static func text(_ line: PageLine) -> String { PageText.text(of: line.words).text.nfc.trimmingBlanks }

  private static let numberLetters = Array("trangpeTRANGPE".utf8)

  /// `3`, `- 3 -`, `Trang 3/12`.
  private static func isNumber(_ text: String, of page: Int, among pages: Int) -> Bool {
    // Most lines of text are told by a letter that none of these has.
    guard !text.utf8.contains(where: { $0.isLetter && !numberLetters.contains($0) }) else { return false }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let numbers = words.filter { $0.allSatisfy(\.isNumber) }
    guard numbers.first == Substring(String(page)), numbers.count == 1 || numbers[1] == String(pages) else {
      return false
    }
    return numbers.count <= 2 && words.allSatisfy { $0.allSatisfy(\.isNumber) || ["trang", "page"].contains($0) }
  }
}

extension UInt8 {
  /// Of ASCII.
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension String {
  fileprivate var withoutDigits: String { String(map { $0.isNumber ? "#" : $0 }) }
}
