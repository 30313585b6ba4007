import Rulebook
import Values

/// The components of a dossier on a screen.
struct ComponentText {
  let columns: TextColumns
  let files: FileLists
  let judgement: Judgement
  let rejections: Rejections

  /// Those that ask for a look; what is there, and what need not be, stands in short further down.
  var asked: [String] {
    let shown = judgement.components.filter { !isPlain($0) }
    guard !shown.isEmpty else { return [] }
    var cases: [String] = []
    return ["THÀNH PHẦN HỒ SƠ:"]
      + shown.flatMap { result -> [String] in
        let before = cases
        cases = result.dependsOnCase ? result.component.cases : []
        let heading = cases.isEmpty ? "Trong mọi trường hợp:" : "Chỉ trong trường hợp \(cases.listed):"
        return (cases == before ? [] : columns.entry(heading, indent: 2, hanging: 2)) + lines(of: result)
      }
  }

  /// The components that are there, each with its paper, and those that only some dossiers need.
  var plain: [String] {
    let plain = judgement.components.filter(isPlain)
    func names(_ statements: [Statement]) -> String {
      statements.map { statement in
        switch statement.source {
        case .intake, .accounting: statement.words
        case .document, .officer, .log, .model, .table: statement.sourceName
        }
      }.uniqued.joined(separator: ", ")
    }
    let present = plain.compactMap { result -> String? in
      guard case .present(let statements) = result.presence else { return nil }
      return "\(result.component.code) (\(names(statements)))"
    }
    let others = plain.filter { !$0.presence.isPresent }.map { "\($0.component.name) – \($0.component.code)" }
    return [("THÀNH PHẦN CÓ", present, ", "), ("KHÔNG CÓ, TÙY TRƯỜNG HỢP", others, "; ")]
      .filter { !$0.1.isEmpty }
      .flatMap { columns.entry("\($0): \($1.joined(separator: $2))", hanging: 2) }
  }

  private func isPlain(_ result: ComponentResult) -> Bool { result.isPlain && !rejections.isAny(on: result.component) }

  private func lines(of result: ComponentResult) -> [String] {
    let name = "\(result.component.name)\(place(of: result))"
    return columns.entry(name, code: result.component.code, indent: 2, hanging: 11, column: result.word)
      + (result.isDoubtful
        ? result.reasons.flatMap { columns.entry("cần xem xét: \($0.text)", indent: 13, hanging: 2) } : [])
      + rejections.lines(on: result.component, columns, indent: 13)
  }

  private func place(of result: ComponentResult) -> String {
    if case .notSeen(let files) = result.presence {
      return files.isEmpty ? "" : "; có thể trong \(self.files.short(files.joined(separator: ", ")))"
    }
    return result.evidence.map { ": \($0.presenceWords)" } ?? ""
  }
}

extension Statement {
  /// Who says that a component is there or is not: the list's own words, else the source and the place.
  var presenceWords: String {
    switch source {
    case .intake, .accounting: words
    case .document, .officer, .log, .model, .table: sourceAndPlace
    }
  }
}

extension ComponentResult {
  /// How it stands with it, in a word.
  var word: String {
    switch presence {
    case .present: "có"
    // What is not asked of every dossier is not missing because it is not there.
    case .absent: component.isAlwaysAsked ? "thiếu" : "không có"
    case .notSeen: "chưa thấy"
    }
  }

  /// Who says so first; nil where nobody does.
  var evidence: Statement? {
    switch presence {
    case .present(let statements): statements.first
    case .absent(let statements): component.isAlwaysAsked ? statements.first : nil
    case .notSeen: nil
    }
  }

  /// Whether something lies there of which it is not certain that it is the component.
  var isDoubtful: Bool { presence.isPresent && outcome == .needsReview }

  /// Whether it asks nobody to look: it is there, or it need not be and whether it must is no question of the case.
  var isPlain: Bool {
    guard !dependsOnCase else { return false }
    switch presence {
    case .present: return outcome == .satisfied || outcome == .notApplicable
    case .absent: return !component.isAlwaysAsked
    case .notSeen: return false
    }
  }
}
