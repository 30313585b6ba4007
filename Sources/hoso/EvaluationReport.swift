import DMN
import Dossiers
import Screening
import Values

/// What an evaluation came to, for programs and for people.
struct EvaluationReport {
  let evaluation: Evaluation
  /// What the model could not take of what was given.
  let notes: [String]
  /// Inputs that are missing, those that leave the most decisions open first.
  let missing: [(input: String, decisions: [String])]
  private let isTraced: Bool

  init(evaluation: Evaluation, notes: [String], isTraced: Bool) {
    self.evaluation = evaluation
    self.notes = notes
    self.isTraced = isTraced
    var open: [String: [String]] = [:]
    for result in evaluation.results {
      for name in result.value.reasons?.missing ?? [] { open[name, default: []].append(result.decision) }
    }
    self.missing = open.map { ($0.key, $0.value) }.sorted { left, right in
      left.1.count == right.1.count ? left.0 < right.0 : left.1.count > right.1.count
    }
  }

  /// 2 where a decision is not known.
  var status: Int32 { evaluation.results.contains { $0.value.reasons != nil } ? 2 : 0 }

  // MARK: JSON

  /// - Parameter line: of the data, where they come line by line.
  func json(line: Int? = nil) -> JSON {
    let decisions = evaluation.results.map { result in
      JSON.record([
        "decision": .string(result.decision), "value": result.value.json, "type": .string(result.value.typeName),
      ])
    }
    let missing = missing.map { input, decisions in
      JSON.record(["input": .string(input), "decisions": .array(decisions.map { .string($0) })])
    }
    return .record([
      "line": line.map { .number(Decimal128($0)) }, "decisions": .array(decisions),
      "missing": missing.isEmpty ? nil : .array(missing),
      "notes": notes.isEmpty ? nil : .array(notes.map { .string($0) }),
      "trace": isTraced ? .array(evaluation.tables.map(\.json)) : nil,
    ])
  }

  // MARK: Text

  var text: String {
    let columns = TextColumns()
    var lines: [String] = []
    for result in evaluation.results {
      lines += columns.entry("\(result.decision): \(result.value.text)", hanging: 2)
      guard let reasons = result.value.reasons else { continue }
      if !reasons.missing.isEmpty {
        lines += columns.entry("thiếu: \(reasons.missing.joined(separator: ", "))", indent: 2, hanging: 2)
      }
      for failure in reasons.failures { lines += columns.entry(failure.words, indent: 2, hanging: 2) }
    }
    if !missing.isEmpty {
      lines += ["", "Cần thêm, việc có ích nhất trước:"]
      for (input, decisions) in missing {
        let words = "\(input) (để ngỏ \(decisions.count) quyết định: \(decisions.joined(separator: ", ")))"
        lines += columns.entry(words, indent: 2, hanging: 2)
      }
    }
    if !notes.isEmpty {
      lines += ["", "Lưu ý về dữ liệu:"] + notes.flatMap { columns.entry($0, indent: 2, hanging: 2) }
    }
    for table in evaluation.tables { lines += [""] + table.lines(columns) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TableTrace {
  var json: JSON {
    let columns = zip(table.inputs, values).map { column, value in
      JSON.record(["column": .string(column.shown), "value": value.json])
    }
    let rows = rows.enumerated().map { index, row in
      JSON.record([
        "row": .number(Decimal128(index + 1)), "outcome": .string(row.outcome.rawValue),
        "cells": .array(row.cells.map(\.json)),
      ])
    }
    return .record([
      "in": .string(owner), "table": table.line > 0 ? .number(Decimal128(table.line)) : nil,
      "hitPolicy": .string(table.hitPolicy.rawValue), "columns": .array(columns),
      "rejected": rejected.map { .string(table.inputs[$0].shown) }, "rows": .array(rows),
    ])
  }

  func lines(_ columns: TextColumns) -> [String] {
    let place = table.line > 0 ? ", dòng \(table.line) của mô hình" : ""
    var lines = columns.entry("Bảng của «\(owner)» (\(table.hitPolicy.rawValue)\(place)):", hanging: 2)
    for (column, value) in zip(table.inputs, values) {
      lines += columns.entry("\(column.shown) = \(value.text)", indent: 2, hanging: 2)
    }
    if let rejected {
      let allowed = table.inputs[rejected].values?.text.trimmingBlanks ?? ""
      lines += columns.entry(
        "«\(table.inputs[rejected].shown)» ngoài miền cho phép (\(allowed)) nên không xét hàng nào", indent: 2,
        hanging: 2)
    }
    for (index, row) in rows.enumerated() {
      lines += columns.entry("hàng \(index + 1) \(words(of: row, index))", indent: 2, hanging: 2)
    }
    let fired = rows.count { $0.outcome == .fired }
    if table.hitPolicy == .unique, fired > 1 {
      lines += columns.entry("\(fired) hàng cùng khớp: bảng UNIQUE không có giá trị", indent: 2, hanging: 2)
    }
    return lines
  }

  private func words(of row: Row, _ index: Int) -> String {
    switch row.outcome {
    case .fired: "KHỚP"
    case .passedOver: "không tính: \(table.hitPolicy.rawValue) lấy hàng khác"
    case .possible: "có thể khớp, chưa biết: \(cells(of: row, index) { $0.isUnknown })"
    case .kept: "vướng: \(cells(of: row, index) { $0 == .fails })"
    }
  }

  /// The cells of a row of which something is so, each with what it asks.
  private func cells(of row: Row, _ index: Int, _ isSo: (Truth) -> Bool) -> String {
    let entries = table.rules[index].inputEntries
    return zip(row.cells.indices, row.cells).filter { isSo($0.1) }.map { column, _ in
      "\(table.inputs[column].shown) cần \(entries[column].text.trimmingBlanks)"
    }.joined(separator: "; ")
  }
}

extension DecisionTable.Input {
  /// Its label, or else what it tests.
  fileprivate var shown: String { label ?? expression.text.trimmingBlanks }
}

extension TableTrace.Truth {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }

  /// True, false, or null for what is not known.
  fileprivate var json: JSON {
    switch self {
    case .holds: .bool(true)
    case .fails: .bool(false)
    case .unknown: .null
    }
  }
}
