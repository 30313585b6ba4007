import TestSupport
import Testing

@testable import Dossiers

@Suite("Tệp của chương trình văn phòng cũ và khác")
struct OfficeFormTests {
  private func why(_ bytes: [UInt8]) -> Unreadable? {
    do {
      _ = try ReaderChild.document(of: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("Tệp .docx có mật khẩu khác với .doc cũ: một bên nói mật khẩu, một bên nói định dạng và --convert")
  func tellsPasswordsFromAge() {
    #expect(why(CompoundBuilder.file(holding: ["EncryptionInfo", "EncryptedPackage"])) == .protected)
    #expect(why(CompoundBuilder.file(holding: ["WordDocument", "1Table", "Data", "a", "b"])) == .oldFormat)
    #expect(why(CompoundBuilder.file(holding: ["Workbook"])) == .oldFormat)
    #expect(why(CompoundBuilder.file(holding: ["PowerPoint Document"])) == .oldFormat)
    #expect(why(CompoundBuilder.file(holding: ["__properties_version1.0"])) == .outlookMessage)
    #expect(Unreadable.oldFormat.sentence.contains("--convert libreoffice"))
  }

  @Test("OpenDocument và RTF là định dạng phải chuyển đổi; .pptx được gọi đúng tên")
  func tellsOtherPrograms() {
    for (type, form) in [("text", OfficeForm.odt), ("spreadsheet", .ods), ("presentation", .odp)] {
      let mediaType = Array("application/vnd.oasis.opendocument.\(type)".utf8)
      #expect(why(WordBuilder.zip([("mimetype", mediaType)], isStored: true)) == .oldFormat)
      #expect(OfficeForm(mediaType: mediaType) == form)
    }
    #expect(why(Array("{\\rtf1\\ansi chữ}".utf8)) == .oldFormat)
    #expect(why(WordBuilder.zip([("[Content_Types].xml", "<t/>"), ("ppt/presentation.xml", "<p/>")])) == .presentation)
  }

  @Test("Chuỗi của tệp ghép dẫn vòng hay dẫn ra ngoài thì tệp hỏng, không treo")
  func refusesLoops() {
    var loop = CompoundBuilder.file(holding: ["WordDocument"])
    // The directory's sector goes on with itself.
    loop[512 + 4] = 1
    loop.replaceSubrange((512 + 5)..<(512 + 8), with: [0, 0, 0])
    #expect(why(loop) == .broken)
    let whole = CompoundBuilder.file(holding: ["WordDocument"])
    #expect(why(Array(whole.prefix(1000))) == .broken)
    var random = SeededNumbers(5)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<4 { bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random) }
      _ = CompoundFile.names(in: bytes)
    }
  }
}
