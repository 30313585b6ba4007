import Values

extension Intake {
  /// Reads `ho-so.json` strictly; all faults are reported together.
  package init(parsing bytes: [UInt8]) throws(DossierError) {
    try Self.checkSize(of: bytes)
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw .intake([IntakeProblem(line: error.line, column: error.column, message: error.message)])
    }
    try Self.checkMembers(of: json)
    var reader = IntakeReader()
    var intake = reader.intake(json)
    intake.isShort = Self.isShort(intake.facts, of: bytes)
    guard reader.faults.isEmpty else {
      throw .intake(
        reader.faults.map { fault in
          let position = JSON.position(of: fault.pointer, in: bytes) ?? (1, 1)
          return IntakeProblem(
            line: position.line, column: position.column, message: "\(fault.message) (tại \(fault.pointer))")
        })
    }
    self = intake
  }
}

private struct IntakeReader {
  private(set) var faults: [(pointer: String, message: String)] = []

  mutating func intake(_ json: JSON) -> Intake {
    let keys = ["schemaVersion", "ma_ho_so", "thu_tuc", "tiep_nhan", "nguoi_nop", "thanh_phan", "du_kien"]
    check(json, "", keys)
    if let version = json["schemaVersion"], version.string != "1" {
      fault("/schemaVersion", "chỉ đọc được schemaVersion \"1\"")
    } else if json["schemaVersion"] == nil, json.members != nil {
      fault("", "thiếu schemaVersion: \"1\"")
    }
    let procedure = json["thu_tuc"]
    if let procedure { check(procedure, "/thu_tuc", ["ma", "truong_hop"]) }
    let applicant = json["nguoi_nop"]
    if let applicant { check(applicant, "/nguoi_nop", ["ten", "ma_so"]) }
    _ = text(applicant?["ma_so"], "/nguoi_nop/ma_so")
    return Intake(
      code: text(json["ma_ho_so"], "/ma_ho_so"), procedureCode: text(procedure?["ma"], "/thu_tuc/ma"),
      procedureCase: text(procedure?["truong_hop"], "/thu_tuc/truong_hop"), received: received(json["tiep_nhan"]),
      applicant: text(applicant?["ten"], "/nguoi_nop/ten"), components: components(json["thanh_phan"]),
      facts: facts(json["du_kien"]), texts: json.texts)
  }

  private mutating func fault(_ pointer: String, _ message: String) {
    faults.append((pointer, message))
  }

  private mutating func check(_ json: JSON, _ pointer: String, _ keys: [String]) {
    guard let members = json.members else { return fault(pointer, "phải là một đối tượng JSON") }
    for member in members where !keys.contains(member.key) {
      let path = "\(pointer)/\(member.key)"
      fault(path, "không có khóa «\(member.key)»\(Suggestion.among(keys, for: member.key))")
    }
  }

  private mutating func text(_ json: JSON?, _ pointer: String) -> String? {
    guard let json else { return nil }
    guard let text = json.string?.nfc.trimmingBlanks, !text.isEmpty else {
      fault(pointer, "phải là chữ và không để trống; không có thì bỏ khóa này")
      return nil
    }
    return text
  }

  private mutating func received(_ json: JSON?) -> Intake.Received? {
    guard let json else { return nil }
    check(json, "/tiep_nhan", ["luc", "kenh", "lan"])
    let written = text(json["luc"], "/tiep_nhan/luc")
    let instant = written.flatMap { Instant(iso8601: $0) }
    if written != nil, instant == nil {
      fault(
        "/tiep_nhan/luc",
        "không phải thời điểm có thật: viết ngày có trong lịch, có giờ và múi giờ, ví dụ 2026-09-01T08:30:00+07:00")
    }
    let word = text(json["kenh"], "/tiep_nhan/kenh")
    let channel = word.flatMap(Intake.Channel.init(rawValue:))
    if word != nil, channel == nil { fault("/tiep_nhan/kenh", "dùng truc_tiep, buu_chinh hoặc truc_tuyen") }
    var round: Int?
    if let lan = json["lan"] {
      round = lan.integer
      if round.map({ $0 < 1 }) ?? true { fault("/tiep_nhan/lan", "phải là số nguyên từ 1") }
    }
    return Intake.Received(at: instant, channel: channel, round: round)
  }

  private mutating func components(_ json: JSON?) -> [Intake.Component]? {
    guard let json else { return nil }
    guard let items = json.array else {
      fault("/thanh_phan", "phải là một danh sách")
      return nil
    }
    return items.enumerated().compactMap { index, item in
      let pointer = "/thanh_phan/\(index)"
      check(item, pointer, ["ma", "tep", "khong_nop"])
      let isNotFiled = item["khong_nop"]?.bool ?? false
      if let flag = item["khong_nop"], flag.bool == nil { fault("\(pointer)/khong_nop", "phải là true hoặc false") }
      let files = files(item["tep"], "\(pointer)/tep")
      if isNotFiled, !files.isEmpty { fault(pointer, "vừa «khong_nop» vừa có tệp; bỏ một trong hai") }
      guard let code = text(item["ma"], "\(pointer)/ma") else {
        if item["ma"] == nil { fault(pointer, "thành phần thiếu «ma»") }
        return nil
      }
      return Intake.Component(code: code, files: files, isNotFiled: isNotFiled)
    }
  }

  private mutating func files(_ json: JSON?, _ pointer: String) -> [Intake.File] {
    guard let json else { return [] }
    guard let items = json.array else {
      fault(pointer, "phải là một danh sách tệp")
      return []
    }
    return items.enumerated().compactMap { index, item in
      let place = "\(pointer)/\(index)"
      check(item, place, ["ten", "sha256"])
      let digest = text(item["sha256"], "\(place)/sha256")
      if let digest, Digest(hex: digest) == nil { fault("\(place)/sha256", "phải là 64 chữ số thập lục phân") }
      guard let name = text(item["ten"], "\(place)/ten") else {
        if item["ten"] == nil { fault(place, "tệp thiếu «ten»") }
        return nil
      }
      return Intake.File(name: name, digest: digest.flatMap { Digest(hex: $0) })
    }
  }

  private mutating func facts(_ json: JSON?) -> [JSON.Member] {
    guard let json else { return [] }
    guard let members = json.members else {
      fault("/du_kien", "phải là một đối tượng JSON")
      return []
    }
    for member in members {
      guard let rows = member.value.array else {
        value(member.value, "/du_kien/\(member.key)")
        continue
      }
      for (index, row) in rows.enumerated() { self.row(row, "/du_kien/\(member.key)/\(index)") }
    }
    return members
  }

  /// A row of a collection: «ten» and values.
  private mutating func row(_ json: JSON, _ pointer: String) {
    guard let members = json.members else { return fault(pointer, "phải là một đối tượng có «ten»") }
    if text(json["ten"], "\(pointer)/ten") == nil, json["ten"] == nil { fault(pointer, "dòng thiếu «ten»") }
    for member in members where member.key != "ten" { value(member.value, "\(pointer)/\(member.key)") }
  }

  /// A value: text, a number, true or false, or «gia_tri» with «don_vi».
  /// - Parameter pointer: asked for only where something may be wrong.
  private mutating func value(_ json: JSON, _ pointer: @autoclosure () -> String) {
    switch json.opened {
    case .string, .number, .bool: return
    case .object:
      let pointer = pointer()
      check(json, pointer, ["gia_tri", "don_vi"])
      switch json["gia_tri"] {
      case .string?, .number?: break
      default: fault(pointer, "«gia_tri» phải là chữ hoặc số")
      }
      if let unit = json["don_vi"], unit.string == nil { fault("\(pointer)/don_vi", "phải là chữ") }
    case .null, .array, .written: fault(pointer(), "phải là chữ, số, true, false, hoặc «gia_tri» kèm «don_vi»")
    }
  }
}

extension String {
  /// Most have one of Latin, which is told without Unicode's tables.
  fileprivate var hasLetter: Bool {
    utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) } || contains(where: \.isLetter)
  }
}

extension JSON {
  /// Every text below that has a letter.
  fileprivate var texts: [String] {
    switch self {
    case .string(let text): text.hasLetter ? [text.nfc] : []
    case .array(let items): items.flatMap(\.texts)
    case .object(let members): members.flatMap(\.value.texts)
    case .null, .bool, .number: []
    case .written(let written): written.value.texts
    }
  }
}
