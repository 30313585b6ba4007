import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Dossiers
@testable import Screening

/// `Tests/Strangers`: dossiers written by someone who had seen neither our labels nor our readers, each with what a
/// careful person holds its values to be. As written, hardly anything is under our labels; with the headings of their
/// tables replaced by ours, the traps are before the readers.
@Suite("Hồ sơ của người lạ: không giá trị sai nào được đọc ra")
struct StrangersTests {
  struct Stranger: Sendable, CustomTestStringConvertible {
    let folder: String
    let explanation: String
    /// Their headings and ours.
    let headings: [(theirs: String, ours: String)]
    /// How many values may be read at least with our headings: a reader that reads nothing proves nothing.
    let leastRead: Int

    var testDescription: String { folder }
  }

  static let all = [
    Stranger(folder: "hoa-chat", explanation: "02 Thuyet minh cong nghe.docx", headings: [], leastRead: 0),
    Stranger(
      folder: "det-nhuom", explanation: "2_Thuyet minh CN.docx",
      headings: [(">HS<", ">Mã HS<"), ("Năm SX/ Năm lắp", "Năm sản xuất")], leastRead: 4),
    Stranger(
      folder: "thuc-pham", explanation: "TM cong nghe_v3.docx",
      headings: [
        ("CS TK (tấn/năm)", "Công suất thiết kế (tấn/năm)"), ("năng suất thực", "Công suất thực tế"),
        ("Khoản", "Chỉ tiêu tiêu hao"), ("TK (design)", "Tiêu hao thiết kế"), ("TH 2025", "Tiêu hao thực tế"),
        ("Tên máy (equipment)", "Tên máy"), ("đời máy", "Năm sản xuất"), (">HS<", ">Mã HS<"),
      ], leastRead: 20),
    Stranger(
      folder: "co-khi", explanation: "B. Thuyet minh cong nghe.docx",
      headings: [
        (">Loại<", ">Loại tiêu hao<"),
        (">Thiết</w:t></w:r><w:r><w:t xml:space=\"preserve\"> kế<", ">Tiêu hao thiết kế<"),
      ], leastRead: 9),
  ]

  private static let home = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
    .appendingPathComponent("Tests/Strangers")

  func files(_ stranger: Stranger) throws -> [(String, [UInt8])] {
    let folder = Self.home.appendingPathComponent(stranger.folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".docx") }.map {
      ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
    }
  }

  /// The file with headings of tables replaced, in whichever Unicode form they are written.
  func relabelled(_ bytes: [UInt8], _ headings: [(theirs: String, ours: String)]) throws -> [UInt8] {
    let entries = try ZipArchive.entries(of: bytes) { _ in true }
    return WordBuilder.zip(
      entries.map { entry in
        guard entry.name == "word/document.xml" else { return (entry.name, entry.bytes) }
        var text = String(decoding: entry.bytes, as: UTF8.self)
        for heading in headings {
          for theirs in [heading.theirs, heading.theirs.decomposedStringWithCanonicalMapping] {
            text = text.replacingOccurrences(of: theirs, with: heading.ours, options: .literal)
          }
        }
        return (entry.name, Array(text.utf8))
      })
  }

  /// The report where an officer has said which file is the explanation of the technology.
  private func report(_ stranger: Stranger, isRelabelled: Bool, on day: String) throws -> ScreeningReport {
    let parts = try files(stranger).map { name, bytes in
      (name, isRelabelled && name == stranger.explanation ? try relabelled(bytes, stranger.headings) : bytes)
    }
    return try report(of: parts, explanation: stranger.explanation, on: day)
  }

  func report(of parts: [(String, [UInt8])], explanation: String, on day: String) throws -> ScreeningReport {
    let read = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "nguoi-la", parts: parts.map { (name: $0.0, bytes: $0.1) })
    let word = JSON.record([
      "schemaVersion": .string("1"),
      "xac_nhan": .array([
        .record([
          "loai": .string("loai_giay_to"), "tep": .string(explanation),
          "loai_giay_to": .string("thuyet-minh-hien-trang-cong-nghe"), "can_bo": .string("Cán bộ Thử"),
          "ngay": .string("2026-09-01"),
        ])
      ]),
    ])
    let dossier = Dossier(name: read.name, intake: .absent, officerStatements: word.bytes(), files: read.files)
    let settings = Settings(
      today: CivilDay(number: 20_700), assumedDay: CivilDay(iso: day), procedureCode: "1.009659")
    return Screening(rulebook: try PublishedRules.rulebook(), settings: settings).report(of: dossier)
  }

  struct Truth {
    let fact: String
    let words: String
    let number: Decimal128?
    let text: String?
  }

  func truths(_ stranger: Stranger) throws -> [Truth] {
    let place = Self.home.appendingPathComponent(stranger.folder).appendingPathComponent("truth.json")
    let items = try #require(try JSON.parse(Array(try Data(contentsOf: place))).array)
    return items.map { item in
      Truth(
        fact: item["fact"]?.string ?? "", words: item["words"]?.string?.nfc ?? "", number: item["value"]?.number,
        text: item["value"]?.string)
    }
  }

  /// Whether a person would say so too: the same words for the same kind of fact, and the same number, perhaps in a
  /// unit a thousand times as large.
  func agrees(_ statement: Statement, _ fact: String, with truths: [Truth]) -> Bool {
    let words = statement.words.prefix { $0 != "(" }.trimmingBlanks
    return truths.contains { truth in
      guard truth.words == words || truth.words.hasSuffix("| \(words)") else { return false }
      switch (fact, statement.value) {
      case ("mã HS", .text(let code)):
        return truth.fact == "HS code" && truth.text?.replacingOccurrences(of: ".", with: "") == code
      case ("năm sản xuất", .number(let year)): return truth.fact == "year of manufacture" && truth.number == year
      case (_, .quantity(let quantity)):
        // What a line makes in a day is what it does, whatever it was designed for.
        let meant = fact.hasSuffix("thiết kế") ? ["design"] : ["actual", "daily rate"]
        guard meant.contains(where: truth.fact.contains), let number = truth.number else { return false }
        return [Decimal128(1), Decimal128(1000)].contains { quantity.value.multiplied(by: $0) == number }
      default: return false
      }
    }
  }

  /// Every value that was read for certain, with the fact it is of.
  func readForCertain(_ report: ScreeningReport) -> [(fact: String, statement: Statement)] {
    let facts = report.statements.facts.facts + report.statements.facts.rows.flatMap(\.rows).flatMap(\.facts)
    return facts.filter { $0.name != CollectionDefinition.rowName }.flatMap { fact in
      fact.statements.filter { $0.standing == .read && $0.isFromDocument }.map { (fact.name, $0) }
    }
  }

  @Test("Giá trị đọc chắc chắn nào cũng là giá trị người đọc kỹ thấy", arguments: all, [false, true])
  func readsNothingWrong(_ stranger: Stranger, _ isRelabelled: Bool) throws {
    let truths = try truths(stranger)
    #expect(truths.count > 90)
    let read = readForCertain(try report(stranger, isRelabelled: isRelabelled, on: "2025-06-10"))
    for (fact, statement) in read {
      #expect(agrees(statement, fact, with: truths), "\(fact): «\(statement.words)» – \(statement.sourceAndPlace)")
    }
    if isRelabelled { #expect(read.count >= stranger.leastRead, "chỉ đọc được \(read.count)") }
  }

  @Test("Như họ viết, không mục nào đạt hay không đạt", arguments: all)
  func decidesNothing(_ stranger: Stranger) throws {
    for day in ["2025-06-10", "2026-09-10"] {
      let report = try report(stranger, isRelabelled: false, on: day)
      for verdict in report.judgement.verdicts {
        #expect(![.satisfied, .violated].contains(verdict.outcome), "\(verdict.rule) \(verdict.subject)")
      }
    }
  }
}

extension Statement {
  var isFromDocument: Bool {
    if case .document = source { true } else { false }
  }
}
