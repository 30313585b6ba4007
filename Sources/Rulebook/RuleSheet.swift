import Values
import Yams

/// One YAML file of the rulebook, read strictly: unknown keys, unquoted dates and conditions, and wrong kinds of value
/// are problems with a place; nothing has a silent default.
struct RuleSheet {
  let path: String
  private(set) var problems: [RulebookProblem] = []
  /// As it was read, to place what is said of a line within a block.
  private var source = ""
  /// Guards against files that grow by aliases: composing shares nodes, walking would not.
  private var visits = 0

  init(path: String) {
    self.path = path
  }

  /// The root of the text, or nil with a problem where it is not YAML.
  mutating func root(of text: String) -> Node? {
    source = text
    do {
      guard let node = try compose(yaml: text) else {
        report("tệp rỗng; xem tài liệu về dạng của tệp quy tắc", at: nil)
        return nil
      }
      return node
    } catch let error as YamlError {
      problems.append(.init(yaml: error, path: path))
    } catch {
      report("không đọc được YAML", at: nil)
    }
    return nil
  }

  /// How many blanks a line of the file begins with.
  func indentation(ofLine number: Int) -> Int {
    let lines = source.split(separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? lines[number - 1].prefix { $0 == " " }.count : 0
  }

  /// A problem at a node, or at the head of the file.
  mutating func report(_ message: String, at node: Node?) {
    report(message, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
  }

  mutating func report(_ message: String, line: Int, column: Int) {
    problems.append(.init(path: path, line: line, column: column, message: message))
  }

  /// The members of a mapping whose keys are all among `keys`; nil with problems otherwise.
  mutating func record(_ node: Node, keys: [String], what: String) -> Record? {
    guard case .mapping(let mapping) = node else {
      report("\(what) phải là một khối khóa: giá trị", at: node)
      return nil
    }
    visits += 1
    guard visits < 100_000 else {
      report("tệp quá lớn hoặc dùng neo YAML lặp lại; viết ra đầy đủ", at: node)
      return nil
    }
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string else {
        report("khóa phải là chữ", at: key)
        continue
      }
      if !keys.contains(name) {
        report("không có khóa «\(name)» trong \(what)\(Suggestion.among(keys, for: name))", at: key)
      }
      members[name] = value
    }
    return Record(node: node, members: members, what: what)
  }

  /// A record's members by key.
  struct Record {
    let node: Node
    let members: [String: Node]
    let what: String

    func has(_ key: String) -> Bool { members[key] != nil }
  }

  // MARK: Members, required and optional

  mutating func required(_ key: String, in record: Record) -> Node? {
    if let node = record.members[key] { return node }
    report("\(record.what) thiếu khóa «\(key)»", at: record.node)
    return nil
  }

  mutating func text(_ key: String, in record: Record) -> String? {
    required(key, in: record).flatMap { text($0, what: key) }
  }

  mutating func optionalText(_ key: String, in record: Record) -> String? {
    record.members[key].flatMap { text($0, what: key) }
  }

  /// The scalar's text, NFC; empty text and the plain words that YAML takes for null are problems.
  mutating func text(_ node: Node, what: String) -> String? {
    guard case .scalar(let scalar) = node else {
      report("«\(what)» phải là chữ", at: node)
      return nil
    }
    guard !scalar.string.isEmpty, !(scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string))
    else {
      report("«\(what)» để trống", at: node)
      return nil
    }
    return scalar.string.nfc
  }

  mutating func integer(_ key: String, in record: Record) -> Int? {
    guard let node = required(key, in: record), let text = text(node, what: key) else { return nil }
    guard let value = Int(text), String(value) == text else {
      report("«\(key)» phải là số nguyên, đang là «\(text)»", at: node)
      return nil
    }
    return value
  }

  mutating func optionalInteger(_ key: String, in record: Record) -> Int? {
    record.has(key) ? integer(key, in: record) : nil
  }

  mutating func flag(_ key: String, in record: Record, absent: Bool) -> Bool {
    guard let node = record.members[key] else { return absent }
    switch text(node, what: key) {
    case "true": return true
    case "false": return false
    case let other:
      report("«\(key)» phải là true hoặc false, đang là «\(other ?? "")»", at: node)
      return absent
    }
  }

  mutating func day(_ key: String, in record: Record) -> CivilDay? {
    required(key, in: record).flatMap { day($0, what: key) }
  }

  mutating func optionalDay(_ key: String, in record: Record) -> CivilDay? {
    record.members[key].flatMap { day($0, what: key) }
  }

  /// A day, quoted, as `'yyyy-MM-dd'`.
  mutating func day(_ node: Node, what: String) -> CivilDay? {
    guard let text = quoted(node, what: what, kind: "ngày") else { return nil }
    guard let day = CivilDay(iso: text) else {
      report("«\(text)» không phải là ngày; viết năm-tháng-ngày, ví dụ '2026-03-31'", at: node)
      return nil
    }
    return day
  }

  /// Text that must stand in single quotes or a block, so that YAML reads nothing into it: days and FEEL.
  mutating func quoted(_ node: Node, what: String, kind: String) -> String? {
    guard case .scalar(let scalar) = node else {
      report("«\(what)» phải là \(kind) trong dấu nháy đơn", at: node)
      return nil
    }
    guard [.singleQuoted, .literal, .folded].contains(scalar.style) else {
      report("«\(what)» là \(kind) nên phải đặt trong dấu nháy đơn hoặc khối: '\(scalar.string)'", at: node)
      return nil
    }
    return text(node, what: what)
  }

  mutating func list(_ key: String, in record: Record) -> [Node] {
    required(key, in: record).map { list($0, what: key) } ?? []
  }

  mutating func optionalList(_ key: String, in record: Record) -> [Node] {
    record.members[key].map { list($0, what: key) } ?? []
  }

  mutating func list(_ node: Node, what: String) -> [Node] {
    guard case .sequence(let sequence) = node else {
      report("«\(what)» phải là một danh sách", at: node)
      return []
    }
    return Array(sequence)
  }

  /// A list of words as keys to compare with; it must be there.
  mutating func keys(_ key: String, in record: Record) -> [LabelKey] {
    list(key, in: record).compactMap { text($0, what: key) }.map { LabelKey($0) }
  }

  mutating func texts(_ key: String, in record: Record) -> [String] {
    optionalList(key, in: record).compactMap { text($0, what: key) }
  }

  /// A value of a closed set of words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, in record: Record) -> Choice?
  where Choice.RawValue == String {
    guard let node = required(key, in: record), let text = text(node, what: key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    report("«\(key)» không nhận «\(text)»; dùng một trong: \(words.joined(separator: ", "))", at: node)
    return nil
  }
}

extension RulebookProblem {
  init(yaml error: YamlError, path: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(path: path, line: mark.line, column: mark.column, message: "sai cú pháp YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.joined(separator: ", ")
      self.init(
        path: path, line: context.mark.line, column: context.mark.column, message: "khóa viết hai lần: \(names)")
    default:
      // YamlError is another package's enum; what it does not place is placed at the head of the file.
      self.init(path: path, line: 1, column: 1, message: "không đọc được YAML: \(error)")
    }
  }
}
