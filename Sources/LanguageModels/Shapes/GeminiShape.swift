import Values

/// `POST …/models/MODEL:generateContent`, as Google's Gemini API and Vertex answer it.
struct GeminiShape: ChatShape {
  var headers: [(name: String, value: String)] { [] }

  func body(of request: ModelRequest, from provider: Provider, isAgain: Bool) -> JSON {
    let words = instructions(request, provider, isAgain)
    let isJSON = provider.schemaMode != .words
    let settings = JSON.record([
      "maxOutputTokens": .number(Decimal128(provider.limits.outputTokens)), "temperature": .number(.zero),
      "responseMimeType": isJSON ? .string("application/json") : nil,
      "responseJsonSchema": provider.schemaMode == .native ? request.schema : nil,
    ]).overridden(by: provider.parameters)
    return .record([
      "systemInstruction": .record(["parts": .array([.record(["text": .string(words)])])]),
      "contents": .array([
        .record([
          "role": .string("user"), "parts": .array([.record(["text": .string(request.material)])]),
        ])
      ]),
      "generationConfig": settings,
    ])
  }

  func heard(_ json: JSON, _ provider: Provider) -> Heard {
    let output = [
      json.count("usageMetadata", "candidatesTokenCount"), json.count("usageMetadata", "thoughtsTokenCount"),
    ].compactMap(\.self)
    let use = TokenUse(
      input: json.count("usageMetadata", "promptTokenCount"), output: output.isEmpty ? nil : output.reduce(0, +))
    return Heard(content(of: json), model: json["modelVersion"]?.string, use: use)
  }

  private func content(of json: JSON) -> Heard.Content {
    if json["promptFeedback"]?["blockReason"]?.string != nil { return .fault(.blocked) }
    guard let candidates = json["candidates"]?.array, candidates.count == 1 else { return .fault(.malformed) }
    switch candidates[0]["finishReason"]?.string {
    case "STOP": break
    case "MAX_TOKENS": return .fault(.truncated)
    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY": return .fault(.blocked)
    default: return .fault(.malformed)
    }
    guard let parts = candidates[0]["content"]?["parts"]?.array else { return .fault(.malformed) }
    let spoken = parts.filter { $0["thought"] != .bool(true) }
    let texts = spoken.compactMap { $0["text"]?.string }
    return texts.count == spoken.count && !texts.isEmpty ? .text(texts.joined()) : .fault(.malformed)
  }
}
