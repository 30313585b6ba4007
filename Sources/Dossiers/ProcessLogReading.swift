import Values

extension ProcessLog {
  /// Reads `nhat-ky.json` strictly: an entry with a fault is told with its place and is not used.
  package init(parsing bytes: [UInt8]) {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      self.init(entries: [], problems: ["\(Dossier.logName):\(error.line):\(error.column): \(error.message)"])
      return
    }
    var reader = LogReader(bytes: bytes)
    let entries = reader.entries(json)
    self.init(entries: entries, problems: reader.problems)
  }

  /// Every text in it that a person wrote, for the secrecy gate.
  package var texts: [String] {
    entries.flatMap { read in read.entry.papers + [read.entry.note].compactMap(\.self) }
  }
}

private struct LogReader {
  let bytes: [UInt8]
  private(set) var problems: [String] = []

  /// Each is set against all others.
  private static let mostEvents = 1000

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func entries(_ json: JSON) -> [ProcessLog.Read] {
    check(json, "", ["schemaVersion", "su_kien"])
    if json["schemaVersion"]?.string != "1" { fault("/schemaVersion", "phải có schemaVersion \"1\"") }
    guard let items = json["su_kien"]?.array else {
      fault("/su_kien", "phải là một danh sách sự kiện")
      return []
    }
    guard items.count <= Self.mostEvents else {
      fault("/su_kien", "có hơn \(Self.mostEvents) sự kiện; một hồ sơ một nhật ký")
      return []
    }
    return items.enumerated().compactMap { index, item in
      let before = problems.count
      let entry = entry(item, "/su_kien/\(index)")
      guard let entry, problems.count == before else { return nil }
      return ProcessLog.Read(entry: entry, position: index, bytes: bytes)
    }
  }

  private mutating func entry(_ json: JSON, _ pointer: String) -> ProcessLog.Entry? {
    check(json, pointer, ["loai", "luc", "can_bo", "co_quan", "kenh", "yeu_cau", "ghi_chu"])
    guard json.members != nil else { return nil }
    let event = required("loai", of: json, pointer)
    let officer = required("can_bo", of: json, pointer)
    let written = required("luc", of: json, pointer)
    let at = written.flatMap { ProcessLog.When($0) }
    if written != nil, at == nil {
      fault(
        "\(pointer)/luc", "không phải ngày hay thời điểm có thật: viết 2026-09-01 hoặc 2026-09-01T08:30:00+07:00")
    }
    let word = text(json["kenh"], "\(pointer)/kenh")
    let channel = word.flatMap(Intake.Channel.init(rawValue:))
    if let word, channel == nil {
      let known = Suggestion.among(Intake.Channel.allCases.map(\.rawValue), for: word)
      fault("\(pointer)/kenh", "không có kênh «\(word)»; dùng truc_tiep, buu_chinh hoặc truc_tuyen\(known)")
    }
    let body = text(json["co_quan"], "\(pointer)/co_quan")
    let note = text(json["ghi_chu"], "\(pointer)/ghi_chu")
    let papers = papers(json["yeu_cau"], "\(pointer)/yeu_cau")
    guard let event, let officer, let at else { return nil }
    return ProcessLog.Entry(
      event: event, at: at, officer: officer, body: body, channel: channel, papers: papers, note: note)
  }

  private mutating func papers(_ json: JSON?, _ pointer: String) -> [String] {
    guard let json else { return [] }
    guard let items = json.array else {
      fault(pointer, "phải là một danh sách giấy tờ: mã thành phần hoặc tên")
      return []
    }
    return items.enumerated().compactMap { index, item in text(item, "\(pointer)/\(index)") }
  }

  private mutating func required(_ key: String, of json: JSON, _ pointer: String) -> String? {
    if json[key] == nil { fault(pointer, "sự kiện thiếu «\(key)»") }
    return text(json[key], "\(pointer)/\(key)")
  }

  private mutating func text(_ json: JSON?, _ pointer: String) -> String? {
    guard let json else { return nil }
    guard let text = json.string?.nfc.trimmingBlanks, !text.isEmpty else {
      fault(pointer, "phải là chữ và không để trống; không có thì bỏ khóa này")
      return nil
    }
    return text
  }

  private mutating func check(_ json: JSON, _ pointer: String, _ keys: [String]) {
    guard let members = json.members else { return fault(pointer, "phải là một đối tượng JSON") }
    for member in members where !keys.contains(member.key) {
      fault("\(pointer)/\(member.key)", "không có khóa «\(member.key)»\(Suggestion.among(keys, for: member.key))")
    }
  }

  private mutating func fault(_ pointer: String, _ message: String) {
    problems.append("\(ProcessLog.place(of: pointer, in: bytes)): \(message)")
  }
}
