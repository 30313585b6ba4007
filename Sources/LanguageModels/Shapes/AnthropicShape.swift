import Values

/// Messages (`POST /v1/messages`), as Anthropic and llama.cpp answer them.
struct AnthropicShape: ChatShape {
  var headers: [(name: String, value: String)] { [("anthropic-version", "2023-06-01")] }

  private static let tool = "tra_loi"

  func body(of request: ModelRequest, from provider: Provider, isAgain: Bool) -> JSON {
    let isTool = provider.schemaMode == .tool
    let format = JSON.record([
      "format": .record(["type": .string("json_schema"), "schema": request.schema])
    ])
    let tools = JSON.array([
      .record([
        "name": .string(Self.tool), "description": .string("Nhận câu trả lời."), "strict": .bool(true),
        "input_schema": request.schema,
      ])
    ])
    return JSON.record([
      "model": .string(provider.model), "max_tokens": .number(Decimal128(provider.limits.outputTokens)),
      "temperature": .number(.zero), "system": .string(instructions(request, provider, isAgain)),
      "messages": .array([.record(["role": .string("user"), "content": .string(request.material)])]),
      "output_config": provider.schemaMode == .native ? format : nil, "tools": isTool ? tools : nil,
      "tool_choice": isTool ? .record(["type": .string("tool"), "name": .string(Self.tool)]) : nil,
    ]).overridden(by: provider.parameters)
  }

  func heard(_ json: JSON, _ provider: Provider) -> Heard {
    // What was read from a cache of theirs was read too.
    let parts = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"].compactMap {
      json.count("usage", $0)
    }
    let use = TokenUse(input: parts.isEmpty ? nil : parts.reduce(0, +), output: json.count("usage", "output_tokens"))
    return Heard(content(of: json, provider), model: json["model"]?.string, use: use)
  }

  private func content(of json: JSON, _ provider: Provider) -> Heard.Content {
    guard json["type"]?.string == "message", let blocks = json["content"]?.array else { return .fault(.malformed) }
    switch json["stop_reason"]?.string {
    case "end_turn", "stop_sequence": break
    case "tool_use" where provider.schemaMode == .tool: break
    case "max_tokens": return .fault(.truncated)
    case "refusal": return .fault(.refused)
    case "model_context_window_exceeded": return .fault(.contextExceeded)
    default: return .fault(.malformed)
    }
    if provider.schemaMode == .tool {
      let calls = blocks.filter { $0["type"]?.string == "tool_use" }
      guard calls.count == 1, calls[0]["name"]?.string == Self.tool, let input = calls[0]["input"] else {
        return .fault(.malformed)
      }
      return .json(input)
    }
    // Thinking is declared as such and no part of the answer; any other block is not what was asked for.
    let spoken = blocks.filter { !["thinking", "redacted_thinking"].contains($0["type"]?.string) }
    let texts = spoken.compactMap { $0["type"]?.string == "text" ? $0["text"]?.string : nil }
    return texts.count == spoken.count && !texts.isEmpty ? .text(texts.joined()) : .fault(.malformed)
  }
}
