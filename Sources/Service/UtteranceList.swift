import Dossiers
import Screening
import Values

/// What an officer says in one request: `loi-can-bo.json` of the papers and facts, `xac-nhan-dong.json` of the lines of
/// drafts. What the schemas forbid is refused whole.
struct UtteranceList {
  /// By the last step of the path that takes it.
  enum Form: String {
    case statements
    case lines = "confirmations"
  }

  /// In one request.
  static let most = 200

  let utterances: [Utterance]

  /// - Throws: a problem that names the place.
  init(parsing bytes: [UInt8], as form: Form) throws {
    let json: JSON
    do {
      json = try JSON.parse(bytes, limits: JSONLimits(bytes: 4 << 20))
    } catch {
      throw Problem.malformed(Words(stringLiteral: "\(error)"))
    }
    let whole = try Members(json, at: "", known: ["schemaVersion", "loi"])
    guard whole["schemaVersion"]?.string == "1" else {
      throw Problem.member("/schemaVersion", Words("phải là \"1\"", en: "must be \"1\""))
    }
    guard let items = whole["loi"]?.array, items.count <= Self.most, form == .statements || !items.isEmpty else {
      throw Problem.member(
        "/loi",
        Words(
          "phải là mảng, nhiều nhất \(Self.most) lời", en: "must be an array of at most \(Self.most) utterances"))
    }
    utterances = try items.enumerated().map { index, item in
      switch form {
      case .statements: try Self.statement(item, at: "/loi/\(index)")
      case .lines: try Self.line(item, at: "/loi/\(index)")
      }
    }
  }

  private static func statement(_ item: JSON, at place: String) throws -> Utterance {
    func members(_ known: [String]) throws -> Members {
      try Members(item, at: place, known: ["loai", "tu"] + known)
    }
    let kinds = ["gia_tri", "loai_giay_to", "khong_nop", "da_xem_tep", "danh_muc_du"]
    switch item["loai"]?.string {
    case "gia_tri":
      let told = try members(["du_kien", "gia_tri", "dong", "dong_moi", "danh_muc"])
      return Utterance(
        .value(
          fact: try told.text("du_kien"), words: try told.text("gia_tri"), row: try told.optional("dong"),
          collection: try told.optional("danh_muc"), isNewRow: try told.flag("dong_moi")), from: try told.optional("tu")
      )
    case "loai_giay_to":
      let told = try members(["tep", "la"])
      return Utterance(.kind(file: try told.text("tep"), what: try told.text("la")), from: try told.optional("tu"))
    case "khong_nop":
      let told = try members(["thanh_phan"])
      return Utterance(.absent(components: try told.texts("thanh_phan")), from: try told.optional("tu"))
    case "da_xem_tep":
      let told = try members(["tep"])
      return Utterance(.seen(file: try told.text("tep")), from: try told.optional("tu"))
    case "danh_muc_du":
      let told = try members(["danh_muc"])
      return Utterance(.complete(collection: try told.text("danh_muc")), from: try told.optional("tu"))
    default: throw Problem.member("\(place)/loai", .oneOf(kinds))
    }
  }

  private static func line(_ item: JSON, at place: String) throws -> Utterance {
    let lines = ["loai", "ma", "dong", "loi"]
    switch item["loai"]?.string {
    case "xac_nhan": return Utterance(.confirmed(try Members(item, at: place, known: lines).lines))
    case "bac":
      let told = try Members(item, at: place, known: lines + ["ly_do"])
      return Utterance(.rejected(try told.lines, reason: try told.text("ly_do")))
    default: throw Problem.member("\(place)/loai", .oneOf(["xac_nhan", "bac"]))
    }
  }

  /// The members of one object, none of them unknown.
  private struct Members {
    private let json: JSON
    private let place: String

    init(_ json: JSON, at place: String, known: [String]) throws {
      guard let members = json.members else {
        throw Problem.member(place, Words("phải là đối tượng", en: "must be an object"))
      }
      if let stranger = members.first(where: { !known.contains($0.key) }) {
        let names = known.joined(separator: ", ")
        throw Problem.member(
          "\(place)/\(stranger.key.visible)",
          Words("không có thành viên này; các thành viên: \(names)", en: "is no member; there are \(names)"))
      }
      self.json = json
      self.place = place
    }

    subscript(_ key: String) -> JSON? { json[key] }

    var lines: Utterance.Lines {
      get throws { Utterance.Lines(code: try text("ma"), row: try optional("dong"), words: try optional("loi")) }
    }

    func text(_ key: String) throws -> String {
      guard let text = try optional(key) else {
        throw Problem.member("\(place)/\(key)", Words("còn thiếu", en: "is missing"))
      }
      return text
    }

    func optional(_ key: String) throws -> String? { try json[key].map { try checked($0, "\(place)/\(key)") } }

    func texts(_ key: String) throws -> [String] {
      guard let items = json[key]?.array, !items.isEmpty else {
        throw Problem.member("\(place)/\(key)", Words("phải là mảng không rỗng", en: "must be an array, not empty"))
      }
      return try items.enumerated().map { try checked($1, "\(place)/\(key)/\($0)") }
    }

    func flag(_ key: String) throws -> Bool {
      guard let value = json[key] else { return false }
      guard let flag = value.bool else {
        throw Problem.member("\(place)/\(key)", Words("phải là true hoặc false", en: "must be true or false"))
      }
      return flag
    }

    private func checked(_ value: JSON, _ place: String) throws -> String {
      guard let text = value.string, !text.trimmingBlanks.isEmpty else {
        throw Problem.member(place, Words("phải là chữ, không rỗng", en: "must be text, not empty"))
      }
      return text
    }
  }
}

extension Words {
  fileprivate static func oneOf(_ values: [String]) -> Words {
    let list = values.joined(separator: ", ")
    return Words("phải là một trong \(list)", en: "must be one of \(list)")
  }
}

extension Problem {
  /// - Parameter place: a JSON pointer.
  fileprivate static func member(_ place: String, _ what: Words) -> Problem {
    .malformed(Words("\(place) \(what.vi).", en: "\(place) \(what.en)."))
  }
}
