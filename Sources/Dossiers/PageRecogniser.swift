import Glibc
import RecognitionShim
import Values

/// The machine that recognises letters (tesseract, with the Vietnamese data), and how a page is read with it: the cells of
/// tables one by one, since it loses whole rows of a table that it is given whole; then everything else; then what is still
/// left unread.
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
  static let preparation = 3

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

  /// A page that makes no sense may lie on its side or on its head: then it is read in the other ways too, and counts as it
  /// does make sense.
  func page(_ picture: OpaquePointer, number: Int, hasNext: Bool) throws(Unreadable) -> RecognisedPage {
    func turned(by quarters: Int32) throws(Unreadable) -> RecognisedPage {
      guard let turned = page_turned(picture, quarters) else { throw .memoryLimit }
      defer { page_free(turned) }
      return read(consuming: turned, number: number, hasNext: hasNext)
    }
    let asIs = try turned(by: 0)
    guard asIs.isUnclear else { return asIs }
    let likely = page_likely_turn(picture)
    for quarters in [likely] + (1...3).filter({ $0 != likely }) {
      let other = try turned(by: quarters)
      if !other.isUnclear, !other.lines.isEmpty { return other }
    }
    return asIs
  }

  /// - Parameter picture: what was read is whitened.
  private func read(consuming picture: OpaquePointer, number: Int, hasNext: Bool) -> RecognisedPage {
    let ink = PageInk(recognising: picture)
    var reading = PageReading(RecognisedPicture(machine: machine, picture: picture))
    let isPicture = ink.isDrawing || ink.inkedShare > Self.mostInk
    if !isPicture {
      // A table inside a cell of another comes first, and is white when the cell is read.
      for grid in RuledGrid.all(of: ink, among: []).sorted(by: { $0.box.area < $1.box.area }) {
        reading.read(grid)
      }
      reading.readRest()
    }
    return RecognisedPage(
      number: number, width: Double(ink.width), height: Double(ink.height), lines: reading.lines,
      ink: ink.drawn(with: reading.open.map(\.grid)),
      unread: isPicture ? [ink.whole] : reading.unread,
      red: reading.redLines(), hasNext: hasNext)
  }
}
