import Foundation
import TestSupport
import Testing
import Values

/// A store that a real `hoso serve` fills, for the length of a test.
@Suite("Kho, kiểm toán, làm lại bằng lệnh", .serialized)
struct StoreCommandTests {
  /// The folder of a store into which a dossier was sent, and the record of it.
  /// - Parameter saying: what an officer says then, whose check the record is of.
  private func filled(_ desk: Desk, saying: String? = nil) throws -> (store: String, record: String) {
    let store = "\(desk.path)-kho"
    let served = try ServedProcess(["--rules", PublishedRules.location, "--store", store])
    defer { served.stop() }
    let files = try FileManager.default.contentsOfDirectory(atPath: desk.path).sorted()
      .flatMap { ["-F", "tep=@\(desk.path)/\($0);filename=\($0)"] }
    let checks = "\(served.url)/v1/checks"
    let sent = try TestPrograms.run("/usr/bin/curl", ["-s", "-i", "-H", "Hoso-Officer: cb-7"] + files + [checks])
    let head = String(decoding: sent.output, as: UTF8.self)
    var id = try #require(head.firstMatch(of: Self.place)).1
    if let saying {
      let said = try TestPrograms.run(
        "/usr/bin/curl",
        [
          "-s", "-i", "-H", "Hoso-Officer: cb-7", "-H", "Content-Type: application/json", "-d",
          #"{"schemaVersion": "1", "loi": [\#(saying)]}"#, "\(checks)/\(id)/statements",
        ])
      id = try #require(String(decoding: said.output, as: UTF8.self).firstMatch(of: Self.place)).1
      let words = try TestPrograms.run(
        "/usr/bin/curl", ["-s", "-o", "\(store)/loi.json", "\(checks)/\(id)/statements"])
      #expect(words.status == 0)
    }
    let record = "\(store)/record.json"
    let got = try TestPrograms.run("/usr/bin/curl", ["-s", "-o", record, "\(checks)/\(id)/record.json"])
    #expect(got.status == 0)
    return (store, record)
  }

  private static var place: Regex<(Substring, Substring)> { /Location: \/v1\/checks\/([0-9a-f]{40})/ }

  @Test("Làm lại lần kiểm tra có lời cán bộ: từ kho thì tự có lời ấy, từ thư mục thì nêu --words, đúng lời ấy")
  func replaysWords() throws {
    try Desk.with("dieu-chinh-thoi-han") { desk in
      let (store, record) = try filled(desk, saying: #"{"loai": "da_xem_tep", "tep": "bao-cao-tinh-hinh.docx"}"#)
      let rules = ["--rules", PublishedRules.location]
      let words = "\(store)/loi.json"
      for source in [["--store", store], ["--files", desk.path, "--words", words]] {
        let again = try desk.hoso(["replay", record] + source + rules)
        #expect(again.status == 0 && again.text.hasPrefix("Giống từng byte"), "\(again.text)\(again.errors)")
      }
      let without = try desk.hoso(["replay", record, "--files", desk.path] + rules)
      #expect(without.status == 66 && without.flatErrors.contains("--words"))
      try Data("{}".utf8).write(to: URL(fileURLWithPath: words))
      let other = try desk.hoso(["replay", record, "--files", desk.path, "--words", words] + rules)
      #expect(other.status == 65 && other.flatErrors.contains("không phải lời cán bộ"))
    }
  }

  @Test("Làm lại theo bản ghi ra đúng từng byte, từ kho và từ thư mục; tệp hay luật khác thì nói khác ở đâu")
  func replays() throws {
    try Desk.with("dieu-chinh-thoi-han") { desk in
      let (store, record) = try filled(desk)
      let rules = ["--rules", PublishedRules.location]
      for source in [["--store", store], ["--files", desk.path]] {
        let again = try desk.hoso(["replay", record] + source + rules)
        #expect(again.status == 0 && again.text.hasPrefix("Giống từng byte"), "\(again.text)")
      }
      let paper = "\(desk.path)/bao-cao-tinh-hinh.docx"
      try Data([1]).write(to: URL(fileURLWithPath: paper))
      let changed = try desk.hoso(["replay", record, "--files", desk.path] + rules)
      #expect(changed.status == 65 && changed.flatErrors.contains("SHA-256 khác"))
      try FileManager.default.removeItem(atPath: paper)
      #expect(try desk.hoso(["replay", record, "--files", desk.path] + rules).status == 66)
      // A record that claims another report, and rules of another edition.
      let text = try String(contentsOfFile: record, encoding: .utf8)
      let digest = try #require(text.firstMatch(of: /"sha256_bao_cao":"([0-9a-f]{64})"/)).1
      let forged = "\(store)/gia.json"
      try text.replacing(digest, with: String(digest.reversed())).write(
        toFile: forged, atomically: true, encoding: .utf8)
      let differs = try desk.hoso(["replay", forged, "--store", store] + rules)
      #expect(differs.status == 65 && differs.text.hasPrefix("KHÁC"))
      let edition = try #require(text.firstMatch(of: /"sha256_bo_quy_tac":"([0-9a-f]{64})"/)).1
      try text.replacing(edition, with: String(edition.reversed())).write(
        toFile: forged, atomically: true, encoding: .utf8)
      #expect(try desk.hoso(["replay", forged, "--store", store] + rules).status == 78)
      #expect(try desk.hoso(["replay", paper, "--store", store] + rules).status == 66)
    }
  }

  @Test("Sao lưu, khôi phục, kiểm chuỗi, danh sách cho đoàn kiểm tra, dọn theo tuổi")
  func keepsHouse() throws {
    try Desk.with("dieu-chinh-thoi-han") { desk in
      let (store, _) = try filled(desk)
      let verified = try desk.hoso(["audit", "verify", "--store", store])
      #expect(verified.status == 0 && verified.text.hasPrefix("Chuỗi nguyên vẹn, 2 bản ghi"))
      let copy = "\(store)-sao"
      #expect(try desk.hoso(["store", "backup", copy, "--store", store]).status == 0)
      let restored = try desk.hoso(["store", "restore", copy, "--store", "\(store)-moi"])
      #expect(restored.status == 0 && restored.text.contains("1 lần kiểm tra"))
      #expect(try desk.hoso(["audit", "verify", "--store", "\(store)-moi"]).text == verified.text)

      let list = try desk.hoso(["audit", "list", "--store", store]).text
      let rows = list.split(separator: "\r\n")
      #expect(rows.count == 3 && rows[0].contains("\"Thời kỳ pháp luật\""))
      #expect(rows[1].contains("Nghị định 96/2026/NĐ-CP") && rows[1].contains("\"cb-7\""))
      #expect(
        try desk.hoso(["audit", "list", "--store", store, "--to", "2020-01-01"]).text.split(separator: "\r\n").count
          == 1)

      #expect(try desk.hoso(["store", "vacuum", "--older-than", "1", "--store", store]).text.contains("Đã xóa 0 lần"))
      for wrong in [["audit", "verify"], ["store", "vacuum", "--older-than", "0", "--store", store]] {
        #expect(try desk.hoso(wrong).status == 64)
      }
      #expect(try desk.hoso(["audit", "verify", "--store", "/tmp/khong-co-kho"]).status == 66)
    }
  }
}
