import Foundation
import FoundationXML

/// A page of a PDF as a person with a ruler sees it: words with places and sizes in points from the upper left corner.
/// Lines and their boxes are those of `pdftotext -bbox-layout`, sizes and styles those of `pdftohtml -xml`.
package struct MeasuredPage: Sendable {
  package struct Line: Sendable {
    package let text: String
    package let left: Double
    package let top: Double
    package let right: Double
    package let bottom: Double
    package let size: Double
    package let isBold: Bool
    package let isItalic: Bool

    package var middle: Double { (left + right) / 2 }
  }

  package let width: Double
  package let height: Double
  package let lines: [Line]

  /// The first line that holds the text; blanks count for nothing, since a glyph of another font is set apart.
  package func line(_ text: String) -> Line? { lines.first { $0.text.squeezed.contains(text.squeezed) } }
}

extension String {
  fileprivate var squeezed: String { filter { !$0.isWhitespace } }
}

/// Converts Word files as an office would and measures what comes out.
package enum OfficePrinter {
  private static let tools = ["soffice", "pdftotext", "pdftohtml", "pdftoppm", "pdffonts"]

  /// The tools that are not installed; empty where letters can be measured.
  package static var missing: [String] {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return tools.filter { tool in
      !folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
    }
  }

  /// The PDF files of these Word files, in a folder that the caller owns.
  package static func print(_ files: [URL], into folder: URL) throws -> [URL] {
    let profile = folder.appendingPathComponent("profile")
    _ = try run(
      ["soffice", "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--convert-to", "pdf", "--outdir"]
        + [folder.path] + files.map(\.path))
    return files.map { folder.appendingPathComponent($0.deletingPathExtension().lastPathComponent + ".pdf") }
  }

  /// The names of the fonts within.
  package static func fonts(of pdf: URL) throws -> [String] {
    try run(["pdffonts", pdf.path]).split(separator: "\n").dropFirst(2).compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  package static func pages(of pdf: URL) throws -> [MeasuredPage] {
    let boxes = try BoxReader(run(["pdftotext", "-bbox-layout", pdf.path, "-"])).pages
    let styles = try StyleReader(run(["pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1", pdf.path])).pages
    return zip(boxes, styles).map { page, pieces in
      MeasuredPage(
        width: page.width, height: page.height,
        lines: page.lines.map { line in
          // Tops are rounded to whole points, and a glyph may come from another font: the first piece within counts.
          let middle = (line.top + line.bottom) / 2
          let within = pieces.filter {
            $0.top < middle && middle < $0.bottom && $0.right > line.left + 1 && $0.left < line.right - 1
          }
          return .init(
            text: line.text, left: line.left, top: line.top, right: line.right, bottom: line.bottom,
            size: within.first?.size ?? 0, isBold: within.allSatisfy(\.isBold), isItalic: within.allSatisfy(\.isItalic))
        })
    }
  }

  /// The longest dark run of a row between two heights of a page, in points: a line that was drawn.
  package static func rule(on page: Int, of pdf: URL, from top: Double, to bottom: Double, left: Double, right: Double)
    throws -> (left: Double, right: Double)?
  {
    let scale = 2.0
    let image = pdf.deletingPathExtension().appendingPathExtension("\(page).pgm")
    let stem = image.deletingPathExtension().path
    _ = try run(["pdftoppm", "-gray", "-r", "144", "-f", "\(page)", "-l", "\(page)", "-singlefile", pdf.path, stem])
    let bytes = [UInt8](try Data(contentsOf: image))
    let head = bytes.prefix(64).split(separator: 0x0A, maxSplits: 3)
    let sizes = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    let first = head[0].count + head[1].count + head[2].count + 3
    var best: (left: Int, right: Int)?
    for row in Int(top * scale)..<Int(bottom * scale) {
      var start: Int?
      for column in Int(left * scale)...Int(right * scale) {
        let isDark = bytes[first + row * sizes[0] + column] < 128
        if isDark, start == nil { start = column }
        guard let from = start, !isDark || column == Int(right * scale) else { continue }
        if column - from > (best.map { $0.right - $0.left } ?? 0) { best = (from, column) }
        start = nil
      }
    }
    return best.map { (Double($0.left) / scale, Double($0.right) / scale) }
  }

  private static func run(_ words: [String]) throws -> String {
    let ended = try TestPrograms.run("/usr/bin/env", words)
    guard ended.status == 0 else { throw CocoaError(.executableLoad) }
    return ended.text
  }
}

/// Pages of `pdftotext -bbox-layout`: words within lines.
private final class BoxReader: NSObject, XMLParserDelegate {
  private(set) var pages: [MeasuredPage] = []
  private var page: (width: Double, height: Double, lines: [MeasuredPage.Line])?
  private var box: (left: Double, top: Double, right: Double, bottom: Double)?
  private var words: [String] = []
  private var text: String?

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? 0 }
    switch name {
    case "page": page = (number("width"), number("height"), [])
    case "line":
      box = (number("xMin"), number("yMin"), number("xMax"), number("yMax"))
      words = []
    case "word": text = ""
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "word":
      text.map { words.append($0) }
      text = nil
    case "line":
      guard let found = box else { return }
      page?.lines.append(
        .init(
          text: words.joined(separator: " "), left: found.left, top: found.top, right: found.right,
          bottom: found.bottom, size: 0, isBold: false, isItalic: false))
    case "page": page.map { pages.append(MeasuredPage(width: $0.width, height: $0.height, lines: $0.lines)) }
    default: break
    }
  }
}

/// Pieces of `pdftohtml -xml`: `fontspec` gives a size, `text` a piece with its box, `b` and `i` within it.
private final class StyleReader: NSObject, XMLParserDelegate {
  private(set) var pages: [[MeasuredPage.Line]] = []
  private var sizes: [String: Double] = [:]
  private var pieces: [MeasuredPage.Line] = []
  private var box: (left: Double, top: Double, width: Double, height: Double, font: String)?
  private var isBold = false
  private var isItalic = false

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? 0 }
    switch name {
    case "page": pieces = []
    case "fontspec": sizes[attributes["id"] ?? ""] = number("size")
    case "text":
      box = (number("left"), number("top"), number("width"), number("height"), attributes["font"] ?? "")
      (isBold, isItalic) = (false, false)
    case "b": isBold = true
    case "i": isItalic = true
    default: break
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "text":
      guard let found = box else { return }
      pieces.append(
        .init(
          text: "", left: found.left, top: found.top, right: found.left + found.width, bottom: found.top + found.height,
          size: sizes[found.font] ?? 0, isBold: isBold, isItalic: isItalic))
      box = nil
    case "page": pages.append(pieces)
    default: break
    }
  }
}
