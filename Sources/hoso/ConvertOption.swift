import ArgumentParser
import Dossiers
import Foundation

/// The program that makes papers of old and foreign formats readable, where an officer asks for one: it is large and
/// foreign, so nobody gets it unasked.
struct ConvertOption: ParsableArguments {
  @Option(
    help:
      "Đọc .doc, .xls, .ppt, .rtf, .odt, .ods qua: libreoffice; không nêu thì HOSO_CONVERT. / Converter for old formats."
  )
  var convert: String?

  /// What the command asks for; nil where it asks for none.
  func converter() throws -> PaperConverter? {
    guard let named = convert ?? ProcessInfo.processInfo.environment["HOSO_CONVERT"], !named.isEmpty else {
      return nil
    }
    guard named == "libreoffice" else {
      throw Failure.usage("Không có chương trình chuyển đổi «\(named)». Dùng: --convert libreoffice.")
    }
    guard let converter = PaperConverter() else {
      throw Failure(
        status: 78,
        message: "Máy này chưa có LibreOffice để chuyển đổi. Cài bằng apt-get install libreoffice-writer-nogui "
          + "libreoffice-calc-nogui libreoffice-impress-nogui, hoặc bỏ --convert và HOSO_CONVERT rồi chạy lại.")
    }
    return converter
  }
}
