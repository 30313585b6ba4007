import Values

/// One question to a model: our words, passages that are not to be trusted, and the form of the answer.
package struct ModelRequest: Sendable {
  package struct Passage: Sendable, Hashable {
    package let id: String
    package let text: String

    package init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }

  package let task: ModelTask
  /// Which prompt the instructions were made from, and which version of it: `tim-du-kien@1`.
  package let prompt: String
  package let instructions: String
  package let passages: [Passage]
  /// At most 64 of `A-Za-z0-9_-`.
  package let schemaName: String
  /// The dialect of `SchemaCheck`.
  package let schema: JSON
  /// How many persons, numbers and addresses stand as tokens in the passages.
  package let replaced: Int

  package init(
    task: ModelTask, prompt: String, instructions: String, passages: [Passage], schemaName: String, schema: JSON,
    replaced: Int = 0
  ) {
    self.task = task
    self.prompt = prompt
    self.instructions = instructions
    self.passages = passages
    self.schemaName = schemaName
    self.schema = schema
    self.replaced = replaced
  }
}

/// What a model may be asked to do; a provider is allowed some of it.
package enum ModelTask: String, Sendable, Hashable, CaseIterable {
  case missingFacts = "tim_du_kien"
  /// Invented words, no dossier's: `hoso models probe`.
  case probe = "thu"

  /// Those that a provider's configuration may name: a probe holds nothing of a dossier and is always allowed.
  package static let configurable = allCases.filter { $0 != .probe }
}

extension ModelRequest {
  /// What is said last where the form of the answer before was wrong; that answer is not sent back.
  static let askingAgain = """


    Câu trả lời trước không đúng dạng. Chỉ trả về đúng một giá trị JSON theo lược đồ, không lời dẫn, không dấu bao quanh.
    """

  /// The passages between marks that none of them can hold: a passage's own are broken up.
  var material: String {
    passages.map { passage in
      "<<<\(passage.id)\n\(passage.text.replacing("<<<", with: "< <<").replacing(">>>", with: "> >>"))\n>>>"
    }.joined(separator: "\n")
  }

  /// Characters of the dossier that would leave.
  var characters: Int { passages.reduce(0) { $0 + $1.text.count } }

  /// What was asked, whomever: prompt, words, passages and schema.
  package var digest: Digest {
    Digest(
      of: JSON.record([
        "viec": .string(task.rawValue), "de_nghi": .string(prompt), "loi": .string(instructions),
        "doan": .array(passages.map { .array([.string($0.id), .string($0.text)]) }), "luoc_do": schema,
      ]).bytes())
  }
}
