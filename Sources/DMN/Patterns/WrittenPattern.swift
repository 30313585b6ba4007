import Values

/// A pattern that is written out in an expression, parsed when it is first asked for; from any thread.
final class WrittenPattern: Sendable {
  private let text: String
  private let flags: String
  private let once = Once<Pattern?>()

  init(_ text: String, flags: String) {
    self.text = text
    self.flags = flags
  }

  /// nil where it is no pattern.
  var parsed: Pattern? { once.value { try? Pattern(text, flags: flags) } }
}
