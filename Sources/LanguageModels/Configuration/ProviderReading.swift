import Foundation
import Values

extension Provider {
  /// Reads a provider's configuration strictly; every fault is told.
  package init(parsing bytes: [UInt8]) throws(Problem) {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw Problem(description: "cấu hình mô hình: \(error)")
    }
    var reader = ProviderReader(json)
    guard let provider = reader.provider else {
      throw Problem(description: reader.faults.map { "cấu hình mô hình: \($0)" }.joined(separator: "\n"))
    }
    self = provider
  }
}

/// Takes a configuration apart and gathers what is wrong with it.
struct ProviderReader {
  private let json: JSON
  private(set) var faults: [String] = []

  private static let keys = [
    "id", "kind", "url", "lenh", "tep", "model", "mo_hinh_tra_loi", "noi_xu_ly", "viec", "headers", "moi_truong",
    "luoc_do", "tham_so",
    "proxy", "chung_thu", "giay", "giay_ho_so", "toi_da_token", "toi_da_ky_tu", "ngu_canh_token", "ky_tu_moi_token",
    "dong_thoi", "token_ho_so", "token_lan_chay", "tien_lan_chay", "gia", "bo_nho",
  ]
  /// Members that say what is asked: never set by a configuration.
  private static let ours = [
    "model", "messages", "system", "contents", "systemInstruction", "stream", "response_format", "format",
    "output_config", "tools", "tool_choice", "responseMimeType", "responseJsonSchema", "num_ctx", "n", "stop",
  ]

  init(_ json: JSON) {
    self.json = json
  }

  /// nil where there are faults.
  var provider: Provider? {
    mutating get {
      check(json, Self.keys)
      let id = text("id")
      if id.contains(where: { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }) || id.hasPrefix(".") {
        faults.append("«id» chỉ dùng chữ, số, -, _ và .")
      }
      let kind = oneOf("kind", Provider.Kind.self)
      let model = kind == .command || kind == .replay ? json["model"]?.string ?? id : text("model")
      let location = oneOf("noi_xu_ly", Provider.Location.self)
      var target: Provider.Target?
      if let kind { target = self.target(of: kind) }
      if let location, let target { checkPlace(location, target, model) }
      var schemaMode: Provider.SchemaMode? = .native
      if json["luoc_do"] != nil { schemaMode = oneOf("luoc_do", Provider.SchemaMode.self) }
      if let kind, let schemaMode, !Self.modes(of: kind).contains(schemaMode) {
        faults.append("«luoc_do» \(schemaMode.rawValue) không có với \(kind.rawValue)")
      }
      let limits = self.limits
      if kind == .ollama, limits.contextTokens == nil {
        faults.append("thiếu «ngu_canh_token»: ollama lặng lẽ cắt bớt phần vượt quá, nên phải nói rõ cỡ ngữ cảnh")
      }
      let (tasks, parameters, price) = (self.tasks, self.parameters, self.price)
      var secrets: [String: Secret] = [:]
      if let kind { secrets = self.secrets(of: kind) }
      if limits.moneyPerRun != nil, price == nil { faults.append("«tien_lan_chay» cần «gia»") }
      let proxy = json["proxy"] == nil ? nil : text("proxy")
      if let proxy, !["http://", "https://", "socks5h://"].contains(where: proxy.hasPrefix) || proxy.contains("@") {
        faults.append("«proxy» là http://, https:// hoặc socks5h://, không có tên và mật khẩu")
      }
      let (certificates, folder) = (path("chung_thu"), path("bo_nho"))
      let names = otherNames
      guard faults.isEmpty, let kind, let target, let location, let schemaMode else { return nil }
      return Provider(
        id: id, kind: kind, target: target, model: model, otherNames: names, location: location, tasks: tasks,
        secrets: secrets, schemaMode: schemaMode, parameters: parameters, proxy: proxy, certificates: certificates,
        limits: limits, price: price, cacheFolder: folder)
    }
  }

  // MARK: Pieces

  private mutating func check(_ json: JSON, _ keys: [String], in place: String = "") {
    guard json.members != nil else {
      faults.append(place.isEmpty ? "phải là một đối tượng JSON" : "«\(place)» phải là một đối tượng")
      return
    }
    for member in json.members ?? [] where !keys.contains(member.key) {
      faults.append("không có khóa «\(place)\(member.key)»\(Suggestion.among(keys, for: member.key))")
    }
  }

  private mutating func text(_ key: String) -> String {
    guard let text = json[key]?.string, !text.isEmpty else {
      faults.append("thiếu «\(key)»")
      return ""
    }
    return text
  }

  /// The members of an object; none where there is none.
  private mutating func members(_ key: String) -> [JSON.Member] {
    guard let value = json[key] else { return [] }
    guard let members = value.members else {
      faults.append("«\(key)» là một đối tượng")
      return []
    }
    return members
  }

  private mutating func oneOf<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text(key)) else {
      faults.append("«\(key)» dùng \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return choice
  }

  private mutating func number(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = json[key] else { return nil }
    guard let number = value.integer, range.contains(number) else {
      faults.append("«\(key)» là số nguyên từ \(range.lowerBound) đến \(range.upperBound)")
      return nil
    }
    return number
  }

  private mutating func amount(_ json: JSON?, _ key: String) -> Decimal128? {
    guard let json else { return nil }
    guard case .number(let amount) = json, amount >= .zero else {
      faults.append("«\(key)» là số không âm")
      return nil
    }
    return amount
  }

  private mutating func path(_ key: String) -> String? {
    guard json[key] != nil else { return nil }
    let path = text(key)
    if !path.hasPrefix("/") { faults.append("«\(key)» là đường dẫn tuyệt đối") }
    return path
  }

  private mutating func target(of kind: Provider.Kind) -> Provider.Target? {
    let wanted = [Provider.Kind.command: "lenh", .replay: "tep"][kind] ?? "url"
    for key in ["url", "lenh", "tep"] where key != wanted && json[key] != nil {
      faults.append("\(kind.rawValue) dùng «\(wanted)», không dùng «\(key)»")
    }
    switch kind {
    case .command:
      let words = json["lenh"]?.array?.compactMap(\.string) ?? []
      guard words.count == json["lenh"]?.array?.count, words.first?.hasPrefix("/") ?? false else {
        faults.append("«lenh» là danh sách: đường dẫn tuyệt đối của chương trình, rồi các đối số")
        return nil
      }
      return .command(words)
    case .replay: return path("tep").map { .replay($0) } ?? missing("tep")
    case .openAIChat, .anthropic, .gemini, .ollama: return url()
    }
  }

  private mutating func missing(_ key: String) -> Provider.Target? {
    faults.append("thiếu «\(key)»")
    return nil
  }

  private mutating func url() -> Provider.Target? {
    let model = (json["model"]?.string ?? "").addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
    let url = text("url").replacing("{model}", with: model)
    guard !url.isEmpty else { return nil }
    guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
      ["http", "https"].contains(parts.scheme), parts.user == nil, parts.password == nil, parts.fragment == nil,
      !url.contains("{"), !url.contains("$")
    else {
      faults.append("«url» không phải địa chỉ http hoặc https, hoặc có tên, mật khẩu, # hay ${…} trong đó")
      return nil
    }
    return .url(url)
  }

  /// Whether the target can be where the configuration says that the model computes. That a name leads to such a place is
  /// seen when the connection is made (`AddressClass`).
  private mutating func checkPlace(_ location: Provider.Location, _ target: Provider.Target, _ model: String) {
    guard case .url(let url) = target else { return }
    let host = URLComponents(string: url)?.host ?? ""
    let isLoopback = AddressClass(literal: host) == .loopback
    if !url.hasPrefix("https://"), !isLoopback, location != .internalNetwork {
      faults.append("«url» phải là https, trừ máy này hoặc mạng nội bộ đã khai")
    }
    // Some local servers pass such models on to a data centre.
    if location == .thisMachine, !isLoopback || model.hasSuffix("-cloud") {
      faults.append("mô hình này không chạy trên máy này; khai lại «noi_xu_ly»")
    }
    if let literal = AddressClass(literal: host), !literal.suits(location) {
      faults.append("«url» là địa chỉ \(literal.words), không hợp với «noi_xu_ly» \(location.rawValue)")
    }
  }

  private static func modes(of kind: Provider.Kind) -> [Provider.SchemaMode] {
    switch kind {
    case .openAIChat, .ollama: [.native, .anyJSON, .words]
    case .anthropic: [.native, .tool, .words]
    case .gemini: [.native, .anyJSON, .words]
    case .command, .replay: [.native]
    }
  }

  private var limits: Provider.Limits {
    mutating get {
      Provider.Limits(
        secondsPerCall: number("giay", 1...3600) ?? 60, secondsPerDossier: number("giay_ho_so", 1...7200) ?? 120,
        outputTokens: number("toi_da_token", 16...65_536) ?? 1024,
        inputCharacters: number("toi_da_ky_tu", 100...4_000_000) ?? 60_000,
        contextTokens: number("ngu_canh_token", 512...8_000_000),
        charactersPerToken: number("ky_tu_moi_token", 1...8) ?? 1, callsAtOnce: number("dong_thoi", 1...64) ?? 2,
        tokensPerDossier: number("token_ho_so", 1...1_000_000_000),
        tokensPerRun: number("token_lan_chay", 1...1_000_000_000),
        moneyPerRun: amount(json["tien_lan_chay"], "tien_lan_chay"))
    }
  }

  private var tasks: [ModelTask] {
    mutating get {
      guard let named = json["viec"] else {
        faults.append("thiếu «viec»: \(ModelTask.configurable.map(\.rawValue).joined(separator: ", "))")
        return []
      }
      guard let items = named.array else {
        faults.append("«viec» là danh sách")
        return []
      }
      return items.compactMap { item in
        let task = item.string.flatMap { ModelTask(rawValue: $0) }
        guard let task, ModelTask.configurable.contains(task) else {
          faults.append("«viec» dùng \(ModelTask.configurable.map(\.rawValue).joined(separator: ", "))")
          return nil
        }
        return task
      }
    }
  }

  /// Headers of a call, or variables of a program.
  private mutating func secrets(of kind: Provider.Kind) -> [String: Secret] {
    let (key, other) = kind == .command ? ("moi_truong", "headers") : ("headers", "moi_truong")
    if json[other] != nil { faults.append("\(kind.rawValue) không dùng «\(other)»") }
    var secrets: [String: Secret] = [:]
    for member in members(key) {
      let mark: Character = kind == .command ? "_" : "-"
      guard !member.key.isEmpty, member.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == mark) })
      else {
        faults.append("«\(key)/\(member.key.asAName ?? "…")» không phải tên hợp lệ")
        continue
      }
      guard let secret = member.value.string.flatMap(Secret.init) else {
        faults.append("«\(key)/\(member.key)» phải lấy từ môi trường hoặc tệp: ${env:TÊN}, ${file:/ĐƯỜNG/DẪN}")
        continue
      }
      secrets[member.key] = secret
    }
    return secrets
  }

  private var parameters: [JSON.Member] {
    mutating get {
      let members = members("tham_so")
      for member in members where Self.ours.contains(member.key) {
        faults.append("«tham_so/\(member.key)» do chương trình đặt, không đổi được")
      }
      return members
    }
  }

  private var otherNames: [String?] {
    mutating get {
      guard let names = json["mo_hinh_tra_loi"] else { return [] }
      // Anything else would stand for «need not say».
      guard let items = names.array, items.allSatisfy({ $0 == .null || $0.string != nil }) else {
        faults.append("«mo_hinh_tra_loi» là danh sách tên, hoặc null nếu máy chủ không nói tên")
        return []
      }
      return items.map(\.string)
    }
  }

  private var price: Provider.Price? {
    mutating get {
      guard let price = json["gia"] else { return nil }
      check(price, ["tien", "vao", "ra"], in: "gia/")
      let (input, output) = (amount(price["vao"], "gia/vao"), amount(price["ra"], "gia/ra"))
      guard let currency = price["tien"]?.string, let input, let output else {
        faults.append("«gia» cần tien, vao, ra: giá của một triệu token")
        return nil
      }
      return Provider.Price(currency: currency, input: input, output: output)
    }
  }
}
