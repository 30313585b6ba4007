import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Dossiers
@testable import Screening

/// The same papers as PDFs: where rules, columns and lines must be found again, a value may be lost or become doubtful,
/// and never be another one.
@Suite("Hồ sơ PDF: cùng giá trị như bản Word, hoặc chưa chắc, không bao giờ giá trị khác")
struct PortableDocumentTests {
  /// A value with the fact it is of and the line of a table it stands in.
  private struct Value: Hashable {
    let fact: String
    let row: String
    let value: String
  }

  private func certain(_ report: ScreeningReport) -> Set<Value> {
    func values(_ facts: [Fact], row: String) -> [Value] {
      facts.flatMap { fact in
        fact.statements.filter { $0.standing == .read && $0.isFromDocument }.map {
          Value(fact: fact.name, row: row, value: "\($0.value)")
        }
      }
    }
    let facts = report.statements.facts
    return Set(values(facts.facts, row: ""))
      .union(facts.rows.flatMap { $0.rows }.flatMap { values($0.facts, row: $0.name) })
  }

  private func report(_ sample: String, asPDF: Bool) throws -> ScreeningReport {
    let home = Samples.folder.appendingPathComponent(sample)
    let files = try FileManager.default.contentsOfDirectory(atPath: home.path).sorted().map {
      ($0, Array(try Data(contentsOf: home.appendingPathComponent($0))))
    }
    let papers = files.filter { $0.0.hasSuffix(".docx") }
    let pdfs = asPDF ? try OfficeConverter.pdfs(of: papers) : papers
    let others = try files.filter { !$0.0.hasSuffix(".docx") }.map { name, bytes in
      asPDF && name == Dossier.intakeName ? (name, try intake(bytes)) : (name, bytes)
    }
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: sample, parts: (pdfs + others).map { (name: $0.0, bytes: $0.1) })
    return try Samples.screening().report(of: dossier)
  }

  /// The intake list with the names of the PDFs, without digests.
  private func intake(_ bytes: [UInt8]) throws -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: ".docx", with: ".pdf")
    return Array(
      text.replacingOccurrences(of: #",\s*"sha256":\s*"[0-9a-f]*""#, with: "", options: .regularExpression).utf8)
  }

  @Test(
    "Hồ sơ mẫu đổi sang PDF đọc ra những giá trị như bản Word, không giá trị nào khác",
    .enabled(if: OfficeConverter.program != nil, Comment(rawValue: OfficeConverter.absence)))
  func readsSampleAlike() throws {
    let word = certain(try report("gia-han-det-nhuom", asPDF: false))
    let pdf = certain(try report("gia-han-det-nhuom", asPDF: true))
    #expect(word.count > 20)
    #expect(pdf.subtracting(word).isEmpty, "\(pdf.subtracting(word))")
    // What a narrow column breaks is no longer certain.
    #expect(pdf.count * 10 >= word.count * 8, "\(word.subtracting(pdf))")
  }

  @Test(
    "Hồ sơ của người lạ đổi sang PDF: giá trị đọc chắc chắn nào cũng là giá trị người đọc kỹ thấy",
    .enabled(if: OfficeConverter.program != nil, Comment(rawValue: OfficeConverter.absence)),
    arguments: StrangersTests.all)
  func readsNothingWrong(_ stranger: StrangersTests.Stranger) throws {
    let tests = StrangersTests()
    let truths = try tests.truths(stranger)
    let files = try tests.files(stranger)
    for isRelabelled in [false, true] {
      let papers = try files.map { name, bytes in
        (name, isRelabelled && name == stranger.explanation ? try tests.relabelled(bytes, stranger.headings) : bytes)
      }
      let pdfs = try OfficeConverter.pdfs(of: papers)
      let explanation = (stranger.explanation as NSString).deletingPathExtension + ".pdf"
      let report = try tests.report(of: pdfs, explanation: explanation, on: "2025-06-10")
      #expect(report.dossier.unreadable.isEmpty)
      let read = tests.readForCertain(report)
      for (fact, statement) in read {
        #expect(
          tests.agrees(statement, fact, with: truths), "\(fact): «\(statement.words)» – \(statement.sourceAndPlace)")
      }
      if isRelabelled, stranger.leastRead > 0 {
        #expect(10 * read.count >= 4 * stranger.leastRead, "chỉ đọc được \(read.count)")
      }
    }
  }

  @Test("Bảng tính nhúng trong PDF cho giá trị như nộp riêng, nơi đọc là tệp PDF và tên nó trong đó")
  func readsAttachedWorkbooks() throws {
    let body = WordBuilder.tbl(HostileDossier.head, WordBuilder.tr(["Sợi", "1.000,5", "842"]))
    let title = "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ"
    typealias Sheet = SheetBuilder
    let data =
      Sheet.row(1, [Sheet.t("A1", title)])
      + Sheet.row(
        3,
        [
          Sheet.t("A3", "Tên dây chuyền"), Sheet.t("B3", "Công suất thiết kế (kg/h)"),
          Sheet.t("C3", "Công suất thực tế (kg/h)"),
        ]) + Sheet.row(4, [Sheet.t("A4", "Sợi"), Sheet.n("B4", "1000.5"), Sheet.n("C4", "842")])
    let cover = PortableBuilder.pdf(
      [PortableBuilder.page { $0.text("Kem theo bang tinh", 72, 100) }],
      attached: [("bang.xlsx", Sheet.xlsx([.init("Công suất", data)]))])
    let intake =
      #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}"#
    let report = try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(
      of: HostileDossier.dossier([("ho-so.json", Array(intake.utf8)), ("a.pdf", cover)]))
    #expect(certain(report).contains { $0.row == "Sợi" && $0.fact == "công suất thực tế" && $0.value.contains("842") })
    #expect(certain(report) == certain(try HostileDossier.report(body)))
    let places = StrangersTests().readForCertain(report).map(\.statement.sourceAndPlace)
    #expect(places.contains { $0.contains("a.pdf/bang.xlsx") && $0.contains("ô B4") }, "\(places)")
  }

  @Test("Bảng tính đọc ra cùng giá trị như bảng Word; ô chưa chắc thì giá trị chưa chắc")
  func readsWorkbooks() throws {
    typealias Sheet = SheetBuilder
    func report(actual: String) throws -> ScreeningReport {
      let data =
        Sheet.row(1, [Sheet.t("A1", "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ")])
        + Sheet.row(
          3,
          [
            Sheet.t("A3", "Tên dây chuyền"), Sheet.t("B3", "Công suất thiết kế (kg/h)"),
            Sheet.t("C3", "Công suất thực tế (kg/h)"),
          ])
        + Sheet.row(4, [Sheet.t("A4", "Sợi"), Sheet.n("B4", "1000.5"), actual])
      let intake =
        #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}"#
      let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
        named: "bang-tinh",
        parts: [("ho-so.json", Array(intake.utf8)), ("a.xlsx", Sheet.xlsx([.init("Công suất", data)]))])
      return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
    }
    let sure = certain(try report(actual: Sheet.n("C4", "842")))
    #expect(sure.contains { $0.fact == "công suất thiết kế" && $0.row == "Sợi" && $0.value.contains("1000.5") })
    #expect(sure.contains { $0.fact == "công suất thực tế" && $0.row == "Sợi" && $0.value.contains("842") })
    let read = try report(actual: "<c r=\"C4\" t=\"e\"><f>A9</f><v>#REF!</v></c>")
    #expect(!certain(read).contains { $0.fact == "công suất thực tế" })
    let places = StrangersTests().readForCertain(read).map(\.statement.sourceAndPlace)
    #expect(places.contains { $0.contains("trang tính «Công suất», ô B4") })
  }
}
