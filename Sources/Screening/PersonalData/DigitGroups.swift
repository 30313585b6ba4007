import Rulebook
import Values

/// The digits of a text, group by group, and what joins two groups: `0912 345-678` has three.
struct DigitGroups {
  enum Joint {
    case blank
    case dot
    case dash
    /// ` - `: often between two numbers.
    case spacedDash
    case bracket
  }

  struct Group {
    let range: Range<Int>
    let digits: String
    /// To the group before; nil where they are not of one number.
    let joint: Joint?
    /// The word that holds it.
    let word: Int
  }

  let groups: [Group]
  private let text: ScannedText

  init(_ text: ScannedText) {
    var groups: [Group] = []
    for (index, word) in text.words.enumerated() where word.hasDigit {
      var place = word.range.lowerBound
      while place < word.range.upperBound {
        guard text.scalars[place].digit != nil else {
          place += 1
          continue
        }
        var digits = ""
        let start = place
        var end = place
        while place < word.range.upperBound {
          if let digit = text.scalars[place].digit {
            digits += String(digit)
            end = place + 1
          } else if !text.scalars[place].isUnseen {
            break
          }
          place += 1
        }
        let joint = groups.last.flatMap { Self.joint(text.scalars[$0.range.upperBound..<start]) }
        groups.append(Group(range: start..<end, digits: digits, joint: joint, word: index))
      }
    }
    self.groups = groups
    self.text = text
  }

  private static func joint(_ scalars: ArraySlice<Unicode.Scalar>) -> Joint? {
    let seen = scalars.filter { !$0.isUnseen }
    guard !seen.isEmpty, seen.count <= 3, !seen.contains("\t") else { return nil }
    let gap = ScannedText.Gap(of: seen[...])
    switch gap {
    case .blank: return seen.count <= 2 ? .blank : nil
    case .dot: return seen.count == 1 ? .dot : nil
    case .dash: return seen.count == 1 ? .dash : nil
    case [.dash, .blank]: return .spacedDash
    case [.dot, .blank]: return seen.count == 2 ? .dot : nil
    case .bracket, [.bracket, .blank], [.bracket, .dash], [.bracket, .dot]: return .bracket
    default: return nil
    }
  }

  /// The groups from one on that may be of its number, at most nine; a date or a time ends them.
  func run(from first: Int) -> Range<Int> {
    var end = first + 1
    while end < groups.count, end - first < 9, groups[end].joint != nil, isBare(end), !isDate(end), !isCut(end) {
      end += 1
    }
    return first..<end
  }

  /// No letter touches it.
  func isBare(_ index: Int) -> Bool {
    let range = groups[index].range
    return !(range.lowerBound > 0 && text.scalars[range.lowerBound - 1].isOfWord)
      && !(range.upperBound < text.scalars.count && text.scalars[range.upperBound].isOfWord)
  }

  /// `01.02.2026`, `2026-02-01`.
  func isDate(_ index: Int) -> Bool {
    guard index + 2 < groups.count, let joint = groups[index + 1].joint, joint == groups[index + 2].joint,
      joint == .dot || joint == .dash
    else { return false }
    let counts = groups[index...index + 2].map(\.digits.count)
    return (counts[0] <= 2 && counts[1] <= 2 && counts[2] == 4) || (counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2)
  }

  /// `01/02/2026`, `10:30`, `1,5`: the group begins something else.
  private func isCut(_ index: Int) -> Bool {
    let end = groups[index].range.upperBound
    guard end + 1 < text.scalars.count, text.scalars[end + 1].digit != nil else { return false }
    return "/:,".unicodeScalars.contains(text.scalars[end])
  }

  /// `1.250.000.000`, `250 000`, `1,250,000`, `1.250.000,5`: groups of three behind a first that has no zero before it.
  func figure(from first: Int) -> Range<Int>? {
    let head = groups[first].digits
    guard head.count <= 3, !(head.count > 1 && head.hasPrefix("0")) else { return nil }
    var end = first + 1
    while end < groups.count, groups[end].digits.count == 3, let mark = grouping(end),
      end == first + 1 || mark == grouping(end - 1)
    {
      end += 1
    }
    return end > first + 1 ? first..<end : nil
  }

  /// The one sign between a group and the one before it.
  private func grouping(_ index: Int) -> Unicode.Scalar? {
    let between = text.scalars[groups[index - 1].range.upperBound..<groups[index].range.lowerBound]
    guard between.count == 1, let sign = between.first else { return nil }
    return sign.isGapBlank ? " " : sign == "." || sign == "," || sign == "’" ? sign : nil
  }

  func digits(_ range: Range<Int>) -> String { groups[range].map(\.digits).joined() }

  func scalars(_ range: Range<Int>) -> Range<Int> {
    groups[range.lowerBound].range.lowerBound..<groups[range.upperBound - 1].range.upperBound
  }
}
