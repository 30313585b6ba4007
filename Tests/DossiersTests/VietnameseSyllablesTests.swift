import Testing

@testable import Dossiers

@Suite("Chữ có phải tiếng Việt không")
struct VietnameseSyllablesTests {
  @Test(
    "Âm tiết tiếng Việt được nhận ra, kể cả vần hiếm và chữ hoa",
    arguments: [
      "nghiêng", "Quyết", "thuở", "khuya", "GIẾNG", "gì", "yêu", "đường", "(xoong)", "ngoằn", "uống", "quốc", "huýt",
    ])
  func knowsSyllables(_ word: String) { #expect(VietnameseSyllables.isOne(word)) }

  @Test("Chữ không thành âm tiết", arguments: ["factory", "thgi", "zal", "nwoc", "đđi", "ươơ", "str"])
  func knowsOthers(_ word: String) { #expect(!VietnameseSyllables.isOne(word)) }

  @Test("Trang rác không phải tiếng Việt; bảng số vẫn được; quá ít chữ thì không kết luận")
  func gates() {
    let junk = "xj qwv fzt brk plm wqz xxc vbn mlp".split(separator: " ").map(String.init)
    #expect(!VietnameseSyllables.makeUp(junk))
    #expect(VietnameseSyllables.makeUp(Array(junk.prefix(3))))
    #expect(VietnameseSyllables.makeUp("1.000 612,5 80 76 2011 Đạt QCVN 5 90".split(separator: " ").map(String.init)))
    let text = "Thuyết minh hiện trạng công nghệ sử dụng trong dự án của Toyota Boshoku".split(separator: " ").map(
      String.init)
    #expect(VietnameseSyllables.makeUp(text))
  }
}
