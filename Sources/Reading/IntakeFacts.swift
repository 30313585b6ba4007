import Dossiers
import Rulebook
import Values

/// The facts of `ho-so.json`, by their ASCII keys.
struct IntakeFacts {
  struct Row {
    let name: String
    /// With where each fact stands in the collection.
    private(set) var statements: [(place: Int, statement: Statement)] = []

    fileprivate init(name: String) { self.name = name }

    fileprivate mutating func state(_ statement: Statement, at place: Int) { statements.append((place, statement)) }

    func statements(at place: Int) -> [Statement] {
      statements.lazy.filter { $0.place == place }.map(\.statement)
    }
  }

  private typealias Problem = CommonFacts.NotTaken

  private let catalogue: Catalogue
  private let common: CommonFacts
  /// Whether what it says is remembered.
  private let isShort: Bool
  /// Of each fact of the catalogue.
  private var statements: [[Statement]]
  /// Of each collection; nil where the list says nothing of it.
  private var rows: [[Row]?]
  private(set) var problems: [String] = []

  /// - Parameter code: under which the dossier is screened, where the list does not say it.
  init(intake: Intake, rulebook: Rulebook, code: String? = nil) {
    catalogue = rulebook.catalogue
    common = rulebook.common
    isShort = intake.isShort
    statements = Array(repeating: [], count: catalogue.facts.count)
    rows = Array(repeating: nil, count: catalogue.collections.count)
    if let instant = intake.received?.at {
      // The day of filing is the intake desk's, in Vietnam, whatever the offset it was written with.
      let (words, place) = (instant.description, "/tiep_nhan/luc")
      let statement = common.statements.value(key(.desk(ByteText(place)), .string(words))) {
        .success(
          Statement(value: .day(instant.dayInVietnam), words: words, source: .intake, place: place, standing: .read))
      }
      for index in catalogue.facts.indices where catalogue.facts[index].isReceiptDay { take(statement, at: index) }
    }
    if let filed = intake.procedureCode ?? code {
      let isListed = intake.procedureCode != nil
      let place = isListed ? "/thu_tuc/ma" : "mã mà cán bộ nêu khi kiểm tra"
      let statement = common.statements.value(key(.desk(ByteText(place)), .string(filed))) {
        .success(
          Statement(
            value: .text(filed), words: filed, source: isListed ? .intake : .accounting, place: place, standing: .read))
      }
      for index in catalogue.facts.indices where catalogue.facts[index].isFiledCode { take(statement, at: index) }
    }
    for member in intake.facts { take(member) }
  }

  private mutating func take(_ member: JSON.Member) {
    func pointer() -> String { "/du_kien/\(member.key)" }
    if let index = catalogue.place(key: member.key) {
      let statement = common.statements.value(key(.fact(index), member.value)) {
        Self.statement(member.value, catalogue.facts[index], pointer())
      }
      take(statement, at: index)
    } else if let index = catalogue.collectionPlace(key: member.key) {
      rows[index] = rows(member.value, at: index, pointer())
    } else {
      let known = Suggestion.among(catalogue.keys, for: member.key)
      problems.append("ho-so.json \(pointer()): không có dữ kiện này\(known)")
    }
  }

  private func key(_ place: CommonFacts.StatementKey.Place, _ value: JSON) -> CommonFacts.StatementKey? {
    isShort ? .init(place: place, value: value) : nil
  }

  private mutating func take(_ statement: Result<Statement, Problem>, at index: Int) {
    switch statement {
    case .success(let statement): statements[index].append(statement)
    case .failure(let problem): problems.append(problem.text)
    }
  }

  /// - Parameter place: of the fact in the catalogue.
  func statements(at place: Int) -> [Statement] { statements[place] }

  /// nil where the list says nothing of the collection; an empty list says that there is none.
  /// - Parameter place: of the collection in the catalogue.
  func rows(at place: Int) -> [Row]? { rows[place] }

  private static func statement(
    _ json: JSON, _ definition: FactDefinition, _ pointer: String
  ) -> Result<Statement, Problem> {
    let words: String
    var unit: Unit?
    switch json.opened {
    case .string(let text): words = text.nfc
    case .number(let number): words = VietnameseText.number(number)
    case .bool(let flag): words = flag ? "có" : "không"
    case .object:
      unit = json["don_vi"]?.string.flatMap { Unit($0) }
      guard let value = json["gia_tri"], unit != nil || json["don_vi"] == nil else {
        return .failure(Problem(text: "ho-so.json \(pointer): cần gia_tri, và don_vi đọc được"))
      }
      words = value.string?.nfc ?? value.number.map { VietnameseText.number($0) } ?? ""
    case .null, .array, .written: return .failure(Problem(text: "ho-so.json \(pointer): cần một giá trị"))
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

  /// - Parameter place: of the collection in the catalogue.
  private mutating func rows(_ json: JSON, at place: Int, _ pointer: String) -> [Row] {
    let collection = catalogue.collections[place]
    guard let items = json.array else {
      problems.append("ho-so.json \(pointer): phải là một danh sách")
      return []
    }
    var rows: [Row] = []
    for (number, item) in items.enumerated() {
      func pointed(to key: String) -> String { "\(pointer)/\(number)\(key)" }
      guard let members = item.members, let name = item[CollectionDefinition.rowKey]?.string else {
        problems.append("ho-so.json \(pointed(to: "")): cần một đối tượng có «ten»")
        continue
      }
      var row = Row(name: name.nfc)
      for member in members {
        guard let index = catalogue.place(key: member.key, in: collection) else {
          let known = Suggestion.among(collection.facts.map(\.key), for: member.key)
          problems.append("ho-so.json \(pointed(to: "/\(member.key)")): không có dữ kiện này\(known)")
          continue
        }
        let key = key(.row(number, of: place, fact: index), member.value)
        switch common.statements.value(
          key, { Self.statement(member.value, collection.facts[index], pointed(to: "/\(member.key)")) })
        {
        case .success(let statement): row.state(statement, at: index)
        case .failure(let problem): problems.append(problem.text)
        }
      }
      rows.append(row)
    }
    return rows
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
