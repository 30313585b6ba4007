import Foundation
import Values

/// A program of this machine that answers: JSON on its standard input, JSON on its standard output (docs/models.md).
struct CommandAdapter: Adapter {
  let provider: Provider
  let arguments: [String]
  let environment: [String: String]

  func body(of request: ModelRequest, isAgain: Bool) -> [UInt8] {
    JSON.record([
      "version": .string("1"), "task": .string(request.task.rawValue), "model": .string(provider.model),
      "instructions": .string(request.instructions + (isAgain ? ModelRequest.askingAgain : "")),
      "passages": .array(
        request.passages.map { .record(["id": .string($0.id), "text": .string($0.text)]) }),
      "schema": request.schema, "max_output_tokens": .number(Decimal128(provider.limits.outputTokens)),
      "parameters": provider.parameters.isEmpty ? nil : .object(provider.parameters),
    ]).bytes()
  }

  var unready: ModelReply.Status? {
    FileManager.default.isExecutableFile(atPath: arguments[0]) && secrets != nil ? nil : .misconfigured
  }

  /// What the program is given of the environment: where programs are, and what the configuration names.
  private var secrets: [String: String]? {
    guard let named = provider.secrets(environment) else { return nil }
    let plain = ["PATH", "HOME", "LANG", "LC_ALL"].compactMap { key in environment[key].map { (key, $0) } }
    return Dictionary(plain + named.map { ($0.name, $0.value) }) { $1 }
  }

  func ask(_ body: [UInt8], _ request: ModelRequest, within limit: Duration) -> Heard {
    guard let secrets else { return .fault(.misconfigured) }
    do {
      let output = try LocalCommand(arguments: arguments, environment: secrets).output(of: body, within: limit)
      var heard = Self.heard(output)
      heard.bytesIn = output.count
      return heard
    } catch {
      switch error {
      case .notStarted: return .fault(.misconfigured)
      case .timedOut: return .fault(.timedOut)
      case .tooLarge: return .fault(.tooLarge)
      case .failed: return .fault(.unavailable)
      }
    }
  }

  static func heard(_ output: [UInt8]) -> Heard {
    guard let json = try? JSON.parse(output, limits: JSONLimits(bytes: output.count + 1)) else {
      return .fault(.malformed)
    }
    let use = TokenUse(input: json.count("usage", "input"), output: json.count("usage", "output"))
    return Heard(content(of: json), model: json["model"]?.string, use: use)
  }

  private static func content(of json: JSON) -> Heard.Content {
    if json["error"] != nil { return .fault(.unavailable) }
    switch json["stop"]?.string {
    case "stop": break
    case "length": return .fault(.truncated)
    case "refused": return .fault(.refused)
    case "blocked": return .fault(.blocked)
    case "context": return .fault(.contextExceeded)
    default: return .fault(.malformed)
    }
    switch (json["output"], json["text"]?.string) {
    case (let output?, nil): return .json(output)
    case (nil, let text?): return .text(text)
    default: return .fault(.malformed)
    }
  }
}
