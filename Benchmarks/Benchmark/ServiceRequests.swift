import Foundation
import TestSupport

/// The dossier as whole requests, made before anything is timed.
struct Requests {
  private let made: [(bytes: [UInt8], code: Int)]
  private let difference: ServiceSpeed.Difference
  private static let code = "MAU-00000000"

  init(_ dossier: [UInt8], _ what: ServiceSpeed.Case) {
    difference = what.difference
    let text = String(decoding: dossier, as: UTF8.self)
    // More than the service remembers of any one statement, and than a rule of its results.
    made = (0..<(what.difference == .facts ? 20_000 : 1)).map { number in
      let body = what.difference == .facts ? Self.other(text, number) : text
      let head =
        "POST /v1/checks\(what.query) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n"
      let bytes = Array((head + body).utf8)
      return (bytes, bytes.firstRange(of: Array(Self.code.utf8))?.lowerBound ?? 0)
    }
  }

  subscript(_ number: Int) -> [UInt8] {
    let (bytes, code) = made[number % made.count]
    guard difference != .nothing else { return bytes }
    var request = bytes
    let digits = String(number + 100_000_000).utf8.suffix(8)
    request.replaceSubrange(code + 4..<code + 12, with: digits)
    return request
  }

  /// The same with other amounts, areas and names, of as many letters.
  private static func other(_ text: String, _ number: Int) -> String {
    var numbers = SeededNumbers(UInt64(number))
    var other = text
    func replace(_ words: String, _ by: String) { other = other.replacingOccurrences(of: words, with: by) }
    for figure in ["6.500", "5.500", "2.000", "4.500", "4.000", "8.000"] {
      let new = "\(Int.random(in: 1...9, using: &numbers)).\(Int.random(in: 100...999, using: &numbers))"
      replace("\"\(figure) tỷ", "\"\(new) tỷ")
    }
    for (figure, unit) in [("160", " tỷ"), ("120", " ha"), ("100", " tỷ"), ("2500", "\"")] {
      let new = String(String(Int.random(in: 1000...9999, using: &numbers)).prefix(figure.count))
      replace("\"\(figure)\(unit)", "\"\(new)\(unit)")
    }
    replace("Mẫu Số Một", "Mẫu \(String(number + 100_000))")
    return other
  }
}
