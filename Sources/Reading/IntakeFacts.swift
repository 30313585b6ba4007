import Dossiers
import Rulebook
import Values

/// The facts of `ho-so.json`, by their ASCII keys.
struct IntakeFacts {
  struct Row {
    let name: String
    let statements: [String: [Statement]]
  }

  private let statements: [String: [Statement]]
  private let rows: [String: [Row]]
  let problems: [String]

  /// - Parameter code: under which the dossier is screened, where the list does not say it.
  init(intake: Intake, catalogue: Catalogue, code: String? = nil) {
    var statements: [String: [Statement]] = [:]
    var rows: [String: [Row]] = [:]
    var problems: [String] = []
    if let instant = intake.received?.at {
      // The day of filing is the intake desk's, in Vietnam, whatever the offset it was written with.
      let statement = Statement(
        value: .day(instant.dayInVietnam), words: instant.description, source: .intake, place: "/tiep_nhan/luc",
        standing: .read)
      for definition in catalogue.facts where definition.isReceiptDay { statements[definition.name] = [statement] }
    }
    if let filed = intake.procedureCode ?? code {
      let isListed = intake.procedureCode != nil
      let statement = Statement(
        value: .text(filed), words: filed, source: isListed ? .intake : .accounting,
        place: isListed ? "/thu_tuc/ma" : "mã mà cán bộ nêu khi kiểm tra", standing: .read)
      for definition in catalogue.facts where definition.isFiledCode { statements[definition.name] = [statement] }
    }
    for member in intake.facts {
      let pointer = "/du_kien/\(member.key)"
      if let definition = catalogue.fact(key: member.key) {
        switch Self.statement(member.value, definition, pointer) {
        case .success(let statement): statements[definition.name, default: []].append(statement)
        case .failure(let problem): problems.append(problem.text)
        }
      } else if let collection = catalogue.collection(key: member.key) {
        let taken = Self.rows(member.value, collection, catalogue, pointer)
        rows[collection.name] = taken.rows
        problems += taken.problems
      } else {
        let known = Suggestion.among(catalogue.keys, for: member.key)
        problems.append("ho-so.json \(pointer): không có dữ kiện này\(known)")
      }
    }
    self.statements = statements
    self.rows = rows
    self.problems = problems
  }

  func statements(of definition: FactDefinition) -> [Statement] { statements[definition.name] ?? [] }

  /// nil where the list says nothing of the collection; an empty list says that there is none.
  func rows(of collection: CollectionDefinition) -> [Row]? { rows[collection.name] }

  struct Problem: Error {
    let text: String
  }

  private static func statement(
    _ json: JSON, _ definition: FactDefinition, _ pointer: String
  ) -> Result<Statement, Problem> {
    let words: String
    var unit: Unit?
    switch json {
    case .string(let text): words = text.nfc
    case .number(let number): words = VietnameseText.number(number)
    case .bool(let flag): words = flag ? "có" : "không"
    case .object:
      unit = json["don_vi"]?.string.flatMap { Unit($0) }
      guard let value = json["gia_tri"], unit != nil || json["don_vi"] == nil else {
        return .failure(Problem(text: "ho-so.json \(pointer): cần gia_tri, và don_vi đọc được"))
      }
      words = value.string?.nfc ?? value.number.map { VietnameseText.number($0) } ?? ""
    case .null, .array: return .failure(Problem(text: "ho-so.json \(pointer): cần một giá trị"))
    }
    // A JSON number is exact already; only words go through Vietnamese notation.
    var exact: FactValue?
    if case .number(let number)? = Optional(json["gia_tri"] ?? json) { exact = definition.value(number, unit) }
    do throws(FactDefinition.Unclear) {
      let value =
        if let exact { try definition.held(exact) } else { try definition.value(of: words, unit: unit) }
      return .success(Statement(value: value, words: words, source: .intake, place: pointer, standing: .read))
    } catch {
      return .failure(Problem(text: "ho-so.json \(pointer): «\(words)» \(error.why)"))
    }
  }

  private static func rows(
    _ json: JSON, _ collection: CollectionDefinition, _ catalogue: Catalogue, _ pointer: String
  ) -> (rows: [Row], problems: [String]) {
    guard let items = json.array else { return ([], ["ho-so.json \(pointer): phải là một danh sách"]) }
    var rows: [Row] = []
    var problems: [String] = []
    for (index, item) in items.enumerated() {
      let place = "\(pointer)/\(index)"
      guard let members = item.members, let name = item[CollectionDefinition.rowKey]?.string else {
        problems.append("ho-so.json \(place): cần một đối tượng có «ten»")
        continue
      }
      var statements: [String: [Statement]] = [:]
      for member in members {
        guard let definition = catalogue.fact(key: member.key, in: collection) else {
          let known = Suggestion.among(collection.facts.map(\.key), for: member.key)
          problems.append("ho-so.json \(place)/\(member.key): không có dữ kiện này\(known)")
          continue
        }
        switch statement(member.value, definition, "\(place)/\(member.key)") {
        case .success(let statement): statements[definition.name, default: []].append(statement)
        case .failure(let problem): problems.append(problem.text)
        }
      }
      rows.append(Row(name: name.nfc, statements: statements))
    }
    return (rows, problems)
  }
}

extension FactDefinition {
  /// An exact number as a value of this fact; nil where its kind takes no bare number.
  fileprivate func value(_ number: Decimal128, _ unit: Unit?) -> FactValue? {
    switch kind {
    case .number: .number(number)
    case .quantity: unit.map { .quantity(Quantity(value: number, unit: $0)) }
    case .text, .harmonisedCode, .day, .flag, .place, .presence, .listed: nil
    }
  }
}
