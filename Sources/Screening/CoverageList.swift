import Rulebook
import Values

/// What the law of a day asks in each procedure, and who looks at it: a table of all, or one procedure whole.
package struct CoverageList: Sendable {
  package struct Entry: Sendable {
    let procedure: Procedure
    let code: Procedure.Code
    let statement: CoverageStatement
  }

  let rulebook: Rulebook
  let day: CivilDay
  let entries: [Entry]
  /// Whether each obligation is told.
  private let isWhole: Bool

  /// - Parameters:
  ///   - asked: a code or the id of a procedure; nil for a table of all.
  ///   - day: nil for the day of the edition.
  /// - Returns: nil where there is no such procedure.
  package init?(rulebook: Rulebook, asked: String?, on day: CivilDay?) {
    let day = day ?? rulebook.edition.day
    let all = rulebook.procedures.flatMap { procedure in procedure.codes.map { (procedure: procedure, code: $0) } }
    let chosen = all.filter { asked == nil || $0.code.code == asked || $0.procedure.id == asked }
    guard !chosen.isEmpty else { return nil }
    self.rulebook = rulebook
    self.day = day
    self.isWhole = asked != nil
    self.entries = chosen.map { procedure, code in
      Entry(
        procedure: procedure, code: code, statement: rulebook.coverage(of: procedure, under: code, on: day))
    }
  }

  /// What may be asked for.
  package static func names(in rulebook: Rulebook) -> [String] {
    rulebook.procedures.flatMap { procedure in procedure.codes.map(\.code) + [procedure.id] }
  }

  package func text(width: Int = 80) -> String {
    let columns = TextColumns(width: width)
    let lines =
      isWhole ? entries.map { whole($0, columns).joined(separator: "\n") } : [table(columns).joined(separator: "\n")]
    return lines.joined(separator: "\n\n") + "\n"
  }

  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "bo_quy_tac": .string(rulebook.edition.name), "ngay": .string("\(day)"),
      "thu_tuc": .array(entries.map(\.json)),
    ])
  }

  // MARK: The table

  private func table(_ columns: TextColumns) -> [String] {
    let head = "Phạm vi kiểm tra theo luật ngày \(VietnameseText.day(day)), bộ quy tắc \(rulebook.edition.name)."
    let rows = entries.flatMap { entry in
      let mark = entry.statement.isWhole ? "" : " (*)"
      return columns.entry(
        "\(entry.code.code) \(entry.code.name)\(mark)", hanging: Self.figuresWidth, column: figures(entry.statement))
    }
    let notes =
      entries.allSatisfy(\.statement.isWhole)
      ? [] : columns.entry("(*) chưa nhập hoặc chưa đếm hết các điều phải xem của ngày này.", hanging: 2)
    return columns.entry(head, hanging: 2) + [Self.row(["điều"] + CoverageStatement.Looker.allCases.map(\.rawValue))]
      + rows + notes + columns.entry("Xem từng điều: hoso rules coverage MÃ-THỦ-TỤC", hanging: 2)
  }

  /// Of each figure, and of the row with a blank behind it.
  private static let widths = [5, 9, 8, 5]
  private static let figuresWidth = 29

  private func figures(_ statement: CoverageStatement) -> String {
    Self.row(([statement.lines.count] + CoverageStatement.Looker.allCases.map(statement.count)).map(String.init))
  }

  private static func row(_ cells: [String]) -> String {
    zip(cells, widths).map { String(repeating: " ", count: max(1, $1 - $0.count)) + $0 }.joined()
  }

  // MARK: One procedure

  private func whole(_ entry: Entry, _ columns: TextColumns) -> [String] {
    let statement = entry.statement
    let words = CoverageWords(statement: statement, code: entry.code.code)
    let sections = CoverageStatement.Looker.allCases.flatMap { looker -> [String] in
      let lines = statement.lines.filter { $0.looker == looker }
      guard !lines.isEmpty else { return [] }
      return [Self.heading(looker, lines.count)] + lines.flatMap { told($0, columns) }
    }
    let sources = rulebook.obligations.entered.filter { entered in
      entered.procedure == entry.procedure.id && (entered.codes.isEmpty || entered.codes.contains(entry.code.code))
        && entered.inForce.contains(day)
    }
    return columns.entry("\(entry.code.code) \(entry.code.name)", hanging: 2) + columns.entry(words.text, hanging: 2)
      + (statement.lines.allSatisfy(\.asked.cases.isEmpty)
        ? []
        : columns.entry(
          "Đếm mọi trường hợp của thủ tục; báo cáo của một hồ sơ chỉ đếm trường hợp của hồ sơ ấy.", hanging: 2))
      + sources.flatMap {
        columns.entry("Đã nhập theo \($0.source) (ngày \(VietnameseText.day($0.on))).", hanging: 2)
      } + sections
      + (statement.otherRules.isEmpty
        ? []
        : columns.entry(
          "Quy tắc không đứng tên điều nào ở trên: \(statement.otherRules.joined(separator: ", ")).", hanging: 2))
  }

  private static func heading(_ looker: CoverageStatement.Looker, _ count: Int) -> String {
    switch looker {
    case .nobody: "CHƯA AI KIỂM TRA (\(count)):"
    case .officer: "CÁN BỘ XEM (\(count)):"
    case .machine: "MÁY XEM (\(count)):"
    }
  }

  private func told(_ line: CoverageStatement.Line, _ columns: TextColumns) -> [String] {
    let asked = line.asked
    let only = asked.cases.isEmpty ? "" : "; chỉ trong trường hợp \(asked.cases.listed)"
    // A limit is known by its step, which its words begin with.
    let code = asked.title.hasPrefix(asked.id) ? nil : asked.id
    let known = asked.verified.source == .text ? "" : " (\(asked.verified.description))"
    let basis =
      "\(asked.kind.rawValue), \(asked.inForce.description): \(asked.basis.words)\(known); "
      + "nguồn: \(asked.sources.joined(separator: ", "))"
    var lines = columns.entry("\(asked.title)\(only)", code: code, indent: 2, hanging: 2)
    lines += columns.entry(basis, indent: 6, hanging: 2)
    if !line.because.isEmpty { lines += columns.entry(line.because.joined(separator: "; "), indent: 6, hanging: 2) }
    if line.looker == .machine, !line.rules.isEmpty {
      lines += columns.entry("quy tắc \(line.rules.joined(separator: ", "))", indent: 6, hanging: 2)
    }
    if !line.words.isEmpty {
      lines += columns.entry("máy cần lời cán bộ về \(line.words.listed)", indent: 6, hanging: 2)
    }
    return lines
  }
}

extension CoverageList.Entry {
  fileprivate var json: JSON {
    .object(
      [.init("ma", .string(code.code)), .init("ten", .string(code.name)), .init("id", .string(procedure.id))]
        + (statement.figures.members ?? []) + [
          .init("dieu", .array(statement.lines.map(\.json))),
          .init("quy_tac_khac", .array(statement.otherRules.map { .string($0) })),
        ])
  }
}

extension CoverageStatement.Line {
  fileprivate var json: JSON {
    .record([
      "ma": .string(asked.id), "ten": .string(asked.title), "loai": .string(asked.kind.rawValue),
      "ai_xem": .string(looker.rawValue),
      "truong_hop": asked.cases.isEmpty ? nil : .array(asked.cases.map { .string($0) }),
      "ngay": .string("\(asked.day)"), "tu": .string("\(asked.inForce.from)"),
      "truoc": asked.inForce.until.map { .string("\($0)") },
      "can_cu": asked.basis.json,
      "xac_minh": .string(asked.verified.description), "nguon": .array(asked.sources.map { .string($0) }),
      "quy_tac": .array(rules.map { .string($0) }), "vi": .array(because.map { .string($0) }),
      "can_loi_can_bo": .array(words.map { .string($0) }),
    ])
  }
}
