import Values

/// What a number format makes of a number, as far as it is told here; any other makes the cell doubtful.
enum NumberFormat: Equatable {
  /// As it is.
  case general
  /// Rounded to so many places.
  case places(Int)
  case percent(Int)
  /// A day, with its time left out where it has none.
  case day
  case text
  /// Shows nothing at all (`;;;`).
  case nothing
  /// Not understood: scaling, fractions, exponents, sections with words, times.
  case other

  init(builtIn id: Int) {
    switch id {
    case 0: self = .general
    case 1, 3: self = .places(0)
    case 2, 4: self = .places(2)
    case 9: self = .percent(0)
    case 10: self = .percent(2)
    case 14, 15: self = .day
    case 37, 38: self = .places(0)
    case 39, 40: self = .places(2)
    case 49: self = .text
    default: self = .other
    }
  }

  init(code: String) {
    let first = code.split(separator: ";", omittingEmptySubsequences: false)
    if !first.isEmpty, first.count > 1, first.allSatisfy(\.isEmpty) {
      self = .nothing
      return
    }
    // Words in quotes, colours and locales in brackets, fill and width marks say nothing of the number.
    var bare = ""
    var rest = (first.first ?? "")[...]
    var quoted = ""
    while let sign = rest.first {
      rest.removeFirst()
      switch sign {
      case "\"":
        let words = rest.prefix { $0 != "\"" }
        quoted.append(contentsOf: words)
        rest = rest.dropFirst(words.count + 1)
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        // A condition, or hours beyond a day.
        if inside.first.map({ "<>=hms".contains($0) }) ?? true { bare += "?!" }
      case "\\", "_", "*": rest = rest.dropFirst()
      default: bare.append(sign)
      }
    }
    let lower = bare.lowercased()
    if lower == "general" {
      self = quoted.isEmpty ? .general : .other
    } else if lower == "@" {
      self = .text
    } else if lower.contains("d"), lower.contains("y"), !lower.contains("h"),
      lower.allSatisfy({ "dmy/-., ".contains($0) })
    {
      self = .day
    } else if !quoted.trimmingBlanks.isEmpty {
      // The words may be a unit or a sum in thousands.
      self = .other
    } else {
      self = Self.plain(lower)
    }
  }

  /// `#,##0.00`, `0%`; a comma at the end scales, which is not told.
  private static func plain(_ code: String) -> NumberFormat {
    let body = code.filter { !"()- +".contains($0) }
    let isPercent = body.hasSuffix("%")
    let digits = isPercent ? String(body.dropLast()) : body
    guard !digits.isEmpty, digits.allSatisfy({ "#0,.?".contains($0) }), digits.contains("0") || digits.contains("#"),
      !digits.hasSuffix(","), !digits.contains(",.")
    else { return .other }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, !(parts.count == 2 && parts[1].contains(",")) else { return .other }
    let places = parts.count == 2 ? parts[1].count : 0
    return isPercent ? .percent(places) : .places(places)
  }
}
