import Values

/// Chat completions (`POST …/chat/completions`), as OpenAI, FPT, VNPT, vLLM, llama.cpp and LM Studio answer them.
struct OpenAIChatShape: ChatShape {
  var headers: [(name: String, value: String)] { [] }

  func body(of request: ModelRequest, from provider: Provider, isAgain: Bool) -> JSON {
    let format: JSON? =
      switch provider.schemaMode {
      case .native:
        .record([
          "type": .string("json_schema"),
          "json_schema": .record([
            "name": .string(request.schemaName), "strict": .bool(true), "schema": request.schema,
          ]),
        ])
      case .anyJSON: .record(["type": .string("json_object")])
      case .tool, .words: nil
      }
    return JSON.record([
      "model": .string(provider.model),
      "messages": .array([
        .record([
          "role": .string("system"), "content": .string(instructions(request, provider, isAgain)),
        ]),
        .record(["role": .string("user"), "content": .string(request.material)]),
      ]),
      "max_tokens": .number(Decimal128(provider.limits.outputTokens)), "temperature": .number(.zero),
      "stream": .bool(false), "response_format": format,
    ]).overridden(by: provider.parameters)
  }

  func heard(_ json: JSON, _ provider: Provider) -> Heard {
    let use = TokenUse(
      input: json.count("usage", "prompt_tokens"), output: json.count("usage", "completion_tokens"))
    return Heard(content(of: json), model: json["model"]?.string, use: use)
  }

  private func content(of json: JSON) -> Heard.Content {
    // Some gateways answer 200 and say the fault in the body.
    if let error = json["error"], error != .null { return .fault(ProviderFault(error: error).status(or: .unavailable)) }
    // llama.cpp says so where the question did not fit.
    if json["truncated"] == .bool(true) { return .fault(.contextExceeded) }
    guard let choices = json["choices"]?.array, choices.count == 1, let message = choices[0]["message"] else {
      return .fault(.malformed)
    }
    switch choices[0]["finish_reason"]?.string {
    case "stop": break
    case "length": return .fault(.truncated)
    case "content_filter": return .fault(.blocked)
    default: return .fault(.malformed)
    }
    if let refusal = message["refusal"]?.string, !refusal.isEmpty { return .fault(.refused) }
    // Models that think aloud may leave the content empty: what they thought is no answer.
    guard let content = message["content"]?.string else { return .fault(.malformed) }
    return .text(content)
  }
}
