import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Tệp nhúng trong PDF: mỗi tệp một giấy tờ, không tệp nào lặng lẽ mất")
struct AttachmentTests {
  private let page = PDF.page { $0.text("Some words", 72, 300) }
  private let word = WordBuilder.docx(body: WordBuilder.p("Giấy tờ"))

  private func dossier(
    _ bytes: [UInt8], _ change: (inout DossierReader.Limits) -> Void = { _ in }
  ) -> DossierUnpacking {
    var limits = DossierReader.Limits()
    change(&limits)
    var unpacking = DossierUnpacking(reader: TestPrograms.reader(ReaderChild.argument), limits: limits, unpacked: 0)
    unpacking.read([DossierReader.Part(path: "a.pdf", content: .bytes(bytes))])
    return unpacking
  }

  private func documents(_ unpacking: DossierUnpacking) -> [String: [UnreadPart]] {
    let documents = unpacking.files.compactMap { file -> (String, [UnreadPart])? in
      guard case .document(let document) = file.content else { return nil }
      return (document.path, document.unreadParts)
    }
    return Dictionary(uniqueKeysWithValues: documents)
  }

  private func unreadable(_ unpacking: DossierUnpacking) -> [String: Unreadable] {
    let files = unpacking.files.compactMap { file -> (String, Unreadable)? in
      guard case .unreadable(let why) = file.content else { return nil }
      return (file.path, why)
    }
    return Dictionary(uniqueKeysWithValues: files)
  }

  private func embedded(_ count: Int) -> [UnreadPart] { [.init(kind: .embeddedObject, count: count)] }

  @Test("Tệp trong danh mục của PDF thành giấy tờ của hồ sơ, PDF không còn phần chưa đọc", arguments: [false, true])
  func takesFilesOut(pinned: Bool) {
    let told = dossier(PDF.pdf([page], attached: [("đơn.docx", word), ("b.docx", word)], pinned: pinned))
    #expect(documents(told) == ["a.pdf": [], "a.pdf/đơn.docx": [], "a.pdf/b.docx": []])
    #expect(told.files.first { $0.path == "a.pdf/b.docx" }?.digest == Digest(of: word))
    #expect(unreadable(told).isEmpty)
  }

  @Test("Tên chỉ ra ngoài, có ký tự điều khiển hay đổi chiều chữ là dữ liệu: nêu ra, không mở, không ghi")
  func keepsNamesData() {
    let names = ["../../x", "/etc/x", "a\u{202E}fdp.docx", "a\u{1}b", "", "xac-nhan.json", "B.docx"]
    let told = dossier(PDF.pdf([page], attached: names.map { ($0, word) }))
    #expect(documents(told) == ["a.pdf": [], "a.pdf/B.docx": []])
    #expect(
      unreadable(told) == [
        "a.pdf/%2E%2E%2F%2E%2E%2Fx": .hostileName, "a.pdf/%2Fetc%2Fx": .hostileName,
        "a.pdf/a%E2%80%AEfdp.docx": .hostileName, "a.pdf/a%01b": .hostileName, "a.pdf/%00": .hostileName,
        "a.pdf/xac-nhan.json": .notFromOfficer,
      ])
  }

  @Test("Tên có xuống dòng làm danh sách không tách được: các tệp vẫn được nêu là chưa đọc")
  func keepsWhatCannotBeListed() {
    #expect(
      documents(dossier(PDF.pdf([page], attached: [("a\n   2: b", word), ("c", word)]))) == ["a.pdf": embedded(2)])
  }

  @Test("PDF trong PDF dừng ở độ sâu cho phép, lớp cuối nêu là chưa đọc")
  func ends() {
    let nested = (0..<6).reduce(PDF.pdf([page])) { inner, _ in PDF.pdf([page], attached: [("b.pdf", inner)]) }
    #expect(
      documents(dossier(nested)) == [
        "a.pdf": [], "a.pdf/b.pdf": [], "a.pdf/b.pdf/b.pdf": [], "a.pdf/b.pdf/b.pdf/b.pdf": embedded(1),
      ])
  }

  @Test("Quá nhiều byte thật sự ra, quá nhiều tệp thì không lấy gì, PDF nêu là còn chưa đọc")
  func bounds() {
    let two = PDF.pdf([page], attached: [("a.docx", word), ("b.docx", word)])
    #expect(documents(dossier(two) { $0.unpackedBytes = 2 * word.count - 1 }) == ["a.pdf": embedded(2)])
    #expect(documents(dossier(two) { $0.unpackedBytes = 2 * word.count }).count == 3)
    #expect(documents(dossier(two) { $0.files = 2 }) == ["a.pdf": embedded(2)])
    #expect(documents(dossier(two) { $0.files = 3 }).count == 3)
    // Two such bytes stand for 128, and those for 8192: four megabytes out of one thousand bytes.
    let bomb = [UInt8](repeating: 0x81, count: 1024)
    let packed = PDF.pdf([page], attached: [("a.txt", bomb)], filter: "/RunLengthDecode /RunLengthDecode")
    #expect(documents(dossier(packed)) == ["a.pdf": embedded(1)])
  }

  @Test("Tệp nhúng hỏng được nêu là hỏng, tệp bên cạnh vẫn được đọc")
  func tellsBrokenFiles() {
    let told = dossier(
      PDF.pdf([page], attached: [("a.docx", word.dropLast(200)), ("b.docx", word)].map { ($0.0, Array($0.1)) }))
    #expect(unreadable(told) == ["a.pdf/a.docx": .broken] && documents(told)["a.pdf/b.docx"] == [])
  }

  @Test("Tệp nhúng mà không byte nào của PDF nhắc đến (dòng đối tượng nén, tên viết bằng mã) vẫn thành giấy tờ")
  func findsWhatIsNotSeen() {
    let wanted: [String: [UnreadPart]] = ["a.pdf": [], "a.pdf/b.docx": []]
    #expect(documents(dossier(PDF.packed("b.docx", word))) == wanted)
    let digits = word.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
    let files = [
      "<< /Filter /ASCIIHexDecode /Length \(digits.count) >>\nstream\n\(digits)\nendstream",
      "<< /Type /Filespec /F (b.docx) /EF << /F 6 0 R >> >>",
    ]
    let listed = "/Names << /Embedded#46#69les << /Names [(a) 7 0 R] >> >>"
    #expect(documents(dossier(PDF.pdf([page], catalogue: listed, more: files))) == wanted)
    let pinned = "<< /Type /Annot /Subtype /File#41ttachment /Rect [0 0 9 9] /FS 7 0 R >>"
    #expect(documents(dossier(PDF.pdf([page], more: files, annotations: pinned))) == wanted)
  }

  @Test("PDF chỉ được coi là không có tệp nhúng khi các byte của nó nói chắc như vậy")
  func knowsFilesFromNone() {
    func mayHoldFiles(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes(PortableNames.mayHoldFiles) }
    for none in ["", "/", "/#", "/First 1", "/N 4 /FirstChar 32", "EmbeddedFiles", "/EmbeddedFile", "/FileAttachments"]
    {
      #expect(!mayHoldFiles(none), "\(none)")
    }
    for some in [
      "/EmbeddedFiles", "<</EmbeddedFiles<<", "/FileAttachment/", "/#46#69leAttachment ", "/N 4/First 1",
      "/#4e 4/First(",
      "//EmbeddedFiles\n",
    ] {
      #expect(mayHoldFiles(some), "\(some)")
    }
    #expect(!PDF.pdf([page]).withUnsafeBytes(PortableNames.mayHoldFiles))
  }

  @Test("Danh sách bị sửa không cho ra tên nào")
  func refusesStrangeLists() {
    func names(_ list: String) -> [String]? { AttachmentList(Array(list.utf8))?.names }
    #expect(names("0 embedded files\n") == [])
    #expect(names("2 embedded files\n1: a\n2: b\n") == ["a", "b"])
    for list in [
      "", "0 embedded files", "1 embedded files\n", "1 embedded files\n2: a\n", "2 embedded files\n1: a\n2: b",
    ] {
      #expect(names(list) == nil, "\(list)")
    }
  }
}
