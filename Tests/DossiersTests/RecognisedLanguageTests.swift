import Testing

@testable import Dossiers

@Suite("Chữ nhận dạng có phải tiếng Việt không")
struct RecognisedLanguageTests {
  @Test("Trang rác không phải tiếng Việt; bảng số vẫn được; quá ít chữ thì không kết luận")
  func gates() {
    let junk = "xj qwv fzt brk plm wqz xxc vbn mlp".split(separator: " ").map(String.init)
    #expect(!RecognisedLanguage.isVietnamese(junk))
    #expect(RecognisedLanguage.isVietnamese(Array(junk.prefix(3))))
    #expect(
      RecognisedLanguage.isVietnamese("1.000 612,5 80 76 2011 Đạt QCVN 5 90".split(separator: " ").map(String.init)))
    let text = "Thuyết minh hiện trạng công nghệ sử dụng trong dự án của Toyota Boshoku".split(separator: " ").map(
      String.init)
    #expect(RecognisedLanguage.isVietnamese(text))
  }
}
