import Foundation
import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Nhận dạng ảnh và bản quét", .enabled(if: canRecognise), .serialized)
struct PageRecognitionTests: Recognising {
  @Test("PNG, JPEG và TIFF: từng dòng với chữ số đúng, nơi đọc ghi độ chắc", arguments: ["-png", "-jpeg", "-tiff"])
  func readsPictures(_ form: String) throws {
    let document = try read(ScanBuilder.drawn(Self.prose, [form, "-r", "200"]))
    #expect(texts(document).contains("Ngay cap: 31/12/2027"))
    #expect(texts(document).contains("Cong suat thiet ke: 1.250,5 kg"))
    guard case .paragraph(let first)? = document.blocks.first else {
      Issue.record("không có đoạn nào")
      return
    }
    #expect(first.doubts.contains(.recognised))
    #expect(first.place.description.wholeMatch(of: /trang 1, đoạn 1, nhận dạng \d+ %/) != nil)
    #expect(document.unreadParts.isEmpty)
  }

  @Test("Bảng kẻ trên bản quét: đọc từng ô, không mất dòng nào, dấu gạch là không có", arguments: [0.0, 1.5])
  func readsTablesCellByCell(_ degrees: Double) throws {
    let scan = try ScanBuilder(of: Self.tabled)
    let document = try read((degrees == 0 ? scan : scan.turned(by: degrees)).pdf)
    let table = try #require(firstTable(document))
    var wanted = Self.rows
    wanted[3][2] = "–"
    #expect(table.rows.map { $0.map(\.text) } == wanted)
    #expect(table.rows.joined().allSatisfy { $0.doubts.contains(.recognised) && $0.place.confidence != nil })
    #expect(texts(document) == ["Danh sach may moc", "Het danh sach"])
  }

  @Test("Hai bảng sát nhau, tên bảng chạm đường kẻ: không nét chữ nào thành cột")
  func keepsLettersOutOfGrids() throws {
    let page = PDF.page { page in
      page.text("1. Day chuyen cong nghe, bang thu nhat", 74, 100, size: 14)
      page.table(Self.rows, x: 72, y: 102, widths: [160, 120, 140], rowHeight: 20)
      page.text("2. Bang thu hai ngay duoi bang thu nhat", 74, 196, size: 14)
      page.table(Self.rows, x: 72, y: 198, widths: [160, 120, 140], rowHeight: 20)
    }
    let document = try read(ScanBuilder(of: PDF.pdf([page])).pdf)
    let tables = document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    #expect(tables.map { $0.rows.map(\.count) } == [[3, 3, 3, 3], [3, 3, 3, 3]])
    #expect(tables.map { $0.rows[1].map(\.text) } == [Self.rows[1], Self.rows[1]])
  }

  @Test("Bảng không kẻ trên bản quét: dấu gạch của ô trống không mất, dòng nào cũng đủ cột")
  func findsDashesInOpenTables() throws {
    let rows = [
      ["Ten may", "Nam", "Cong suat", "Hieu suat"], ["May han", "2011", "-", "-"], ["May duc", "2019", "612,5", "91"],
      ["May tien", "2020", "-", "88"],
    ]
    let page = PDF.page { page in
      page.text("Danh sach may moc, thiet bi cua du an", 72, 90)
      for (line, cells) in rows.enumerated() {
        for (column, cell) in cells.enumerated() { page.text(cell, 72 + 110 * Double(column), 140 + 18 * Double(line)) }
      }
    }
    let table = try #require(firstTable(read(ScanBuilder(of: PDF.pdf([page])).pdf)))
    let wanted = rows.map { $0.map { $0 == "-" ? "–" : $0 } }
    #expect(table.rows.map { $0.map(\.text) } == wanted)
  }

  @Test("Ảnh chụp nghiêng trên mặt bàn tối: tờ giấy được nắn thẳng, bảng đọc đủ")
  func straightensPhotographs() throws {
    let scan = try ScanBuilder(of: Self.tabled)
    let photo = scan.photographed([0.03, 0.02, 0.01, 0.035, 0.04, 0.01, 0.015, 0.03])
    let document = try read(photo.pdf)
    let table = try #require(firstTable(document))
    var wanted = Self.rows
    wanted[3][2] = "–"
    #expect(table.rows.map { $0.map(\.text) } == wanted)
    #expect(texts(document) == ["Danh sach may moc", "Het danh sach"])
    #expect(document.unreadParts.isEmpty)
  }

  @Test("Trang quét nằm ngang hay lộn ngược vẫn được đọc", arguments: [1, 2, 3])
  func setsPagesOnTheirFeet(_ quarters: Int) throws {
    let page = PDF.page { page in
      for line in 0..<12 {
        page.text("Thong tin ve nha may va cong suat thiet ke cua du an dau tu", 72, 100 + 30 * Double(line))
      }
      page.text("Ngay cap: 31/12/2027", 72, 480)
    }
    let document = try read(ScanBuilder(of: PDF.pdf([page]), dots: 150).turned(quarters: quarters).pdf)
    #expect(texts(document).contains { $0.contains("Ngay cap: 31/12/2027") })
    #expect(document.unreadParts.isEmpty)
  }

  @Test("Bên nộp và Quốc hiệu đứng cạnh nhau trên một dòng là hai cột")
  func partsLetterheads() throws {
    let page = PDF.page { page in
      page.text("CONG TY TNHH MOT THANH VIEN", 60, 80)
      page.text("CONG HOA XA HOI CHU NGHIA VIET NAM", 290, 80)
      page.text("THU DOC HAC NAU", 90, 96)
      page.text("Doc lap - Tu do - Hanh phuc", 330, 96)
      page.text("BAO CAO TAI CHINH", 220, 140, size: 14)
    }
    let document = try read(ScanBuilder(of: PDF.pdf([page])).pdf)
    #expect(texts(document).count == 5)
    #expect(texts(document).first == "CONG TY TNHH MOT THANH VIEN")
  }

  @Test("Dấu đỏ đè lên chữ: chữ vẫn đọc được")
  func readsUnderRedStamp() throws {
    var scan = try ScanBuilder(of: Self.prose)
    scan.stamp(150, 140, radius: 50)
    #expect(texts(try read(scan.pdf)).contains("Ngay cap: 31/12/2027"))
  }

  @Test("Chữ đỏ không phải lời của giấy tờ nhưng được nghe riêng: dấu mật đóng bằng mực đỏ")
  func hearsRed() throws {
    var scan = try ScanBuilder(of: Self.prose)
    let mark = try ScanBuilder(of: PDF.pdf([PDF.page { $0.text("MAT", 420, 80, size: 30) }]))
    scan.redden(mark)
    let document = try read(scan.pdf)
    #expect(document.asides.contains { $0.kind == .stamp && $0.text.contains("MAT") })
    #expect(!texts(document).contains { $0.contains("MAT") })
    #expect(texts(document).contains("Ngay cap: 31/12/2027"))
  }

  @Test("Số bị gạch ngang trên bản quét mang nghi vấn gạch ngang")
  func seesStrikes() throws {
    let page = PDF.page { page in
      page.text("Thong tin ve nha may", 72, 100)
      page.text("Cong suat: 250000 kg", 72, 140, size: 14)
      page.fill(142, 134.5, 52, 0.8)
    }
    let document = try read(ScanBuilder(of: PDF.pdf([page])).pdf)
    let struck = document.blocks.contains { block in
      guard case .paragraph(let paragraph) = block else { return false }
      return paragraph.doubts.contains(.struck) || !paragraph.text.contains("250000")
    }
    #expect(struck)
    let clean = try read(ScanBuilder(of: Self.prose).pdf)
    for case .paragraph(let paragraph) in clean.blocks { #expect(!paragraph.doubts.contains(.struck)) }
  }

  @Test("Trang chữ và trang quét trong một tệp: đủ cả hai, theo thứ tự, không còn trang chưa đọc")
  func mixesLettersAndScans() throws {
    let scan = try ScanBuilder(of: Self.prose)
    let mixed = ScanBuilder.pdf(of: [scan, scan], text: "Trang dau co chu")
    let document = try read(mixed)
    #expect(texts(document).first == "Trang dau co chu")
    let pages = document.blocks.compactMap { block -> Int? in
      guard case .paragraph(let paragraph) = block, paragraph.text == "Ngay cap: 31/12/2027" else { return nil }
      return paragraph.place.page
    }
    #expect(pages == [2, 3])
    #expect(document.unreadParts.isEmpty)
    let without = TestPrograms.reader(ReaderChild.argument).documents(of: [.init(path: "a", bytes: mixed)])
    let unread = try #require(without.first).get().unreadParts
    #expect(unread == [UnreadPart(kind: .scannedPage, count: 2)])
  }

  @Test("Trang đầy mực tới mép phải đi qua ống nguyên vẹn, và trang chữ bên cạnh vẫn được đọc")
  func carriesInkToTheEdge() throws {
    let grey = [UInt8](repeating: 0, count: 130 * 3)
    let ink = grey.withUnsafeBufferPointer { PageInk(grey: $0, width: 130, height: 3) }
    let page = RecognisedPage(
      number: 2, width: 130, height: 3, lines: [], ink: ink, unread: [ink.whole], red: ["MẬT"], hasNext: false)
    let again = try #require(RecognisedPage(json: try JSON.parse(page.json.bytes())))
    #expect(again.ink.ink.words == ink.ink.words && again.unread == page.unread && again.red == page.red)

    let picture = PDF.page { $0.picture(0, 0, 595, 842) }
    let document = try read(PDF.pdf([PDF.page { $0.text("Trang co chu", 72, 100) }, picture]))
    #expect(texts(document) == ["Trang co chu"])
    #expect(document.unreadParts.map(\.kind) == [.picture])
  }

  @Test("Trang không ra chữ nào cho chắc là đọc không rõ, không cho giá trị nào")
  func refusesNoise() throws {
    var scan = try ScanBuilder(of: Self.prose, dots: 150)
    scan.drown(seed: 7)
    let outcome = try #require(read([("a", scan.pdf)]).first)
    switch outcome {
    case .failure(let why): #expect(why == .unclear || why == .scanned)
    case .success(let document):
      #expect(!document.unreadParts.isEmpty)
      #expect(document.blocks.isEmpty)
    }
  }

  @Test("Không nhận dạng thì ảnh và bản quét vẫn là bản quét chưa đọc")
  func leavesScansWithoutRecognition() throws {
    let reader = TestPrograms.reader(ReaderChild.argument)
    let png = try ScanBuilder.drawn(Self.prose, ["-png", "-r", "60"])
    let pdf = try ScanBuilder(of: Self.prose, dots: 60).pdf
    let outcomes = reader.documents(of: [.init(path: "a", bytes: png), .init(path: "b", bytes: pdf)])
    #expect(outcomes == [.failure(.scanned), .failure(.scanned)])
  }

  @Test("Kết quả được giữ theo tệp và máy nhận dạng, chỉ chủ đọc được; bị sửa thì nhận dạng lại")
  func keepsPages() throws {
    try TemporaryFolder.run { folder in
      let cache = PageCache(folder: folder.path)
      let scan = try ScanBuilder(of: Self.prose, dots: 200).pdf
      let first = try read(scan, cache: cache)
      let kept = try #require(FileManager.default.subpaths(atPath: folder.path)?.first { $0.hasSuffix(".jsonl") })
      let path = folder.path + "/" + kept
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let whole = try String(contentsOfFile: path, encoding: .utf8)
      #expect(whole.contains("31/12/2027"))
      #expect(try read(scan, cache: cache) == first)

      // A page of another text with its own digest is believed: what is kept is not recognised again.
      let lines = Array(
        whole.split(separator: "\n").dropFirst().joined(separator: "\n").replacing("2027", with: "2031").utf8)
      try (Digest(of: lines).hex + "\n" + String(decoding: lines, as: UTF8.self))
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(texts(try read(scan, cache: cache)).contains("Ngay cap: 31/12/2031"))

      try whole.replacing("2027", with: "2032").write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try read(scan, cache: cache) == first)
      cache.forget(Digest(of: scan))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("Tiến độ được báo theo trang cho tới trang cuối")
  func tellsProgress() throws {
    let heard = Heard()
    let scan = try ScanBuilder(of: Self.prose, dots: 150)
    _ = read([("hai.pdf", ScanBuilder.pdf(of: [scan, scan], text: nil))]) { heard.add($0) }
    #expect(heard.all.last == PageRecognition.Progress(path: "hai.pdf", done: 2, total: 2))
  }

  @Test("Ảnh hỏng, ảnh khai quá lớn, TIFF lặp vòng: nêu vì sao, không mất tệp bên cạnh")
  func survivesHostilePictures() throws {
    let good = try ScanBuilder.drawn(Self.prose, ["-png", "-r", "150"])
    let outcomes = read([
      ("cut.png", Array(good.prefix(good.count / 3))), ("giant.png", HostileBuilder.giantPicture),
      ("loop.tif", HostileBuilder.pictureLoop), ("good.png", good),
    ])
    let faults = outcomes.map { outcome -> Unreadable? in if case .failure(let why) = outcome { why } else { nil } }
    #expect(faults == [.broken, .broken, .broken, nil])
    #expect(texts(try #require(outcomes.last).get()).contains("Ngay cap: 31/12/2027"))
  }
}

private final class Heard: @unchecked Sendable {
  private let lock = NSLock()
  private var told: [PageRecognition.Progress] = []

  func add(_ progress: PageRecognition.Progress) { lock.withLock { told.append(progress) } }

  var all: [PageRecognition.Progress] { lock.withLock { told } }
}
