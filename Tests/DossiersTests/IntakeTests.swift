import Foundation
import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Danh sách tiếp nhận ho-so.json")
struct IntakeTests {
  @Test("Mọi phần đều có thể vắng; vắng là không biết")
  func allowsAbsence() throws {
    let intake = try Intake(parsing: Array(#"{"schemaVersion": "1"}"#.utf8))
    #expect(intake == .absent)
  }

  @Test(
    "Mọi lỗi được nêu một lần, có dòng, cột và cách sửa",
    arguments: [
      (#"{"schemaVersion": "2"}"#, "schemaVersion"), (#"{}"#, "thiếu schemaVersion"),
      (#"{"schemaVersion": "1", "ma_hoso": "x"}"#, "có phải «ma_ho_so»?"),
      (#"{"schemaVersion": "1", "tiep_nhan": {"luc": "2026-09-01"}}"#, "múi giờ"),
      (#"{"schemaVersion": "1", "tiep_nhan": {"luc": "2026-02-30T10:00:00+07:00"}}"#, "múi giờ"),
      (#"{"schemaVersion": "1", "tiep_nhan": {"lan": 0}}"#, "từ 1"),
      (#"{"schemaVersion": "1", "thanh_phan": [{"tep": []}]}"#, "thiếu «ma»"),
      (#"{"schemaVersion": "1", "thanh_phan": [{"ma": "A", "tep": [{"ten": "a", "sha256": "12"}]}]}"#, "64"),
      (#"{"schemaVersion": "1", "ma_ho_so": 5}"#, "phải là chữ"), (#"{"schemaVersion": "1","#, "giữa chừng"),
    ])
  func reports(_ text: String, _ part: String) {
    do {
      _ = try Intake(parsing: Array(text.utf8))
      Issue.record("đã nhận \(text)")
    } catch {
      #expect(error.description.contains(part), "\(error)")
    }
  }

  private let reader = DossierReader(reader: TestPrograms.reader(ReaderChild.argument))

  @Test("Tệp trong danh sách mà hồ sơ không có, hoặc khác tệp đã tiếp nhận, là lỗi dữ liệu")
  func checksFiles() throws {
    let word = WordBuilder.docx(body: WordBuilder.p("x"))
    func dossier(_ file: String) throws -> Dossier {
      let intake = #"{"schemaVersion": "1", "thanh_phan": [{"ma": "A", "tep": [\#(file)]}]}"#
      return try reader.dossier(named: "h", parts: [("ho-so.json", Array(intake.utf8)), ("don.docx", word)])
    }
    #expect(try dossier(#"{"ten": "don.docx", "sha256": "\#(Digest(of: word).hex)"}"#).documents.count == 1)
    #expect(throws: DossierError.self) { try dossier(#"{"ten": "doon.docx"}"#) }
    #expect(throws: DossierError.self) {
      try dossier(#"{"ten": "don.docx", "sha256": "\#(Digest(of: [1]).hex)"}"#)
    }
  }

  @Test("Thư mục rỗng, đường dẫn sai, tệp không phải hồ sơ, zip hỏng: mỗi cái một câu")
  func tellsBadInput() {
    #expect(throws: DossierError.notFound("/không/có")) { try reader.dossier(at: "/không/có") }
    #expect(throws: DossierError.empty("h")) { try reader.dossier(named: "h", parts: []) }
    #expect(throws: DossierError.notFolderOrArchive("/etc/passwd")) { try reader.dossier(at: "/etc/passwd") }
    #expect(throws: DossierError.brokenArchive("h.zip")) {
      try reader.dossier(named: "h", archive: [1, 2, 3], at: "h.zip")
    }
    #expect(throws: DossierError.hostileName(archive: "h.zip", entry: "../x")) {
      try reader.dossier(named: "h", archive: WordBuilder.zip([("../x", "1")]), at: "h.zip")
    }
  }

  @Test("Tên có ký tự điều khiển hay ẩn trong thư mục: nêu bằng tên vô hại, không mở, tệp bên cạnh vẫn đọc")
  func namesHostileFiles() throws {
    try TemporaryFolder.run { folder in
      let word = WordBuilder.docx(body: WordBuilder.p("Giấy tờ"))
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("b\u{202E}"), withIntermediateDirectories: true)
      for name in HostileBuilder.masks + ["b\u{202E}/c.docx", "tốt.docx"] {
        try Data(word).write(to: folder.appendingPathComponent(name))
      }
      let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(at: folder.path)
      #expect(dossier.documents.map(\.path) == ["tốt.docx"])
      #expect(
        dossier.unreadable.map(\.path) == [
          "a%0Ab.docx", "a%1B[2Jb.docx", "a%E2%80%8B.docx", "a%E2%80%AExcod.exe", "b%E2%80%AE%2Fc.docx",
        ])
      #expect(Set(dossier.unreadable.map(\.why)) == [.hostileName])
    }
  }

  @Test("Tên không phải UTF-8 trong thư mục (giải nén bằng mã cũ): nêu ra, tệp bên cạnh vẫn đọc")
  func namesFilesWithoutAName() throws {
    try TemporaryFolder.run { folder in
      try Data(WordBuilder.docx(body: WordBuilder.p("Giấy tờ"))).write(to: folder.appendingPathComponent("tốt.docx"))
      let name = (Array("\(folder.path)/a".utf8) + [0xFE, 0]).map { CChar(bitPattern: $0) }
      close(creat(name, 0o600))
      defer { unlink(name) }
      let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(at: folder.path)
      #expect(dossier.documents.map(\.path) == ["tốt.docx"])
      #expect(dossier.unreadable.map(\.path) == ["a\u{FFFD}"] && dossier.unreadable.map(\.why) == [.hostileName])
    }
  }

  @Test("Tệp nén có một thư mục bọc ngoài đọc như thư mục đó; tệp lạ được nêu tên")
  func unwrapsArchives() throws {
    let word = WordBuilder.docx(body: WordBuilder.p("x"))
    let zip = WordBuilder.zip([("hồ sơ/a.docx", word), ("hồ sơ/b.gif", Array("GIF89a".utf8))])
    let dossier = try reader.dossier(named: "h", archive: zip, at: "h.zip")
    #expect(dossier.files.map(\.path) == ["a.docx", "b.gif"])
    #expect(dossier.unreadable.map(\.why) == [.notSupported])
  }
}
