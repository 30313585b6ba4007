import Rulebook
import Values

/// What the heads of a table's columns say of the cells below.
struct TableHeads {
  /// The first row below the heads.
  let below: Int
  let columns: [Int: PersonalDataFinder.Column.Content]

  /// - Returns: nil where no row of the first three is a head with data of persons.
  init?(_ rows: [[String]], _ books: MarkBooks) {
    for (index, row) in rows.prefix(3).enumerated() where index + 1 < rows.count {
      if let columns = Self.columns(row, books) {
        self.below = index + 1
        self.columns = columns
        return
      }
    }
    return nil
  }

  /// A row of two heads and more, half of its cells and more, and no value among them.
  private static func columns(
    _ row: [String], _ books: MarkBooks
  ) -> [Int: PersonalDataFinder.Column.Content]? {
    var columns: [Int: PersonalDataFinder.Column.Content] = [:]
    var addresses: [Int] = []
    var (heads, cells) = (0, 0)
    for (index, cell) in row.enumerated() {
      let text = ScannedText(cell)
      guard !text.words.isEmpty else { continue }
      cells += 1
      guard text.words.count <= 12, !text.words.contains(where: { $0.hasDigit && $0.plain.count > 4 }) else {
        return nil
      }
      let found = Self.content(text, books)
      if let content = found.content { columns[index] = content }
      if found.isAddress { addresses.append(index) }
      if found.isHead { heads += 1 }
      if !found.isHead, isName(text, books) { return nil }
    }
    guard heads >= 2, heads * 2 >= cells, columns.values.contains(where: { $0 != .open }) || columns.count > 1 else {
      return nil
    }
    if columns.values.contains(.name) {
      for index in addresses { columns[index] = .words(.address) }
    }
    return columns
  }

  private static func content(
    _ text: ScannedText, _ books: MarkBooks
  ) -> (content: PersonalDataFinder.Column.Content?, isAddress: Bool, isHead: Bool) {
    var (isHead, isAddress) = (false, false)
    for index in text.words.indices {
      if books.innocent.matches(at: index, in: text) { break }
      if let (mark, _) = books.numbers.match(at: index, in: text) {
        isHead = true
        switch mark {
        case .of(let kind): return (.number(kind), false, true)
        case .open: return (.open, false, true)
        }
      }
      switch books.fields.match(at: index, in: text)?.value {
      case .of(let kind): return (.words(kind), false, true)
      case .birth: return (.birth, false, true)
      case .address: (isHead, isAddress) = (true, true)
      case nil: break
      }
      if case .label = books.names.match(at: index, in: text)?.value { return (.name, false, true) }
      if books.signs.matches(at: index, in: text) { return (.signature, false, true) }
      if books.names.match(at: index, in: text) != nil { return (.signature, false, true) }
      if index == 0, books.ends.matches(at: index, in: text) { isHead = true }
    }
    let isOpen = text.words.indices.contains {
      books.machines.matches(at: $0, in: text) || books.figures.matches(at: $0, in: text)
    }
    return (isOpen ? .open : nil, isAddress, isHead || isOpen)
  }

  /// A family's name and no more than a name has.
  private static func isName(_ text: ScannedText, _ books: MarkBooks) -> Bool {
    guard let first = text.words.first else { return false }
    return (2...5).contains(text.words.count) && books.families.contains(first.exact)
      && text.words.allSatisfy(\.isCapital)
      && !books.notNames.matches(at: 0, in: text)
  }
}
