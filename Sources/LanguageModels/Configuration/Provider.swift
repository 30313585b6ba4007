import Values

/// A remote model as the administrator configured it: where, which, with what secret, for what, how much.
package struct Provider: Sendable, Hashable {
  package enum Location: String, Sendable, Hashable, CaseIterable {
    case thisMachine = "may_nay"
    case internalNetwork = "noi_bo"
    case domestic = "trong_nuoc"
    case abroad = "nuoc_ngoai"
  }

  /// How it is spoken to.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// `POST …/chat/completions`; also FPT, VNPT, vLLM, llama.cpp, LM Studio.
    case openAIChat = "openai_chat"
    /// `POST /v1/messages`.
    case anthropic
    /// `POST …/MODEL:generateContent`.
    case gemini
    /// `POST /api/chat`.
    case ollama
    /// A program of this machine: JSON in, JSON out.
    case command
    /// Answers that were written down before.
    case replay
  }

  /// How the form of an answer is asked for; it is checked here whatever the provider does.
  package enum SchemaMode: String, Sendable, Hashable, CaseIterable {
    /// As a schema of the request.
    case native = "json_schema"
    /// Any JSON by the request, the form in words.
    case anyJSON = "json_object"
    /// As the arguments of a tool that must be called.
    case tool = "cong_cu"
    /// In words alone.
    case words = "loi"
  }

  /// What is spoken to.
  enum Target: Sendable, Hashable {
    case url(String)
    /// An absolute path and arguments; no shell.
    case command([String])
    /// A file of answers, or a folder of them.
    case replay(String)
  }

  package let id: String
  package let kind: Kind
  let target: Target
  package let model: String
  /// Other names under which the model may answer; `nil` among them: it need not say.
  let otherNames: [String?]
  package let location: Location
  package let tasks: [ModelTask]
  /// By the names of headers, or of a program's variables.
  let secrets: [String: Secret]
  let schemaMode: SchemaMode
  /// Members of the request that replace ours; a null takes ours out.
  let parameters: [JSON.Member]
  let proxy: String?
  /// A file of certificates (PEM) beside those of the machine.
  let certificates: String?
  package let limits: Limits
  package let price: Price?
  /// Where answers are kept on disk; nil keeps them for one run, in memory.
  let cacheFolder: String?

  package struct Limits: Sendable, Hashable {
    package let secondsPerCall: Int
    package let secondsPerDossier: Int
    package let outputTokens: Int
    package let inputCharacters: Int
    /// What the model reads at once; nil where nobody says.
    package let contextTokens: Int?
    /// The fewest characters that a token stands for: how many tokens a text may be at most.
    package let charactersPerToken: Int
    package let callsAtOnce: Int
    package let tokensPerDossier: Int?
    package let tokensPerRun: Int?
    package let moneyPerRun: Decimal128?
  }

  /// What a million tokens cost.
  package struct Price: Sendable, Hashable {
    package let currency: String
    package let input: Decimal128
    package let output: Decimal128

    func cost(_ use: (input: Int, output: Int)) -> Decimal128? {
      input.multiplied(by: Decimal128(use.input))?
        .adding(output.multiplied(by: Decimal128(use.output)) ?? .zero)?
        .divided(by: Decimal128(1_000_000))
    }
  }

  package struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Where it is asked, for a person; no secret is in it.
  package var address: String {
    switch target {
    case .url(let url): url
    case .command(let arguments): arguments[0]
    case .replay(let path): path
    }
  }

  /// What a secret of it needs that is not there.
  package func missing(_ environment: [String: String]) -> [String] {
    secrets.sorted { $0.key < $1.key }.flatMap { $0.value.missing(environment) }
  }

  /// The secrets with their values; nil where one is missing.
  func secrets(_ environment: [String: String]) -> [(name: String, value: String)]? {
    var lines: [(name: String, value: String)] = []
    for (name, secret) in secrets.sorted(by: { $0.key < $1.key }) {
      guard let value = secret.value(environment) else { return nil }
      lines.append((name, value))
    }
    return lines
  }

  /// Whether an answer under this name is the model's that was asked for: its own name, a dated one, or one that the
  /// configuration knows.
  func isModel(_ reported: String?) -> Bool {
    guard let reported else { return otherNames.contains(nil) }
    if reported == model || otherNames.contains(reported) { return true }
    return ["-", "@", ":"].contains { reported.hasPrefix(model + $0) }
  }

  /// How many tokens a text of this length may be at most.
  func mostTokens(characters: Int) -> Int { (characters + limits.charactersPerToken - 1) / limits.charactersPerToken }
}
