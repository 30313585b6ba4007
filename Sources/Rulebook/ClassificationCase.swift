import DMN
import Values
import Yams

/// A case beside a table: facts and a day, and which row must answer.
package struct ClassificationCase: Sendable {
  package let name: String
  package let from: String
  package let table: Rule.ID
  package let path: String
  package let line: Int
  let facts: FactSet
  let expected: Expected

  /// What a case says of a table's answer.
  enum Expected: Hashable {
    case row(Int)
    /// Not known, with the rows that it may yet be.
    case open(rows: [Int])
    case notApplicable

    init(_ result: Classified) {
      switch result.answer {
      case .known(_, let row): self = .row(row)
      case .open: self = .open(rows: result.rows.filter { $0.outcome == .possible }.map(\.number))
      case .notApplicable: self = .notApplicable
      }
    }

    var words: String {
      switch self {
      case .row(let row): "hàng \(row)"
      case .open(let rows):
        "chưa rõ\(rows.isEmpty ? "" : ", có thể hàng \(rows.map(String.init).joined(separator: ", "))")"
      case .notApplicable: "không áp dụng"
      }
    }
  }
}

extension RuleSheet {
  /// The cases of one file `<table>.cases.yaml`: `row: 2`, or `open: [1, 2]`, or `expect: không áp dụng`.
  mutating func cases(_ root: Node, of table: Classification, in rulebook: Rulebook) -> [ClassificationCase] {
    list(root, what: "cases").compactMap { node in
      let keys = ["case", "from", "on", "facts", "row", "open", "expect"]
      guard let record = record(node, keys: keys, what: "trường hợp"), let name = text("case", in: record),
        let from = text("from", in: record), let expected = expected(record)
      else { return nil }
      return ClassificationCase(
        name: name, from: from, table: table.id, path: path, line: node.mark?.line ?? 1,
        facts: facts(of: record, table, rulebook), expected: expected)
    }
  }

  /// Of a table that visits rows, the facts of its one row stand among those of the dossier.
  private mutating func facts(of record: Record, _ table: Classification, _ rulebook: Rulebook) -> FactSet {
    let facts = caseFacts(
      of: record, governedBy: table.matter.governedBy, rulebook,
      among: rulebook.catalogue.scope(of: table.forEach).facts)
    guard let collection = table.forEach else { return FactSet(facts: facts, rows: []) }
    let subject = Subject.row(collection: collection.name, name: "A")
    let ofRow = facts.filter { collection.fact($0.name) != nil }
    let row = FactSet.Row(
      name: "A",
      facts: ofRow.map { Fact(name: $0.name, subject: subject, statements: $0.statements, sought: $0.sought) })
    return FactSet(
      facts: facts.filter { !ofRow.contains($0) },
      rows: [.init(collection: collection.name, rows: [row], incompleteBecause: nil)])
  }

  private mutating func expected(_ record: Record) -> ClassificationCase.Expected? {
    switch (record.has("row"), record.has("open"), record.has("expect")) {
    case (true, false, false): return integer("row", in: record).map { .row($0) }
    case (false, true, false): return .open(rows: texts("open", in: record).compactMap { Int($0) })
    case (false, false, true) where optionalText("expect", in: record) == Outcome.notApplicable.rawValue:
      return .notApplicable
    default:
      report("trường hợp của bảng nêu một trong: row: SỐ, open: [SỐ …], expect: không áp dụng", at: record.node)
      return nil
    }
  }
}

extension Rulebook {
  /// What is wrong with the case under this rulebook; nil when it holds.
  package func failure(of tableCase: ClassificationCase) -> CaseFailure? {
    guard let table = classification(tableCase.table) else { return nil }
    let results = table.tried.classified(tableCase.facts, catalogue, governing(table.matter, tableCase.facts))
    let found = results.first.map(ClassificationCase.Expected.init)
    guard found != tableCase.expected else { return nil }
    let what = "mong đợi «\(tableCase.expected.words)», được «\(found?.words ?? "không có kết quả")»"
    return CaseFailure(
      path: tableCase.path, line: tableCase.line, id: tableCase.table, name: tableCase.name, what: what)
  }

  /// The analysis of every table, and the rows that no case comes to.
  package func reviews(_ cases: [ClassificationCase]) -> [ClassificationReview] {
    classifications.flatMap { table in
      let answered = cases.filter { $0.table == table.id }.compactMap { tableCase -> (InForce, Int)? in
        let results = table.tried.classified(tableCase.facts, catalogue, governing(table.matter, tableCase.facts))
        guard let result = results.first, case .known(_, let row) = result.answer, let version = result.version
        else { return nil }
        return (version, row)
      }
      return table.versions.compactMap { version in
        version.table.analysis.map { analysis in
          ClassificationReview(
            table: table, version: version.inForce, analysis: analysis,
            untriedRows: version.table.rows.indices.map { $0 + 1 }.filter { row in
              !answered.contains { $0 == (version.inForce, row) }
            })
        }
      }
    }
  }
}

/// What can be said of one version of a table without a dossier.
package struct ClassificationReview: Sendable {
  package let table: Classification
  package let version: InForce
  package let analysis: TableAnalysis
  /// Rows from 1 that no case beside the table comes to.
  package let untriedRows: [Int]

  /// Faults with the place of the table: gaps, rows that meet, rows that never answer, rows without a case.
  package var faults: [String] {
    let head = "\(table.path): \(table.id) (\(version.description)): "
    let found = analysis.findings.filter { $0.severity != .information }.map { head + $0.message }
    let untried = untriedRows.map { "\(head)hàng \($0) chưa có trường hợp nào" }
    return found + analysis.unanalysed.map { head + $0 } + untried
  }

  /// One line: how many rows, and that nothing is wrong.
  package var summary: String {
    let classes = analysis.columns.map { "\($0.name) \($0.classes)" }.joined(separator: ", ")
    return "Bảng \(table.id) (\(version.description)): \(analysis.rowCount) hàng; các lớp giá trị: \(classes); "
      + (faults.isEmpty ? "phủ kín, không chồng, hàng nào cũng có trường hợp." : "\(faults.count) lỗi.")
  }
}
