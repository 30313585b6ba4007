import Values

/// A page whose words were held against its ink.
struct ReadPage {
  let number: Int
  let width: Double
  let height: Double
  let ink: PageInk
  /// None where the page is a picture or its letters cannot be used.
  private(set) var lines: [PageLine]
  /// The lines in which words cannot be seen.
  private(set) var hidden: [String] = []
  /// The unseen words of the lines in which some are drawn and too small for anybody to see.
  private(set) var tiny: [String] = []
  /// Most of it is a picture, whatever text lies over or under it.
  let isScan: Bool
  let isGarbled: Bool
  /// Its lines are what our own machine recognised.
  let isRecognised: Bool
  /// What a machine recognised in red.
  let red: [String]
  /// Ink that is no word, no rule and no plain fill; none told of a scanned page, which is all picture. Of a page that was
  /// recognised, ink of which no word was made.
  let drawings: [Box]

  /// Letters lower than this are specks.
  private static let leastHeight = 2.0
  /// A picture over more of the page than this is the page.
  private static let scanShare = 0.4

  init(_ page: WordPage, _ ink: PageInk, pictures: [PictureList.Picture]) {
    number = page.number
    width = page.width
    height = page.height
    self.ink = ink
    let largest = pictures.map(\.area).max() ?? 0
    var lines = page.lines
    let isBare = lines.isEmpty && (largest > 0 || !ink.drawings(besides: [], hasPictures: false).isEmpty)
    isScan = isBare || largest > Self.scanShare * page.width * page.height
    isGarbled = !TextQuality.isReadable(lines.lazy.flatMap(\.words).map(\.text))
    if isGarbled { lines = [] }
    for line in lines.indices {
      for word in lines[line].words.indices {
        let told = lines[line].words[word]
        if ink.strikes(told) { lines[line].words[word].isStruck = true }
        // A full stop may be too small to be drawn.
        guard !ink.shows(told.box), told.text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
        lines[line].words[word].isHidden = true
      }
      let unseen = lines[line].words.filter { $0.isHidden || $0.height < Self.leastHeight }
      if unseen.contains(where: { !$0.isHidden }) { tiny.append(unseen.map(\.text).joined(separator: " ")) }
      guard lines[line].words.contains(where: \.isHidden) else { continue }
      hidden.append(lines[line].words.filter(\.isHidden).map(\.text).joined(separator: " "))
    }
    self.lines = lines
    isRecognised = false
    red = []
    drawings = isScan ? [] : ink.drawings(besides: lines.flatMap(\.words), hasPictures: !pictures.isEmpty)
  }

  /// A page of a scan whose letters were recognised; without lines where that went too badly to count.
  init(_ page: RecognisedPage) {
    number = page.number
    width = page.width
    height = page.height
    ink = page.ink
    isScan = true
    isGarbled = false
    isRecognised = true
    red = page.red
    lines = page.isUnclear ? [] : page.lines
    drawings = page.isUnclear ? [] : page.unread
  }
}

extension [ReadPage] {
  var redAsides: [Aside] { flatMap { page in page.red.map { Aside(kind: .stamp, text: $0) } } }
}
