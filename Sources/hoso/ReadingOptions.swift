import ArgumentParser
import Dossiers
import Foundation
import Rulebook
import Screening

/// How papers are read; most of all, what becomes of those without letters.
struct ReadingOptions: ParsableArguments {
  @Flag(name: .customLong("no-ocr"), help: "Không nhận dạng chữ trên ảnh, bản quét. / Recognise no pictures.")
  var withoutRecognition = false

  @Flag(
    name: .customLong("no-ocr-cache"),
    help: "Không giữ kết quả nhận dạng ở thư mục đệm của người dùng. / Keep no recognised pages.")
  var withoutCache = false

  @OptionGroup var convert: ConvertOption

  /// - Parameter rulebooks: know the marks of state secrecy, whose papers leave nothing behind; none where there are no
  ///   rules, and then nothing is kept.
  func reader(_ rulebooks: [Rulebook], tells: Bool = true) throws -> DossierReader {
    let converter = try convert.converter()
    guard !withoutRecognition else { return DossierReader(reader: JailedReader(converter: converter)) }
    let folder = withoutCache || rulebooks.isEmpty ? nil : PageCache.folder(in: ProcessInfo.processInfo.environment)
    let recognition = PageRecognition(cache: folder.map { PageCache(folder: $0) }) { progress in
      if tells { tell("Nhận dạng trang \(progress.done)/\(progress.total): \(progress.path.visible)") }
    }
    return DossierReader(reader: JailedReader(recognition: recognition, converter: converter)) { dossier in
      !rulebooks.isEmpty && rulebooks.allSatisfy { SecrecyGate($0).mark(in: dossier) == nil }
    }
  }
}
