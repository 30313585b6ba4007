import Values

/// Tries a provider with invented words, none of a dossier's: whether it answers, keeps to a schema by itself, copies
/// Vietnamese letters and figures as they stand, and reads all that it is sent.
package struct Probe: Sendable {
  package enum Trial: String, Sendable, CaseIterable {
    case answers = "tra_loi"
    /// The words ask for prose, the request for a schema: what comes back tells which of them is kept.
    case keepsForm = "giu_luoc_do"
    case copies = "chep_tieng_viet"
    /// A text as long as the configuration allows, with a word to find at its head and one at its end.
    case readsAll = "doc_het"

    /// Whether nothing can be asked of a provider that fails it: prose where a schema was sent is seen and asked again.
    package var isNeeded: Bool { self != .keepsForm }
  }

  package struct Result: Sendable {
    package let trial: Trial
    package let hasPassed: Bool
    package let line: LedgerLine
  }

  package let model: LanguageModel

  package init(_ model: LanguageModel) {
    self.model = model
  }

  package func result(of trial: Trial) -> Result {
    let question = question(trial)
    let reply = model.asking().firstReply(to: question.request)
    let said = question.expected.allSatisfy { key, words in reply.json?[key]?.string?.nfc == words }
    return Result(trial: trial, hasPassed: reply.status == .ok && said, line: reply.ledger)
  }

  private func question(_ trial: Trial) -> (request: ModelRequest, expected: [(String, String)]) {
    switch trial {
    case .answers:
      let words = "Trả về JSON: «tra_loi» là san_sang."
      return (request(words, ["tra_loi"], among: ["san_sang"]), [("tra_loi", "san_sang")])
    case .keepsForm:
      return (request("Viết một câu chào bằng văn xuôi, không dùng JSON, không dùng ngoặc.", ["tra_loi"]), [])
    case .copies:
      let line = "Công suất thực tế của dây chuyền Đúc áp lực: 1.250,5 tấn/năm"
      let words = "Chép nguyên văn cả dòng vào «dong», chép đúng giá trị kèm đơn vị vào «gia_tri»."
      return (
        request(words, ["dong", "gia_tri"], passage: line), [("dong", line), ("gia_tri", "1.250,5 tấn/năm")]
      )
    case .readsAll:
      let words = "Trả về JSON: «dau» là mật ngữ ở dòng đầu, «cuoi» là mật ngữ ở dòng cuối."
      return (
        request(words, ["dau", "cuoi"], passage: longest(beside: words)), [("dau", "hoa sen"), ("cuoi", "cây tre")]
      )
    }
  }

  /// As long as may be sent.
  private func longest(beside words: String) -> String {
    let limits = model.provider.limits
    let context = limits.contextTokens.map { ($0 - limits.outputTokens) * limits.charactersPerToken - words.count }
    let most = min(limits.inputCharacters, context ?? .max)
    let (first, last) = ("Mật ngữ: hoa sen\n", "Mật ngữ: cây tre")
    var text = first
    var left = most - first.count - last.count
    for number in 1... {
      let line = "Dòng \(number): máy số \(number) chạy ổn định, không có gì phải ghi.\n"
      left -= line.count
      guard left >= 0 else { break }
      text += line
    }
    return text + last
  }

  private func request(_ words: String, _ keys: [String], among: [String] = [], passage: String = "") -> ModelRequest {
    let text = JSON.record([
      "type": .string("string"), "maxLength": .number(Decimal128(200)),
      "enum": among.isEmpty ? nil : .array(among.map { .string($0) }),
    ])
    let schema = JSON.record([
      "type": .string("object"), "additionalProperties": .bool(false), "required": .array(keys.map { .string($0) }),
      "properties": .object(keys.map { .init($0, text) }),
    ])
    return ModelRequest(
      task: .probe, prompt: "thu@1", instructions: words, passages: [.init(id: "D1", text: passage)],
      schemaName: "thu", schema: schema)
  }
}
