import Glibc
import RecognitionShim
import Values

/// The machine that recognises letters (tesseract, with the Vietnamese data), and how a page is read with it: the cells of
/// ruled tables one by one, since it loses whole rows of a table that it is given whole; then everything else; then what
/// is still left unread.
final class PageRecogniser {
  private let machine: OpaquePointer

  /// Loads the libraries and the trained data; nothing is opened afterwards.
  /// - Throws: `tesseractMissing` where one of them is not installed.
  init() throws(Unreadable) {
    var fault = RECOGNISER_LIBRARY_MISSING
    guard let machine = recogniser_open("vie", &fault) else { throw .tesseractMissing }
    self.machine = machine
  }

  /// More of a page than this under ink is a photograph or dirt; the machine would look for letters in it for minutes.
  private static let mostInk = 0.5

  /// What decides what is recognised: the machine, its data and how pages are prepared for it.
  static let preparation = 1

  /// `tesseract 5.3.0, vie 7f1c02d9, hoso 1`. Only before the jail: the data are read once more.
  var engine: String {
    let folder = String(cString: recogniser_data_folder(machine))
    let data = Self.bytes(of: folder + "vie.traineddata") ?? Self.bytes(of: folder + "/vie.traineddata") ?? []
    return "tesseract \(String(cString: recogniser_version())), vie \(Digest(of: data).hex.prefix(8)), "
      + "hoso \(Self.preparation)"
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return ReaderChild.bytes(from: file)
  }

  /// - Parameter picture: consumed: what was read is whitened.
  func page(_ picture: OpaquePointer, number: Int, hasNext: Bool) -> RecognisedPage {
    let ink = Self.ink(of: picture).withoutStrokes
    var reading = PageReading(machine: machine, picture: picture)
    let isPicture = ink.isDrawing || ink.share > Self.mostInk
    if !isPicture {
      // A table inside a cell of another comes first, and is white when the cell is read.
      for grid in RuledGrid.all(of: ink, among: []).sorted(by: { $0.box.area < $1.box.area }) {
        reading.read(grid)
      }
      reading.readRest()
    }
    return RecognisedPage(
      number: number, width: Double(ink.width), height: Double(ink.height), lines: reading.lines, ink: ink,
      unread: isPicture ? [ink.whole] : reading.unread,
      red: reading.redLines(), hasNext: hasNext)
  }

  static func ink(of picture: OpaquePointer) -> PageInk {
    let side = Int(PAGE_PIXELS_A_POINT)
    let (width, height) = (Int(page_width(picture)) / side, Int(page_height(picture)) / side)
    var grey = [UInt8](repeating: 255, count: width * height)
    page_small(picture, &grey)
    return grey.withUnsafeBufferPointer { PageInk(grey: $0, width: width, height: height) }
  }
}

extension PageInk {
  /// Before any word is known, what tells the sides of a cell from the strokes of letters is their length, and that they go
  /// from rule to rule.
  fileprivate var withoutStrokes: PageInk {
    func isNear(_ rules: [Rule], _ at: Int, _ along: Int) -> Bool {
      rules.contains { abs($0.at - along) <= 3 && $0.from - 3 <= at && at <= $0.to + 3 }
    }
    let long = level.filter { $0.length >= Self.longestRun }
    let sides = upright.map { cut($0, at: long) }.filter { rule in
      rule.length >= Self.highestLetter
        || rule.length >= Self.highestCapital && isNear(long, rule.at, rule.from) && isNear(long, rule.at, rule.to)
    }
    let tops = level.filter { rule in
      rule.length >= Self.longestRun || isNear(sides, rule.at, rule.from) && isNear(sides, rule.at, rule.to)
    }
    return PageInk(ink: ink, level: tops, upright: sides)
  }

  /// The stem of a letter above or below a table may go on where its side ends, and join it to the next table.
  private func cut(_ rule: Rule, at level: [Rule]) -> Rule {
    let met = level.filter {
      $0.from - 3 <= rule.at && rule.at <= $0.to + 3 && rule.from - 3 <= $0.at && $0.at <= rule.to + 3
    }
    guard let first = met.map(\.at).min(), let last = met.map(\.at).max(), first < last else { return rule }
    var cut = rule
    if (1..<Self.highestCapital).contains(first - rule.from) { cut.from = first }
    if (1..<Self.highestCapital).contains(rule.to - last) { cut.to = last }
    return cut
  }

  /// In points: what letters that run together are not as wide as, a heading is not as high as, a title is not as high as.
  private static let longestRun = 80
  private static let highestLetter = 40
  private static let highestCapital = 16

  /// How much of the page is inked.
  fileprivate var share: Double {
    Double((0..<height).reduce(0) { $0 + ink.count(0..<width, $1) }) / Double(max(1, width * height))
  }
}
