import Foundation
import Values

/// What a provider's fault means to us: it comes as a status, an error's code and its words, and no two write it alike.
struct ProviderFault {
  private let codes: [String]
  private let words: String
  /// Gemini's details: when a quota begins anew.
  private let delay: Duration?

  /// - Parameter error: the member `error` of a body, an object or a text.
  init(error: JSON?) {
    codes = ["code", "type", "status"].compactMap { error?[$0]?.string }
    words = (error?["message"]?.string ?? error?.string ?? "").lowercased()
    delay = error?["details"]?.array?.lazy.compactMap { $0["retryDelay"]?.string }.first.flatMap { text in
      text.hasSuffix("s") ? Double(text.dropLast()).map { .seconds($0) } : nil
    }
  }

  /// Words of a quota or credit that is used up: the same question will not be answered later today.
  private var isQuota: Bool {
    ["insufficient_quota", "credit_balance_exhausted", "billing_error"].contains(where: codes.contains)
      || ["per day", "perday", "daily", "limit: 0", "credit balance", "spend limit", "hết hạn mức"]
        .contains(where: words.contains)
  }

  private var isContext: Bool {
    ["context_length_exceeded", "exceed_context_size_error"].contains(where: codes.contains)
      || [
        "context length", "maximum context", "context window", "context size", "prompt is too long",
        "input token count", "exceeds the available context", "too many tokens",
      ].contains(where: words.contains)
  }

  func status(or other: ModelReply.Status) -> ModelReply.Status {
    if isContext { return .contextExceeded }
    return isQuota ? .quotaExhausted : other
  }

  /// What an answer with a status other than 200 means.
  func heard(_ code: Int, _ headers: [String: String], now: Date) -> Heard {
    let after = RetryAfter(headers, now: now)
    let wait = after.wait ?? delay
    let isPassing = { (status: ModelReply.Status) -> Heard in
      // «x-should-retry: false»: the provider knows that it would not help.
      .fault(status, retryAfter: after.isRefused ? nil : wait ?? .zero)
    }
    switch code {
    case 300..<400: return .fault(.redirected)
    // Some answer so where a quota is used up.
    case 401, 403: return .fault(isQuota || words.contains("quota") ? .quotaExhausted : .unauthorised)
    case 402: return .fault(.quotaExhausted)
    case 429: return isQuota ? .fault(.quotaExhausted) : isPassing(.rateLimited)
    case 413: return .fault(.tooLarge)
    case 408, 409, 500..<600: return isPassing(.unavailable)
    default: return .fault(status(or: .misconfigured))
    }
  }
}

/// When a provider says that one may ask again (RFC 9110, 10.2.3; `retry-after-ms` and `x-should-retry` are OpenAI's).
struct RetryAfter {
  let wait: Duration?
  let isRefused: Bool

  init(_ headers: [String: String], now: Date) {
    isRefused = headers["x-should-retry"]?.lowercased() == "false"
    if let text = headers["retry-after-ms"], let milliseconds = Double(text), milliseconds >= 0 {
      wait = .milliseconds(min(milliseconds, 1e9))
    } else if let text = headers["retry-after"], let seconds = Double(text), seconds >= 0 {
      wait = .seconds(min(seconds, 1e6))
    } else if let text = headers["retry-after"], let date = Self.date(text) {
      wait = .seconds(max(0, date.timeIntervalSince(now)))
    } else {
      wait = nil
    }
  }

  private static func date(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text)
  }
}
