import Rulebook
import Values

/// Classifications on screen: what each comes to, by which row, and what is missing where none is known.
struct ClassificationText {
  let columns: TextColumns

  /// - Returns: a section with a heading; empty without classifications.
  func section(_ results: [Classified]) -> [String] {
    results.isEmpty ? [] : ["PHÂN LOẠI:"] + results.flatMap(entry)
  }

  private func entry(_ result: Classified) -> [String] {
    var lines: [String]
    switch result.answer {
    case .known(let outputs, let row):
      lines = columns.entry("\(result.title): \(outputs.words)", code: result.id, indent: 2, hanging: 2)
      let basis = result.basis.map(\.description).joined(separator: "; ")
      lines += columns.entry("hàng \(row), căn cứ \(basis)", indent: 6, hanging: 2)
      for reason in result.reasons { lines += columns.entry("cần xem xét: \(reason.text)", indent: 6, hanging: 2) }
    case .open:
      lines = columns.entry("\(result.title): chưa rõ", code: result.id, indent: 2, hanging: 2)
      for reason in result.reasons { lines += columns.entry("vì \(reason.text)", indent: 6, hanging: 2) }
      let possible = result.possible
      if !possible.isEmpty {
        lines += columns.entry("có thể là \(possible.joined(separator: " hoặc "))", indent: 6, hanging: 2)
      }
    case .notApplicable:
      lines = columns.entry("\(result.title): không áp dụng", code: result.id, indent: 2, hanging: 2)
      for reason in result.reasons { lines += columns.entry("vì \(reason.text)", indent: 6, hanging: 2) }
    }
    return lines
  }

  /// Every row with what kept it from answering.
  func rows(of result: Classified) -> [String] {
    result.rows.flatMap { row -> [String] in
      let outcome =
        switch row.outcome {
        case .fired: "là kết quả"
        case .possible: "có thể là kết quả"
        case .passedOver: "hàng khác được chọn"
        case .kept(let input): "không, vì cột «\(result.inputs[input])» đòi \(row.tests[input])"
        }
      let basis = row.basis.map(\.description).joined(separator: "; ")
      return columns.entry("hàng \(row.number): \(row.outputs.words) – \(outcome)", indent: 2, hanging: 4)
        + columns.entry("căn cứ \(basis)", indent: 6, hanging: 2)
    }
  }
}

extension Classified {
  /// What it may yet come to, each once.
  var possible: [String] { rows.filter { $0.outcome == .possible }.map(\.outputs.words).uniqued }
}

extension [Classified.Output] {
  /// One value alone, several with their names.
  var words: String {
    count == 1 ? self[0].words : map { "\($0.name) \($0.words)" }.joined(separator: ", ")
  }
}
