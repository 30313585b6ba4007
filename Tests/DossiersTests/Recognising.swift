import TestSupport
import Testing

@testable import Dossiers

/// Where tesseract is not installed there is nothing to try; `make setup` installs it.
let canRecognise: Bool = {
  do {
    _ = try PageRecogniser()
    return true
  } catch {
    return false
  }
}()

typealias PDF = PortableBuilder

/// What tests of recognised pages have in common: pages that are drawn, and how they are read.
protocol Recognising {}

extension Recognising {
  func read(
    _ files: [(String, [UInt8])], cache: PageCache? = nil,
    heard: @escaping @Sendable (PageRecognition.Progress) -> Void = { _ in }
  ) -> [Result<Document, Unreadable>] {
    JailedReader(
      executable: TestPrograms.jailProbe, arguments: [ReaderChild.argument],
      recognition: PageRecognition(cache: cache, progress: heard)
    ).documents(of: files.map { .init(path: $0.0, bytes: $0.1) })
  }

  func read(_ bytes: [UInt8], cache: PageCache? = nil) throws -> Document {
    try #require(read([("a", bytes)], cache: cache).first).get()
  }

  func texts(_ document: Document) -> [String] {
    document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
  }

  func firstTable(_ document: Document) -> Table? {
    document.blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
  }

  static var prose: [UInt8] {
    PDF.pdf([
      PDF.page { page in
        page.text("Thong tin ve nha may", 72, 100)
        page.text("Ngay cap: 31/12/2027", 72, 140)
        page.text("Cong suat thiet ke: 1.250,5 kg", 72, 180)
      }
    ])
  }

  static var rows: [[String]] {
    [
      ["Ten may", "Nam", "Cong suat"], ["May han", "2011", "612,5"], ["May duc", "2019", "1.000"],
      ["May tien", "2020", "-"],
    ]
  }

  static var tabled: [UInt8] {
    PDF.pdf([
      PDF.page { page in
        page.text("Danh sach may moc", 72, 90)
        page.table(rows, x: 72, y: 120, widths: [160, 120, 140])
        page.text("Het danh sach", 72, 300)
      }
    ])
  }
}
