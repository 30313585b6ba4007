import Rulebook
import Values

/// What one code means: a rule with all its versions, or all that a report says of it.
package struct Explanation: Sendable {
  let rulebook: Rulebook
  let columns: TextColumns

  package init(rulebook: Rulebook, width: Int = 80) {
    self.rulebook = rulebook
    self.columns = TextColumns(width: width)
  }

  /// nil where no rule or component has the code.
  package func text(of code: String, in report: ScreeningReport?) -> String? {
    let lines: [String]
    if let rule = rulebook.rule(code) {
      lines = law(of: rule) + (report.map { said(of: rule.id, in: $0) } ?? [])
    } else if let table = rulebook.classification(code) {
      lines = law(of: table) + (report.map { said(of: table, in: $0) } ?? [])
    } else if let procedure = rulebook.procedure(code: code)?.procedure {
      lines = law(of: procedure)
    } else if let law = lawOfComponent(code, in: report?.judgement.procedure) {
      lines = law + (report.map { presence(of: code, in: $0) } ?? [])
    } else {
      return nil
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package var codes: [String] {
    rulebook.rules.map(\.id) + rulebook.classifications.map(\.id)
      + rulebook.procedures.flatMap { $0.codes.map(\.code) + $0.versions.flatMap { $0.components.map(\.code) } }.uniqued
  }

  private func law(of rule: Rule) -> [String] {
    var lines = columns.entry("\(rule.id)  \(rule.title)", hanging: 2)
    if !rule.also.isEmpty { lines += columns.entry("Cũng ghi là \(rule.also.joined(separator: ", "))", indent: 2) }
    if !rule.cases.isEmpty {
      lines += columns.entry("Chỉ hỏi trong trường hợp \(rule.cases.listed).", indent: 2, hanging: 2)
    }
    if let body = rule.decidedBy { lines += columns.entry("\(body.name) quyết định nội dung này.", indent: 2) }
    lines += columns.entry("Ngày áp dụng: \(rule.matter.governedBy). \(rule.matter.reason)", indent: 2, hanging: 2)
    for version in rule.versions {
      let basis = version.basis.words
      lines += columns.entry("\(version.inForce.description): \(basis)", indent: 2, hanging: 4)
      lines += columns.entry(version.verified.description, indent: 6, hanging: 2)
      for reading in version.readings {
        let name = reading.name.map { "cách hiểu «\($0)»: " } ?? ""
        lines += columns.entry("\(name)vướng khi \(reading.condition.description)", indent: 6, hanging: 2)
      }
      lines += Self.defect(of: version).flatMap { columns.entry($0, indent: 6, hanging: 2) }
      if let note = version.note { lines += columns.entry("Ghi chú: \(note)", indent: 6, hanging: 2) }
    }
    lines += columns.entry("Tệp: \(rulebook.edition.location)/\(rule.path)", indent: 2, hanging: 2)
    return lines
  }

  /// What is the defect where no condition says it.
  static func defect(of version: Rule.Version) -> [String] {
    if version.isUnconditional { return ["luôn để cán bộ xem xét"] }
    let units =
      version.sameUnit.isEmpty
      ? [] : ["vướng khi đơn vị của \(version.sameUnit.map(\.name).listed) không đổi được cho nhau"]
    let alike = version.agree.map { fact in
      let allowed = fact.sameness.words.map { "; coi là như nhau: \($0)" } ?? ""
      return "vướng khi các nơi nêu «\(fact.name)» khác nhau\(allowed)"
    }
    return units + alike
  }

  private func law(of table: Classification) -> [String] {
    var lines = columns.entry("\(table.id)  \(table.title)", hanging: 2)
    lines += columns.entry("Ngày áp dụng: \(table.matter.governedBy). \(table.matter.reason)", indent: 2, hanging: 2)
    for version in table.versions {
      let inputs = version.table.inputs.map(\.text)
      lines += columns.entry("\(version.inForce.description), \(version.verified.description)", indent: 2, hanging: 4)
      for (index, row) in version.table.rows.enumerated() {
        let tests = zip(inputs, row.tests).map { "\($0): \($1)" }.joined(separator: ", ")
        let outputs = zip(version.table.outputs, row.outputs).map { "\($0): \($1)" }.joined(separator: ", ")
        let basis = row.basis.words
        lines += columns.entry("hàng \(index + 1): \(tests) → \(outputs)", indent: 6, hanging: 2)
        lines += columns.entry("căn cứ \(basis)", indent: 8, hanging: 2)
      }
    }
    lines += columns.entry("Tệp: \(rulebook.edition.location)/\(table.path)", indent: 2, hanging: 2)
    return lines
  }

  private func said(of table: Classification, in report: ScreeningReport) -> [String] {
    let results = report.judgement.classifications.filter { $0.id == table.id }
    guard !results.isEmpty else { return ["", "Bảng này không thuộc thủ tục của hồ sơ."] }
    let text = ClassificationText(columns: columns)
    return results.flatMap { result in
      [""] + text.section([result]) + text.rows(of: result) + result.read.flatMap(evidence)
    }
  }

  private func said(of rule: Rule.ID, in report: ScreeningReport) -> [String] {
    let verdicts = report.judgement.verdicts.filter { $0.rule == rule }
    guard !verdicts.isEmpty else { return noted(of: rule, in: report) }
    return verdicts.flatMap { verdict -> [String] in
      var lines = ["", "\(verdict.outcome.rawValue.uppercased()): \(verdict.subject.words)"]
      if let finding = verdict.finding { lines += columns.entry(finding, indent: 2, hanging: 2) }
      for reason in verdict.reasons where reason.text != verdict.finding {
        lines += columns.entry("vì \(reason.text)", indent: 2, hanging: 2)
        if let remedy = reason.remedy { lines += columns.entry("cần: \(remedy)", indent: 4, hanging: 2) }
      }
      for result in verdict.readings {
        let holds = result.holds.map { $0 ? "vướng" : "không vướng" } ?? "chưa rõ"
        lines += columns.entry("cách hiểu «\(result.name)»: \(holds)", indent: 2, hanging: 2)
      }
      let told = verdict.reasons.map(\.text).joined(separator: "\n")
      return lines
        + verdict.read.filter { !$0.statements.isEmpty || !told.contains($0.soughtInWords) }.flatMap(evidence)
    }
  }

  /// A rule without a verdict: a note, or one of another procedure.
  private func noted(of id: Rule.ID, in report: ScreeningReport) -> [String] {
    let notes = report.judgement.notes.filter { $0.rule == id }
    guard notes.isEmpty else {
      return notes.flatMap { note in
        ["", "GHI CHÚ"] + columns.entry(note.text, indent: 2, hanging: 2) + note.read.flatMap(evidence)
      }
    }
    let procedure = report.judgement.procedure?.id
    let isOfProcedure = rulebook.rule(id).map { rule in procedure.map(rule.procedures.contains) ?? false } ?? false
    return ["", isOfProcedure ? "Không có gì phải ghi chú." : "Quy tắc này không thuộc thủ tục của hồ sơ."]
  }

  private func evidence(_ fact: Fact) -> [String] {
    guard !fact.statements.isEmpty else {
      return columns.entry("\(fact.name): \(fact.soughtInWords)", indent: 2, hanging: 4)
    }
    return fact.statements.flatMap { statement in
      columns.entry(
        "\(fact.name): «\(statement.words)» đọc là \(statement.value.words) – \(statement.sourceAndPlace), \(statement.standing.words)",
        indent: 2, hanging: 4)
    }
  }

  private func presence(of code: String, in report: ScreeningReport) -> [String] {
    guard let result = report.judgement.components.first(where: { $0.component.code == code }) else {
      return ["", "Thành phần này không thuộc thủ tục của hồ sơ."]
    }
    var lines = ["", "\(result.outcome.rawValue.uppercased())"]
    switch result.presence {
    case .present(let statements), .absent(let statements):
      for statement in statements {
        lines += columns.entry("«\(statement.words)» – \(statement.sourceAndPlace)", indent: 2, hanging: 4)
      }
    case .notSeen: break
    }
    for reason in result.reasons { lines += columns.entry("vì \(reason.text)", indent: 2, hanging: 2) }
    return lines
  }
}
