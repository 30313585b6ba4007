import Rulebook
import Values

/// What a rule or the list of components says that is neither *đạt* nor *không áp dụng*.
struct LeanFinding: Sendable, Hashable {
  enum Source: Sendable, Hashable {
    /// - Parameter code: of the version that spoke; nil where it is the rule's.
    case rule(String, code: String?)
    case component(String)
  }

  let source: Source
  /// nil where it is of the whole dossier.
  let subject: String?
  let outcome: String
  /// What was found; where nothing was, why not.
  let words: String
  let basis: [String]
  /// The day whose law spoke; a component's is that of the list.
  let day: String?

  /// nil where there is nothing to tell but the rule's code.
  init?(_ verdict: Verdict) {
    guard verdict.outcome.isTold else { return nil }
    source = .rule(verdict.rule, code: verdict.code == verdict.rule ? nil : verdict.code)
    subject = verdict.subject == .dossier ? nil : verdict.subject.words
    outcome = verdict.outcome.rawValue
    words = verdict.finding ?? Self.joined(verdict.reasons.map(\.text))
    basis = verdict.basis.map(\.description)
    day = verdict.governedBy.map { "\($0)" }
  }

  init?(_ result: ComponentResult) {
    guard result.outcome.isTold else { return nil }
    source = .component(result.component.code)
    subject = nil
    outcome = result.outcome.rawValue
    words = Self.words(of: result.component.name, result.reasons.map(\.text))
    basis = result.component.basis.map(\.description)
    day = nil
  }

  /// - Parameter verdict: one of `ket_qua` of a full report; nil too where it is none.
  init?(verdict: JSON) {
    guard let rule = verdict["quy_tac"]?.string, let outcome = verdict["ket_luan"]?.string, Outcome.isTold(outcome)
    else { return nil }
    source = .rule(rule, code: verdict["ma"]?.string)
    subject = verdict["doi_tuong"]?.string.flatMap { $0 == Subject.dossier.words ? nil : $0 }
    self.outcome = outcome
    words = verdict["loi"]?.string ?? Self.joined(verdict["vi"].texts("loi"))
    basis = verdict["can_cu"].strings
    day = verdict["ngay_ap_dung"]?.string
  }

  /// - Parameter component: one of `thanh_phan` of a full report; nil too where it is none.
  init?(component: JSON) {
    guard let code = component["ma"]?.string, let name = component["ten"]?.string,
      let outcome = component["ket_luan"]?.string, Outcome.isTold(outcome)
    else { return nil }
    source = .component(code)
    subject = nil
    self.outcome = outcome
    words = Self.words(of: name, component["vi"].texts("loi"))
    basis = component["can_cu"].strings
    day = nil
  }

  private static func words(of component: String, _ reasons: [String]) -> String {
    reasons.isEmpty ? component : "\(component): \(joined(reasons))"
  }

  private static func joined(_ reasons: [String]) -> String { reasons.uniqued.joined(separator: "; ") }

  var json: JSON {
    var rule: String?
    var code: String?
    var component: String?
    switch source {
    case .rule(let id, let other): (rule, code) = (id, other)
    case .component(let id): component = id
    }
    return .record([
      "quy_tac": rule.map { .string($0) }, "ma": code.map { .string($0) },
      "thanh_phan": component.map { .string($0) }, "doi_tuong": subject.map { .string($0) },
      "ket_luan": .string(outcome), "loi": .string(words), "can_cu": .array(basis.map { .string($0) }),
      "ngay_ap_dung": day.map { .string($0) },
    ])
  }
}

extension Outcome {
  /// Whether it is told with its words and its law.
  fileprivate var isTold: Bool {
    switch self {
    case .satisfied, .notApplicable: false
    case .violated, .needsReview, .undetermined: true
    }
  }

  /// What nobody knows is told.
  fileprivate static func isTold(_ word: String) -> Bool { Outcome(rawValue: word)?.isTold ?? true }
}

extension JSON? {
  /// The texts of an array; what is no text is left out.
  var strings: [String] { self?.array?.compactMap(\.string) ?? [] }

  /// The member of that name of each item of an array.
  func texts(_ key: String) -> [String] { self?.array?.compactMap { $0[key]?.string } ?? [] }
}

extension JSON {
  /// Whether it is a verdict that came to this.
  func isOf(_ outcome: Outcome) -> Bool { self["ket_luan"]?.string == outcome.rawValue }
}
