import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Tệp nén trong hồ sơ và hồ sơ là tệp nén")
struct ArchiveTests {
  private let reader = DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
  private let word = WordBuilder.docx(body: WordBuilder.p("Giấy tờ"))

  private func dossier(_ parts: [(String, [UInt8])]) throws -> Dossier {
    try reader.dossier(named: "h", parts: parts.map { (name: $0.0, bytes: $0.1) })
  }

  private func why(_ dossier: Dossier, _ path: String) -> Unreadable? {
    dossier.unreadable.first { $0.path == path }?.why
  }

  @Test(
    "Mọi dạng tệp nén đều mở được, cả khi là hồ sơ, cả khi nằm trong hồ sơ", arguments: ArchiveBuilder.Form.allCases)
  func opensEveryForm(_ form: ArchiveBuilder.Form) throws {
    let packed = ArchiveBuilder.archive(form, [("hồ sơ/đơn.docx", word), ("hồ sơ/b.gif", Array("GIF89a".utf8))])
    let alone = try reader.dossier(named: "h", archive: packed, at: "h.x")
    #expect(alone.documents.map(\.path) == ["đơn.docx"])
    #expect(alone.unreadable.map(\.path) == ["b.gif"])
    let inside = try dossier([("kho", packed), ("a.docx", word)])
    #expect(inside.documents.map(\.path) == ["a.docx", "kho/hồ sơ/đơn.docx"])
    #expect(inside.containers.map(\.path) == ["kho"] && inside.containers.map(\.entries) == [2])
    #expect(!inside.papers.contains("kho") && inside.unreadPapers == ["kho/hồ sơ/b.gif"])
  }

  @Test("Một tệp ép bằng gzip mà không phải tar là một tệp")
  func opensAPackedFile() throws {
    let dossier = try dossier([("đơn.docx.gz", ArchiveBuilder.gzip(word))])
    #expect(dossier.documents.map(\.path) == ["đơn.docx.gz/data"])
  }

  @Test("Tệp nén trong tệp nén mở đến ba lớp; lớp thứ tư được nêu là chưa mở")
  func opensThreeLayers() throws {
    func nested(_ depth: Int) -> [UInt8] {
      ArchiveBuilder.archive(.rar5, [("t\(depth)", depth == 0 ? word : nested(depth - 1))])
    }
    #expect(try dossier([("k", nested(2))]).documents.map(\.path) == ["k/t2/t1/t0"])
    let deep = try dossier([("k", nested(3))])
    #expect(deep.documents.isEmpty && why(deep, "k/t3/t2/t1") == .tooDeep)
    #expect(deep.containers.map(\.path) == ["k", "k/t3", "k/t3/t2"])
  }

  @Test(
    "Tên nguy hiểm không làm mất cả tệp nén: mục ấy được nêu bằng tên vô hại, tệp bên cạnh vẫn đọc",
    arguments: [
      ("../x.docx", "%2E%2E%2Fx.docx"), ("/etc/x", "%2Fetc%2Fx"),
      ("..\\x", "%2E%2E%2Fx"), ("C:\\x", "C%3A%2Fx"), ("a/b\\c", "a%2Fb%5Cc"), ("a\nb", "a%0Ab"),
      ("a\u{202E}txt.exe", "a%E2%80%AEtxt.exe"), ("x\u{0}.docx", "x%00"),
    ])
  func namesHostileEntries(_ name: String, _ told: String) throws {
    let zip = ArchiveBuilder.rawZip([
      ArchiveBuilder.ZipFile(Array(name.utf8), word), ArchiveBuilder.ZipFile(Array("tốt.docx".utf8), word),
    ])
    let dossier = try dossier([("k.zip", zip)])
    #expect(dossier.documents.map(\.path) == ["k.zip/tốt.docx"])
    #expect(dossier.unreadable.map(\.why) == [.hostileName])
    #expect(dossier.unreadable.map(\.path) == ["k.zip/\(told)"])
  }

  @Test("Liên kết, thiết bị, tên trùng (hoa thường, dấu rời): nêu từng mục, tệp bên cạnh vẫn đọc")
  func namesLinksAndTwins() throws {
    let tar = ArchiveBuilder.tar(
      [("lk", []), ("ống", []), ("a.docx", word), ("A.docx", word), ("tê\u{301}.docx", word), ("tế.docx", word)],
      types: ["lk": 0o120000, "ống": 0o010000])
    let dossier = try dossier([("k.tar", tar)])
    #expect(dossier.documents.map(\.path) == ["k.tar/a.docx", "k.tar/tế.docx"])
    #expect(why(dossier, "k.tar/lk") == .link && why(dossier, "k.tar/ống") == .hostileName)
    #expect(why(dossier, "k.tar/A.docx") == .twinName && why(dossier, "k.tar/tế.docx (2)") == .twinName)
  }

  @Test("Dấu \\ chia thư mục khi tên không có dấu / (tệp nén của Windows cũ)")
  func readsBackslashes() throws {
    let zip = ArchiveBuilder.rawZip([ArchiveBuilder.ZipFile(Array("thu\\a.docx".utf8), word)])
    #expect(try dossier([("k.zip", zip)]).documents.map(\.path) == ["k.zip/thu/a.docx"])
    let rar = ArchiveBuilder.rar4([(Array("thu\\a.docx".utf8), word)])
    #expect(try dossier([("k.rar", rar)]).documents.map(\.path) == ["k.rar/thu/a.docx"])
  }

  @Test("Tên trong bảng mã cũ, và UTF-8 bị đọc nhầm, hiện đúng chữ Việt")
  func readsOldNames() throws {
    // «hồ sơ» in TCVN3, «Đơn đề nghị» in CP1258, «Công ty» read as CP437 and written as UTF-8.
    let names: [[UInt8]] = [
      [0x68, 0xE5, 0x20, 0x73, 0xAC],
      [0xD0, 0xF5, 0x6E, 0x20, 0xF0, 0xEA, 0xCC, 0x20, 0x6E, 0x67, 0x68, 0x69, 0xF2], Array("C├┤ng ty".utf8),
    ]
    let zip = ArchiveBuilder.rawZip(names.map { ArchiveBuilder.ZipFile($0, word) })
    let dossier = try dossier([("k.zip", zip)])
    #expect(dossier.documents.map(\.path) == ["k.zip/Công ty", "k.zip/hồ sơ", "k.zip/Đơn đề nghị"])
    let rar = try self.dossier([("k.rar", ArchiveBuilder.rar4([(names[0], word), ([0x80, 0xFF], word)]))])
    #expect(rar.documents.map(\.path) == ["k.rar/%80%FF", "k.rar/hồ sơ"])
  }

  @Test("Lời cán bộ trong tệp nén không phải lời cán bộ; ho-so.json chỉ có nghĩa ở ngoài cùng")
  func takesNoWordFromInside() throws {
    let statements = Array(#"{"schemaVersion": "1"}"#.utf8)
    let zip = WordBuilder.zip([("xac-nhan.json", statements), ("ho-so.json", statements), ("a.docx", word)])
    let inside = try dossier([("k.zip", zip)])
    #expect(inside.intake == .absent && inside.officerStatements == nil)
    #expect(why(inside, "k.zip/xac-nhan.json") == .notFromOfficer)
    let alone = try reader.dossier(named: "h", archive: zip, at: "h.zip")
    #expect(alone.officerStatements == nil && why(alone, "xac-nhan.json") == .notFromOfficer)
    #expect(alone.files.map(\.path) == ["a.docx", "xac-nhan.json"])
  }

  @Test("Thành phần ghi tệp nén là ghi cả những tệp bên trong")
  func listsWhatIsInside() throws {
    let intake = #"{"schemaVersion": "1", "thanh_phan": [{"ma": "A", "tep": [{"ten": "k.zip"}]}]}"#
    let dossier = try dossier([("ho-so.json", Array(intake.utf8)), ("k.zip", WordBuilder.zip([("a.docx", word)]))])
    #expect(dossier.intake.component(holding: "k.zip/a.docx")?.code == "A")
  }

  @Test("Zip không phải tệp Word hay bảng tính mà là định dạng khác thì không mở ra như tệp nén")
  func leavesOtherPapers() throws {
    let odt = WordBuilder.zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])
    let dossier = try dossier([("a.odt", odt)])
    #expect(dossier.files.count == 1 && dossier.containers.isEmpty && why(dossier, "a.odt") != nil)
  }

  @Test("Tệp nén không có gì bên trong được nêu như tệp rỗng")
  func tellsEmptyArchives() throws {
    let dossier = try dossier([
      ("a.zip", WordBuilder.zip([(String, [UInt8])]())),
      ("b.gz", ArchiveBuilder.gzip([UInt8](repeating: 0, count: 4096))),
    ])
    #expect(dossier.unreadable.map(\.why) == [.empty, .empty] && dossier.containers.isEmpty)
  }
}
