/// How the cells of a workbook are formatted, so far as it changes what is seen.
struct SheetStyles {
  struct Look {
    var format = NumberFormat.general
    var isStruck = false
    /// White letters on no ground, or a format that shows nothing.
    var isFaint = false
  }

  /// By the number that a cell names.
  private var looks: [Look] = []

  init(_ part: XMLTree?) {
    guard let part else { return }
    looks = part.read { root in
      var codes: [Int: String] = [:]
      for format in root.first("numFmts").map({ Array($0.children) }) ?? [] {
        if let id = format.attribute("numFmtId").flatMap({ Int($0) }) {
          codes[id] = format.attribute("formatCode") ?? ""
        }
      }
      let fonts = root.first("fonts").map { Array($0.children) } ?? []
      let fills = root.first("fills").map { Array($0.children) } ?? []
      func number(_ element: XMLElement, _ name: String) -> Int { element.attribute(name).flatMap { Int($0) } ?? 0 }
      return (root.first("cellXfs").map { Array($0.children) } ?? []).map { style in
        var look = Look()
        let id = number(style, "numFmtId")
        look.format = codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(builtIn: id)
        let font = fonts.indices.contains(number(style, "fontId")) ? fonts[number(style, "fontId")] : nil
        let fill = fills.indices.contains(number(style, "fillId")) ? fills[number(style, "fillId")] : nil
        let isFilled = fill.map(\.isFilledCell) ?? false
        let colour = font?.first("color")
        // Theme colour 0 is the paper's white.
        let isWhite =
          colour?.attribute("rgb")?.uppercased().hasSuffix("FFFFFF") ?? false || colour?.attribute("theme") == "0"
        let size = font?.first("sz")?.attribute("val").flatMap { Double($0) } ?? 11
        look.isStruck = font?.isOn("strike") ?? false
        look.isFaint = isWhite && !isFilled || size < 3.5 || look.format == .nothing
        return look
      }
    }
  }

  subscript(_ index: Int) -> Look { looks.indices.contains(index) ? looks[index] : Look() }
}

/// Text kept once for many cells, perhaps in runs of their own look; the reading of East Asian signs is left out.
struct SharedText {
  let text: RunText

  init(_ item: XMLElement) {
    var gathered = RunText()
    for child in item.children {
      switch child.name {
      case "t":
        gathered.text += child.text
      case "r":
        var look = RunLook()
        if let properties = child.first("rPr") { look.take(properties) }
        var run = RunText()
        run.text = child.first("t")?.text ?? ""
        gathered.add(run, look)
      default: continue
      }
    }
    text = gathered
  }
}
