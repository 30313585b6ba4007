import Foundation

/// Pages as pictures, drawn by poppler's pdftoppm from a written PDF: what a scanner would have made of it.
package struct ScanBuilder {
  /// Three bytes a pixel, rows from the top.
  package private(set) var pixels: [UInt8]
  package let width: Int
  package let height: Int
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
    func add(_ resources: String, _ content: String, _ stream: [UInt8]) {
      let number = objects.count + 1
      objects.append(
        Array(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << \(resources.replacing("@", with: "\(number + 2)")) >> /Contents \(number + 1) 0 R >>"
            .utf8))
      objects.append(Array("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream".utf8))
      objects.append(stream)
    }
    if let text { add("/Font << /F1 3 0 R >>", "BT /F1 12 Tf 72 700 Td (\(text)) Tj ET", Array("null".utf8)) }
    for picture in pictures {
      let head =
        "<< /Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length \(picture.pixels.count) >>\nstream\n"
      add(
        "/XObject << /I @ 0 R >>", "q 595 0 0 842 0 0 cm /I Do Q",
        Array(head.utf8) + picture.pixels + Array("\nendstream".utf8))
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
