import Rulebook
import Values

/// Classifications on screen: what each comes to, by which row, and what is missing where none is known.
struct ClassificationText {
  let columns: TextColumns

  /// - Returns: a section with a heading; empty without classifications.
  func section(_ results: [Classified]) -> [String] {
    let open = results.filter { $0.isOpen }
    let sure = results.filter { $0.isSure }
    let asked = results.filter { !$0.isOpen && !$0.isSure }.flatMap(entry)
    let opened =
      open.count > Self.mostOpen
      ? open.flatMap { columns.entry("\($0.titleAndSubject): chưa rõ", code: $0.id, indent: 2, hanging: 2) }
      : open.flatMap(entry)
    let told = asked + opened
    return (told.isEmpty ? [] : ["PHÂN LOẠI:"] + told) + short(sure)
  }

  /// What is known and asks nobody to look, in one run; rows and words are told by the command that it names.
  private func short(_ results: [Classified]) -> [String] {
    guard !results.isEmpty else { return [] }
    let told = results.compactMap { result -> String? in
      guard case .known(let outputs, _) = result.answer else { return nil }
      return "\(result.titleAndSubject): \(outputs.words) (\(result.id), \(result.basis.words))"
    }
    return columns.entry(
      "PHÂN LOẠI RÕ: \(told.joined(separator: "; ")). Hàng và lời làm căn cứ: hoso classify HỒ-SƠ", hanging: 2)
  }

  /// More that are open are named only; what they need stands where each is told whole.
  private static let mostOpen = 2

  func entry(_ result: Classified) -> [String] {
    var lines: [String]
    switch result.answer {
    case .known(let outputs, let row):
      lines = columns.entry("\(result.titleAndSubject): \(outputs.words)", code: result.id, indent: 2, hanging: 2)
      let basis = result.basis.words
      lines += columns.entry("hàng \(row), căn cứ \(basis)", indent: 6, hanging: 2)
      for reason in result.reasons { lines += columns.entry("cần xem xét: \(reason.text)", indent: 6, hanging: 2) }
    case .open:
      lines = columns.entry("\(result.titleAndSubject): chưa rõ", code: result.id, indent: 2, hanging: 2)
      for why in result.why { lines += columns.entry("vì \(why)", indent: 6, hanging: 2) }
      let possible = result.possible
      if !possible.isEmpty {
        lines += columns.entry("có thể là \(possible.joined(separator: " hoặc "))", indent: 6, hanging: 2)
      }
    case .notApplicable:
      lines = columns.entry("\(result.titleAndSubject): không áp dụng", code: result.id, indent: 2, hanging: 2)
      for reason in result.reasons { lines += columns.entry("vì \(reason.text)", indent: 6, hanging: 2) }
    }
    return lines
  }

  /// Every row with what kept it from answering; rows that may answer with the same stand together.
  func rows(of result: Classified) -> [String] {
    var lines: [String] = []
    var rest = result.rows[...]
    while let row = rest.first {
      let alike = rest.prefix { $0.outcome == .possible && row.outcome == .possible && $0.outputs == row.outputs }
      let together = max(1, alike.count)
      let last = together > 1 ? " đến \(row.number + together - 1)" : ""
      lines += columns.entry(
        "hàng \(row.number)\(last): \(row.outputs.words) – \(outcome(of: row, in: result))", indent: 2, hanging: 4)
      if row.outcome == .fired {
        lines += columns.entry("căn cứ \(row.basis.words)", indent: 6, hanging: 2)
      }
      rest = rest.dropFirst(together)
    }
    return lines
  }

  private func outcome(of row: Classified.Row, in result: Classified) -> String {
    switch row.outcome {
    case .fired: "là kết quả"
    case .possible: "có thể là kết quả"
    case .passedOver: "hàng khác được chọn"
    case .kept(let input): "không, vì cột «\(result.inputs[input])» đòi \(row.tests[input].told)"
    }
  }
}

extension ClassificationText {
  /// The words that the answer rests on, each with its place.
  func evidence(of result: Classified) -> [String] {
    result.read.flatMap { fact in
      fact.statements.flatMap { statement in
        columns.entry("\(fact.name): «\(statement.words)» – \(statement.sourceAndPlace)", indent: 2, hanging: 4)
      }
    }
  }

  /// By which commands an open answer is settled.
  func commands(for result: Classified) -> [String] {
    guard result.isOpen else { return [] }
    return result.reasons.flatMap(\.settledBy).flatMap(\.commands).uniqued.flatMap { columns.command($0, indent: 6) }
  }
}

extension String {
  /// A cell of a flag's column as a paper would say it.
  fileprivate var told: String {
    switch self {
    case "true": "«có»"
    case "false": "«không»"
    default: self
    }
  }
}

extension Classified {
  /// Whether it is known and nothing speaks against it.
  var isSure: Bool {
    guard case .known = answer else { return false }
    return reasons.isEmpty
  }

  var titleAndSubject: String { subject.named(title) }

  /// Why it is open: facts that were sought in the same way and not found stand in one line.
  var why: [String] {
    let ways = missing.map(\.soughtInWords).uniqued
    let told = ways.map { way in
      let names = missing.filter { $0.soughtInWords == way }.map { "«\($0.name)»" }
      return "chưa có \(names.joined(separator: ", ")): \(way)"
    }
    return told + reasons.filter { $0.kind != .factUnknown }.map(\.text)
  }

  /// What it may yet come to, each once.
  var possible: [String] { rows.filter { $0.outcome == .possible }.map(\.outputs.words).uniqued }
}

extension [Classified.Output] {
  /// Texts speak for themselves; of several numbers or flags each has its name.
  var words: String {
    let areTexts = allSatisfy { if case .text? = $0.value { true } else { false } }
    return count == 1 || areTexts
      ? map(\.words).joined(separator: " · ") : map { "\($0.name) \($0.words)" }.joined(separator: ", ")
  }
}
