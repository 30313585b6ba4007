import Values

extension BuiltIn {
  /// Strings, counted in Unicode scalars (DMN 1.5 §10.3.4.3).
  static let stringFunctions: [String: Definition] = [
    "string": Definition(["from"]) { arguments, frame in
      guard arguments[0] != .null else { return .null }
      let text = arguments[0].inWords
      return frame.spend(text.utf8.count >> 3) ? .string(text) : frame.failed(.tooDeep)
    },
    "substring": Definition(["string", "start position", "length?"]) { arguments, frame in
      guard let text = arguments.string(0), let start = arguments.integer(1) else { return frame.failed(.mistyped) }
      if arguments.count == 3, arguments.integer(2) == nil { return frame.failed(.mistyped) }
      return frame.string(substring(text, start, arguments.integer(2)))
    },
    "string length": Definition(["string"]) { arguments, frame in
      arguments.string(0).map { .number(Decimal128($0.unicodeScalars.count)) } ?? frame.failed(.mistyped)
    },
    "upper case": Definition(["string"]) { arguments, frame in frame.string(arguments.string(0)?.uppercased()) },
    "lower case": Definition(["string"]) { arguments, frame in frame.string(arguments.string(0)?.lowercased()) },
    "substring before": Definition(["string", "match"]) { arguments, frame in
      around(arguments, frame) { text, range in text[..<range.lowerBound] }
    },
    "substring after": Definition(["string", "match"]) { arguments, frame in
      around(arguments, frame) { text, range in text[range.upperBound...] }
    },
    "contains": Definition(["string", "match"]) { arguments, frame in
      pair(arguments, frame) { text, match in match.isEmpty || Self.range(of: match, in: text) != nil }
    },
    "starts with": Definition(["string", "match"]) { arguments, frame in
      pair(arguments, frame) { text, match in text.starts(with: match) }
    },
    "ends with": Definition(["string", "match"]) { arguments, frame in
      pair(arguments, frame) { text, match in text.reversed().starts(with: match.reversed()) }
    },
    "matches": Definition(["input", "pattern", "flags?"]) { arguments, frame in
      guard let pattern = pattern(arguments, 1, 2, frame), let input = arguments.string(0),
        let found = try? pattern.matches(input, frame.budget)
      else { return frame.failed(.mistyped) }
      return .boolean(found)
    },
    "replace": Definition(["input", "pattern", "replacement", "flags?"]) { arguments, frame in
      guard let pattern = pattern(arguments, 1, 3, frame), let input = arguments.string(0),
        let replacement = arguments.string(2), let text = try? pattern.replacing(input, with: replacement, frame.budget)
      else { return frame.failed(.mistyped) }
      return .string(text)
    },
    "split": Definition(["string", "delimiter"]) { arguments, frame in
      guard let pattern = pattern(arguments, 1, 2, frame), let input = arguments.string(0),
        let parts = try? pattern.split(input, frame.budget)
      else { return frame.failed(.mistyped) }
      return .list(parts.map { .string($0) })
    },
    "string join": Definition(["list", "delimiter?"]) { arguments, frame in
      guard let items = arguments.list(0), arguments.isAbsent(1) || arguments.string(1) != nil else {
        return frame.failed(.mistyped)
      }
      var texts: [String] = []
      for item in items {
        switch item {
        case .string(let text): texts.append(text)
        case .null: continue
        default: return frame.failed(.mistyped)
        }
      }
      return .string(texts.joined(separator: arguments.string(1) ?? ""))
    },
  ]

  /// From a 1-based position, or one counted from the end when negative (DMN 1.5 Table 76).
  private static func substring(_ text: String, _ start: Int, _ length: Int?) -> String? {
    let scalars = text.unicodeScalars
    guard let from = scalars.position(start), (length ?? 1) >= 0 else { return nil }
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars.dropFirst(from).prefix(length ?? .max))
    return String(part)
  }

  private static func pair(
    _ arguments: [FEELValue], _ frame: Frame,
    _ holds: (String.UnicodeScalarView, String.UnicodeScalarView) -> Bool
  ) -> FEELValue {
    guard let text = arguments.string(0), let match = arguments.string(1) else { return frame.failed(.mistyped) }
    return .boolean(holds(text.unicodeScalars, match.unicodeScalars))
  }

  private static func around(
    _ arguments: [FEELValue], _ frame: Frame,
    _ part: (String.UnicodeScalarView, Range<String.Index>) -> Substring.UnicodeScalarView
  ) -> FEELValue {
    guard let text = arguments.string(0), let match = arguments.string(1) else { return frame.failed(.mistyped) }
    let scalars = text.unicodeScalars
    guard let range = range(of: match.unicodeScalars, in: scalars) else {
      return .string("")
    }
    return .string(String(Substring(part(scalars, range))))
  }

  /// Where the first occurrence stands.
  private static func range(
    of match: String.UnicodeScalarView, in text: String.UnicodeScalarView
  ) -> Range<String.Index>? {
    var start = text.startIndex
    while true {
      let rest = text[start...]
      if rest.starts(with: match) { return start..<text.index(start, offsetBy: match.count) }
      guard start < text.endIndex else { return nil }
      start = text.index(after: start)
    }
  }

  private static func pattern(
    _ arguments: [FEELValue], _ place: Int, _ flags: Int, _ frame: Frame
  ) -> Pattern? {
    // A pattern is read anew each time.
    guard frame.spend(100), let text = arguments.string(place),
      arguments.isAbsent(flags) || arguments.string(flags) != nil
    else { return nil }
    return try? Pattern(text, flags: arguments.string(flags) ?? "")
  }
}

extension FEELValue {
  /// As `string()` writes it: texts plain at the top and quoted within lists and contexts.
  var inWords: String {
    switch self {
    case .string(let text): text
    case .date(let day): "\(day)"
    case .time(let time): "\(time)"
    case .dateTime(let moment): "\(moment)"
    case .yearsAndMonths(let duration): "\(duration)"
    case .daysAndTime(let duration): "\(duration)"
    case .list(let items): "[\(items.map(\.nested).joined(separator: ", "))]"
    case .context(let context):
      "{\(context.entries.map { "\($0.key.isPlainName ? $0.key : "\"\($0.key)\""): \($0.value.nested)" }.joined(separator: ", "))}"
    case .null, .boolean, .number, .range, .function, .unknown: text
    }
  }

  private var nested: String {
    if case .string = self { text } else { inWords }
  }
}

extension String {
  fileprivate var isPlainName: Bool {
    guard let first = unicodeScalars.first, first.isNameStart else { return false }
    return unicodeScalars.allSatisfy { $0.isNamePart || $0 == " " }
  }
}
