import Rulebook
import Values

extension OfficerRecord {
  /// Reads `xac-nhan.json`; what cannot be taken is a problem that every report shows.
  package init(parsing bytes: [UInt8], rulebook: Rulebook) {
    guard let json = try? JSON.parse(bytes), let items = json["xac_nhan"]?.array else {
      self.init(entries: [], problems: ["xac-nhan.json không đọc được; không xác nhận nào trong đó được dùng"])
      return
    }
    var entries: [Entry] = []
    var problems: [String] = []
    for (index, item) in items.enumerated() {
      guard let entry = Entry(json: item, position: index), entry.isKnown(to: rulebook) else {
        problems.append("xac-nhan.json mục \(index + 1) không đọc được nên không dùng; nêu lại bằng hoso state")
        continue
      }
      entries.append(entry)
    }
    self.init(entries: entries, problems: problems)
  }

  /// What is kept once more is said: what stands there stays as it is, also what these rules do not know.
  /// - Parameter kept: `xac-nhan.json` so far; nil where there is none.
  /// - Throws: `JSONFault` where that is no JSON.
  package static func json(adding entries: [Entry], to kept: [UInt8]?) throws -> JSON {
    let before = try kept.map { try JSON.parse($0) }?["xac_nhan"]?.array ?? []
    return .record(["schemaVersion": .string("1"), "xac_nhan": .array(before + entries.map(\.json))])
  }
}

extension OfficerRecord.Entry {
  init?(json: JSON, position: Int) {
    guard let officer = json["can_bo"]?.string, let on = json["ngay"]?.string.flatMap({ CivilDay(iso: $0) }) else {
      return nil
    }
    let saying: OfficerRecord.Saying
    switch json["loai"]?.string {
    case "gia_tri":
      guard let fact = json["du_kien"]?.string, let words = json["gia_tri"]?.string else { return nil }
      saying = .value(
        fact: fact.nfc, collection: json["danh_muc"]?.string?.nfc, row: json["dong"]?.string?.nfc, words: words.nfc)
    case "loai_giay_to":
      guard let file = json["tep"]?.string, let kind = json["loai_giay_to"]?.string else { return nil }
      saying = .kind(file: file.nfc, kind: kind)
    case "thanh_phan":
      guard let component = json["thanh_phan"]?.string, let isThere = json["co_nop"]?.bool else { return nil }
      saying = .presence(component: component.nfc, isThere: isThere)
    case "danh_muc_du":
      guard let collection = json["danh_muc"]?.string else { return nil }
      saying = .complete(collection: collection.nfc)
    case "da_xem_tep":
      guard let file = json["tep"]?.string else { return nil }
      saying = .seen(file: file.nfc)
    case "muc":
      guard let rule = json["quy_tac"]?.string, let words = json["loi"]?.string else { return nil }
      saying = .line(rule: rule, subject: json["doi_tuong"]?.string?.nfc ?? "", words: words.nfc)
    case "bac_muc":
      guard let rule = json["quy_tac"]?.string, let words = json["loi"]?.string, let reason = json["ly_do"]?.string
      else { return nil }
      saying = .rejected(
        rule: rule, subject: json["doi_tuong"]?.string?.nfc ?? "", words: words.nfc, reason: reason.nfc)
    default: return nil
    }
    var seen: OfficerRecord.SeenFile?
    if let path = json["da_xem"]?["tep"]?.string {
      guard let digest = json["da_xem"]?["sha256"]?.string.flatMap({ Digest(hex: $0) }) else { return nil }
      seen = .init(path: path.nfc, digest: digest)
    }
    self.init(
      saying: saying, officer: officer, on: on, from: json["tu"]?.string, seen: seen, position: position)
  }

  var json: JSON {
    let who: [JSON.Member] = [
      .init("can_bo", .string(officer)), .init("ngay", .string("\(on)")),
      .init("tu", from.map { .string($0) } ?? .null),
      .init(
        "da_xem",
        seen.map { .record(["tep": .string($0.path), "sha256": .string($0.digest.hex)]) } ?? .null),
    ]
    let what: JSON =
      switch saying {
      case .value(let fact, let collection, let row, let words):
        .record([
          "loai": .string("gia_tri"), "du_kien": .string(fact), "danh_muc": collection.map { .string($0) },
          "dong": row.map { .string($0) }, "gia_tri": .string(words),
        ])
      case .kind(let file, let kind):
        .record(["loai": .string("loai_giay_to"), "tep": .string(file), "loai_giay_to": .string(kind)])
      case .presence(let component, let isThere):
        .record(["loai": .string("thanh_phan"), "thanh_phan": .string(component), "co_nop": .bool(isThere)])
      case .complete(let collection):
        .record(["loai": .string("danh_muc_du"), "danh_muc": .string(collection)])
      case .seen(let file): .record(["loai": .string("da_xem_tep"), "tep": .string(file)])
      case .line(let rule, let subject, let words):
        .record([
          "loai": .string("muc"), "quy_tac": .string(rule), "doi_tuong": .string(subject), "loi": .string(words),
        ])
      case .rejected(let rule, let subject, let words, let reason):
        .record([
          "loai": .string("bac_muc"), "quy_tac": .string(rule), "doi_tuong": .string(subject), "loi": .string(words),
          "ly_do": .string(reason),
        ])
      }
    return .object((what.members ?? []) + who.filter { $0.value != .null })
  }

  /// Whether the names in it are the rulebook's and the value can be read.
  func isKnown(to rulebook: Rulebook) -> Bool {
    switch saying {
    case .value(let fact, let collection, _, let words):
      let definition =
        collection.map { rulebook.catalogue.collection($0)?.fact(fact) } ?? rulebook.catalogue.fact(fact)
      guard let definition else { return false }
      return (try? definition.value(of: words)) != nil
    case .kind(_, let kind): return rulebook.kind(kind) != nil
    case .complete(let collection): return rulebook.catalogue.collection(collection) != nil
    case .presence, .seen, .line, .rejected: return true
    }
  }
}
