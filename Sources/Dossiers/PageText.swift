import Values

/// From words with their boxes to lines, and from lines to text.
enum PageText {
  /// Words in lines from the top, each from the left.
  static func lines(of words: [PageWord]) -> [[PageWord]] {
    var lines: [(box: Box, words: [PageWord])] = []
    for word in words.sorted(by: { ($0.middle.y, $0.box.left) < ($1.middle.y, $1.box.left) }) {
      // Of the last lines: a raised sign comes before the line that it belongs to.
      let same = lines.indices.suffix(2).last { index in
        let line = lines[index].box
        let common = min(line.bottom, word.box.bottom) - max(line.top, word.box.top)
        return common >= 0.6 * min(line.bottom - line.top, word.height)
      }
      if let same {
        lines[same].words.append(word)
        lines[same].box = lines[same].box.union(word.box)
      } else {
        lines.append((word.box, [word]))
      }
    }
    return lines.map { $0.words.sorted { $0.box.left < $1.box.left } }
  }

  /// The text of one line. Words that touch are one (a letter may come from a font of its own); a smaller sign set higher
  /// or lower is what `RunText` makes of it; what cannot be seen is left out and leaves a doubt.
  static func text(of line: [PageWord]) -> RunText {
    var gathered = RunText()
    guard !line.isEmpty else { return gathered }
    let usual = line.usualHeight
    gathered.text.reserveCapacity(line.reduce(0) { $0 + $1.text.utf8.count + 1 })
    var last: PageWord?
    for word in line {
      guard !word.isHidden else {
        gathered.doubts.insert(.hidden)
        continue
      }
      var look = RunLook()
      look.isTiny = word.confidence == nil && word.height < least
      if word.confidence == nil, word.height < 0.85 * usual,
        let baseline = line.first(where: { $0.height >= usual })?.box.bottom
      {
        let drop = baseline - word.box.bottom
        if drop > 0.12 * usual { look.height = .above }
        if drop < -0.02 * usual { look.height = .below }
      }
      if let last {
        let gap = word.box.left - last.box.right
        if gap > 2.5 * usual {
          gathered.text += "\t"
        } else if gap > 0.09 * min(usual, word.height) || word.confidence != nil {
          gathered.text += " "
        } else if gap < -0.5 * usual {
          // One over the other: neither is sure.
          gathered.text += " "
          gathered.doubts.insert(.faint)
        }
      }
      var piece = RunText()
      piece.text = word.text
      if word.text.isPrivate {
        // At the start of a line a sign of a font of its own is a bullet.
        piece.text = last == nil ? "•" : ""
        if last != nil { piece.doubts.insert(.symbol) }
      }
      gathered.add(piece, look)
      gathered.recognised(word.confidence)
      if word.isUnclear { gathered.doubts.insert(.unclear) }
      last = word
    }
    return gathered
  }

  /// Lower than this nobody can read.
  private static let least = 4.0

  /// Lines as paragraphs: a line is broken off where the first word of the next would have had room on it.
  ///
  /// - Parameter room: from where to where a line of it may reach.
  static func paragraphs(of lines: [[PageWord]], room: (left: Double, right: Double)) -> [RunText] {
    var paragraphs: [RunText] = []
    var above: [PageWord]?
    for line in lines {
      let text = text(of: line)
      if let above, goesOn(above, line, room: room), var last = paragraphs.popLast() {
        let isOne = last.text.isEmpty || text.text.isEmpty || above.breaksWord(before: line, in: room)
        last.text += (isOne ? "" : " ") + text.text
        last.doubts.formUnion(text.doubts)
        last.recognised(text.confidence)
        paragraphs.append(last)
      } else {
        paragraphs.append(text)
      }
      above = line
    }
    return paragraphs
  }

  /// Whether a line goes on with the next one because it was full.
  static func goesOn(_ line: [PageWord], _ next: [PageWord], room: (left: Double, right: Double)) -> Bool {
    guard let first = line.first, let last = line.last, let word = next.firstWord else { return false }
    let needed = 0.25 * last.height + word.right - word.left
    let slack = 0.15 * last.height
    let isFull = last.box.right + needed > room.right - slack
    let isFullCentred = last.box.right - first.box.left + needed > room.right - room.left - slack
    return isFull || isFullCentred
  }
}

extension [PageWord] {
  /// The box of the first word as it reads: pieces that touch are one word.
  fileprivate var firstWord: Box? {
    guard var box = first?.box else { return nil }
    for word in dropFirst() {
      guard word.box.left - box.right <= 0.09 * word.height else { break }
      box = box.union(word.box)
    }
    return box
  }

  /// The middle one of the heights; most lines have one only.
  fileprivate var usualHeight: Double {
    let first = self[0].height
    return dropFirst().allSatisfy { $0.height == first } ? first : map(\.height).sorted()[count / 2]
  }

  var box: Box? { dropFirst().reduce(first?.box) { $0?.union($1.box) } }
}

extension String {
  fileprivate var isPrivate: Bool {
    // No sign that begins with a lower byte lies in those areas.
    utf8.first ?? 0xFF >= 0xEE && unicodeScalars.allSatisfy(\.isPrivate)
  }
}

extension Unicode.Scalar {
  /// Whether it stands in one of the private areas, where every font means what it likes.
  fileprivate var isPrivate: Bool {
    (0xE000...0xF8FF).contains(value) || (0xF0000...0xFFFFD).contains(value) || (0x100000...0x10FFFD).contains(value)
  }
}
