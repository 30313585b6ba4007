import Foundation

/// About how wide a text is in Times New Roman, to draw the short lines under names and to break a long name in the
/// middle: the page itself is set by Word.
struct PrintedWidth {
  /// Half points.
  let size: Int

  /// Twentieths of a point.
  func of(_ text: String) -> Int {
    let ems = text.withoutMarks.reduce(0.0) { $0 + Self.ems($1) }
    return Int((ems * Double(size) * 10).rounded())
  }

  /// Parts of the size by classes of letters, upright bold; regular letters are a little narrower.
  private static func ems(_ letter: Character) -> Double {
    switch letter {
    case " ", ".", ",", ";", ":": 0.25
    case "I", "J", "-", "(", ")": 0.36
    case "M", "W": 0.97
    case "E", "F", "L", "P", "S", "T", "Z": 0.63
    case "A"..."Z", "Đ": 0.74
    case "i", "j", "l", "t", "f", "r": 0.32
    case "m", "w": 0.79
    case "a"..."z", "đ", "0"..."9": 0.5
    default: 0.6
    }
  }

  /// The text in as few lines as fit the width, about equally long; a word is never broken.
  func lines(of text: String, within width: Int) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    let count = max(1, (of(text) + width - 1) / width)
    guard count > 1, words.count > 1 else { return [text] }
    return balanced(words, in: count, within: width) ?? balanced(words, in: count + 1, within: width) ?? [text]
  }

  private func balanced(_ words: [String], in count: Int, within width: Int) -> [String]? {
    let goal = of(words.joined(separator: " ")) / count
    var lines: [String] = []
    var line = ""
    for word in words {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      // The word goes where it leaves the line nearer to the goal.
      let isFull = lines.count < count - 1 && !line.isEmpty && abs(of(longer) - goal) > abs(of(line) - goal)
      if isFull || (of(longer) > width && !line.isEmpty) {
        lines.append(line)
        line = word
      } else {
        line = longer
      }
    }
    lines.append(line)
    return lines.count <= count && lines.allSatisfy { of($0) <= width } ? lines : nil
  }
}

extension String {
  /// Without the marks over and under letters, which take no room of their own.
  fileprivate var withoutMarks: String {
    var text = String.UnicodeScalarView()
    for scalar in decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      text.append(scalar)
    }
    return String(text)
  }
}
