import Values

/// A remote model as the administrator configured it: where, which, with what secret, how much.
package struct Provider: Sendable, Hashable {
  package enum Location: String, Sendable, Hashable, CaseIterable {
    case thisMachine = "may_nay"
    case internalNetwork = "noi_bo"
    case domestic = "trong_nuoc"
    case abroad = "nuoc_ngoai"
  }

  package let id: String
  /// The chat-completions address; plain http to loopback or inside only.
  package let url: String
  package let model: String
  package let location: Location
  /// Names of environment variables by header; the value goes into the header and nowhere else.
  let secretHeaders: [String: String]
  let secondsPerCall: Int
  let mostOutputTokens: Int
  let mostInputCharacters: Int

  package struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Reads a provider's configuration strictly; every fault is told.
  package init(parsing bytes: [UInt8]) throws(Problem) {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw Problem(description: "cấu hình mô hình: \(error)")
    }
    var faults: [String] = []
    let keys = ["id", "kind", "url", "model", "noi_xu_ly", "headers", "giay", "toi_da_token", "toi_da_ky_tu"]
    for member in json.members ?? [] where !keys.contains(member.key) {
      faults.append("không có khóa «\(member.key)»\(Suggestion.among(keys, for: member.key))")
    }
    func text(_ key: String) -> String {
      guard let text = json[key]?.string, !text.isEmpty else {
        faults.append("thiếu «\(key)»")
        return ""
      }
      return text
    }
    let url = text("url")
    let location = Location(rawValue: text("noi_xu_ly"))
    let model = text("model")
    let id = text("id")
    if text("kind") != "openai_chat" { faults.append("«kind» chỉ nhận openai_chat") }
    if location == nil { faults.append("«noi_xu_ly» dùng may_nay, noi_bo, trong_nuoc hoặc nuoc_ngoai") }
    let isLoopback = ["http://127.0.0.1:", "http://127.0.0.1/", "http://[::1]:"].contains { url.hasPrefix($0) }
    if !url.hasPrefix("https://"), !isLoopback, !(location == .internalNetwork && url.hasPrefix("http://")) {
      faults.append("«url» phải là https, trừ máy này hoặc mạng nội bộ đã khai")
    }
    // Some local servers pass such models on to a data centre.
    if location == .thisMachine, !isLoopback || model.hasSuffix("-cloud") {
      faults.append("mô hình này không chạy trên máy này; khai lại «noi_xu_ly»")
    }
    var headers: [String: String] = [:]
    for member in json["headers"]?.members ?? [] {
      guard let value = member.value.string, value.hasPrefix("${env:"), value.hasSuffix("}") else {
        faults.append("«headers/\(member.key)» phải lấy từ môi trường: ${env:TÊN}")
        continue
      }
      headers[member.key] = String(value.dropFirst(6).dropLast())
    }
    guard faults.isEmpty, let location else {
      throw Problem(description: faults.map { "cấu hình mô hình: \($0)" }.joined(separator: "\n"))
    }
    self.id = id
    self.url = url
    self.model = model
    self.location = location
    self.secretHeaders = headers
    self.secondsPerCall = json["giay"]?.integer ?? 60
    self.mostOutputTokens = json["toi_da_token"]?.integer ?? 1024
    self.mostInputCharacters = json["toi_da_ky_tu"]?.integer ?? 60_000
  }
}
