/// One search of a text: leftmost matches, the earlier alternative and the longer (or with `?` the shorter) repetition
/// first. Choices are kept on a stack of its own and counted, and so are steps: a search never hangs and never
/// recurses, it ends with `tooComplex`.
struct PatternMatcher {
  private enum Choice {
    case branch(instruction: Int32, position: Int32)
    case register(Int32, value: Int32)
    /// A greedy run that may still give back scalars down to `floor`.
    case giveBack(next: Int32, position: Int32, floor: Int32)
    /// A reluctant run that may still take scalars up to `ceiling`.
    case takeMore(instruction: Int32, position: Int32, ceiling: Int32)
  }

  private let program: PatternProgram
  let text: [Unicode.Scalar]
  private var cursor = 0
  private var choices: [Choice] = []
  /// Positions; -1 where nothing was matched.
  private var registers: [Int32]
  private var stepsLeft: Int
  private let stepsGiven: Int

  var stepsTaken: Int { stepsGiven - stepsLeft }

  /// - Parameter budget: what the caller may still spend, eight steps of a search for one of its own.
  init(_ program: PatternProgram, text: String, _ budget: Budget? = nil) {
    self.program = program
    self.text = Array(text.unicodeScalars)
    registers = Array(repeating: -1, count: program.registerCount)
    stepsGiven = min(PatternLimits.steps(textLength: self.text.count), 8 * (budget?.left ?? .max / 8))
    stepsLeft = stepsGiven
  }

  /// The next match behind the ones found before.
  mutating func next() throws(PatternProblem) -> Range<Int>? {
    while let start = nextStart() {
      if let end = try end(from: start) {
        cursor = max(end, start + 1)
        return start..<end
      }
      cursor = start + 1
      if let repeated = program.leadingRun {
        while cursor <= text.count, program.accepts(repeated, text[cursor - 1]) { cursor += 1 }
      }
    }
    return nil
  }

  /// What a group matched last within the latest match; nil when it took no part in it.
  func range(ofGroup group: Int) -> Range<Int>? {
    let (start, end) = (registers[2 * group], registers[2 * group + 1])
    return start >= 0 && end >= start ? Int(start)..<Int(end) : nil
  }

  private mutating func nextStart() -> Int? {
    if program.isAnchored { return cursor == 0 ? 0 : nil }
    if program.firstTests.isEmpty { return cursor <= text.count ? cursor : nil }
    while cursor < text.count {
      let scalar = text[cursor]
      for test in program.firstTests where program.accepts(test, scalar) { return cursor }
      cursor += 1
    }
    return nil
  }

  // MARK: One match

  private mutating func end(from start: Int) throws(PatternProblem) -> Int? {
    try spend(registers.count / 8)
    choices.removeAll(keepingCapacity: true)
    for register in registers.indices { registers[register] = -1 }
    var instruction = 0
    var position = start
    while true {
      try spend(1)
      switch program.instructions[instruction] {
      case .accept: return position
      case .one(let test):
        if position < text.count, program.accepts(test, text[position]) {
          position += 1
          instruction += 1
          continue
        }
      case .run(let test, let atLeast, let atMost, let isGreedy):
        let shortest = try endOfRun(test, from: position, atMost: Int(atLeast))
        if shortest - position == Int(atLeast) {
          let ceiling = atMost == .max ? text.count : min(text.count, position + Int(atMost))
          if isGreedy {
            position = try endOfRun(test, from: shortest, atMost: ceiling - shortest)
            if position > shortest {
              try keep(.giveBack(next: Int32(instruction + 1), position: Int32(position), floor: Int32(shortest)))
            }
          } else {
            position = shortest
            if position < ceiling {
              try keep(
                .takeMore(instruction: Int32(instruction), position: Int32(position), ceiling: Int32(ceiling)))
            }
          }
          instruction += 1
          continue
        }
      case .edge(let edge):
        if isAt(edge, position) {
          instruction += 1
          continue
        }
      case .save(let register):
        try keep(.register(register, value: registers[Int(register)]))
        registers[Int(register)] = Int32(position)
        instruction += 1
        continue
      case .advance(let register):
        if Int(registers[Int(register)]) < position {
          instruction += 1
          continue
        }
      case .backReference(let group):
        if let end = try endOfRepetition(ofGroup: Int(group), from: position) {
          position = end
          instruction += 1
          continue
        }
      case .split(let prefer, let otherwise):
        try keep(.branch(instruction: otherwise, position: Int32(position)))
        instruction = Int(prefer)
        continue
      case .jump(let target):
        instruction = Int(target)
        continue
      }
      guard let choice = nextChoice() else { return nil }
      (instruction, position) = choice
    }
  }

  private mutating func spend(_ steps: Int) throws(PatternProblem) {
    stepsLeft -= steps
    guard stepsLeft >= 0 else { throw .tooComplex }
  }

  private mutating func keep(_ choice: Choice) throws(PatternProblem) {
    guard choices.count < PatternLimits.choices else { throw .tooComplex }
    choices.append(choice)
  }

  /// Back to the latest choice that is still open, with the registers as they were.
  private mutating func nextChoice() -> (instruction: Int, position: Int)? {
    while let choice = choices.popLast() {
      switch choice {
      case .branch(let instruction, let position): return (Int(instruction), Int(position))
      case .register(let register, let value): registers[Int(register)] = value
      case .giveBack(let next, let position, let floor):
        if position - 1 > floor { choices.append(.giveBack(next: next, position: position - 1, floor: floor)) }
        return (Int(next), Int(position) - 1)
      case .takeMore(let instruction, let position, let ceiling):
        guard case .run(let test, _, _, _) = program.instructions[Int(instruction)],
          program.accepts(test, text[Int(position)])
        else { continue }
        if position + 1 < ceiling {
          choices.append(.takeMore(instruction: instruction, position: position + 1, ceiling: ceiling))
        }
        return (Int(instruction) + 1, Int(position) + 1)
      }
    }
    return nil
  }

  /// The end of the scalars that pass the test, at most so many. A scalar passed over costs an eighth of a step.
  private mutating func endOfRun(
    _ test: ScalarTest, from start: Int, atMost limit: Int
  ) throws(PatternProblem) -> Int {
    let ceiling = min(text.count, start + limit)
    var end = start
    while end < ceiling, program.accepts(test, text[end]) { end += 1 }
    try spend((end - start) / 8)
    return end
  }

  /// A group that matched nothing repeats as the empty text.
  private mutating func endOfRepetition(ofGroup group: Int, from start: Int) throws(PatternProblem) -> Int? {
    guard let range = range(ofGroup: group) else { return start }
    guard start + range.count <= text.count else { return nil }
    try spend(range.count / 8)
    for (offset, index) in range.enumerated() {
      let (scalar, expected) = (text[start + offset], text[index])
      guard scalar == expected || program.ignoresCase && CaseVariants.areVariants(scalar, expected) else { return nil }
    }
    return start + range.count
  }

  /// A line ends before a line feed; behind one that ends the text there is no further line.
  private func isAt(_ edge: PatternEdge, _ position: Int) -> Bool {
    switch edge {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || position < text.count && text[position - 1] == "\n"
    case .lineEnd:
      position < text.count ? text[position] == "\n" : position == 0 || text[position - 1] != "\n"
    }
  }
}
