import Values

/// One call in the ledger: what left the machine and how it ended, without any of the content. A call has two lines, one before
/// it leaves and one after: what left is known even where the machine died in between.
package struct LedgerLine: Sendable, Hashable {
  package let provider: String
  package let location: Provider.Location
  package let modelAsked: String
  package private(set) var modelReported: String?
  package let task: ModelTask
  /// How much of a person's was replaced before it could leave.
  package let replaced: Int
  /// Which version of which prompt.
  package let prompt: String
  /// Of the body; headers are not counted.
  package private(set) var bytesOut: Int
  package private(set) var bytesIn = 0
  /// Of the body.
  package let sha256: Digest
  /// nil in the line before the call.
  package private(set) var status: ModelReply.Status?
  /// How often the body was sent; 0: nothing left.
  package private(set) var attempts = 0
  package private(set) var isCached = false
  package private(set) var use = TokenUse.unsaid
  package private(set) var httpStatus: Int?
  package private(set) var requestID: String?
  package private(set) var milliseconds: Int?

  /// The line before the call.
  init(_ provider: Provider, _ request: ModelRequest, _ body: [UInt8]) {
    self.provider = provider.id
    location = provider.location
    modelAsked = provider.model
    task = request.task
    prompt = request.prompt
    replaced = request.replaced
    bytesOut = body.count
    sha256 = Digest(of: body)
  }

  /// How it ended; what was not sent counts no bytes.
  func ending(_ status: ModelReply.Status) -> LedgerLine {
    var line = self
    line.status = status
    if line.attempts == 0 { line.bytesOut = 0 }
    return line
  }

  func cached(from model: String?) -> LedgerLine {
    var line = ending(.ok)
    line.isCached = true
    line.modelReported = model?.asAName
    return line
  }

  func ending(_ status: ModelReply.Status, _ heard: Heard, attempts: Int, lasting: Duration) -> LedgerLine {
    var line = self
    line.attempts = attempts
    line.modelReported = heard.model?.asAName
    line.bytesIn = heard.bytesIn
    line.use = heard.use
    line.httpStatus = heard.httpStatus
    line.requestID = heard.requestID
    line.milliseconds = Int(lasting / .milliseconds(1))
    return line.ending(status)
  }

  /// Both calls of a question that was put twice, as one.
  func after(_ first: LedgerLine) -> LedgerLine {
    var line = self
    line.bytesOut += first.bytesOut
    line.bytesIn += first.bytesIn
    line.attempts += first.attempts
    return line
  }

  /// Whether the provider kept to the schema; nil where no answer came so far.
  private var schemaHonoured: Bool? {
    switch status {
    case .ok: true
    case .schemaViolated, .malformed: false
    default: nil
    }
  }

  package var json: JSON {
    func number(_ value: Int?) -> JSON? { value.map { .number(Decimal128($0)) } }
    return .record([
      "nha_cung_cap": .string(provider), "noi_xu_ly": .string(location.rawValue), "mo_hinh": .string(modelAsked),
      "mo_hinh_tra_loi": modelReported.map { .string($0) }, "viec": .string(task.rawValue),
      "de_nghi": .string(prompt), "byte_gui": number(bytesOut), "byte_nhan": number(bytesIn),
      "sha256_gui": .string(sha256.hex), "ket_qua": .string(status?.rawValue ?? "dang_gui"),
      "da_che": number(replaced), "so_lan": number(attempts), "tu_bo_nho": isCached ? .bool(true) : nil,
      "giu_luoc_do": schemaHonoured.map { .bool($0) },
      "token_vao": number(use.input), "token_ra": number(use.output), "ma_http": number(httpStatus),
      "ma_yeu_cau": requestID.map { .string($0) }, "mili_giay": number(milliseconds),
    ])
  }
}
