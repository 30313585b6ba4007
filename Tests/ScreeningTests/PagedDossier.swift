import Foundation
import Rulebook
import TestSupport
import Values

@testable import Dossiers
@testable import Screening

/// A dossier of PDFs that are given as what is read on their pages.
enum PagedDossier {
  /// A page's lines, one paragraph each; a table as rows of cells.
  enum Line: ExpressibleByStringLiteral {
    case text(String)
    case table([[String]])

    init(stringLiteral text: String) { self = .text(text) }
  }

  static let state: [Line] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
  static let explanation: Line = "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ"
  static let lines: Line = .table([
    ["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"], ["Sợi", "1.000", "950"],
  ])

  static func document(_ path: String, _ pages: [[Line]], unread: [Int] = []) -> Document {
    var blocks: [Block] = []
    var paragraphs = 0
    var tables = 0
    for (index, page) in pages.enumerated() {
      for line in page {
        switch line {
        case .text(let text):
          paragraphs += 1
          let place = Place(part: .body, paragraph: paragraphs, page: index + 1)
          blocks.append(.paragraph(Paragraph(text: text, place: place, headingLevel: nil, doubts: [])))
        case .table(let rows):
          tables += 1
          blocks.append(.table(table(rows, number: tables, page: index + 1)))
        }
      }
    }
    return Document(
      path: path, digest: Digest(of: Array(path.utf8)), blocks: blocks,
      unreadParts: unread.isEmpty ? [] : [UnreadPart(kind: .scannedPage, count: unread.count)],
      pages: PageList(count: pages.count, unread: unread))
  }

  private static func table(_ rows: [[String]], number: Int, page: Int) -> Table {
    let cells = rows.enumerated().map { row, texts in
      texts.enumerated().map { column, text in
        Cell(
          text: text, column: column, columnSpan: 1, continuesAbove: false,
          place: Place(part: .body, table: number, row: row + 1, cell: column + 1, page: page), doubts: [])
      }
    }
    return Table(place: Place(part: .body, table: number, page: page), rows: cells)
  }

  static func dossier(_ documents: [Document], intake more: String = "", officer: String? = nil) throws -> Dossier {
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}\(more)}
      """
    let files = documents.map {
      Dossier.File(path: $0.path, digest: $0.digest, byteCount: 1000, content: .document($0))
    }
    return Dossier(
      name: "nhieu-giay-to", intake: try Intake(parsing: Array(intake.utf8)),
      officerStatements: officer.map { Array($0.utf8) }, files: files)
  }

  static func report(
    _ documents: [Document], intake more: String = "", officer: String? = nil
  ) throws -> ScreeningReport {
    try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(
      of: dossier(documents, intake: more, officer: officer))
  }
}

extension ScreeningReport {
  /// What is there and what is not, by the component's code.
  func presence(_ code: String) -> Presence? {
    judgement.components.first { $0.component.code == code }?.presence
  }

  /// Each recognised paper with its kind: `ho-so.pdf, trang 1–2: de-nghi`.
  var kindsOfPapers: [String] { statements.recognised.map { "\($0.paper): \($0.kind.id)" } }
}
