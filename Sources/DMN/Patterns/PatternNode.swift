/// A pattern as its parser reads it.
indirect enum PatternNode: Sendable {
  case sequence([PatternNode])
  /// The first that lets the rest match is taken.
  case choice([PatternNode])
  case one(ScalarTest)
  case edge(PatternEdge)
  /// A capturing group, counted from 1 by its opening parenthesis.
  case group(Int, PatternNode)
  case backReference(Int)
  /// `atMost` is nil when there is no limit.
  case repeated(PatternNode, atLeast: Int, atMost: Int?, isGreedy: Bool)
}

/// What one scalar of the text must be.
enum ScalarTest: Sendable, Hashable {
  case scalar(Unicode.Scalar)
  case any
  /// The dot without the flag `s`: neither line feed nor carriage return.
  case notLineEnd
  /// By its place in the sets of the pattern: the test itself holds no memory, so that the matcher counts no references.
  case set(Int32)
}

/// Places between scalars.
enum PatternEdge: Sendable, Hashable {
  case textStart, textEnd, lineStart, lineEnd
}

extension PatternNode {
  var canMatchEmpty: Bool {
    switch self {
    case .sequence(let nodes): nodes.allSatisfy(\.canMatchEmpty)
    case .choice(let nodes): nodes.contains(where: \.canMatchEmpty)
    case .one: false
    case .edge, .backReference: true
    case .group(_, let node): node.canMatchEmpty
    case .repeated(let node, let atLeast, _, _): atLeast == 0 || node.canMatchEmpty
    }
  }

  /// Whether a match can only begin where the text does.
  var isAnchored: Bool {
    switch self {
    case .sequence(let nodes): nodes.first?.isAnchored ?? false
    case .choice(let nodes): !nodes.isEmpty && nodes.allSatisfy(\.isAnchored)
    case .one, .backReference: false
    case .edge(let edge): edge == .textStart
    case .group(_, let node): node.isAnchored
    case .repeated(let node, let atLeast, _, _): atLeast > 0 && node.isAnchored
    }
  }

  /// Tests one of which the first scalar of a match must pass; nil when a match may have no first scalar, or one that
  /// only the text decides.
  var firstTests: Set<ScalarTest>? {
    switch self {
    case .sequence(let nodes):
      var tests: Set<ScalarTest> = []
      for node in nodes {
        if case .edge = node { continue }
        guard let first = node.firstTests else {
          guard case .repeated(let repeated, 0, let atMost, _) = node, atMost != 0,
            let optional = repeated.firstTests
          else { return nil }
          tests.formUnion(optional)
          continue
        }
        return tests.union(first)
      }
      return nil
    case .choice(let nodes):
      var tests: Set<ScalarTest> = []
      for node in nodes {
        guard let first = node.firstTests else { return nil }
        tests.formUnion(first)
      }
      return tests
    case .one(let test): return [test]
    case .edge, .backReference: return nil
    case .group(_, let node): return node.firstTests
    case .repeated(let node, let atLeast, _, _): return atLeast > 0 ? node.firstTests : nil
    }
  }
}
