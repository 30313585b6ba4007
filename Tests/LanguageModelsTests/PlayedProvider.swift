import Foundation
import Synchronization
import TestSupport
import Testing
import Values

@testable import LanguageModels

/// One kind of provider over HTTP, played by a scripted server: how it is configured and how it says each thing.
struct PlayedProvider: Sendable, CustomTestStringConvertible {
  let kind: Provider.Kind

  static let all = [Provider.Kind.openAIChat, .anthropic, .gemini, .ollama].map(PlayedProvider.init)

  var testDescription: String { kind.rawValue }

  /// - Parameter seconds: of one call; many, since a busy machine is no fault.
  func provider(
    _ url: String, _ more: String = "", location: String = "may_nay", seconds: Int = 60
  ) throws -> Provider {
    let context = kind == .ollama && !more.contains("ngu_canh_token") ? ", \"ngu_canh_token\": 4096" : ""
    return try Provider(
      parsing: Array(
        """
        {"id": "thử", "kind": "\(kind.rawValue)", "url": "\(url)", "model": "mẫu-1", "noi_xu_ly": "\(location)", "giay": \(seconds),
         "viec": ["tim_du_kien"], "headers": {"Authorization": "Bearer ${env:KHOA}"}\(context)\(more)}
        """.utf8))
  }

  /// How an answer ends.
  enum End {
    case whole, cut, blocked, refused, context, unknown
  }

  /// nil where this kind has no word for it.
  private func word(_ end: End) -> String? {
    switch (kind, end) {
    case (.anthropic, .whole): "end_turn"
    case (.anthropic, .cut): "max_tokens"
    case (.anthropic, .refused): "refusal"
    case (.anthropic, .context): "model_context_window_exceeded"
    case (.gemini, .whole): "STOP"
    case (.gemini, .cut): "MAX_TOKENS"
    case (.gemini, .blocked): "SPII"
    case (.openAIChat, .whole), (.ollama, .whole): "stop"
    case (.openAIChat, .cut), (.ollama, .cut): "length"
    case (.openAIChat, .blocked): "content_filter"
    case (_, .unknown): "pause_turn"
    default: nil
    }
  }

  /// The body of an answer with this content; nil where this kind cannot end so.
  func body(_ content: String, _ end: End = .whole, model: String = "mẫu-1", input: Int? = 40) -> String? {
    guard let word = word(end) else { return nil }
    let text = ScriptedServer.quoted(content)
    let count = input.map { "\($0)" }
    switch kind {
    case .openAIChat:
      let usage = count.map { #","usage":{"prompt_tokens":\#($0),"completion_tokens":5}"# } ?? ""
      return #"{"model":"\#(model)","choices":[{"finish_reason":"\#(word)","message":{"content":\#(text)}}]\#(usage)}"#
    case .anthropic:
      let usage = count.map { #","usage":{"input_tokens":\#($0),"output_tokens":5}"# } ?? ""
      let blocks = #"[{"type":"thinking","thinking":"…"},{"type":"text","text":\#(text)}]"#
      return #"{"type":"message","model":"\#(model)","stop_reason":"\#(word)","content":\#(blocks)\#(usage)}"#
    case .gemini:
      let rest = #""candidatesTokenCount":4,"thoughtsTokenCount":1"#
      let usage = count.map { #","usageMetadata":{"promptTokenCount":\#($0),\#(rest)}"# } ?? ""
      let parts = #"{"parts":[{"text":"…","thought":true},{"text":\#(text)}]}"#
      return #"{"modelVersion":"\#(model)","candidates":[{"finishReason":"\#(word)","content":\#(parts)}]\#(usage)}"#
    case .ollama:
      let usage = count.map { #","prompt_eval_count":\#($0),"eval_count":5"# } ?? ""
      return #"{"model":"\#(model)","done":true,"done_reason":"\#(word)","message":{"content":\#(text)}\#(usage)}"#
    case .command, .replay: return nil
    }
  }

  func answer(_ content: String, _ end: End = .whole, model: String = "mẫu-1", input: Int? = 40) -> String? {
    body(content, end, model: model, input: input).map { ScriptedServer.reply(200, $0) }
  }

  func good(_ content: String = #"{"x":["a"]}"#) -> String { answer(content) ?? "" }
}

/// What every test asks.
func question(_ text: String = "công suất >>> 842 kg/h", task: ModelTask = .missingFacts) -> ModelRequest {
  let item = JSON.record(["type": .string("string"), "maxLength": .number(Decimal128(5))])
  let list = JSON.record(["type": .string("array"), "maxItems": .number(Decimal128(2)), "items": item])
  return ModelRequest(
    task: task, prompt: "thu@1", instructions: "Tìm.", passages: [.init(id: "D1", text: text)],
    schemaName: "a",
    schema: .record([
      "type": .string("object"), "additionalProperties": .bool(false), "required": .array([.string("x")]),
      "properties": .record(["x": list]),
    ]))
}

/// A clock that stands still but for the pauses, which it keeps.
final class PlayedTime: Sendable {
  private struct State {
    var now = Duration.zero
    var pauses: [Duration] = []
  }

  private let state = Mutex(State())

  var timing: Timing {
    Timing(
      now: { self.state.withLock { $0.now } },
      wait: { pause in
        self.state.withLock {
          $0.now += pause
          $0.pauses.append(pause)
        }
      }, chance: { 0.5 })
  }

  var pauses: [Duration] { state.withLock { $0.pauses } }

  func pass(_ time: Duration) { state.withLock { $0.now += time } }
}

extension LanguageModel {
  /// Without a ledger, with the key that the tests' providers want.
  static func played(
    _ provider: Provider, offline: Bool = false, key: String? = "bí-mật", time: PlayedTime = PlayedTime()
  ) -> LanguageModel {
    LanguageModel(
      provider: provider, isOffline: offline, environment: key.map { ["KHOA": $0] } ?? [:], ledger: nil,
      timing: time.timing)
  }
}
