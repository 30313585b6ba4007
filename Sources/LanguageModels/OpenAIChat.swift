import Glibc
import Values

/// The chat-completions shape (`POST …/chat/completions` with `response_format: json_schema`).
package struct OpenAIChat: Sendable {
  let provider: Provider
  /// True refuses before any socket is opened.
  let isOffline: Bool
  let environment: [String: String]
  /// nil writes nothing down: for tests of this type alone.
  let ledger: Ledger?

  /// How often a passing fault is tried again, within the one limit of time of each call.
  static let mostAttempts = 2

  package init(provider: Provider, isOffline: Bool, environment: [String: String], ledger: Ledger?) {
    self.provider = provider
    self.isOffline = isOffline
    self.environment = environment
    self.ledger = ledger
  }

  package var location: Provider.Location { provider.location }

  package var name: (provider: String, model: String) { (provider.id, provider.model) }

  /// Exactly the bytes that a request would send; headers with secrets are not among them.
  package func body(of request: ModelRequest) -> [UInt8] {
    // The marker cannot stand in a passage: a passage's own marks are broken up.
    let material = request.passages.map { passage in
      "<<<\(passage.id)\n\(passage.text.replacing("<<<", with: "< <<").replacing(">>>", with: "> >>"))\n>>>"
    }.joined(separator: "\n")
    return JSON.record([
      "model": .string(provider.model),
      "messages": .array([
        .record(["role": .string("system"), "content": .string(request.instructions)]),
        .record(["role": .string("user"), "content": .string(material)]),
      ]),
      "max_tokens": .number(Decimal128(provider.mostOutputTokens)), "temperature": .number(.zero),
      "response_format": .record([
        "type": .string("json_schema"),
        "json_schema": .record([
          "name": .string(request.schemaName), "strict": .bool(true), "schema": request.schema,
        ]),
      ]),
    ]).bytes()
  }

  /// Asks once; the call is in the ledger before its answer can be used.
  package func reply(to request: ModelRequest) -> ModelReply {
    let reply = unrecordedReply(to: request)
    guard let ledger, !ledger.append(reply.ledger) else { return reply }
    return ModelReply(status: .notRecorded, json: nil, ledger: reply.ledger.ending(.notRecorded))
  }

  private func unrecordedReply(to request: ModelRequest) -> ModelReply {
    let body = body(of: request)
    guard !isOffline else { return ended(.offline, request, body, attempts: 0) }
    guard request.passages.reduce(0, { $0 + $1.text.count }) <= provider.mostInputCharacters else {
      return ended(.tooLarge, request, body, attempts: 0)
    }
    var headers = [(name: "Content-Type", value: "application/json")]
    for (name, variable) in provider.secretHeaders.sorted(by: { $0.key < $1.key }) {
      guard let value = environment[variable], !value.isEmpty, !value.contains(where: \.isNewline) else {
        return ended(.misconfigured, request, body, attempts: 0)
      }
      headers.append((name, value))
    }
    let exchange = HTTPExchange(url: provider.url, headers: headers, body: body, seconds: provider.secondsPerCall)
    var last = ended(.unavailable, request, body, attempts: 0)
    for attempt in 1...Self.mostAttempts {
      do {
        last = answer(try exchange.send(), request, body, attempt)
      } catch {
        last = ended(Self.status(of: error), request, body, attempts: attempt)
      }
      guard [.unavailable, .rateLimited].contains(last.status), attempt < Self.mostAttempts else { break }
      usleep(300_000)
    }
    return last
  }

  private static func status(of fault: HTTPExchange.Fault) -> ModelReply.Status {
    switch fault {
    case .unreachable, .interrupted: .unavailable
    case .timedOut: .timedOut
    case .tooLarge: .tooLarge
    }
  }

  private func answer(
    _ reply: HTTPExchange.Reply, _ request: ModelRequest, _ body: [UInt8], _ attempt: Int
  ) -> ModelReply {
    let json = try? JSON.parse(reply.body, limits: JSONLimits(bytes: reply.body.count + 1))
    let reported = json?["model"]?.string
    func end(_ status: ModelReply.Status, _ value: JSON? = nil) -> ModelReply {
      ended(status, request, body, attempts: attempt, received: reply.body.count, reported: reported, json: value)
    }
    guard reply.status == 200 else { return end(Self.status(of: reply.status, json)) }
    guard let choices = json?["choices"]?.array, choices.count == 1, let message = choices[0]["message"] else {
      return end(.malformed)
    }
    // A cut answer is no answer, even where what is left of it parses.
    switch choices[0]["finish_reason"]?.string {
    case "stop": break
    case "length": return end(.truncated)
    case "content_filter": return end(.refused)
    default: return end(.malformed)
    }
    if message["refusal"]?.string != nil { return end(.refused) }
    guard let reported, reported == provider.model || reported.hasPrefix(provider.model + "-") else {
      return end(.wrongModel)
    }
    guard let content = message["content"]?.string, let value = try? JSON.parse(Array(content.utf8)) else {
      return end(.malformed)
    }
    guard SchemaCheck.holds(value, request.schema) else { return end(.schemaViolated) }
    return end(.ok, value)
  }

  private static func status(of code: Int, _ json: JSON?) -> ModelReply.Status {
    let reason = json?["error"]?["code"]?.string ?? ""
    switch code {
    case 300..<400: return .redirected
    case 401, 403: return .unauthorised
    case 429 where ["insufficient_quota", "credit_balance_exhausted"].contains(reason): return .quotaExhausted
    case 429: return .rateLimited
    case 413: return .tooLarge
    case 408, 409, 500..<600: return .unavailable
    default: return .misconfigured
    }
  }

  private func ended(
    _ status: ModelReply.Status, _ request: ModelRequest, _ body: [UInt8], attempts: Int, received: Int = 0,
    reported: String? = nil, json: JSON? = nil
  ) -> ModelReply {
    let ledger = LedgerLine(
      provider: provider.id, location: provider.location, modelAsked: provider.model, modelReported: reported,
      task: request.task, bytesOut: attempts == 0 ? 0 : body.count, bytesIn: received, sha256: Digest(of: body),
      status: status, attempts: attempts)
    return ModelReply(status: status, json: status == .ok ? json : nil, ledger: ledger)
  }
}
