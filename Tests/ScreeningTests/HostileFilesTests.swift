import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing

@testable import Screening

/// One folder with a file of every kind that was made to harm, and one honest paper.
@Suite("Hồ sơ có đủ mọi loại tệp gây hại")
struct HostileFilesTests {
  private typealias Hostile = HostileBuilder

  private static let title = WordBuilder.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ")

  private static func paper(actual: String) -> [UInt8] {
    let table = WordBuilder.tbl(HostileDossier.head, WordBuilder.tr(["Sợi", "1.000", actual]))
    return WordBuilder.docx(body: title + table + WordBuilder.p("Hết."))
  }

  /// What would be believed if it were opened: another capacity of the same line.
  private static let liar = paper(actual: "999")

  /// Every hostile file, and why the report says that it, or what is in it, was not read.
  ///
  /// - Parameter mark: what a file would be called that an archive puts elsewhere.
  private static func files(_ mark: String) throws -> [(name: String, bytes: [UInt8], why: [String: Unreadable])] {
    let page = PortableBuilder.pdf([PortableBuilder.page { $0.text("Cong suat", 72, 100) }])
    let picture = try ScanBuilder.drawn(page, ["-png", "-r", "100"])
    let letters = "thu.eml/thu.eml/thu.eml/thu.eml"
    let ways = ["%2E%2E%2F@", "%2E%2E%2F@ (2)", "a%2F%2E%2E%2F%2E%2E%2F@", "%2F@", "C%3A%2F@"]
    let masks = ["a%E2%80%AExcod.exe", "a%1B[2Jb.docx", "a%0Ab.docx", "a%E2%80%8B.docx"]
    func all(_ names: [String], in archive: String) -> [String: Unreadable] {
      let paths = names.map { "\(archive)\($0.replacing("@", with: mark))" }
      return Dictionary(uniqueKeysWithValues: paths.map { ($0, .hostileName) })
    }
    return [
      ("bom.zip", Hostile.bomb, ["bom.zip": .tooLarge]),
      ("ra-ngoai.zip", Hostile.zip(Hostile.ways(out: mark), liar), all(ways, in: "ra-ngoai.zip/")),
      ("lien-ket.tar", Hostile.link, ["lien-ket.tar/lien-ket": .link]),
      ("ten.zip", Hostile.zip(Hostile.masks, liar), all(masks, in: "ten.zip/")),
      ("lu.zip", Hostile.flood(200_000), ["lu.zip": .tooManyFiles]),
      ("long.rar", Hostile.nested(4, liar), ["long.rar/t.rar/t.rar/t.rar": .tooDeep]),
      ("thuc-the.docx", Hostile.entity, ["thuc-the.docx": .broken]),
      ("cuoi.docx", Hostile.laughs, ["cuoi.docx": .broken]), ("a.docx", Hostile.program, ["a.docx": .notWord]),
      ("trang-lon.pdf", Hostile.giantPage, ["trang-lon.pdf": .broken]),
      ("khoa.pdf", Hostile.locked, ["khoa.pdf": .protected]), ("vong.pdf", Hostile.pageLoop, ["vong.pdf": .broken]),
      ("anh-lon.png", Hostile.giantPicture, ["anh-lon.png": .broken]),
      ("anh-cut.png", Array(picture.prefix(picture.count / 3)), ["anh-cut.png": .broken]),
      ("anh-vong.tif", Hostile.pictureLoop, ["anh-vong.tif": .broken]),
      ("thu.eml", Hostile.lettersInLetters(40), [letters: .tooDeep]),
    ] + zip(Hostile.masks, masks).map { ($0, liar, [$1: .hostileName]) }
  }

  /// Files that are read, but for something in them.
  private static let partly = [
    ("kem.pdf", Hostile.attachedBomb, "Tệp kem.pdf: còn 1 đối tượng nhúng chưa đọc"),
    ("vong-tep.pdf", Hostile.listLoop, "Tệp vong-tep.pdf: còn 1 phần chưa rõ chưa đọc"),
    ("thu-sau.eml", Hostile.deepLetter(1000), "Tệp thu-sau.eml: còn 1 phần chưa rõ chưa đọc"),
  ]

  private static let intake =
    #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}"#

  private func report(of home: URL) throws -> ScreeningReport {
    let reader = JailedReader(
      executable: TestPrograms.jailProbe, arguments: [ReaderChild.argument], recognition: PageRecognition(cache: nil))
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(
      of: DossierReader(reader: reader).dossier(at: home.path))
  }

  /// A dossier of all of them, screened, while nothing is left anywhere that was not there before.
  private func screened(_ body: (ScreeningReport, [String: Unreadable]) throws -> Void) throws {
    try TemporaryFolder.run { folder in
      let mark = "ra-ngoai-\(folder.lastPathComponent)"
      let files = try Self.files(mark)
      let home = folder.appendingPathComponent("ho-so")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let honest = [("ho-so.json", Array(Self.intake.utf8)), ("thuyet-minh.docx", Self.paper(actual: "842"))]
      for (name, bytes) in files.map({ ($0.name, $0.bytes) }) + Self.partly.map({ ($0.0, $0.1) }) + honest {
        try Data(bytes).write(to: home.appendingPathComponent(name))
      }
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      let report = try report(of: home)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
      for start in [home, URL(fileURLWithPath: FileManager.default.currentDirectoryPath)] {
        var place = start.standardizedFileURL
        while true {
          #expect(!FileManager.default.fileExists(atPath: place.appendingPathComponent(mark).path), "\(place.path)")
          guard place.path != "/" else { break }
          place.deleteLastPathComponent()
        }
      }
      try body(report, files.reduce(into: [:]) { $0.merge($1.why) { $1 } })
    }
  }

  @Test("Xét xong; tệp nào cũng được nêu với lý do, giấy tờ thật được đọc, không gì đạt", .timeLimit(.minutes(3)))
  func finishes() throws {
    try screened { report, why in
      let told = report.dossier.unreadable.map { ($0.path, $0.why) }
      #expect(Dictionary(told) { first, _ in first } == why && told.count == why.count)

      // Before anything that was found, and before what is to be done about what was not checked.
      func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
      let text = ReportText(report, width: 80).text
      let words = squeezed(text)
      let findings = try #require(words.range(of: squeezed("CHƯA KIỂM ĐƯỢC, và việc cần làm:"))?.lowerBound)
      let sentences = why.map { "Tệp \($0.key): \($0.value.sentence)" } + Self.partly.map(\.2)
      for sentence in sentences {
        let place = words.range(of: squeezed(sentence))?.lowerBound
        #expect(place.map { $0 < findings } ?? false, "\(sentence)")
      }
      for file in Hostile.masks { #expect(!text.contains(file)) }
      // Who reads on is not told all of them again and again.
      let rest = words[findings...]
      #expect(rest.contains(squeezed("tệp khác đã nêu ở trên")) && !rest.contains("trang-lon.pdf,vong.pdf"))
      #expect(report.status & 2 == 2)

      let read = StrangersTests().readForCertain(report)
      #expect(read.contains { $0.fact == "công suất thực tế" && $0.statement.words.contains("842") })
      let facts = report.statements.facts.facts + report.statements.facts.rows.flatMap(\.rows).flatMap(\.facts)
      let files = facts.flatMap(\.statements).compactMap { statement -> String? in
        if case .document(let path, _) = statement.source { path } else { nil }
      }
      #expect(Set(files) == ["thuyet-minh.docx"])
      #expect(report.judgement.count(.satisfied) == 0)
    }
  }
}
