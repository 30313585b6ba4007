import HTTPTypes

/// How a caller would like to be answered (RFC 7240): `wait=10`, `respond-async`.
struct Prefer: Sendable, Hashable {
  /// How many seconds to wait for the check; nil where nothing, or nothing that is a number, is said.
  let wait: Int?
  let respondsAsync: Bool

  /// - Parameter header: several lines joined by commas. What is not understood is passed over, of what is said twice the
  ///   first counts, as the RFC has it.
  init(_ header: String?) {
    var values: [String: String] = [:]
    for item in (header ?? "").split(separator: ",") {
      // Parameters of a preference stand behind a semicolon; these two have none.
      let words = (item.split(separator: ";").first ?? "").split(separator: "=", maxSplits: 1)
      guard let name = words.first.map({ $0.filter { !$0.isWhitespace }.lowercased() }), values[name] == nil else {
        continue
      }
      values[name] = words.count > 1 ? words[1].filter { !$0.isWhitespace && $0 != "\"" } : ""
    }
    wait = values["wait"].flatMap { digits in digits.allSatisfy(\.isNumber) ? Int(digits) : nil }
    respondsAsync = values["respond-async"] != nil
  }
}

extension Call {
  static let prefer = Endpoint.Parameter(
    name: "Prefer", place: .header,
    what: Words(
      "wait=GIÂY: chờ bao lâu; chưa xong thì 202 cùng việc để hỏi lại. 0: trả việc ngay (RFC 7240)",
      en: "wait=SECONDS: how long to wait before 202 and a job; 0: a job at once (RFC 7240)"),
    example: "wait=5")

  /// How long the caller waits for a check, in seconds, and the preference that was heeded, for `Preference-Applied`.
  func wait(by limits: ServiceLimits) -> (seconds: Int, applied: String?) {
    let prefer = Prefer(request.headers[named: Self.prefer.name])
    if let asked = prefer.wait {
      let seconds = min(asked, limits.mostWait)
      return (seconds, "wait=\(seconds)")
    }
    return prefer.respondsAsync ? (0, "respond-async") : (limits.wait, nil)
  }
}
