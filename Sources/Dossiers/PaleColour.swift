extension String {
  /// Whether a colour of six digits can hardly be told from white paper.
  var isPaleColour: Bool {
    let digits = compactMap(\.hexDigitValue)
    guard count == 6, digits.count == 6 else { return false }
    return stride(from: 0, to: 6, by: 2).allSatisfy { digits[$0] * 16 + digits[$0 + 1] >= 231 }
  }
}

extension XMLElement {
  /// Whether a shading of Word (`shd`) is a ground that shows white letters.
  var isGround: Bool {
    if let fill = attribute("fill"), fill.count == 6 { return !fill.isPaleColour }
    return ["solid", "pct50", "pct60", "pct70", "pct75", "pct80", "pct90"].contains(attribute("val"))
  }

  /// Whether a shape is filled with something that shows white letters: of DrawingML (`spPr`) or of VML (`fillcolor`).
  var isFilledShape: Bool {
    if let colour = attribute("fillcolor")?.drop(while: { $0 == "#" }).prefix(while: { $0 != " " }) {
      return !["white", "window", "fff"].contains(colour) && !String(colour).isPaleColour && attribute("filled") != "f"
    }
    guard let properties = first("spPr") else { return false }
    if ["gradFill", "pattFill", "blipFill"].contains(where: { properties.first($0) != nil }) { return true }
    guard let fill = properties.first("solidFill")?.children.first(where: { _ in true }) else { return false }
    let colour = fill.attribute("val") ?? ""
    return !["bg1", "lt1", "white", "window"].contains(colour) && !colour.isPaleColour
  }

  /// Whether a fill of a workbook shows white letters.
  var isFilledCell: Bool {
    guard let pattern = first("patternFill") else { return first("gradientFill") != nil }
    guard let kind = pattern.attribute("patternType"), kind != "none" else { return false }
    guard kind == "solid", let colour = pattern.first("fgColor") else { return true }
    // Eight digits, how much shows through before the colour; theme colour 0 is the paper's white.
    if let digits = colour.attribute("rgb") { return !String(digits.suffix(6)).isPaleColour }
    return colour.attribute("theme") != "0" || colour.attribute("tint") != nil
  }
}
