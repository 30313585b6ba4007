import Values

/// What came back from a model's side, before it is held against the schema.
struct Heard: Sendable {
  enum Content: Sendable, Hashable {
    /// The model's own words, which should be JSON.
    case text(String)
    /// JSON already: the arguments of a tool, the output of a program.
    case json(JSON)
    case fault(ModelReply.Status)
  }

  let content: Content
  var model: String?
  var use = TokenUse.unsaid
  var bytesIn = 0
  var httpStatus: Int?
  /// The provider's name for the call, for whoever asks it what went wrong.
  var requestID: String?
  /// Nil where the same question would end the same way; else how long to wait at least.
  var retryAfter: Duration?

  init(_ content: Content, model: String? = nil, use: TokenUse = .unsaid) {
    self.content = content
    self.model = model
    self.use = use
  }

  static func fault(_ status: ModelReply.Status, retryAfter: Duration? = nil) -> Heard {
    var heard = Heard(.fault(status))
    heard.retryAfter = retryAfter
    return heard
  }
}

/// How one kind of provider writes questions and answers: pure, so that every oddity is a test without a server.
protocol ChatShape: Sendable {
  /// Headers that every call has.
  var headers: [(name: String, value: String)] { get }

  /// - Parameter isAgain: whether the question was put before and the form of the answer was wrong.
  func body(of request: ModelRequest, from provider: Provider, isAgain: Bool) -> JSON

  /// What an answer with status 200 says.
  func heard(_ json: JSON, _ provider: Provider) -> Heard
}

extension ChatShape {
  /// The instructions, with the schema in words where the request has no place for it.
  func instructions(_ request: ModelRequest, _ provider: Provider, _ isAgain: Bool) -> String {
    var words = request.instructions
    switch provider.schemaMode {
    case .native, .tool: break
    case .anyJSON, .words:
      let schema = String(decoding: request.schema.bytes(), as: UTF8.self)
      words += "\n\nChỉ trả về JSON theo lược đồ (JSON Schema) sau, không thêm lời nào:\n\(schema)"
    }
    return isAgain ? words + ModelRequest.askingAgain : words
  }
}

extension JSON {
  /// The same object with these members in place of its own of their names; a null takes one out.
  func overridden(by members: [Member]) -> JSON {
    guard let own = self.members else { return self }
    let kept = own.filter { member in !members.contains { $0.key == member.key } }
    return .object(kept + members.filter { $0.value != .null })
  }

  /// A count of tokens; nil where there is none or no such number.
  func count(_ path: String...) -> Int? {
    var value: JSON? = self
    for key in path { value = value?[key] }
    guard let count = value?.integer, count >= 0 else { return nil }
    return count
  }
}
