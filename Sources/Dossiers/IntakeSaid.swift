import Values

extension Intake {
  /// All that a list says but the dossier's code: of two that say the same, as they write it, all else comes to the same.
  package struct Said: Hashable, Sendable {
    private let texts: [ByteText?]
    private let received: Received?
    private let components: [Component]?
    private let facts: [Fact]

    private struct Fact: Hashable {
      let key: ByteText
      let value: WrittenAlike
    }

    init(_ intake: Intake) {
      texts = [intake.procedureCode, intake.procedureCase, intake.applicant].map { $0.map(ByteText.init) }
      received = intake.received
      components = intake.components
      facts = intake.facts.map { Fact(key: ByteText($0.key), value: WrittenAlike($0.value)) }
    }
  }

  package var said: Said { Said(self) }
}
