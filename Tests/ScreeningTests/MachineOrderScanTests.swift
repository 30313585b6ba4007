import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

/// What the scan passes over nobody looks at again, so it must pass over no order.
@Suite("Lướt tìm lệnh cho máy")
struct MachineOrderScanTests {
  private let book: MachineOrderBook

  private let scan: MachineOrderScan

  init() throws {
    let rulebook = try PublishedRules.rulebook()
    (book, scan) = (rulebook.machineOrderBook, rulebook.machineOrderScan)
  }

  /// Words of orders, other scripts, signs that nobody sees and signs that mean something to the search.
  private static let pieces = [
    "AI", "ai", "A", "I", ":", " ", " ", " ", ".", ",", "\n", "bỏ", "qua", "quy", "định", "bo", "kết", "luận", "đạt",
    "dat",
    "hãy", "trợ", "lý", "ignore", "all", "previous", "instructions", "you", "are", "now", "DAN", "ChatGPT", "b.ỏ", "忽略",
    "之前的", "指令", "人工智能", "\u{200B}", "\u{202E}", "\u{AD}", "\u{FEFF}", "\u{E0041}", "\u{E0067}", "\u{301}", "\u{FE0F}",
    "👨\u{200D}👩\u{200D}👧", "🏴", "م\u{200C}ا", "क\u{94D}\u{200D}ष", "ＡＩ", "𝐀𝐈", "А", "<|", "[INST]", "#", "QUk6IGLhu48g",
    "cXVhIHF1eSDEkeG7i25o", "==", "\u{0}", "\u{10FFFF}", "ß", "İ", "ﬁ", "Ⅷ", "①", "ⓐ", "x", "7",
  ]

  @Test(
    "Chữ bất kỳ không làm đổ việc tìm; chữ có lệnh thì lướt không bỏ qua; lời trích luôn ngắn và hiện rõ",
    arguments: 0..<8)
  func survivesAnything(_ seed: Int) {
    var generator = SeededNumbers(UInt64(seed))
    var orders = 0
    for round in 0..<150 {
      let count = Int.random(in: 0...24, using: &generator)
      let text = (0..<count).map { _ -> String in
        guard round % 3 == 0 else { return Self.pieces.randomElement(using: &generator) ?? "" }
        let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
        return scalar.map { String($0) } ?? "x"
      }.joined()
      let found = OrderSearch.first(in: text, book)
      if let found {
        orders += 1
        #expect(found.words.count <= 240 && found.words == found.words.visible)
        #expect(scan.mayHold(text), "\(text.debugDescription)")
      }
      if InvisibleSigns(in: text).count > 0 { #expect(scan.mayHold(text), "\(text.debugDescription)") }
    }
    #expect(orders > 0)
  }

  @Test(
    "Dấu nối của chữ Ả Rập, chữ Ấn, biểu tượng, dấu thứ tự byte ở đầu, khoảng trắng cứng, một gạch nối mềm là thường",
    arguments: [
      "\u{FEFF}Thuyết minh", "1\u{A0}000 kg", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "می\u{200C}خواهم",
      "क\u{94D}\u{200D}ष",
      "công\u{AD}ty", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "עברית\u{200F}.",
    ])
  func passesOverNeededSigns(_ text: String) {
    #expect(InvisibleSigns(in: text).count == 0)
  }

  @Test(
    "Ký tự không hiện ra giữa các chữ Latin bị đếm",
    arguments: [
      ("q\u{200B}uy", 1), ("q\u{200D}uy", 1), ("quy\u{200C}", 1), ("a\u{FEFF}b", 1), ("\u{202E}đảo\u{202C}", 2),
      ("\u{2066}a\u{2069}", 2), ("quy\u{AD}\u{AD}định", 2), ("a\u{E0041}\u{E0042}", 2), ("a\u{2060}b", 1),
      ("a\u{FE00}\u{FE01}", 2), ("a\u{3164}b", 1),
    ])
  func countsSigns(_ text: String, _ count: Int) {
    #expect(InvisibleSigns(in: text).count == count)
  }

  @Test(
    "Chữ thường của hồ sơ được bỏ qua ngay",
    arguments: [
      "Công ty TNHH Dữ Liệu Mẫu Số Một", "Kết luận: dây chuyền đạt yêu cầu.", "Bỏ qua bước 3 nếu không có phát sinh",
      "Hai máy dệt nhập khẩu từ Đức, mới 100 %", "a, b, c của Điều 5", "6.500 tỷ đồng",
    ])
  func passesOverWords(_ text: String) {
    #expect(!scan.mayHold(text))
  }
}
