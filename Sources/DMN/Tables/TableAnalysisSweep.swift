/// Which points of a table no row covers: a decision diagram over the columns, built column by column with memory of
/// (column, rows still possible), in which equal parts are one node. Where it only searches, it stops at the first
/// such point and keeps no diagram.
struct CoverageSweep {
  /// Ends of the diagram: every point below is covered, none is, or it is not known which are.
  static let covered: Int32 = 0
  static let uncovered: Int32 = 1
  static let unknown: Int32 = 2

  /// One column: the masks of its parts, one after the other.
  struct Level {
    let masks: [UInt64]
    let parts: Int
  }

  struct Node {
    let level: Int
    /// Of the children, one a part.
    let start: Int
    /// Of the points below.
    let uncoveredShare: Double
    let unknownShare: Double
    /// 0 where the points are too many to count.
    let uncoveredCount: UInt128
    /// Whether any are so: a share may be too small for a number.
    let hasUncovered: Bool
    let hasUnknown: Bool
  }

  let words: Int
  let levels: [Level]
  let isSearch: Bool
  /// Points of the levels from each on; nil past 128 bits.
  let points: [UInt128]?
  /// What may still be done, in parts visited and words remembered.
  private(set) var steps: Int
  private(set) var isCut = false
  /// Behind the three ends.
  private(set) var nodes: [Node] = []
  private(set) var children: [Int32] = []
  private var canonical: [[Int32]: Int32] = [:]
  private var memory: [MaskTable]
  /// Of a search that found every point covered: rows that cover them.
  private(set) var used: [UInt64]
  /// Rows still possible, by level.
  private var stack: [UInt64]
  /// Rows, but for doubtful ones, that hold whatever the values of a level and of those below are; by level.
  private let covering: [UInt64]

  /// - Parameter doubtful: rows that perhaps do not fire where they hold in every level.
  init(_ levels: [Level], rows: [UInt64], doubtful: [UInt64], isSearch: Bool, steps: Int) {
    self.words = rows.count
    self.levels = levels
    self.isSearch = isSearch
    self.steps = steps
    self.points = Self.points(of: levels)
    self.used = rows.map { _ in 0 }
    self.memory = levels.map { _ in MaskTable(words: rows.count) }
    self.stack = rows + Array(repeating: 0, count: rows.count * levels.count)
    var covering = [UInt64](repeating: 0, count: rows.count * (levels.count + 1))
    for word in rows.indices {
      var bits = ~doubtful[word]
      covering[levels.count * rows.count + word] = bits
      for level in levels.indices.reversed() {
        for part in 0..<levels[level].parts { bits &= levels[level].masks[part * rows.count + word] }
        covering[level * rows.count + word] = bits
      }
    }
    self.covering = covering
  }

  private static func points(of levels: [Level]) -> [UInt128]? {
    var points = [UInt128](repeating: 1, count: levels.count + 1)
    for level in levels.indices.reversed() {
      let (product, isTooMany) = points[level + 1].multipliedReportingOverflow(by: UInt128(levels[level].parts))
      if isTooMany { return nil }
      points[level] = product
    }
    return points
  }

  /// The node of all points.
  mutating func root() -> Int32 {
    // Each level takes some of the stack.
    guard levels.count <= 1000 else {
      isCut = true
      return Self.unknown
    }
    return visit(0)
  }

  private mutating func visit(_ level: Int) -> Int32 {
    let base = level * words
    var possible: UInt64 = 0
    var sure: UInt64 = 0
    for word in base..<base + words {
      possible |= stack[word]
      sure |= stack[word] & covering[word]
    }
    if possible == 0 { return Self.uncovered }
    if sure != 0 {
      if isSearch { use(base) }
      return Self.covered
    }
    if level == levels.count { return Self.unknown }
    if let known = memory[level].value(of: stack, at: base) { return known }
    let parts = levels[level].parts
    steps -= parts + words
    guard steps >= 0 else {
      isCut = true
      return Self.unknown
    }
    var found: [Int32] = []
    found.reserveCapacity(parts)
    for part in 0..<parts {
      for word in 0..<words {
        stack[base + words + word] = stack[base + word] & levels[level].masks[part * words + word]
      }
      let child = visit(level + 1)
      // Whoever searches has found; nothing is remembered of what was not looked through.
      if isSearch, child == Self.uncovered { return child }
      found.append(child)
    }
    let node = isSearch ? (found.contains(Self.unknown) ? Self.unknown : Self.covered) : node(of: found, level)
    memory[level].insert(node, for: stack, at: base)
    return node
  }

  /// Takes note of a row that covers all below, one already noted where there is one.
  private mutating func use(_ base: Int) {
    var lowest: (word: Int, bits: UInt64)?
    for word in 0..<words {
      let sure = stack[base + word] & covering[base + word]
      if sure & used[word] != 0 { return }
      if lowest == nil, sure != 0 { lowest = (word, sure & ~(sure - 1)) }
    }
    if let (word, bit) = lowest { used[word] |= bit }
  }

  private mutating func node(of found: [Int32], _ level: Int) -> Int32 {
    if let first = found.first, first <= Self.unknown, found.allSatisfy({ $0 == first }) { return first }
    // The ends stand for more points the higher they are met, so nodes of two levels are never one.
    let key = [Int32(level)] + found
    if let known = canonical[key] { return known }
    var (uncovered, unknown, count) = (0.0, 0.0, UInt128(0))
    for child in found {
      uncovered += uncoveredShare(child)
      unknown += unknownShare(child)
      count += uncoveredCount(child, at: level + 1)
    }
    let parts = Double(found.count)
    let id = Int32(nodes.count) + 3
    nodes.append(
      Node(
        level: level, start: children.count, uncoveredShare: uncovered / parts, unknownShare: unknown / parts,
        uncoveredCount: count, hasUncovered: found.contains { hasUncovered($0) },
        hasUnknown: found.contains { hasUnknown($0) }))
    children += found
    canonical[key] = id
    return id
  }

  func uncoveredShare(_ node: Int32) -> Double {
    node <= Self.unknown ? (node == Self.uncovered ? 1 : 0) : nodes[Int(node) - 3].uncoveredShare
  }

  func unknownShare(_ node: Int32) -> Double {
    node <= Self.unknown ? (node == Self.unknown ? 1 : 0) : nodes[Int(node) - 3].unknownShare
  }

  func hasUncovered(_ node: Int32) -> Bool {
    node <= Self.unknown ? node == Self.uncovered : nodes[Int(node) - 3].hasUncovered
  }

  func hasUnknown(_ node: Int32) -> Bool {
    node <= Self.unknown ? node == Self.unknown : nodes[Int(node) - 3].hasUnknown
  }

  /// Of the points of the levels from one on; 0 where they are too many to count.
  func uncoveredCount(_ node: Int32, at level: Int) -> UInt128 {
    guard let points else { return 0 }
    if node > Self.unknown { return nodes[Int(node) - 3].uncoveredCount }
    return node == Self.uncovered ? points[level] : 0
  }

  /// Sets of uncovered points that share none, the greater ones first, each as the parts that it takes of every level.
  func witnesses(_ root: Int32, upTo limit: Int) -> [(parts: [[Int]], share: Double)] {
    var found: [(parts: [[Int]], share: Double)] = []
    func descend(_ node: Int32, _ parts: [[Int]], _ share: Double) {
      guard found.count < limit else { return }
      if node == Self.uncovered {
        found.append((parts + levels[parts.count...].map { Array(0..<$0.parts) }, share))
        return
      }
      guard node > Self.unknown else { return }
      let (level, start) = (nodes[Int(node) - 3].level, nodes[Int(node) - 3].start)
      let count = levels[level].parts
      // Parts below which the same is missing are one witness.
      let branches = Dictionary(grouping: 0..<count) { children[start + $0] }
        .filter { hasUncovered($0.key) }
        .map { (child: $0.key, parts: $0.value, share: share * Double($0.value.count) / Double(count)) }
        .sorted { left, right in
          let (first, second) = (left.share * uncoveredShare(left.child), right.share * uncoveredShare(right.child))
          return first == second ? left.parts[0] < right.parts[0] : first > second
        }
      for branch in branches { descend(branch.child, parts + [branch.parts], branch.share) }
    }
    descend(root, [], 1)
    return found.sorted { $0.share > $1.share }
  }
}
