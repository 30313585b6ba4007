import Rulebook

extension Fact {
  /// The same fact, with every value that was read now uncertain; itself where nothing speaks against it.
  func doubted(by doubts: [String]) -> Fact {
    guard !doubts.isEmpty else { return self }
    let why = doubts.uniqued.joined(separator: "; ")
    return with(statements: statements.map { $0.doubted(why) }, sought: sought)
  }
}

extension Statement {
  /// The same statement, now uncertain.
  func doubted(_ why: String) -> Statement {
    let standing: Standing =
      switch self.standing {
      case .read: .uncertain(why)
      case .uncertain(let other): .uncertain("\(other); \(why)")
      case .proposed, .confirmed: self.standing
      }
    return Statement(value: value, words: words, source: source, location: location, standing: standing)
  }
}
