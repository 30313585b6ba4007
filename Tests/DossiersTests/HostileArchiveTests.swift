import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Tệp nén gây hại: nêu từng tệp, đọc tệp tốt bên cạnh")
struct HostileArchiveTests {
  private let reader = DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
  private let word = WordBuilder.docx(body: WordBuilder.p("Giấy tờ"))
  private let zeros = [UInt8](repeating: 0x20, count: 8 << 20)

  /// The dossier of one hostile archive and a good paper, which is always read.
  private func dossier(_ name: String, _ bytes: [UInt8]) throws -> Dossier {
    let dossier = try reader.dossier(named: "h", parts: [(name, bytes), ("tốt.docx", word)])
    #expect(dossier.documents.contains { $0.path == "tốt.docx" })
    return dossier
  }

  private func why(_ dossier: Dossier, _ path: String) -> Unreadable? {
    dossier.unreadable.first { $0.path == path }?.why
  }

  @Test("Bom nén phẳng và bom nén nhiều lớp dừng theo byte thật sự giải ra")
  func stopsBombs() throws {
    let flat = WordBuilder.zip([("a", zeros)])
    #expect(why(try dossier("k.zip", flat), "k.zip") == .tooLarge)
    let layer = WordBuilder.zip((0..<3).map { ("b\($0).zip", flat) })
    let nested = WordBuilder.zip((0..<3).map { ("c\($0).zip", layer) })
    let told = try dossier("k.zip", nested)
    #expect(told.unreadable.count == 9 && told.unreadable.allSatisfy { $0.why == .tooLarge })
    #expect(told.containers.map(\.entries) == [3, 3, 3, 3])
  }

  @Test("Mọi tệp nén của một hồ sơ chung một giới hạn byte giải ra và số tệp")
  func countsEverything() throws {
    let rar = ArchiveBuilder.archive(.rar5, [("a", Array("12345678".utf8)), ("b", Array("1234".utf8))])
    func read(_ change: (inout DossierReader.Limits) -> Void) -> DossierUnpacking {
      var limits = DossierReader.Limits()
      change(&limits)
      var unpacking = DossierUnpacking(reader: reader.reader, limits: limits, unpacked: 0)
      unpacking.read(["1.rar", "2.rar"].map { DossierReader.Part(path: $0, content: .bytes(rar)) })
      return unpacking
    }
    func content(_ unpacking: DossierUnpacking, _ path: String) -> Dossier.Content? {
      unpacking.files.first { $0.path == path }?.content
    }
    let few = read { $0.files = 5 }
    #expect(content(few, "1.rar") == .container(entries: 2) && content(few, "2.rar") == .unreadable(.tooManyFiles))
    let small = read { $0.unpackedBytes = 20 }
    #expect(content(small, "1.rar") == .container(entries: 2) && content(small, "2.rar") == .unreadable(.tooLarge))
    #expect(small.files.count == 4)
  }

  @Test("Quá nhiều mục trong một tệp nén thì không mở")
  func stopsFloods() throws {
    let flood = ArchiveBuilder.archive(.rar4, (0...10_000).map { ("\($0)", []) })
    #expect(why(try dossier("k.rar", flood), "k.rar") == .tooManyFiles)
    #expect(why(try dossier("k.zip", HostileBuilder.flood(200_000)), "k.zip") == .tooManyFiles)
  }

  @Test("Mục chồng lên nhau và kích thước khai gian không cho ra tệp nào sai mà không nêu")
  func mistrustsHeaders() throws {
    let first = ArchiveBuilder.ZipFile(Array("a.docx".utf8), word)
    var other = ArchiveBuilder.ZipFile(Array("b.docx".utf8), word)
    other.toldOffset = 0
    let overlapping = try dossier("k.zip", ArchiveBuilder.rawZip([first, other]))
    #expect(why(overlapping, "k.zip") == .brokenArchive)
    for size in [word.count - 10, word.count + 10, 0xFFFF_FFF0] {
      var lying = first
      lying.toldSize = size
      let told = try dossier(
        "k.zip", ArchiveBuilder.rawZip([lying, ArchiveBuilder.ZipFile(Array("c.docx".utf8), word)]))
      #expect(!told.documents.contains { $0.path == "k.zip/a.docx" })
      #expect(why(told, "k.zip/a.docx") == .broken || why(told, "k.zip") != nil, "\(size)")
    }
  }

  @Test("Tệp nén cụt: phần ra trọn vẹn được đọc, tệp nén được nêu là hỏng", arguments: ArchiveBuilder.Form.allCases)
  func readsWhatCameWhole(_ form: ArchiveBuilder.Form) throws {
    var random = SeededNumbers(7)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let packed = ArchiveBuilder.archive(form, [("a.docx", word), ("b", noise), ("c.docx", word)])
    let told = try dossier("k", Array(packed.prefix(packed.count * 3 / 4)))
    #expect(why(told, "k") == .brokenArchive)
    #expect(!told.documents.contains { $0.path == "k/c.docx" })
    // The list of a 7z stands at its end, and bzip2 packs nearly a megabyte as one.
    guard form != .sevenZip, form != .tarBzip2 else { return }
    #expect(told.documents.contains { $0.path == "k/a.docx" } && why(told, "k/b") == .broken)
  }

  @Test("Mục có mật khẩu được nêu, mục không có mật khẩu vẫn đọc; mọi mục có mật khẩu thì nói cả tệp nén")
  func namesLockedEntries() throws {
    var locked = ArchiveBuilder.ZipFile(Array("a.docx".utf8), word)
    locked.flags = 1
    let zip = ArchiveBuilder.rawZip([locked, ArchiveBuilder.ZipFile(Array("b.docx".utf8), word)])
    let told = try dossier("k.zip", zip)
    #expect(why(told, "k.zip/a.docx") == .protected && told.documents.map(\.path).contains("k.zip/b.docx"))
    #expect(throws: DossierError.protectedArchive("h.zip")) {
      try reader.dossier(named: "h", archive: ArchiveBuilder.rawZip([locked]), at: "h.zip")
    }
    #expect(Unreadable.protected.sentence.contains("tệp nén thì giải nén bằng mật khẩu"))
  }

  @Test("Hồ sơ là tệp nén: mục nguy hiểm được nêu, chỉ từ chối cả tệp khi không còn gì; tệp nén cụt được nêu tên")
  func opensWhatIsLeft() throws {
    let zip = WordBuilder.zip([("../x", Array("1".utf8)), ("h/a.docx", word)])
    let told = try reader.dossier(named: "h", archive: zip, at: "h.zip")
    #expect(told.documents.map(\.path) == ["a.docx"] && told.unreadable.map(\.path) == ["%2E%2E%2Fx"])
    #expect(throws: DossierError.hostileName(archive: "h.zip", entry: "../x")) {
      try reader.dossier(named: "h", archive: WordBuilder.zip([("../x", "1")]), at: "h.zip")
    }
    let cut = Array(ArchiveBuilder.archive(.rar5, [("a.docx", word), ("b.docx", word)]).dropLast(200))
    let short = try reader.dossier(named: "h", archive: cut, at: "/nơi/h.rar")
    #expect(short.documents.map(\.path) == ["a.docx"] && why(short, "h.rar") == .brokenArchive)
    #expect(throws: DossierError.notFolderOrArchive("h.zip")) {
      try reader.dossier(named: "h", archive: word, at: "h.zip")
    }
  }

  @Test("Dòng mục từ trình đọc bị cụt, thừa hay dài gian đều không được tin")
  func checksTheStream() {
    let whole =
      PackedStream.mark + PackedStream.head(.file, name: Array("a".utf8), count: 1) + [7]
      + PackedStream.head(.end, count: 0)
    #expect(PackedStream(whole)?.entries.map(\.name) == ["a"])
    for count in 0..<whole.count { #expect(PackedStream(Array(whole.prefix(count))) == nil) }
    #expect(PackedStream(whole + [0]) == nil)
    #expect(PackedStream(PackedStream.mark + PackedStream.head(.file, count: .max) + [7]) == nil)
    #expect(PackedStream(PackedStream.mark + PackedStream.head(.end, count: 1) + [7]) == nil)
  }
}
