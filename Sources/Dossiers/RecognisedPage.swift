import Values

/// A page of a scan or a picture as the machine that recognises letters saw it.
struct RecognisedPage: Sendable {
  /// From 1.
  let number: Int
  /// In points, as it was turned upright.
  let width: Double
  let height: Double
  var lines: [PageLine]
  let ink: PageInk
  /// Where there is ink of which no word was made.
  let unread: [Box]
  /// What was printed or stamped in red, a line each.
  let red: [String]
  /// Whether the file has pages behind it; always false for a page of a PDF, whose pages are known.
  let hasNext: Bool

  /// Whether so little of it was recognised for certain, or so little of that is a language, that nothing on it counts.
  var isUnclear: Bool {
    let words = lines.flatMap(\.words)
    let letters = words.reduce(0) { $0 + $1.text.count }
    guard letters > 0 else { return false }
    let sure = words.reduce(0.0) { $0 + Double($1.text.count) * Double($1.confidence ?? 0) } / Double(letters)
    return sure < Self.leastConfidence || !RecognisedLanguage.isVietnamese(words.map(\.text))
  }

  /// Percent, the mean over all letters. On the corpus, pages below it are no longer read rightly in most places.
  private static let leastConfidence = 65.0
}

// MARK: The way through the pipe, and into the cache

extension RecognisedPage {
  var json: JSON {
    .record([
      "trang": .number(Decimal128(number)), "rong": .number(Decimal128(Int(width))),
      "cao": .number(Decimal128(Int(height))), "con": .bool(hasNext),
      "dong": .array(
        lines.map { line in
          .array([.number(Decimal128(line.block))] + line.words.map(\.recognisedJSON))
        }),
      "net": ink.json, "chua_doc": .array(unread.map(\.tenths)), "do": .array(red.map { .string($0) }),
    ])
  }

  init?(json: JSON) {
    guard let number = json["trang"]?.integer, number > 0, let width = json["rong"]?.integer, width > 0,
      let height = json["cao"]?.integer, height > 0, let hasNext = json["con"]?.bool, let lines = json["dong"]?.array,
      let ink = json["net"].flatMap(PageInk.init(json:)), ink.width == width, ink.height == height,
      let unread = json["chua_doc"]?.array, let red = json["do"]?.array?.map(\.string), !red.contains(nil)
    else { return nil }
    self.number = number
    self.width = Double(width)
    self.height = Double(height)
    self.hasNext = hasNext
    self.ink = ink
    self.red = red.compactMap { $0?.nfc }
    let boxes = unread.map(Box.init(tenths:))
    let read = lines.map { line -> PageLine? in
      guard let items = line.array, let block = items.first?.integer else { return nil }
      let words = items.dropFirst().map(PageWord.init(recognised:))
      guard !words.isEmpty, !words.contains(where: { $0 == nil }) else { return nil }
      return PageLine(words: words.compactMap(\.self), block: block)
    }
    guard !boxes.contains(where: { $0 == nil }), !read.contains(where: { $0 == nil }) else { return nil }
    self.unread = boxes.compactMap(\.self)
    self.lines = read.compactMap(\.self)
  }
}

extension PageWord {
  fileprivate var recognisedJSON: JSON {
    .array([.string(text), .number(Decimal128(confidence ?? 0)), box.tenths] + (isStruck ? [.bool(true)] : []))
  }

  fileprivate init?(recognised json: JSON) {
    guard let items = json.array, items.count >= 3, let text = items[0].string, let confidence = items[1].integer,
      (0...100).contains(confidence), let box = Box(tenths: items[2])
    else { return nil }
    self.init(text: text.nfc, box: box, confidence: confidence, isStruck: items.count > 3)
  }
}

extension Box {
  /// In tenths of a point.
  fileprivate var tenths: JSON {
    .array([left, top, right, bottom].map { .number(Decimal128(Int(($0 * 10).rounded()))) })
  }

  fileprivate init?(tenths json: JSON) {
    guard let sides = json.array?.compactMap(\.integer), sides.count == 4,
      sides.allSatisfy({ (-100_000...1_000_000).contains($0) }), sides[0] < sides[2], sides[1] < sides[3]
    else { return nil }
    self.init(
      left: Double(sides[0]) / 10, top: Double(sides[1]) / 10, right: Double(sides[2]) / 10,
      bottom: Double(sides[3]) / 10)
  }
}
