/// The parts of a `multipart/form-data` body (RFC 7578): names, file names and bytes; nothing is trusted.
struct Multipart {
  struct Part: Equatable {
    let name: String
    let fileName: String?
    let bytes: [UInt8]
  }

  static let mostParts = 2000

  /// The boundary of a Content-Type value; nil where it is not multipart/form-data or names none.
  static func boundary(of contentType: String) -> String? {
    let fields = contentType.split(separator: ";").map { $0.trimmed }
    guard fields.first?.lowercased() == "multipart/form-data" else { return nil }
    for field in fields.dropFirst() where field.lowercased().hasPrefix("boundary=") {
      let value = field.dropFirst("boundary=".count).unquoted
      return (1...70).contains(value.utf8.count) ? value : nil
    }
    return nil
  }

  /// The parts of a body of this `Content-Type`; nil where it names no boundary or the body is not well formed.
  static func parts(of body: [UInt8], type: String) -> [Part]? {
    boundary(of: type).flatMap { parts(of: body, boundary: $0) }
  }

  /// nil where the body is not well formed.
  static func parts(of body: [UInt8], boundary: String) -> [Part]? {
    let delimiter = Array("\r\n--\(boundary)".utf8)
    // The first delimiter has no line end before it.
    let whole = [0x0D, 0x0A] + body
    guard var position = find(delimiter, in: whole, from: 0) else { return nil }
    var parts: [Part] = []
    while true {
      position += delimiter.count
      if whole[position...].starts(with: Array("--".utf8)) { return parts }
      guard whole[position...].starts(with: [0x0D, 0x0A]), parts.count < mostParts,
        let headEnd = find([0x0D, 0x0A, 0x0D, 0x0A], in: whole, from: position),
        let next = find(delimiter, in: whole, from: headEnd + 2), headEnd + 4 <= next + 2,
        let part = part(head: Array(whole[position..<headEnd]), bytes: Array(whole[min(headEnd + 4, next)..<next]))
      else { return nil }
      parts.append(part)
      position = next
    }
  }

  private static func part(head: [UInt8], bytes: [UInt8]) -> Part? {
    guard let text = String(validating: head, as: UTF8.self) else { return nil }
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
      let fields = line[line.index(after: colon)...].fields
      func value(_ key: String) -> String? {
        fields.first { $0.lowercased().hasPrefix("\(key)=") }.map { $0.dropFirst(key.count + 1).unquoted }
      }
      guard fields.first?.lowercased() == "form-data", let name = value("name") else { return nil }
      return Part(name: name, fileName: value("filename").map(named), bytes: bytes)
    }
    return nil
  }

  /// As browsers send a file's name: what would end the field is percent-encoded, and nothing else is (HTML,
  /// multipart/form-data encoding algorithm).
  private static func named(_ name: String) -> String {
    name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      pattern.withUnsafeBufferPointer { pattern in
        var index = start
        let last = bytes.count - pattern.count
        while index <= last {
          if bytes[index] == pattern[0] {
            var offset = 1
            while offset < pattern.count, bytes[index + offset] == pattern[offset] { offset += 1 }
            if offset == pattern.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }
}

extension Substring {
  /// At each «;» that stands in no quotes: a file may be called `a;b.docx`.
  fileprivate var fields: [String] {
    var isQuoted = false
    return split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }.map { $0.trimmed }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first == " " || rest.first == "\t" { rest = rest.dropFirst() }
    while rest.last == " " || rest.last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }

  fileprivate var unquoted: String {
    guard count >= 2, first == "\"", last == "\"" else { return String(self) }
    return String(dropFirst().dropLast())
  }
}
