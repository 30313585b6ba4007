import Values

/// A fact as the set of its statements: unstated (and how it was sought), one value, or several. One object however many
/// rules read it.
package final class Fact: Sendable {
  package let name: String
  package let subject: Subject
  package let statements: [Statement]
  /// How it was sought; nil where there are statements.
  package let sought: Sought?
  /// Files that could not be read and may say otherwise; while there are any, nothing passes on this fact.
  package let unreadSources: [String]
  /// Where words stand that give no value, beside the statements; nothing passes on this fact while they may say otherwise.
  package let unclear: [Sought]
  /// True where an officer has said it, so that nothing unread can speak against it.
  package let isConfirmed: Bool
  /// The statements that count: an officer's word outranks what was read, and deletes nothing.
  package let governing: [Statement]
  /// The different values that count, in order of first mention.
  package let values: [FactValue]
  /// As reports write it.
  package let written = Once<WrittenJSON>()

  package init(
    name: String, subject: Subject, statements: [Statement], sought: Sought?, unreadSources: [String] = [],
    unclear: [Sought] = []
  ) {
    self.name = name
    self.subject = subject
    self.statements = statements
    self.sought = sought
    self.unreadSources = unreadSources
    self.unclear = unclear
    isConfirmed = statements.contains { $0.standing == .confirmed }
    governing = isConfirmed ? statements.filter { $0.standing == .confirmed } : statements
    values = governing.reduce(into: []) { values, statement in
      if !values.contains(statement.value) { values.append(statement.value) }
    }
  }

  /// The same fact with other statements, and how it was sought where there are none.
  package func with(statements: [Statement], sought: Sought?) -> Fact {
    Fact(
      name: name, subject: subject, statements: statements, sought: sought, unreadSources: unreadSources,
      unclear: unclear)
  }

  /// Whether something that was not read, or not clearly, may speak against it.
  package var mayBeContradicted: Bool { !isConfirmed && !(unreadSources.isEmpty && unclear.isEmpty) }
}

extension Fact: Hashable {
  package static func == (left: Fact, right: Fact) -> Bool {
    left === right
      || left.name == right.name && left.subject == right.subject && left.statements == right.statements
        && left.sought == right.sought && left.unreadSources == right.unreadSources && left.unclear == right.unclear
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(subject)
    hasher.combine(statements)
  }
}
