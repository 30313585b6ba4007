import Values

/// Words that stand beside one another on a page, in segments with clear gutters between them.
struct PageBand {
  /// Words that stand together on a line.
  struct Segment {
    let words: [PageWord]
    let box: Box

    /// Made when it is asked for: most bands are no rows of a table, and nobody asks.
    var text: String { PageText.text(of: words).text.nfc.trimmingBlanks }
  }

  let segments: [Segment]

  var count: Int { segments.count }
  var texts: [String] { segments.map(\.text) }
  var box: Box { segments.dropFirst().reduce(segments[0].box) { $0.union($1.box) } }

  /// From the top.
  static func all(of lines: [PageLine]) -> [PageBand] {
    PageText.lines(of: lines.flatMap(\.words)).map { words in
      let segments = words.parted { gap, word in gap >= 0.75 * word.height }
      return PageBand(
        segments: segments.compactMap { words in
          words.box.map { Segment(words: words, box: $0) }
        })
    }
  }

  /// From where to where the columns reach that the segments of bands make.
  static func columns(of bands: [PageBand]) -> [ColumnSpans.Span] {
    ColumnSpans.all(of: bands.flatMap(\.segments).map { ($0.box.left, $0.box.right) })
  }

  /// Whether the other one follows it as the next line does.
  func isNear(_ below: PageBand) -> Bool {
    guard let last = segments.first?.box, let next = below.segments.first?.box else { return false }
    return next.top - last.bottom < 1.5 * (last.bottom - last.top)
  }

  /// Whether it stands so closely below the other one that it belongs to it as well as not.
  func hangs(below above: PageBand) -> Bool {
    guard let last = above.segments.first?.box, let next = segments.first?.box else { return false }
    let isClose = next.top - last.bottom < 0.3 * (last.bottom - last.top)
    return isClose
      && segments.allSatisfy { segment in
        above.segments.contains { abs($0.box.left - segment.box.left) < 6 }
          && segment.box.right - segment.box.left < 200
      }
  }
}

extension [PageWord] {
  /// Words of a line that stand apart, by the gap before each.
  func parted(where isApart: (Double, PageWord) -> Bool) -> [[PageWord]] {
    var parts: [[PageWord]] = []
    for word in self {
      let gap = parts.last?.last.map { word.box.left - $0.box.right } ?? .infinity
      if isApart(gap, word) { parts.append([word]) } else { parts[parts.count - 1].append(word) }
    }
    return parts
  }
}
