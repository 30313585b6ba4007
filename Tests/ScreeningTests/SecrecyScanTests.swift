import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

/// What the scan passes over nobody looks at again, so it must pass over nothing that is a mark.
@Suite("Lướt tìm dấu độ mật")
struct SecrecyScanTests {
  private let rulebook: Rulebook

  init() throws { rulebook = try PublishedRules.rulebook() }

  /// Letters of the marks, others that become them in capitals, look like them or stand on them, and what may lie between.
  private static let pieces = [
    "M", "m", "Ậ", "ậ", "A", "a", "T", "t", "TUYỆT", "tuyệt", "Tuyet", "TỐI", "tối", "TOI", "tOı", "İ", "ı", "ſ", "К",
    "М", "Т", "Ｍ", "Ａ", "Ｔ", "ｍ", "\u{302}", "\u{323}", "\u{AD}", "\u{200B}", "\u{A0}", " ", "   ", "\t", "\n", "-",
    ".",
    ":", "(", ")", "«", "Độ", "mật", "bảo", "ong", "Z", "é", "ß", "ŉ", "字", "1", "đ", "ơ", "ư",
  ]

  @Test("Chữ nào có dấu độ mật thì lướt không bỏ qua", arguments: 0..<12)
  func passesOverNoMark(_ seed: Int) {
    var generator = SeededNumbers(UInt64(seed))
    let scan = rulebook.secrecyScan
    var marked = 0
    for _ in 0..<150 {
      let count = Int.random(in: 1...7, using: &generator)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      let parts = [text] + text.split { "\n\t".contains($0) }.map(String.init)
      guard parts.contains(where: { SecrecyLine($0, rulebook.secrecy) != nil }) else { continue }
      marked += 1
      #expect(scan.mayBeMarked(text), "\(text.debugDescription)")
    }
    #expect(marked > 0)
  }

  @Test(
    "Chữ thường của hồ sơ được bỏ qua ngay",
    arguments: [
      "Công ty TNHH Dữ Liệu Mẫu Số Một", "nhà đầu tư đề xuất", "6.500 tỷ đồng", "Sản xuất thép cán nóng",
      "kỹ thuật, nhận",
    ])
  func passesOverWords(_ text: String) {
    #expect(!rulebook.secrecyScan.mayBeMarked(text))
  }
}
