import Values

/// Text of a PDF that lies beyond the edges of its pages: in the file, drawn nowhere, and passed over by the program that
/// tells words with their boxes. `pdftotext` tells the words of a far larger sheet around the page; what of them the page
/// does not have lies outside.
enum PageOutskirts {
  /// The sheet, in points from the upper left corner of the page.
  static let arguments = ["-raw", "-x", "-20000", "-y", "-20000", "-W", "60000", "-H", "60000"]
  /// More lines of a file nobody reads.
  private static let mostLines = 200

  /// - Parameters:
  ///   - bytes: what `pdftotext` says of the sheets, a form feed after each.
  ///   - pages: the words on the pages themselves.
  static func lines(in bytes: [UInt8], around pages: [WordPage]) -> [String] {
    var lines: [String] = []
    let sheets = bytes.split(separator: 0x0C, maxSplits: pages.count, omittingEmptySubsequences: false)
    for (page, sheet) in zip(pages, sheets) where lines.count < mostLines {
      let words = page.lines.lazy.flatMap(\.words).map(\.text)
      // Most pages have no more letters around them than on them.
      guard sheet.count(where: { $0 > 0x20 }) > words.reduce(0, { $0 + $1.utf8.count }) else { continue }
      let known = Set(words)
      for line in String(decoding: sheet, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let told = line.split(whereSeparator: \.isWhitespace).map { String($0).nfc }
        let strange = told.filter { word in !known.contains(word) && word.contains { $0.isLetter || $0.isNumber } }
        // Words may be parted otherwise at an edge of a column.
        if 2 * strange.count > told.count { lines.append(told.joined(separator: " ")) }
      }
    }
    return Array(lines.prefix(mostLines))
  }
}
