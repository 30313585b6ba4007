/// One fault in the rule files: where it is (line and column from 1, in Unicode scalars) and what to do about it, in
/// Vietnamese.
package struct RulebookProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: String
  package let line: Int
  package let column: Int
  package let message: String

  package init(path: String, line: Int, column: Int, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String { "\(path):\(line):\(column): \(message)" }
}

/// Why no rulebook could be loaded: every fault of every file, sorted by place. No dossier is opened after this.
package struct RulebookError: Error, Sendable, CustomStringConvertible {
  package let problems: [RulebookProblem]

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
