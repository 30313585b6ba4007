import Values

/// A word of a page and where it stands.
struct PageWord: Sendable {
  /// NFC.
  var text: String
  var box: Box
  /// Nothing is to be seen where it stands: white on white, covered, on a layer that is off.
  var isHidden = false
  /// How sure the machine is that recognised it, in percent; nil where nothing was recognised.
  var confidence: Int?
  /// Of a recognised word: whether a stroke runs through it.
  var isStruck = false

  /// Less sure of a figure than this, in percent, the machine has not read it; its looks at it differed.
  static let leastCertain = 50

  /// A figure that was not read for certain.
  var isUnclear: Bool { confidence.map { $0 < Self.leastCertain } ?? false && text.contains(where: \.isNumber) }

  var height: Double { box.bottom - box.top }
  var middle: (x: Double, y: Double) { ((box.left + box.right) / 2, (box.top + box.bottom) / 2) }
}

/// Words that poppler holds to be one line.
struct PageLine: Sendable {
  var words: [PageWord]
  /// Poppler's block, counted over the document; a column of text is one or more.
  let block: Int

  var box: Box { words.dropFirst().reduce(words[0].box) { $0.union($1.box) } }
}

/// A page as `pdftotext -bbox-layout` tells it.
struct WordPage: Sendable {
  let number: Int
  let width: Double
  let height: Double
  var lines: [PageLine]
}

/// The output of `pdftotext -bbox-layout`: elements one inside another, in poppler's reading order. The words are escaped,
/// so that no file can write an element of its own, and anything else that is not expected is passed over.
struct WordPages {
  private(set) var pages: [WordPage] = []
  /// What the file says of itself: its title, author, subject and key words.
  private(set) var properties: [String] = []

  private var block = 0
  private var words: [PageWord] = []
  private var count = 0
  /// No paper has as many.
  private static let mostWords = 2_000_000

  /// - Throws: `tooLarge` for more words than any paper has, `broken` for a page without a size.
  init(_ bytes: [UInt8]) throws(Unreadable) {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Unreadable) in
        var pages = WordPages()
        try pages.read(bytes)
        return pages
      }
    }
    self = try result.get()
  }

  private init() {}

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Unreadable) {
    var position = 0
    func next(_ byte: Unicode.Scalar, from start: Int) -> Int? {
      var index = start
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: byte) { return index }
        index += 1
      }
      return nil
    }
    func text(_ range: Range<Int>) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
    while let start = next("<", from: position), let end = next(">", from: start) {
      let tag = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
      position = end + 1
      if tag.begins(with: "word ") {
        let close = next("<", from: position) ?? bytes.count
        try add(text(position..<close), tag)
        position = close
      } else if tag.begins(with: "page ") {
        let size = tag.quoted
        guard size.count == 2, size[0] > 0, size[1] > 0 else { throw .broken }
        pages.append(WordPage(number: pages.count + 1, width: size[0], height: size[1], lines: []))
      } else if tag.begins(with: "block ") {
        block += 1
      } else if tag.begins(with: "/line") {
        if !words.isEmpty, let page = pages.indices.last {
          pages[page].lines.append(PageLine(words: words, block: block))
        }
        words = []
      } else if tag.begins(with: "title") {
        let close = next("<", from: position) ?? bytes.count
        addProperty(text(position..<close))
      } else if ["Author", "Subject", "Keywords"].contains(where: { tag.begins(with: "meta name=\"\($0)\" content=\"") }
      ) {
        addProperty(text((start + 1)..<end).split(separator: "\"", omittingEmptySubsequences: false).dropFirst(3).first)
      }
    }
  }

  private mutating func add(_ escaped: String, _ tag: UnsafeBufferPointer<UInt8>) throws(Unreadable) {
    let sides = tag.quoted
    let text = escaped.unescaped.nfc.trimmingBlanks
    guard sides.count == 4, sides[0] < sides[2], sides[1] < sides[3], !text.isEmpty else { return }
    count += 1
    guard count <= Self.mostWords else { throw .tooLarge }
    words.append(PageWord(text: text, box: Box(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])))
  }

  private mutating func addProperty(_ escaped: (some StringProtocol)?) {
    let told = escaped.map { String($0).unescaped.nfc.trimmingBlanks } ?? ""
    if !told.isEmpty { properties.append(told) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func begins(with text: String) -> Bool { starts(with: text.utf8) }

  /// The numbers that stand in quotes, in order; whatever is no place on a page is left out.
  fileprivate var quoted: [Double] {
    var found: [Double] = []
    found.reserveCapacity(4)
    var index = 0
    while index < count {
      guard self[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      index += 1
      let isNegative = index < count && self[index] == UInt8(ascii: "-")
      if isNegative { index += 1 }
      var value = 0.0
      var scale = 0.0
      let start = index
      while index < count, self[index] != UInt8(ascii: "\"") {
        switch self[index] {
        case UInt8(ascii: "."): scale = scale == 0 ? 1 : .nan
        case 0x30...0x39:
          value = value * 10 + Double(self[index] - 0x30)
          scale *= 10
        default: value = .nan
        }
        index += 1
      }
      let number = (isNegative ? -value : value) / (scale == 0 ? 1 : scale)
      if index > start, number.isFinite, abs(number) < 1e6 { found.append(number) }
      index += 1
    }
    return found
  }
}

extension Box {
  func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// In whole points, as a place tells it.
  var rounded: Box {
    Box(left: left.rounded(), top: top.rounded(), right: right.rounded(), bottom: bottom.rounded())
  }
}

extension String {
  /// Without the five escapes that poppler writes.
  fileprivate var unescaped: String {
    guard contains("&") else { return self }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(self) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
