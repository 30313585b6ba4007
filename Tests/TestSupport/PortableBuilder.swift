/// Small PDFs written by hand: A4 pages with Helvetica in ASCII, rules and pictures, and whatever is hostile.
package struct PortableBuilder {
  /// The drawing of one page; places are in points from the upper left corner, as a reader tells them.
  package struct Page {
    package var content = ""

    package init() {}

    package mutating func text(_ words: String, _ x: Double, _ y: Double, size: Double = 12, grey: Double = 0) {
      let escaped = words.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
      content += "\(grey) g BT /F1 \(size) Tf \(x) \(842 - y) Td (\(escaped)) Tj ET 0 g\n"
    }

    package mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
      content += "0.5 w \(x1) \(842 - y1) m \(x2) \(842 - y2) l S\n"
    }

    /// A filled rectangle.
    package mutating func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double, grey: Double = 0) {
      content += "\(grey) g \(x) \(842 - y - height) \(width) \(height) re f 0 g\n"
    }

    /// A picture of two by two pixels.
    package mutating func picture(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
      content +=
        "q \(width) 0 0 \(height) \(x) \(842 - y - height) cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF40A0> EI Q\n"
    }

    /// A table with all its rules; a cell's lines are parted by `\n`.
    package mutating func table(_ rows: [[String]], x: Double, y: Double, widths: [Double], rowHeight: Double = 32) {
      let right = x + widths.reduce(0, +)
      let bottom = y + rowHeight * Double(rows.count)
      for row in 0...rows.count { line(x, y + rowHeight * Double(row), right, y + rowHeight * Double(row)) }
      for column in 0...widths.count {
        let at = x + widths[..<column].reduce(0, +)
        line(at, y, at, bottom)
      }
      for (row, cells) in rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          for (index, words) in cell.split(separator: "\n").enumerated() {
            text(
              String(words), x + widths[..<column].reduce(0, +) + 5,
              y + rowHeight * Double(row) + 13 + 13 * Double(index), size: 10)
          }
        }
      }
    }
  }

  package static func page(_ draw: (inout Page) -> Void) -> Page {
    var page = Page()
    draw(&page)
    return page
  }

  /// - Parameters:
  ///   - count: how many pages the file says it has, where that is not true.
  ///   - trailer: more of the trailer.
  ///   - more: objects after those of the pages.
  ///   - annotations: those of the first page.
  ///   - size: of the pages, in points.
  package static func pdf(
    _ pages: [Page], count: Int? = nil, trailer: String = "", catalogue: String = "", more: [String] = [],
    kids: String? = nil, annotations: String = "", size: String = "595 842"
  ) -> [UInt8] {
    let numbers = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>",
      "<< /Type /Pages /Kids [\(kids ?? numbers)] /Count \(count ?? pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, page) in pages.enumerated() {
      let annotated = index == 0 && !annotations.isEmpty ? "/Annots [\(annotations)] " : ""
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(size)] \(annotated)/Resources << /Font << /F1 3 0 R >> >> /Contents \(objects.count + 2) 0 R >>"
      )
      objects.append("<< /Length \(page.content.utf8.count) >>\nstream\n\(page.content)\nendstream")
    }
    objects += more
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    text += "trailer << /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
