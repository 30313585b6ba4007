/// A pattern as instructions for the matcher. Jumps are places in `instructions`.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case one(ScalarTest)
    /// As many or as few scalars as the rest allows; one instruction, so that `.*` costs neither jumps nor memory.
    case run(ScalarTest, atLeast: Int32, atMost: Int32, isGreedy: Bool)
    case edge(PatternEdge)
    /// Registers 2n and 2n+1 hold the ends of group n; the ones after them, where a turn of a loop began.
    case save(register: Int32)
    /// Fails when nothing was matched since the register was saved: a loop turns only as long as it gets on.
    case advance(register: Int32)
    case backReference(Int32)
    case split(prefer: Int32, otherwise: Int32)
    case jump(Int32)
    case accept
  }

  private(set) var instructions: [Instruction] = []
  let sets: [ScalarSet]
  let groupCount: Int
  let ignoresCase: Bool
  private(set) var registerCount: Int
  let isAnchored: Bool
  /// One of these lets the first scalar of a match pass; empty when that cannot be said.
  let firstTests: [ScalarTest]
  /// What an unlimited run at the very beginning repeats. When the rest has failed after every length of it, it fails
  /// as well from any later place of the same run: the search goes on behind the run. Nil when a back-reference could
  /// tell the places apart.
  private(set) var leadingRun: ScalarTest?
  private var hasBackReferences = false

  init(_ node: PatternNode, sets: [ScalarSet], groupCount: Int, ignoresCase: Bool) throws(PatternProblem) {
    self.sets = sets
    self.groupCount = groupCount
    self.ignoresCase = ignoresCase
    registerCount = 2 * (groupCount + 1)
    isAnchored = node.isAnchored
    let firstTests = node.firstTests ?? []
    // Past a handful, trying is as quick as asking.
    self.firstTests = firstTests.count <= 8 ? Array(firstTests) : []
    try emit(node)
    try append(.accept)
    leadingRun = hasBackReferences ? nil : unlimitedRunAtStart
  }

  func accepts(_ test: ScalarTest, _ scalar: Unicode.Scalar) -> Bool {
    switch test {
    case .scalar(let expected): scalar == expected
    case .any: true
    case .notLineEnd: scalar != "\n" && scalar != "\r"
    case .set(let index): sets[Int(index)].contains(scalar)
    }
  }

  private var unlimitedRunAtStart: ScalarTest? {
    for instruction in instructions {
      if case .save = instruction { continue }
      guard case .run(let test, _, .max, _) = instruction else { return nil }
      return test
    }
    return nil
  }

  // MARK: Compilation

  private var here: Int32 { Int32(instructions.count) }

  private mutating func append(_ instruction: Instruction) throws(PatternProblem) {
    guard instructions.count < PatternLimits.instructions else { throw .tooLarge }
    instructions.append(instruction)
  }

  private mutating func emit(_ node: PatternNode) throws(PatternProblem) {
    switch node {
    case .sequence(let nodes):
      for node in nodes { try emit(node) }
    case .choice(let nodes): try emit(choice: nodes)
    case .one(let test): try append(.one(test))
    case .edge(let edge): try append(.edge(edge))
    case .group(let number, let node):
      try append(.save(register: Int32(2 * number)))
      try emit(node)
      try append(.save(register: Int32(2 * number + 1)))
    case .backReference(let number):
      hasBackReferences = true
      try append(.backReference(Int32(number)))
    case .repeated(.one(let test), let atLeast, let atMost, let isGreedy):
      let atMost = atMost.map { Int32($0) } ?? .max
      try append(.run(test, atLeast: Int32(atLeast), atMost: atMost, isGreedy: isGreedy))
    case .repeated(let node, let atLeast, let atMost, let isGreedy):
      try emit(node, atLeast: atLeast, atMost: atMost, isGreedy: isGreedy)
    }
  }

  private mutating func emit(choice nodes: [PatternNode]) throws(PatternProblem) {
    var jumps: [Int] = []
    for (position, node) in nodes.enumerated() {
      guard position < nodes.count - 1 else {
        try emit(node)
        break
      }
      let split = instructions.count
      try append(.split(prefer: here + 1, otherwise: 0))
      try emit(node)
      jumps.append(instructions.count)
      try append(.jump(0))
      instructions[split] = .split(prefer: Int32(split + 1), otherwise: here)
    }
    for jump in jumps { instructions[jump] = .jump(here) }
  }

  /// The turns that must be, one after another; then a loop, or the turns that may be, each a way out.
  private mutating func emit(
    _ node: PatternNode, atLeast: Int, atMost: Int?, isGreedy: Bool
  ) throws(PatternProblem) {
    for _ in 0..<atLeast {
      let before = instructions.count
      try emit(node)
      // A thousand times nothing, a thousand times over, would never end.
      guard instructions.count > before else { return }
    }
    let register = node.canMatchEmpty ? Int32(registerCount) : nil
    if register != nil { registerCount += 1 }
    var splits: [Int] = []
    for _ in 0..<(atMost.map { $0 - atLeast } ?? 1) {
      splits.append(instructions.count)
      try append(.split(prefer: here + 1, otherwise: 0))
      if let register { try append(.save(register: register)) }
      try emit(node)
      if let register { try append(.advance(register: register)) }
    }
    if atMost == nil, let split = splits.last { try append(.jump(Int32(split))) }
    for split in splits {
      let turn = Int32(split + 1)
      instructions[split] = isGreedy ? .split(prefer: turn, otherwise: here) : .split(prefer: here, otherwise: turn)
    }
  }
}
