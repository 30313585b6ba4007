import Dossiers
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Phần chưa đọc được trong tệp che kết luận đạt")
struct UnreadPartTests {
  private typealias Word = WordBuilder

  private static let table = Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]))
  private static let picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"

  struct Probe: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    var more: [(String, String)] = []
    let outcomes: [String: Outcome]
  }

  private static func header(_ inner: String) -> [(String, String)] {
    [("word/header1.xml", "<w:hdr \(Word.namespace)>\(inner)</w:hdr>")]
  }

  static let probes = [
    Probe(testDescription: "không có phần nào", body: table, outcomes: ["Sợi": .satisfied]),
    Probe(testDescription: "hình ở thân", body: table + picture, outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(
      testDescription: "phương trình ở thân", body: table + "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
      outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(
      testDescription: "tệp chèn", body: table + "<w:altChunk/>", outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(testDescription: "biểu tượng ở đầu trang", body: table, more: header(picture), outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "nhận xét ở đoạn khác",
      body: table + "<w:p>\(Word.r("a"))<w:r><w:commentReference/></w:r></w:p>",
      outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "vướng thì vẫn vướng",
      body: Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "500"])) + picture,
      outcomes: ["Sợi": .violated, "": .undetermined]),
  ]

  @Test("Đạt thành chưa đủ căn cứ, không đạt thì giữ nguyên; ở đầu trang thì không che", arguments: probes)
  func shadows(_ probe: Probe) throws {
    let report = try HostileDossier.report(probe.body, more: probe.more)
    #expect(report.outcomesByRow(of: "OT-002") == probe.outcomes)
    if probe.outcomes[""] != nil { #expect(report.reasons(of: "OT-002").contains("a.docx (1 ")) }
  }
}
