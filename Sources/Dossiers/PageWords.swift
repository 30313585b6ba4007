import Glibc
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
  /// A stroke runs through it.
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
  var words: [PageWord] {
    didSet { box = words.box ?? box }
  }
  /// Poppler's block, counted over the document; a column of text is one or more.
  let block: Int
  private(set) var box: Box

  /// - Parameter words: one at least.
  init(words: [PageWord], block: Int) {
    self.words = words
    self.block = block
    box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
  }
}

/// A page as `pdftotext -bbox-layout` tells it.
struct WordPage: Sendable {
  let number: Int
  let width: Double
  let height: Double
  var lines: [PageLine]
}

/// The output of `pdftotext -bbox-layout`, taken as it comes: elements one inside another, in poppler's reading order. The
/// words are escaped, so that no file can write an element of its own, and anything else that is not expected is passed
/// over.
struct WordPages {
  /// The last one may still be growing, until the end is told.
  private(set) var pages: [WordPage] = []
  /// What the file says of itself.
  private(set) var properties: [FileProperty] = []
  /// How many bytes were taken.
  private(set) var length = 0

  private var bytes: [UInt8] = []
  /// How many bytes must be there before they are looked at: an element that never ends is not begun anew for each few.
  private var due = 1
  private var fault: Unreadable?
  private var block = 0
  private var words: [PageWord] = []
  private var count = 0
  private var numbers: [Double] = []
  private static let properties: [(tag: StaticString, kind: FileProperty.Kind)] = [
    ("meta name=\"Author\" ", .author), ("meta name=\"Subject\" ", .subject), ("meta name=\"Keywords\" ", .keywords),
    ("meta name=\"Creator\" ", .program), ("meta name=\"Producer\" ", .producer),
    ("meta name=\"CreationDate\" ", .created), ("meta name=\"ModDate\" ", .modified),
  ]
  /// No paper has as many.
  private static let mostWords = 2_000_000

  mutating func take(_ more: some Sequence<UInt8>) {
    guard fault == nil else { return }
    let before = bytes.count
    bytes += more
    length += bytes.count - before
    if bytes.count >= due { read(isEnd: false) }
  }

  /// Reads what is left.
  /// - Throws: `tooLarge` for more words than any paper has, `broken` for a page without a size.
  mutating func end() throws(Unreadable) {
    read(isEnd: true)
    if let fault { throw fault }
  }

  private mutating func read(isEnd: Bool) {
    let bytes = bytes
    self.bytes = []
    let left = bytes.withUnsafeBytes { all -> Int in
      do throws(Unreadable) {
        return try read(all, isEnd: isEnd)
      } catch {
        fault = error
        return all.count
      }
    }
    self.bytes = Array(bytes[left...])
    due = max(1, 2 * self.bytes.count)
  }

  /// Where what cannot be read yet begins.
  private mutating func read(_ bytes: UnsafeRawBufferPointer, isEnd: Bool) throws(Unreadable) -> Int {
    var position = 0
    while let start = bytes.first(UInt8(ascii: "<"), from: position),
      let end = bytes.first(UInt8(ascii: ">"), from: start)
    {
      let tag = UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<end])
      let isWord = tag.begins(with: "word ")
      let next = isWord || tag.begins(with: "title") ? bytes.first(UInt8(ascii: "<"), from: end + 1) : end + 1
      guard let close = next ?? (isEnd ? bytes.count : nil) else { return start }
      position = close
      if isWord {
        try add(UnsafeRawBufferPointer(rebasing: bytes[(end + 1)..<close]), tag)
      } else if tag.begins(with: "page ") {
        tag.quoted(into: &numbers)
        guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0 else { throw .broken }
        pages.append(WordPage(number: pages.count + 1, width: numbers[0], height: numbers[1], lines: []))
      } else if tag.begins(with: "block ") {
        block += 1
      } else if tag.begins(with: "/line") {
        if !words.isEmpty, let page = pages.indices.last {
          pages[page].lines.append(PageLine(words: words, block: block))
        }
        words = []
      } else if tag.begins(with: "title") {
        addProperty(.title, String(decoding: bytes[(end + 1)..<close], as: UTF8.self))
      } else if let kind = Self.properties.first(where: { tag.begins(with: $0.tag) })?.kind {
        addProperty(
          kind,
          String(decoding: tag, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false).dropFirst(3)
            .first
        )
      }
    }
    return bytes.first(UInt8(ascii: "<"), from: position) ?? bytes.count
  }

  private mutating func add(_ escaped: UnsafeRawBufferPointer, _ tag: UnsafeRawBufferPointer) throws(Unreadable) {
    tag.quoted(into: &numbers)
    guard numbers.count == 4, numbers[0] < numbers[2], numbers[1] < numbers[3] else { return }
    let told = String(decoding: escaped, as: UTF8.self)
    let text = escaped.isPlainWord ? told : told.unescaped.nfc.trimmingBlanks
    guard !text.isEmpty else { return }
    count += 1
    guard count <= Self.mostWords else { throw .tooLarge }
    words.append(
      PageWord(text: text, box: Box(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])))
  }

  private mutating func addProperty(_ kind: FileProperty.Kind, _ escaped: (some StringProtocol)?) {
    if let told = escaped.flatMap({ FileProperty(kind, String($0).unescaped) }) { properties.append(told) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func begins(with text: StaticString) -> Bool {
    guard let base = baseAddress, count >= text.utf8CodeUnitCount else { return false }
    return memcmp(base, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Whether all is signs without a blank or an escape and composed letters of Latin and Vietnamese (up to U+02FF, and
  /// U+1EA0 to U+1EF9): then nothing is to be unescaped, composed or trimmed. It tells so of most words at a glance.
  fileprivate var isPlainWord: Bool {
    func continues(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index < count && range.contains(self[index])
    }
    var index = 0
    while index < count {
      switch self[index] {
      case UInt8(ascii: "&"): return false
      case 0x21...0x7E: index += 1
      case 0xC2 where continues(index + 1, 0xA1...0xBF): index += 2
      case 0xC3...0xCB where continues(index + 1): index += 2
      case 0xE1 where continues(index + 1, 0xBA...0xBA) && continues(index + 2, 0xA0...0xBF): index += 3
      case 0xE1 where continues(index + 1, 0xBB...0xBB) && continues(index + 2, 0x80...0xB9): index += 3
      default: return false
      }
    }
    return count > 0
  }

  /// Where a byte stands first from a place on.
  fileprivate func first(_ byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count else { return nil }
    return memchr(base + start, Int32(byte), count - start).map { UnsafeRawPointer($0) - base }
  }

  /// The numbers that stand in quotes, in order; whatever is no place on a page is left out.
  fileprivate func quoted(into found: inout [Double]) {
    found.removeAll(keepingCapacity: true)
    let quote = UInt8(ascii: "\"")
    var index = 0
    while true {
      // The next one is a few bytes away.
      while index < count, self[index] != quote { index += 1 }
      guard index < count else { return }
      index += 1
      let isNegative = index < count && self[index] == UInt8(ascii: "-")
      if isNegative { index += 1 }
      // Whole numbers below ten to the power of 15 are exact.
      var value = 0
      var scale = 0
      var digits = 0
      var isNumber = true
      let start = index
      while index < count, self[index] != quote {
        switch self[index] {
        case UInt8(ascii: ".") where scale == 0: scale = 1
        case 0x30...0x39 where digits < 15:
          value = value * 10 + Int(self[index] - 0x30)
          scale *= 10
          digits += 1
        default: isNumber = false
        }
        index += 1
      }
      let number = Double(isNegative ? -value : value) / Double(Swift.max(scale, 1))
      if isNumber, index > start, abs(number) < 1e6 { found.append(number) }
      index += 1
    }
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
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(self) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
