import Dossiers
import Rulebook
import Values

/// Two editions of the rules, and what each makes of the same dossiers.
package struct EditionComparison: Sendable {
  package let old: Screening
  package let new: Screening
  package let difference: RulebookDifference

  /// - Parameters:
  ///   - old: with the same settings as `new`: the day, the office and the procedure make no difference.
  package init(from old: Screening, to new: Screening) {
    self.old = old
    self.new = new
    self.difference = RulebookDifference(from: old.rulebook, to: new.rulebook)
  }

  /// What became of one dossier.
  package struct Dossier: Sendable {
    package let name: String
    package let result: Result

    package enum Result: Sendable {
      case compared([Change])
      /// It could not be opened, or neither edition checked anything of it; why.
      case notCompared(String)
    }

    package var changes: [Change] {
      if case .compared(let changes) = result { changes } else { [] }
    }

    package var isCompared: Bool {
      if case .compared = result { true } else { false }
    }
  }

  /// One thing that the editions say differently of a dossier.
  package struct Change: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      case verdict = "quy tắc"
      case component = "thành phần"
      case classification = "bảng phân loại"
      case deadline = "thời hạn"
      case chain = "trình tự"
      case paper = "giấy tờ"
      case matter = "văn bản áp dụng"
      case note = "ghi chú"
      case recommendation = "đề nghị"
      case coverage = "phạm vi kiểm tra"
      case whole = "cả hồ sơ"
    }

    package let kind: Kind
    /// Of the rule, component or table; nil of the dossier as a whole.
    package let code: String?
    /// Of what: a row, a component's name, a matter's.
    package let subject: String?
    /// Where the outcomes are one, what of the words differs: `câu kết luận`; nil where the outcomes differ.
    package let field: String?
    /// nil where that edition says nothing of it.
    package let old: String?
    package let new: String?
    /// Whether the rule or table itself was changed; where it was not, something that it leans on was. nil of what hangs on
    /// no one rule.
    package let isRuleChanged: Bool?
  }

  /// The dossier is opened once and read to statements twice: which words are labels is for each edition to say.
  package func dossier(_ name: String, at path: String, _ reader: DossierReader) -> Dossier {
    do {
      return compared(try reader.dossier(at: path), name)
    } catch {
      return Dossier(name: name, result: .notCompared(error.description))
    }
  }

  func compared(_ dossier: Dossiers.Dossier, _ name: String) -> Dossier {
    let before = old.outcome(of: dossier)
    let after = new.outcome(of: dossier)
    switch (before, after) {
    case (.report(let was), .report(let now)):
      return Dossier(name: name, result: .compared(ReportComparison(was, now, difference).changes))
    case (.report, _), (_, .report):
      let change = Change(
        kind: .whole, code: nil, subject: nil, field: nil, old: before.words, new: after.words, isRuleChanged: nil)
      return Dossier(name: name, result: .compared([change]))
    case (.nothingChecked, _), (.stopped, _):
      let told = before.words == after.words ? before.words : "\(before.words) → \(after.words)"
      return Dossier(name: name, result: .notCompared(told))
    }
  }
}

extension Screening.Outcome {
  fileprivate var words: String {
    switch self {
    case .report: "kiểm được"
    case .nothingChecked(let why, _): why.description
    case .stopped(let mark, let message): mark.words(message)
    }
  }
}
