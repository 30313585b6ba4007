import Foundation

/// Pages as pictures, drawn by poppler's pdftoppm from a written PDF: what a scanner would have made of it.
package struct ScanBuilder {
  /// Three bytes a pixel, rows from the top.
  package private(set) var pixels: [UInt8]
  package private(set) var width: Int
  package private(set) var height: Int
  /// An inch.
  package let dots: Int

  /// The first page of a PDF.
  package init(of pdf: [UInt8], dots: Int = 200) throws {
    let bytes = try Self.drawn(pdf, ["-r", String(dots)])
    let fields = bytes.prefix(40).split(separator: 0x0A, maxSplits: 3).map { String(decoding: $0, as: UTF8.self) }
    let size = fields[1].split(separator: " ").compactMap { Int($0) }
    (width, height, self.dots) = (size[0], size[1], dots)
    pixels = Array(bytes.suffix(3 * size[0] * size[1]))
  }

  /// `-png`, `-jpeg`, `-tiff`, or none for bare pixels.
  package static func drawn(_ pdf: [UInt8], _ arguments: [String]) throws -> [UInt8] {
    try TemporaryFolder.run { folder in
      let file = folder.appendingPathComponent("a.pdf")
      try Data(pdf).write(to: file)
      // Not every form can be written to a pipe.
      let drawn = folder.appendingPathComponent("drawn")
      _ = try TestPrograms.run("/usr/bin/pdftoppm", arguments + ["-singlefile", file.path, drawn.path])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      guard let name = names.first(where: { $0.hasPrefix("drawn") }) else { return [] }
      return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
  }

  /// Of the sheet, in whole points.
  private var points: (width: Int, height: Int) { (width * 72 / dots, height * 72 / dots) }

  private func at(_ x: Int, _ y: Int) -> Int { 3 * (y * width + x) }

  /// A ring of red ink with its middle at a place in points.
  package mutating func stamp(_ x: Double, _ y: Double, radius: Double) {
    let scale = Double(dots) / 72
    for row in 0..<height {
      for column in 0..<width {
        let across = Double(column) / scale - x
        let down = Double(row) / scale - y
        let distance = (across * across + down * down).squareRoot()
        guard distance < radius, distance > radius - 6 else { continue }
        // Red over black stays dark.
        for (channel, most) in [205, 35, 45].enumerated() {
          pixels[at(column, row) + channel] = min(pixels[at(column, row) + channel], UInt8(most))
        }
      }
    }
  }

  /// Another page of the same size printed over this one in red.
  package mutating func redden(_ other: ScanBuilder) {
    for pixel in 0..<(width * height) where other.pixels[3 * pixel] < 128 {
      for (channel, value) in [205, 35, 45].enumerated() { pixels[3 * pixel + channel] = UInt8(value) }
    }
  }

  /// The page turned about its middle.
  package func turned(by degrees: Double) -> ScanBuilder {
    var other = self
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let (middleX, middleY) = (Double(width) / 2, Double(height) / 2)
    for y in 0..<height {
      for x in 0..<width {
        let (across, down) = (Double(x) - middleX, Double(y) - middleY)
        let fromX = Int((across * cosine + down * sine + middleX).rounded())
        let fromY = Int((down * cosine - across * sine + middleY).rounded())
        let isInside = (0..<width).contains(fromX) && (0..<height).contains(fromY)
        for channel in 0..<3 {
          other.pixels[at(x, y) + channel] = isInside ? pixels[at(fromX, fromY) + channel] : 255
        }
      }
    }
    return other
  }

  /// The page turned clockwise by so many quarters, as it comes out of a scanner that does not look.
  package func turned(quarters: Int) -> ScanBuilder {
    var other = self
    guard quarters > 0 else { return other }
    (other.width, other.height) = (height, width)
    for y in 0..<height {
      for x in 0..<width {
        let to = other.at(height - 1 - y, x)
        for channel in 0..<3 { other.pixels[to + channel] = pixels[at(x, y) + channel] }
      }
    }
    return other.turned(quarters: quarters - 1)
  }

  /// The page as it is seen from a little aside on a dark desk: each corner up to this share of a side away from the corner
  /// of the picture.
  package func photographed(_ shares: [Double]) -> ScanBuilder {
    var other = self
    let (right, bottom) = (Double(width - 1), Double(height - 1))
    // Where the corners of the sheet are seen, from the upper left one as the clock goes.
    let seen: [(x: Double, y: Double)] = [
      (shares[0] * right, shares[1] * bottom), (right * (1 - shares[2]), shares[3] * bottom),
      (right * (1 - shares[4]), bottom * (1 - shares[5])), (shares[6] * right, bottom * (1 - shares[7])),
    ]
    let view = View(of: seen)
    for y in 0..<height {
      for x in 0..<width {
        let place = view.place(Double(x), Double(y))
        let isInside = (0...1).contains(place.across) && (0...1).contains(place.down)
        let (fromX, fromY) = (min(place.across * right, right - 1), min(place.down * bottom, bottom - 1))
        for channel in 0..<3 {
          other.pixels[at(x, y) + channel] = isInside ? between(fromX, fromY, channel) : 60
        }
      }
    }
    return other
  }

  /// What lies between four pixels.
  private func between(_ x: Double, _ y: Double, _ channel: Int) -> UInt8 {
    let (left, top) = (Int(x), Int(y))
    let (across, down) = (x - Double(left), y - Double(top))
    func value(_ column: Int, _ row: Int) -> Double { Double(pixels[at(column, row) + channel]) }
    let above = value(left, top) * (1 - across) + value(left + 1, top) * across
    let below = value(left, top + 1) * (1 - across) + value(left + 1, top + 1) * across
    return UInt8((above * (1 - down) + below * down).rounded())
  }

  /// How a square is seen whose corners stand somewhere else (Heckbert, *Fundamentals of Texture Mapping*, 1989, §2.2).
  private struct View {
    /// Rows of the matrix that makes places of the square of points of the picture.
    private let rows: [[Double]]

    init(of corners: [(x: Double, y: Double)]) {
      let (a, b, c, d) = (corners[0], corners[1], corners[2], corners[3])
      let (first, second) = ((x: b.x - c.x, y: b.y - c.y), (x: d.x - c.x, y: d.y - c.y))
      let rest = (x: a.x - b.x + c.x - d.x, y: a.y - b.y + c.y - d.y)
      let determinant = first.x * second.y - second.x * first.y
      let g = (rest.x * second.y - second.x * rest.y) / determinant
      let h = (first.x * rest.y - rest.x * first.y) / determinant
      rows = [
        [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x], [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y], [g, h, 1],
      ]
    }

    /// Where on the square, from 0 to 1, a point lies: two equations in two unknowns.
    func place(_ x: Double, _ y: Double) -> (across: Double, down: Double) {
      let (a, b) = (rows[0][0] - x * rows[2][0], rows[0][1] - x * rows[2][1])
      let (c, d) = (rows[1][0] - y * rows[2][0], rows[1][1] - y * rows[2][1])
      let (e, f) = (x - rows[0][2], y - rows[1][2])
      let determinant = a * d - b * c
      return ((e * d - b * f) / determinant, (a * f - e * c) / determinant)
    }
  }

  /// Grey that has nothing to say.
  package mutating func drown(seed: UInt64) {
    var random = SeededNumbers(seed)
    for index in pixels.indices where Bool.random(using: &random) {
      pixels[index] = UInt8.random(in: 0...255, using: &random)
    }
  }

  /// A PDF of one page that is this picture and nothing else.
  package var pdf: [UInt8] {
    Self.pdf(of: [self], text: nil)
  }

  /// A PDF of pictures; a page of letters before them where there is text.
  package static func pdf(of pictures: [ScanBuilder], text: String?) -> [UInt8] {
    var objects: [[UInt8]] = []
    let pages = pictures.count + (text == nil ? 0 : 1)
    let numbers = (0..<pages).map { "\(4 + 3 * $0) 0 R" }.joined(separator: " ")
    objects.append(Array("<< /Type /Catalog /Pages 2 0 R >>".utf8))
    objects.append(Array("<< /Type /Pages /Kids [\(numbers)] /Count \(pages) >>".utf8))
    objects.append(Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".utf8))
    func add(_ resources: String, _ content: String, _ stream: [UInt8], size: String = "595 842") {
      let number = objects.count + 1
      objects.append(
        Array(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(size)] /Resources << \(resources.replacing("@", with: "\(number + 2)")) >> /Contents \(number + 1) 0 R >>"
            .utf8))
      objects.append(Array("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream".utf8))
      objects.append(stream)
    }
    if let text { add("/Font << /F1 3 0 R >>", "BT /F1 12 Tf 72 700 Td (\(text)) Tj ET", Array("null".utf8)) }
    for picture in pictures {
      let head =
        "<< /Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length \(picture.pixels.count) >>\nstream\n"
      add(
        "/XObject << /I @ 0 R >>", "q \(picture.points.width) 0 0 \(picture.points.height) 0 0 cm /I Do Q",
        Array(head.utf8) + picture.pixels + Array("\nendstream".utf8),
        size: "\(picture.points.width) \(picture.points.height)")
    }
    var bytes = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = bytes.count
    let entries = offsets.map { offset in
      let digits = String(offset)
      return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    bytes += Array(
      "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(entries.joined())trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        .utf8)
    return bytes
  }
}
