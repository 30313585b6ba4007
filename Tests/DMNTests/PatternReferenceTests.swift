import TestSupport
import Testing

@testable import DMN

/// A pattern as a tree, matched by listing every way it can: slow, short and written apart from the matcher.
private indirect enum Tree {
  case one(Unicode.Scalar), any, start, end, empty
  case sequence([Tree]), choice([Tree])
  case group(Int, Tree)
  case backReference(Int)
  case repeated(Tree, Int, Int?, Bool)

  typealias Captures = [Int: Range<Int>]
  typealias Way = (end: Int, captures: Captures)

  struct TooMany: Error {}

  var pattern: String {
    switch self {
    case .one(let scalar): String(scalar)
    case .any: "."
    case .start: "^"
    case .end: "$"
    case .empty: "(?:)"
    case .sequence(let trees): trees.map(\.atom).joined()
    case .choice(let trees): trees.map(\.pattern).joined(separator: "|")
    case .group(_, let tree): "(\(tree.pattern))"
    case .backReference(let number): "\\\(number)"
    case .repeated(let tree, let atLeast, let atMost, let isGreedy):
      tree.atom + Self.quantifier(atLeast, atMost) + (isGreedy ? "" : "?")
    }
  }

  private var atom: String {
    switch self {
    case .sequence, .choice, .repeated: "(?:\(pattern))"
    case .one, .any, .start, .end, .empty, .group, .backReference: pattern
    }
  }

  private static func quantifier(_ atLeast: Int, _ atMost: Int?) -> String {
    switch (atLeast, atMost) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(atLeast),}"
    case (_, let atMost?): "{\(atLeast),\(atMost)}"
    }
  }

  /// Every way to match from there, the preferred first.
  func ways(_ text: [Unicode.Scalar], _ at: Int, _ captures: Captures, _ budget: inout Int) throws -> [Way] {
    budget -= 1
    guard budget > 0 else { throw TooMany() }
    let here: [Way] = [(at, captures)]
    switch self {
    case .one(let scalar): return at < text.count && text[at] == scalar ? [(at + 1, captures)] : []
    case .any: return at < text.count ? [(at + 1, captures)] : []
    case .start: return at == 0 ? here : []
    case .end: return at == text.count ? here : []
    case .empty: return here
    case .sequence(let trees):
      var ways = here
      for tree in trees { ways = try ways.flatMap { try tree.ways(text, $0.end, $0.captures, &budget) } }
      return ways
    case .choice(let trees): return try trees.flatMap { try $0.ways(text, at, captures, &budget) }
    case .group(let number, let tree):
      return try tree.ways(text, at, captures, &budget).map { way in
        (way.end, way.captures.merging([number: at..<way.end]) { $1 })
      }
    case .backReference(let number):
      let wanted = captures[number].map { text[$0] } ?? []
      return text[at...].starts(with: wanted) ? [(at + wanted.count, captures)] : []
    case .repeated(let tree, let atLeast, let atMost, let isGreedy):
      guard atMost != 0 else { return here }
      let next = Tree.repeated(tree, max(atLeast - 1, 0), atMost.map { $0 - 1 }, isGreedy)
      let further = try tree.ways(text, at, captures, &budget).filter { atLeast > 0 || $0.end > at }
        .flatMap { try next.ways(text, $0.end, $0.captures, &budget) }
      if atLeast > 0 { return further }
      return isGreedy ? further + here : here + further
    }
  }

  /// Every match replaced by `<$0|$1|$2>`; nil when there is none.
  func replaced(_ text: [Unicode.Scalar]) throws -> String? {
    var budget = 20_000
    var result = ""
    var (at, copied, hasMatch) = (0, 0, false)
    func string(_ range: Range<Int>) -> String { text[range].map { String($0) }.joined() }
    while at <= text.count {
      guard let way = try ways(text, at, [:], &budget).first else {
        at += 1
        continue
      }
      hasMatch = true
      let groups = [at..<way.end] + [1, 2].map { way.captures[$0] ?? 0..<0 }
      result += string(copied..<at) + "<" + groups.map(string).joined(separator: "|") + ">"
      copied = way.end
      at = max(way.end, at + 1)
    }
    return hasMatch ? result + string(copied..<text.count) : nil
  }
}

private struct TreeMaker {
  var random: SeededNumbers
  private var opened = 0
  private var closed: [Int] = []

  init(_ seed: UInt64) {
    random = SeededNumbers(seed)
  }

  mutating func tree(depth: Int) -> Tree {
    switch Int.random(in: 0..<(depth > 0 ? 20 : 8), using: &random) {
    case 0..<3: return .one("a")
    case 3..<5: return .one("b")
    case 5: return .any
    case 6:
      guard let number = closed.randomElement(using: &random) else { return .one("a") }
      return .backReference(number)
    case 7: return [.start, .end, .empty].randomElement(using: &random) ?? .empty
    case 8..<12:
      return .sequence((0..<Int.random(in: 2...3, using: &random)).map { _ in tree(depth: depth - 1) })
    case 12..<14:
      return .choice((0..<Int.random(in: 2...3, using: &random)).map { _ in tree(depth: depth - 1) })
    case 14..<16:
      opened += 1
      let number = opened
      let inside = tree(depth: depth - 1)
      closed.append(number)
      return .group(number, inside)
    default:
      let atLeast = Int.random(in: 0...2, using: &random)
      let atMost = Bool.random(using: &random) ? nil : atLeast + Int.random(in: 0...2, using: &random)
      return .repeated(tree(depth: depth - 1), atLeast, atMost, Bool.random(using: &random))
    }
  }
}

@Suite("Bộ khớp so với bản đối chiếu")
struct PatternReferenceTests {
  @Test("Mẫu ngẫu nhiên cho đúng kết quả của bản liệt kê mọi cách", arguments: 1...4)
  func agreesWithEveryWay(_ seed: UInt64) throws {
    var (matched, unmatched, replaced) = (0, 0, 0)
    for round in 0..<1500 {
      var maker = TreeMaker(seed * 100_000 + UInt64(round))
      let tree = maker.tree(depth: 4)
      let text = (0..<Int.random(in: 0...7, using: &maker.random)).map { _ in
        Bool.random(using: &maker.random) ? "a" as Unicode.Scalar : "b"
      }
      let expected: String?
      let isEmptyMatched: Bool
      do {
        expected = try tree.replaced(text)
        isEmptyMatched = try tree.replaced([]) != nil
      } catch {
        continue
      }
      let pattern = try Pattern(tree.pattern)
      let string = text.map { String($0) }.joined()
      #expect(try pattern.matches(string) == (expected != nil), "\(tree.pattern) \(string)")
      #expect(try pattern.matches("") == isEmptyMatched, "\(tree.pattern)")
      if expected == nil { unmatched += 1 } else { matched += 1 }
      guard let expected, !isEmptyMatched else { continue }
      replaced += 1
      #expect(try pattern.replacing(string, with: "<$0|$1|$2>") == expected, "\(tree.pattern) \(string)")
    }
    #expect(matched > 500 && unmatched > 200 && replaced > 200, "\(matched) \(unmatched) \(replaced)")
  }

  @Test(
    "Chuỗi bất kỳ làm mẫu: được nhận hay bị từ chối, không bao giờ sập, và ba hàm nói cùng một điều", arguments: 1...4)
  func survivesAnything(_ seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let pieces = [
      "a", "b", "K", "ơ", "\u{31B}", "ſ", " ", "\n", "-", "1", ",", "(", "(", "(?:", ")", ")", "[", "[^", "]", "-[",
      "{",
      "}", "{2}", "{1,3}", "{0,1000}", "*", "+", "?", "|", "\\", "\\1", "\\2", "\\d", "\\S", "\\c", "\\p{Lu}",
      "\\P{IsBasicLatin}", "\\p{", "^", "$", ".", ".", "[a-z]", "[^\\w-[b]]", "(a|b)", "(.*)",
    ]
    var (accepted, rejected, split) = (0, 0, 0)
    for _ in 0..<3000 {
      func text(_ count: Int) -> String {
        (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      }
      let source = text(Int.random(in: 1...9, using: &random))
      let flags = ["", "", "i", "x", "m", "s", "q", "smix"].randomElement(using: &random) ?? ""
      guard let pattern = try? Pattern(source, flags: flags) else {
        rejected += 1
        continue
      }
      accepted += 1
      let input = text(Int.random(in: 0...12, using: &random))
      switch Result(catching: { () throws(PatternProblem) in try pattern.split(input) }) {
      case .success(let parts):
        split += 1
        #expect(try pattern.matches(input) == (parts.count > 1), "\(source) \(flags) \(input)")
        let replaced = try pattern.replacing(input, with: "§")
        #expect(replaced == parts.joined(separator: "§"), "\(source) \(flags) \(input)")
      case .failure(let problem):
        #expect([.matchesEmptyText, .tooComplex].contains(problem), "\(source) \(flags) \(input)")
      }
    }
    #expect(accepted > 500 && rejected > 500 && split > 300, "\(accepted) \(rejected) \(split)")
  }
}
