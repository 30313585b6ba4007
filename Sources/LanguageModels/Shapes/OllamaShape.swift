import Values

/// `POST /api/chat` of Ollama. Its own shape is used, since through the other one the size of its context cannot be set
/// and it cuts what does not fit without a word.
struct OllamaShape: ChatShape {
  var headers: [(name: String, value: String)] { [] }

  func body(of request: ModelRequest, from provider: Provider, isAgain: Bool) -> JSON {
    let format: JSON? =
      switch provider.schemaMode {
      case .native: request.schema
      case .anyJSON: .string("json")
      case .tool, .words: nil
      }
    let options = JSON.record([
      "num_ctx": provider.limits.contextTokens.map { .number(Decimal128($0)) },
      "num_predict": .number(Decimal128(provider.limits.outputTokens)), "temperature": .number(.zero),
    ]).overridden(by: provider.parameters)
    return .record([
      "model": .string(provider.model),
      "messages": .array([
        .record([
          "role": .string("system"), "content": .string(instructions(request, provider, isAgain)),
        ]),
        .record(["role": .string("user"), "content": .string(request.material)]),
      ]),
      // Streamed, a fault may come after half of an answer.
      "stream": .bool(false), "format": format, "options": options,
    ])
  }

  func heard(_ json: JSON, _ provider: Provider) -> Heard {
    let use = TokenUse(input: json.count("prompt_eval_count"), output: json.count("eval_count"))
    return Heard(content(of: json), model: json["model"]?.string, use: use)
  }

  private func content(of json: JSON) -> Heard.Content {
    if json["error"] != nil { return .fault(.unavailable) }
    guard json["done"] == .bool(true), let content = json["message"]?["content"]?.string else {
      return .fault(.malformed)
    }
    switch json["done_reason"]?.string {
    case "stop": return .text(content)
    case "length": return .fault(.truncated)
    default: return .fault(.malformed)
    }
  }
}
