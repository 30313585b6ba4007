import Foundation
import Values

/// The fields of a form that was sent, each by its first value, and the files.
struct FormBody {
  private(set) var fields: [String: String] = [:]
  private(set) var files: [(name: String, bytes: [UInt8])] = []

  static let mostFormBytes = 1 << 20

  /// - Throws: a problem where the body is no form.
  init(_ bytes: [UInt8], type: String) throws {
    switch type.split(separator: ";").first?.lowercased() {
    case "application/x-www-form-urlencoded":
      guard let text = String(validating: bytes, as: UTF8.self) else { throw Self.broken }
      for pair in text.split(separator: "&") {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let key = Self.decoded(sides[0]), let value = Self.decoded(sides.count > 1 ? sides[1] : "") else {
          throw Self.broken
        }
        add(key, value)
      }
    case "multipart/form-data":
      guard let parts = Multipart.parts(of: bytes, type: type) else { throw Self.broken }
      for part in parts {
        guard let name = part.fileName else {
          guard let value = String(validating: part.bytes, as: UTF8.self) else { throw Self.broken }
          add(part.name, value)
          continue
        }
        // Where nothing was chosen a browser sends one file without a name.
        if !name.isEmpty || !part.bytes.isEmpty { files.append((name, part.bytes)) }
      }
    default: throw Problem.mediaType
    }
  }

  /// nil where it is not there or blank.
  subscript(_ name: String) -> String? {
    fields[name].flatMap { value in
      let value = value.nfc.trimmingBlanks
      return value.isEmpty ? nil : value
    }
  }

  private mutating func add(_ key: String, _ value: String) {
    if fields[key] == nil { fields[key] = value }
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  private static var broken: Problem {
    .malformed(Words("Mẫu gửi lên không đọc được.", en: "The form that was sent cannot be read."))
  }
}
