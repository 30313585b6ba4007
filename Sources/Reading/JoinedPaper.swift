import Dossiers
import Values

extension Document {
  /// Why this paper goes on another that stands in the file before it, for certain: printed numbers of pages go on, or
  /// the table that ended there begins again with its head. nil where neither is seen.
  func goesOn(_ other: Document) -> String? {
    if let last = other.printedNumber, let first = printedNumber, last.total == first.total,
      first.ofFirstPage == last.ofFirstPage + (other.pages?.count ?? 1)
    {
      return "số trang in trên giấy nối tiếp: trang \(first.ofFirstPage) sau trang \(first.ofFirstPage - 1)"
    }
    guard case .table(let table)? = bodyBlocks.first, case .table(let above)? = other.bodyBlocks.last,
      let head = table.rows.first, head.count > 1, head.map(\.text) == above.rows.first?.map(\.text),
      head.allSatisfy({ $0.text.contains(where: \.isLetter) })
    else { return nil }
    return "bảng ở đầu tệp lặp lại đầu bảng cuối của tệp trước: «\(head.map(\.text).joined(separator: " | ").quotable)»"
  }

  /// The body without numbers of pages.
  private var bodyBlocks: [Block] {
    blocks.filter { block in
      guard block.place.part == .body else { return false }
      if case .paragraph(let paragraph) = block { return PrintedNumber(paragraph.text) == nil }
      return true
    }
  }

  /// The number that is printed on the first page, or follows from the one on another page; nil where none is seen.
  private var printedNumber: (ofFirstPage: Int, total: Int?)? {
    let edges = blocks.indices.filter { index in
      let place = blocks[index].place
      guard place.part == .body else { return place.part != .footnote }
      func isOther(_ near: Int) -> Bool {
        !blocks.indices.contains(near) || blocks[near].place.part != .body || blocks[near].place.page != place.page
      }
      return isOther(index - 1) || isOther(index + 1)
    }
    for index in edges {
      guard case .paragraph(let paragraph) = blocks[index], let number = PrintedNumber(paragraph.text) else { continue }
      return (number.value - (paragraph.place.page ?? 1) + 1, number.total)
    }
    return nil
  }
}

/// The number of a page as it is printed: `3`, `- 3 -`, `Trang 3/12`.
private struct PrintedNumber {
  let value: Int
  let total: Int?

  init?(_ text: String) {
    guard text.count <= 20 else { return nil }
    var words = text.nfc.lowercased().split { !$0.isLetter && !$0.isNumber }
    if ["trang", "page"].contains(words.first) { words.removeFirst() }
    let numbers = words.compactMap { $0.count <= 3 ? Int($0) : nil }
    guard (1...2).contains(numbers.count), numbers.count == words.count, numbers[0] > 0,
      text.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || "-–—/".contains($0) })
    else { return nil }
    guard numbers.count == 1 || text.contains("/") && numbers[0] <= numbers[1] else { return nil }
    value = numbers[0]
    total = numbers.count == 2 ? numbers[1] : nil
  }
}
