/// What a person reads, in Vietnamese and in English.
struct Words: Sendable, Hashable, ExpressibleByStringLiteral {
  let vi: String
  let en: String

  init(_ vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// What is the same in both, such as a name or a code.
  init(stringLiteral value: String) { self.init(value, en: value) }

  func `in`(_ language: Language) -> String { language == .en ? en : vi }
}

/// The language that a caller reads problems in.
enum Language: String, Sendable {
  case vi, en

  /// By `Accept-Language` (RFC 9110, 12.5.4): English where it is preferred to Vietnamese, else Vietnamese.
  init(accepting header: String?) {
    let wanted = Preferences(header)
    func weight(of tag: String) -> Double { wanted.weight(of: tag, isRange: true) ?? 0 }
    self = weight(of: "en") > weight(of: "vi") ? .en : .vi
  }
}
