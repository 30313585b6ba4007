import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Văn bản thuần và bảng dạng chữ")
struct UnmarkedFileTests {
  private func read(_ text: String) throws -> [Block] { try UnmarkedFile(Array(text.utf8)).blocks }

  private func paragraphs(_ blocks: [Block]) -> [Paragraph] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  private func firstTable(_ blocks: [Block]) -> Table? {
    blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
  }

  private func why(_ bytes: [UInt8]) -> Unreadable? {
    do {
      _ = try ReaderChild.document(of: bytes)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Letters

  @Test("UTF-8 và UTF-16, có hay không có dấu thứ tự byte, cho cùng một chữ và không ghi chú")
  func readsUnicode() throws {
    let text = "Công ty Dệt nhuộm"
    let units = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let swapped = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + units, [0xFE, 0xFF] + swapped,
    ] {
      let file = try UnmarkedFile(bytes)
      #expect(paragraphs(file.blocks).map(\.text) == [text])
      #expect(file.notes.isEmpty)
    }
  }

  @Test("TCVN3, VNI, CP1258 đọc được và nói bảng mã đã lấy, không im lặng")
  func readsOldEncodings() throws {
    // «Công ty cổ phần dệt nhuộm»
    let tcvn3: [UInt8] =
      [0x43, 0xAB, 0x6E, 0x67] + Array(" ty ".utf8) + [0x63, 0xE6] + Array(" ph".utf8) + [0xC7, 0x6E] + Array(" d".utf8)
      + [0xD6, 0x74] + Array(" nhu".utf8) + [0xE9, 0x6D]
    let file = try UnmarkedFile(tcvn3)
    #expect(paragraphs(file.blocks).map(\.text) == ["Công ty cổ phần dệt nhuộm"])
    #expect(file.notes == [.init(kind: .encoding, detail: "TCVN3 (ABC)")])
    let piped = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "x.txt", bytes: tcvn3)])
    #expect(try piped.first?.get().notes == file.notes)
  }

  @Test("Không bảng mã nào cho ra tiếng Việt thì là lỗi phông chữ; nhị phân thì không phải giấy tờ")
  func refusesOtherBytes() {
    #expect(why([0x41, 0xFF, 0xFE, 0xD0, 0x20, 0x81, 0x8F, 0xFF]) == .badEncoding)
    #expect(why(Array("C«ng ty tr¸ch nhiÖm h÷u h¹n dÖt nhuém".utf8)) == .badEncoding)
    #expect(why([0xFF, 0xFE, 0x00, 0xD8, 0x41]) == .badEncoding)
    #expect(why([1, 2, 3, 0]) == .notWord)
    #expect(why(Array("\n \n".utf8)) == .empty)
    #expect(why(Array("<?xml version=\"1.0\"?><hoadon>1</hoadon>".utf8)) == .notSupported)
  }

  // MARK: Plain text

  @Test("Dòng bị ngắt vì hết chỗ thì nối lại; dòng trống, mục và nhãn mở đoạn mới")
  func joinsWrappedLines() throws {
    let text = """
      Công ty chúng tôi đề nghị gia hạn thời hạn hoạt động của dự án dệt nhuộm ở trong
      khu công nghiệp Phố Nối, với quy mô và công nghệ không thay đổi so với giấy chứng
      nhận đã cấp và cam kết chịu trách nhiệm trước pháp luật về tính chính xác của các
      nội dung đã nêu.
      Công suất thiết kế: 1.000 kg/h

      1. Dây chuyền kéo sợi có công suất thiết kế là một nghìn ki-lô-gam một giờ, đang
         hoạt động.
      2. Dây chuyền nhuộm.
      """
    let told = paragraphs(try read(text)).map(\.text)
    #expect(told.count == 4)
    #expect(told[0].hasSuffix("của các nội dung đã nêu."))
    #expect(told[1] == "Công suất thiết kế: 1.000 kg/h")
    #expect(told[2].hasSuffix("một giờ, đang hoạt động."))
  }

  @Test("Văn bản mỗi đoạn một dòng thì không nối")
  func keepsLongLines() throws {
    let long = String(repeating: "công suất của dây chuyền ", count: 20)
    let blocks = try read("\(long)\nngắn\n\(long)\nngắn")
    #expect(paragraphs(blocks).count == 4)
  }

  @Test("Chữ xếp cột bằng tab hay khoảng trắng không thành bảng, và đáng ngờ; giá trị sau nhãn thì chắc")
  func doubtsColumns() throws {
    let text = "Kéo sợi      1.000      842\nNhuộm | 500 | 420\nCông suất thiết kế:      1.000 kg/h\nmột đoạn thường"
    let told = paragraphs(try read(text))
    #expect(told.map(\.doubts) == [[.unsureColumns], [.unsureColumns], [], []])
  }

  // MARK: Separated values

  @Test(
    "Bảng dạng chữ: dấu ngăn nhận ra từ nội dung, ô có ngoặc kép giữ dấu ngăn và xuống dòng",
    arguments: [",", ";", "\t"])
  func readsTables(_ separator: String) throws {
    let rows = [
      ["Tên dây chuyền", "Công suất thiết kế"], ["\"Kéo\(separator) sợi\nsố \"\"1\"\"\"", "1.000 kg/h"],
      ["Nhuộm", "\"500,5\""],
    ]
    let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\r\n") + "\r\n"
    let blocks = try read(text)
    let table = try #require(firstTable(blocks))
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["Tên dây chuyền", "Công suất thiết kế"], ["Kéo\(separator) sợi\nsố \"1\"".nfc, "1.000 kg/h"],
        ["Nhuộm", "500,5"],
      ])
    #expect(table.rows[1][1].place.description == "bảng 1, dòng 2, ô 2")
  }

  @Test("Tiêu đề trên bảng là đoạn; dòng thừa hay thiếu ô thì các ô của nó đáng ngờ")
  func doubtsRaggedRows() throws {
    let text =
      "sep=;\nDANH MỤC MÁY;;\nTên;Năm;Nước\nMáy kéo sợi;2010;Đức\nMáy nhuộm;2012;Ý\nMáy sấy;1;5;Nhật\nMáy gấp;2015;Pháp\nMáy in;2016;Mỹ"
    let blocks = try read(text)
    #expect(paragraphs(blocks).map(\.text) == ["DANH MỤC MÁY"])
    let table = try #require(firstTable(blocks))
    #expect(table.rows.count == 6)
    #expect(table.rows[3].allSatisfy { $0.doubts == [.unsureColumns] })
    #expect(table.rows[1].allSatisfy { $0.doubts.isEmpty })
  }

  @Test("Văn xuôi có dấu phẩy không thành bảng")
  func keepsProse() throws {
    let text = "Kính gửi: Sở Tài chính, tỉnh Hưng Yên\nCông ty Dệt, địa chỉ Phố Nối\nđề nghị gia hạn, kính mong xem xét"
    let blocks = try read(text)
    #expect(firstTable(blocks) == nil)
  }

  // MARK: Hostile texts

  @Test("Văn bản trăm megabyte một dòng, bảng triệu cột: dừng và nói vì sao")
  func boundsSize() {
    #expect(why([UInt8](repeating: 0x61, count: 100 << 20)) == .tooLarge)
    let wide = [UInt8](repeating: UInt8(ascii: ","), count: 1_000_000)
    #expect(why(Array("a".utf8) + wide + Array("\na".utf8) + wide) == .tooLarge)
  }

  @Test("Byte bất kỳ không làm sập")
  func survivesAnything() {
    var random = SeededNumbers(7)
    let signs = Array("\"\"\n\r\t,;;ab \u{E1}\u{1EC7}|<>-:.1".utf8) + [0xFF, 0xFE, 0xC3]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 1...60, using: &random)).map { _ in signs.randomElement(using: &random) ?? 0 }
      _ = try? UnmarkedFile(bytes)
    }
  }
}
