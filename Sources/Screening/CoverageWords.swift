import Rulebook
import Values

/// The coverage statement in short, as every report says it: what nobody looks at first.
struct CoverageWords {
  let statement: CoverageStatement
  let code: String

  var text: String { "Phạm vi kiểm tra: \(told)." }

  /// Without a head and a stop.
  var told: String { ([counted] + [uncounted].compactMap(\.self)).joined(separator: "; ") }

  /// The command that lists all of it by the law of the same day.
  var command: String {
    let day = statement.days.count == 1 ? statement.days.map { " --on \($0)" }.joined() : ""
    return "hoso rules coverage \(code)\(day)"
  }

  private var counted: String {
    guard !statement.lines.isEmpty else { return "chưa đếm được các điều phải xem" }
    let days = statement.days.map { VietnameseText.day($0) }.joined(separator: ", ")
    let whole = "\(statement.lines.count) điều phải xem theo luật ngày \(days)"
    let parts = CoverageStatement.Looker.allCases.map { "\($0.rawValue) \(statement.count($0))" }
    return
      "\(statement.unenteredDays.isEmpty ? whole : "chưa nhập hết, mới biết \(whole)"), trong đó \(parts.joined(separator: ", "))"
  }

  /// One reason holds for many matters.
  private var uncounted: String? {
    let reasons = statement.uncounted.map(\.reason).uniqued
    guard !reasons.isEmpty else { return nil }
    guard !statement.lines.isEmpty else { return reasons.joined(separator: "; ") }
    return
      "chưa đếm được \(statement.uncounted.map { "«\($0.matter)»" }.joined(separator: ", ")) vì chưa rõ văn bản áp dụng"
  }
}

extension ScreeningReport {
  /// nil while the procedure is not known.
  var coverage: CoverageWords? {
    guard let statement = judgement.obligations, let code = judgement.code?.code else { return nil }
    return CoverageWords(statement: statement, code: code)
  }
}

extension CoverageStatement {
  /// The figures, as the report and the list of a procedure give them.
  var figures: JSON {
    .record([
      "tong": .number(Decimal128(lines.count)), "chua_ai": .number(Decimal128(count(.nobody))),
      "can_bo": .number(Decimal128(count(.officer))), "may": .number(Decimal128(count(.machine))),
      "ngay": .array(days.map { .string("\($0)") }), "du": .bool(isWhole),
      "chua_nhap": unenteredDays.isEmpty ? nil : .array(unenteredDays.map { .string("\($0)") }),
      "chua_dem": uncounted.isEmpty
        ? nil : .array(uncounted.map { .record(["van_de": .string($0.matter), "vi": .string($0.reason)]) }),
    ])
  }

  /// With the codes of what no machine looks at, for a report.
  var json: JSON { .written(written.value { WrittenJSON(tree) }) }

  private var tree: JSON {
    func codes(_ looker: Looker) -> JSON {
      .array(lines.filter { $0.looker == looker }.map { .string($0.asked.id) })
    }
    return .object(
      (figures.members ?? []) + [.init("ma_chua_ai", codes(.nobody)), .init("ma_can_bo", codes(.officer))])
  }
}
