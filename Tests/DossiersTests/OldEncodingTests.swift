import Testing

@testable import Dossiers

@Suite("Chữ Việt trong bảng mã cũ")
struct OldEncodingTests {
  private static let title = "Giấy đề nghị cấp chứng nhận đăng ký đầu tư"

  /// The same title as each encoding writes it, shown as Windows-1252 shows the bytes.
  private static let samples: [(OldEncoding, String)] = [
    (.tcvn3, "GiÊy ®Ò nghÞ cÊp chøng nhËn ®¨ng ký ®Çu t­"),
    (.vni, "Giaáy ñeà nghò caáp chöùng nhaän ñaêng kyù ñaàu tö"),
    (.cp1258, "Giâìy ðêÌ nghiò câìp chýìng nhâòn ðãng kyì ðâÌu tý"),
  ]

  /// The bytes behind what Windows-1252 shows.
  private func bytes(_ shown: String) -> [UInt8] {
    shown.unicodeScalars.map { scalar in
      OldEncoding.windows.firstIndex(of: scalar).map { UInt8($0 + 0x80) } ?? UInt8(truncatingIfNeeded: scalar.value)
    }
  }

  @Test("Mỗi bảng mã đọc ra đúng câu, và được nhận ra giữa các bảng mã khác", arguments: samples)
  func reads(_ encoding: OldEncoding, _ shown: String) throws {
    #expect(encoding.decode(bytes(shown)) == Self.title)
    let best = try #require(OldEncoding.best(of: bytes(shown)))
    #expect(best.text == Self.title && best.encoding == encoding)
  }

  @Test(
    "Mọi chữ có dấu đọc đúng ở mọi bảng mã có chữ ấy",
    arguments: [
      (OldEncoding.tcvn3, "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§¨©ª«¬­®"),
      (
        .vni,
        "aøaûaõaùaïaèaúaüaéaëaàaåaãaáaäeøeûeõeùeïeàeåeãeáeäìæóíòoøoûoõoùoïoàoåoãoáoäôøôûôõôùôïuøuûuõuùuïöøöûöõöùöïyøyûyõyùîAÊAÂEÂOÂÔÖÑaêaâeâoâôöñ"
      ),
    ])
  func knowsEveryLetter(_ encoding: OldEncoding, _ shown: String) {
    let letters = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐăâêôơưđ"
    #expect(encoding.decode(bytes(shown)) == letters)
  }

  @Test("UTF-8 hợp lệ thì giữ nguyên; chữ hoa của phông ABC đọc ra chữ hoa; tiếng khác thì không đoán")
  func keepsWhatIsKnown() {
    let plain = OldEncoding.best(of: Array(Self.title.utf8))
    #expect(plain?.text == Self.title && plain?.encoding == nil)
    #expect(OldEncoding.best(of: bytes("C«NG TY tnhh Hµ Néi"))?.text == "CÔNG TY tnhh Hà Nội")
    #expect(OldEncoding.best(of: bytes("“hå s¬” – 12"))?.text == "“hồ sơ” – 12")
    #expect(OldEncoding.best(of: bytes("Société générale à Besançon")) == nil)
    #expect(OldEncoding.best(of: [0x80, 0xFF, 0xFE, 0x41, 0x99, 0xC3]) == nil)
  }

  @Test("Tên ngắn mà hai bảng mã đều đọc ra vần: chữ hay gặp trong hồ sơ được chọn")
  func weighsCommonWords() {
    #expect(OldEncoding.best(of: bytes("Hoà sô"))?.text == "Hồ sơ")
  }

  @Test(
    "Vần có thật mới là tiếng Việt",
    arguments: [
      ("nghiệp", true), ("Quyết", true), ("GIẤY", true), ("khuỷu", true), ("gì", true), ("Lắk", true), ("hơp", false),
      ("ngịệp", false), ("cần1", false), ("ß", false), ("sôciété", false),
    ])
  func knowsSyllables(_ word: String, _ isOne: Bool) {
    #expect(VietnameseSyllable.isOne(word) == isOne)
  }
}
