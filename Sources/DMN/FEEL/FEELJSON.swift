import Values

/// FEEL values as JSON, so that what is printed reads back as what it was: numbers, strings, booleans, null, lists and
/// contexts as JSON has them; anything else as an object of one member whose key begins with `@`.
///
///     {"@": "2026-03-31"}                 a date, time, date and time, or duration
///     {"@range": "[1..10)"}               a range, as FEEL writes it
///     {"@unknown": {"missing": ["tuổi"]}} a value that is not known, with the inputs that would tell it
///     {"@context": {"@": "x"}}            a context that would itself look like one of these
///     {"@function": "function"}           a function; cannot be read back
extension FEELValue {
  package var json: JSON {
    switch self {
    case .null: .null
    case .boolean(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .date(let day): Self.tagged("@", .string("\(day)"))
    case .time(let time): Self.tagged("@", .string("\(time)"))
    case .dateTime(let moment): Self.tagged("@", .string("\(moment)"))
    case .yearsAndMonths(let duration): Self.tagged("@", .string("\(duration)"))
    case .daysAndTime(let duration): Self.tagged("@", .string("\(duration)"))
    case .list(let items): .array(items.map(\.json))
    case .context(let context): Self.object(context)
    case .range: Self.tagged("@range", .string(text))
    case .function: Self.tagged("@function", .string(text))
    case .unknown(let unknown): Self.tagged("@unknown", unknown.json)
    }
  }

  private static func tagged(_ tag: String, _ value: JSON) -> JSON { .object([.init(tag, value)]) }

  private static func object(_ context: FEELContext) -> JSON {
    let object = JSON.object(context.entries.map { .init($0.key, $0.value.json) })
    let looksTagged = context.keys.count == 1 && context.keys.allSatisfy { $0.hasPrefix("@") }
    return looksTagged ? tagged("@context", object) : object
  }

  /// The value of a JSON text. Strings that the type wants as dates, times or durations are read as such.
  /// - Parameters:
  ///   - name: what the value is of; in evidence mode a null says that this is not known.
  ///   - mode: in conformance mode what is unknown is null.
  /// - Throws: what no value is written like.
  package init(_ json: JSON, of name: String, as type: FEELType = .any, mode: Mode) throws(FEELProblem) {
    switch json {
    case .null: self = mode == .conformance ? .null : .unknown(Unknown(name))
    case .bool(let flag): self = .boolean(flag)
    case .number(let number): self = .number(number)
    case .string(let text): self = type.temporal(text) ?? .string(text)
    case .array(let items):
      var values: [FEELValue] = []
      for (index, item) in items.enumerated() {
        values.append(try FEELValue(item, of: "\(name)[\(index + 1)]", as: type.item, mode: mode))
      }
      self = .list(values)
    case .object(let members):
      if members.count == 1, members[0].key.hasPrefix("@") {
        self = try Self.untagged(members[0], name, type, mode)
      } else {
        self = .context(try FEELContext(members, of: name, as: type, mode: mode))
      }
    case .written(let written): self = try FEELValue(written.value, of: name, as: type, mode: mode)
    }
  }

  private static func untagged(
    _ member: JSON.Member, _ name: String, _ type: FEELType, _ mode: Mode
  ) throws(FEELProblem) -> FEELValue {
    switch (member.key, member.value) {
    case ("@", .string(let text)):
      if let value = FEELValue(atLiteral: text) { return value }
      throw unreadable("«\(text)» không phải ngày, giờ hay khoảng thời gian; viết như «2026-03-31» hoặc «P3D»")
    case ("@range", .string(let text)):
      if let range = FEELRange.constant(text) { return .range(range) }
      throw unreadable("«\(text)» không phải khoảng; viết như «[1..10)»")
    case ("@unknown", let json):
      guard let unknown = Unknown(json) else {
        throw unreadable("«@unknown» cần {\"missing\": [tên, …]}")
      }
      return mode == .conformance ? .null : .unknown(unknown)
    case ("@context", .object(let members)):
      return .context(try FEELContext(members, of: name, as: type, mode: mode))
    case (let tag, _):
      throw unreadable("không có giá trị dạng «\(tag)»; dùng «@», «@range», «@unknown» hoặc «@context»")
    }
  }

  private static func unreadable(_ message: String) -> FEELProblem { FEELProblem(offset: 0, message: message) }

  /// The type's name in FEEL; `unknown` where the value is not known.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsAndMonths: "years and months duration"
    case .daysAndTime: "days and time duration"
    case .list: "list"
    case .context: "context"
    case .range: "range"
    case .function: "function"
    case .unknown: "unknown"
    }
  }
}

extension FEELContext {
  fileprivate init(
    _ members: [JSON.Member], of name: String, as type: FEELType, mode: Mode
  ) throws(FEELProblem) {
    self.init()
    // The parser has refused keys that come twice.
    for member in members {
      let type = type.entry(member.key)
      append(member.key, try FEELValue(member.value, of: "\(name).\(member.key)", as: type, mode: mode))
    }
  }
}

extension FEELType {
  /// A text as this type's value; nil where the type wants a text, or the text is none.
  fileprivate func temporal(_ text: String) -> FEELValue? {
    switch self {
    case .date: CivilDay(feel: text).map { .date($0) }
    case .time: ZonedTime(feel: text).map { .time($0) }
    case .dateTime: ZonedDateTime(feel: text).map { .dateTime($0) }
    case .yearsAndMonthsDuration: YearsMonthsDuration(feel: text).map { .yearsAndMonths($0) }
    case .daysDuration: DaysTimeDuration(feel: text).map { .daysAndTime($0) }
    case .constrained(let type, _), .list(let type): type.temporal(text)
    case .any, .null, .boolean, .number, .string, .context, .range, .function: nil
    }
  }

  /// The type of the items of a list of this type.
  fileprivate var item: FEELType {
    switch self {
    case .list(let item): item
    case .constrained(let type, _): type.item
    default: self
    }
  }

  fileprivate func entry(_ key: String) -> FEELType {
    switch self {
    case .context(let entries): entries.first { $0.key == key }?.type ?? .any
    case .constrained(let type, _), .list(let type): type.entry(key)
    default: .any
    }
  }
}

extension FEELRange {
  /// The range that a text writes with constant bounds; nothing else is run.
  fileprivate static func constant(_ text: String) -> FEELRange? {
    guard text.utf8.count < 1000 else { return nil }
    return written(text, Budget(), where: \.isConstantRange)
  }

  /// The range that a text writes, as far as its term is one to run.
  static func written(_ text: String, _ budget: Budget, where isTaken: (Term) -> Bool) -> FEELRange? {
    var parser = FEELParser(text: text, scope: Scope([]), isStrict: false)
    guard let term = try? parser.whole(), isTaken(term) else { return nil }
    var frame = Frame(.conformance, budget: budget)
    guard case .range(let range) = Compiler().code(for: term)(&frame) else { return nil }
    return range
  }
}

extension Term {
  fileprivate var isConstantRange: Bool {
    switch node {
    case .range, .ray: children.allSatisfy(\.isConstant)
    default: false
    }
  }

  fileprivate var isConstant: Bool {
    switch node {
    case .null, .literal, .numeral: true
    case .negate(let inner): inner.isConstant
    default: false
    }
  }
}

extension Unknown {
  fileprivate var json: JSON {
    let failed = failures.map { JSON.string($0.code) }
    return .record(["missing": .array(missing.map { .string($0) }), "failed": failed.isEmpty ? nil : .array(failed)])
  }

  fileprivate init?(_ json: JSON) {
    let missing = (json["missing"]?.array ?? []).compactMap(\.string)
    let failed = (json["failed"]?.array ?? []).compactMap(\.string).compactMap { Reason(code: $0) }
    guard !missing.isEmpty || !failed.isEmpty else { return nil }
    self.init(Set(missing.map { .fact($0) } + failed))
  }

  /// The inputs that nobody gave, in the order of their names.
  package var missing: [String] {
    reasons.compactMap { if case .fact(let name) = $0 { name } else { nil } }.sorted()
  }

  /// Operations that have no result.
  package var failures: [Reason] {
    reasons.filter { if case .fact = $0 { false } else { true } }.sorted()
  }
}

extension Unknown.Reason {
  fileprivate var code: String {
    switch self {
    case .fact(let name): "fact \(name)"
    case .divisionByZero: "divisionByZero"
    case .overflow: "overflow"
    case .noSuchDay: "noSuchDay"
    case .outOfRange: "outOfRange"
    case .mistyped: "mistyped"
    case .noSuchEntry(let name): "noSuchEntry \(name)"
    case .tooDeep: "tooDeep"
    }
  }

  fileprivate init?(code: String) {
    let plain: [Self] = [.divisionByZero, .overflow, .noSuchDay, .outOfRange, .mistyped, .tooDeep]
    if let reason = plain.first(where: { $0.code == code }) {
      self = reason
    } else if let space = code.firstIndex(of: " "), code[..<space] == "noSuchEntry" {
      self = .noSuchEntry(String(code[code.index(after: space)...]))
    } else {
      return nil
    }
  }

  /// For people; Vietnamese.
  package var words: String {
    switch self {
    case .fact(let name): "thiếu «\(name)»"
    case .divisionByZero: "chia cho 0"
    case .overflow: "số vượt quá 34 chữ số"
    case .noSuchDay: "không có ngày như vậy"
    case .outOfRange: "không có giá trị (không hàng nào khớp, hoặc ngoài miền cho phép)"
    case .mistyped: "sai kiểu dữ liệu"
    case .noSuchEntry(let name): "không có mục «\(name)»"
    case .tooDeep: "gọi lồng quá sâu hoặc vòng quanh"
    }
  }
}
