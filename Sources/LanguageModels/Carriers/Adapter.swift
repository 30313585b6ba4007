import Foundation
import Values

/// One way of asking: what would leave, and what comes back.
protocol Adapter: Sendable {
  /// Exactly the bytes that a question would send; headers with secrets are not among them.
  func body(of request: ModelRequest, isAgain: Bool) -> [UInt8]

  /// What must be there before anything is sent and is not, as the status that it ends in.
  var unready: ModelReply.Status? { get }

  func ask(_ body: [UInt8], _ request: ModelRequest, within limit: Duration) -> Heard
}

/// The shapes of providers over HTTP.
struct HTTPAdapter: Adapter {
  let provider: Provider
  let url: String
  let shape: any ChatShape
  let environment: [String: String]

  func body(of request: ModelRequest, isAgain: Bool) -> [UInt8] {
    shape.body(of: request, from: provider, isAgain: isAgain).bytes()
  }

  var unready: ModelReply.Status? { provider.secrets(environment) == nil ? .misconfigured : nil }

  func ask(_ body: [UInt8], _ request: ModelRequest, within limit: Duration) -> Heard {
    guard let secrets = provider.secrets(environment) else { return .fault(.misconfigured) }
    let exchange = HTTPExchange(
      url: url, headers: [("Content-Type", "application/json")] + shape.headers + secrets, body: body, limit: limit,
      location: provider.location, proxy: provider.proxy, certificates: provider.certificates)
    do {
      return heard(try exchange.send())
    } catch {
      return Self.heard(error)
    }
  }

  private static func heard(_ fault: HTTPExchange.Fault) -> Heard {
    switch fault {
    case .unreachable, .interrupted: .fault(.unavailable, retryAfter: .zero)
    case .timedOut: .fault(.timedOut)
    case .tooLarge: .fault(.tooLarge)
    case .untrusted: .fault(.untrusted)
    case .wrongPlace: .fault(.wrongPlace)
    case .misconfigured: .fault(.misconfigured)
    }
  }

  private func heard(_ reply: HTTPExchange.Reply) -> Heard {
    let json = try? JSON.parse(reply.body, limits: JSONLimits(bytes: reply.body.count + 1))
    var heard =
      if reply.status == 200 {
        json.map { shape.heard($0, provider) } ?? .fault(.malformed)
      } else {
        ProviderFault(error: json?["error"]).heard(reply.status, reply.headers, now: Date())
      }
    heard.bytesIn = reply.body.count
    heard.httpStatus = reply.status
    let named = reply.headers["x-request-id"] ?? reply.headers["request-id"] ?? json?["request_id"]?.string
    heard.requestID = named.flatMap(\.asAName)
    return heard
  }
}

extension String {
  /// Somebody else's name for something, which goes into the ledger and onto screens; nil where it is no name.
  var asAName: String? {
    guard !isEmpty, unicodeScalars.count <= 100 else { return nil }
    let isName = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_.:/@+ ".unicodeScalars.contains(scalar)
    }
    return isName ? self : nil
  }
}

extension Provider {
  /// The way of asking this provider.
  func adapter(_ environment: [String: String]) -> any Adapter {
    let shape: any ChatShape =
      switch kind {
      case .openAIChat, .command, .replay: OpenAIChatShape()
      case .anthropic: AnthropicShape()
      case .gemini: GeminiShape()
      case .ollama: OllamaShape()
      }
    return switch target {
    case .url(let url): HTTPAdapter(provider: self, url: url, shape: shape, environment: environment)
    case .command(let arguments): CommandAdapter(provider: self, arguments: arguments, environment: environment)
    case .replay(let path): ReplayAdapter(provider: self, path: path)
    }
  }
}
