import Foundation
import TestSupport
import Testing

@testable import Values

@Suite("Chữ dựng sẵn")
struct NFCTests {
  @Test("Chữ tổ hợp bất kỳ cho cùng kết quả với thư viện hệ thống")
  func agreesWithFoundation() {
    var random = SeededNumbers(3)
    let pieces =
      Array("aăâeêioôơuưyđAĐ \n.bcợ").map(String.init) + [
        "\u{300}", "\u{301}", "\u{323}", "\u{302}", "\u{31B}", "\u{306}",
      ]
    for _ in 0..<3000 {
      let text = (0..<12).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      #expect(Array(text.nfc.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
  }

  @Test("Một megabyte chữ tổ hợp được dựng đúng")
  func composesLargeText() {
    let word = "thuyết minh hiện trạng công nghệ "
    let decomposed = word.decomposedStringWithCanonicalMapping
    let text = String(repeating: decomposed, count: 20_000).nfc
    #expect(Array(text.utf8) == Array(String(repeating: word, count: 20_000).utf8))
  }
}
