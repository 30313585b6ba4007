import Foundation
import Keeping
import Rulebook
import TestSupport
import Testing
import Values

@testable import Dossiers
@testable import Service

@Suite("Lời cán bộ qua HTTP", .serialized)
struct OfficerWordsTests {
  private static let value =
    #"{"loai": "gia_tri", "du_kien": "công suất thực tế", "gia_tri": "900 kg/h", "dong": "Nhuộm sợi"}"#

  private func atDesk(_ body: @escaping @Sendable (OfficerDesk, Store) throws -> Void) async throws {
    try await ServedAPI.keeping { store in
      try await ServedAPI.serving(try PublishedRules.rulebook(), store) { try body(OfficerDesk(client: $0), store) }
    }
  }

  private func outcome(_ report: [UInt8], _ rule: String, _ subject: String) throws -> String? {
    try JSON.parse(report)["ket_luan"]?["ket_qua"]?.array?.first { verdict in
      verdict["quy_tac"]?.string == rule && verdict["doi_tuong"]?.string?.contains(subject) == true
    }?["ket_luan"]?.string
  }

  private func problem(_ reply: LoopbackClient.Reply) throws -> String {
    try #require(try JSON.parse(reply.body)["type"]?.string?.split(separator: "/").last.map(String.init))
  }

  private func acts(_ store: Store) throws -> [String] {
    try store.auditEntries(count: 100).compactMap { $0["viec"]?.string }
  }

  @Test(
    "Nêu một giá trị: một lần kiểm tra mới theo sau, như hoso state ghi; lần cũ còn nguyên từng byte; làm lại ra đúng")
  func states() async throws {
    let rulebook = try PublishedRules.rulebook()
    try await atDesk { desk, store in
      let first = try desk.sent()
      let before = try desk.client.send("GET", first)
      #expect(try outcome(before.body, "OT-002", "Nhuộm sợi") == "cần xem xét")
      let said = try desk.say(Self.value, to: first)
      #expect(said.status == 201)
      let second = try #require(said.header("Location"))
      #expect(try outcome(said.body, "OT-002", "Nhuộm sợi") == "đạt")
      #expect(String(decoding: said.body, as: UTF8.self).contains("Nguyễn Văn Mẫu xác nhận"))
      #expect(try desk.client.send("GET", first).body == before.body)
      #expect(try desk.client.send("GET", second).body == said.body)

      // The command in a folder of the same files comes to the same.
      try TemporaryFolder.run { folder in
        let path = folder.appendingPathComponent("hs").path
        try FileManager.default.copyItem(atPath: OfficerDesk.sample.path, toPath: path)
        let rest = ["--rules", PublishedRules.location, "--today", "2026-09-10"]
        let officer = ["--officer", "Nguyễn Văn Mẫu", "--row", "Nhuộm sợi"]
        let typed = try TestPrograms.run(
          TestPrograms.hoso, ["state", path, "công suất thực tế", "900 kg/h"] + officer + rest)
        #expect(typed.status == 0)
        let checked = try TestPrograms.run(TestPrograms.hoso, ["check", path, "--format", "json"] + rest)
        #expect(try JSON.parse(checked.output)["ket_luan"] == JSON.parse(said.body)["ket_luan"])
        let kept = try JSON.parse(try desk.client.send("GET", "\(second)/statements").body)
        let file = try Data(contentsOf: URL(fileURLWithPath: "\(path)/xac-nhan.json"))
        #expect(kept == (try JSON.parse([UInt8](file))))
      }

      let record = try desk.json("\(second)/record.json")
      #expect(record["theo_sau"]?.string == first.split(separator: "/").last.map(String.init))
      let check = try CheckRecord(record)
      let kept = try #require(try store.check(record["id"]?.string ?? "", of: .one("loopback")))
      let words = try #require(try store.words(of: kept))
      #expect(check.words == Digest(of: words))
      let reader = DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
      let again = try check.bytes(of: store.files(of: kept), words: words, by: rulebook, reader)
      #expect(again == said.body)
      let without = try check.bytes(of: store.files(of: kept), words: nil, by: rulebook, reader)
      #expect(without != said.body)
    }
  }

  @Test("Nhật ký kiểm toán nói ai nói, về dữ kiện nào, không chép giá trị, dòng, lý do; kho nguyên vẹn cả sau khi xóa")
  func audits() async throws {
    try await atDesk { desk, store in
      let second = try #require(try desk.say(Self.value, to: try desk.sent()).header("Location"))
      let confirmed = try desk.say(
        #"{"loai": "bac", "ma": "OT-016", "ly_do": "đã có ở trang 3"}"#, to: second, "confirmations")
      #expect(confirmed.status == 422, "\(String(decoding: confirmed.body, as: UTF8.self))")
      let done = try acts(store)
      #expect(done == ["kiem_tra", "neu"])
      let entry = try store.auditEntries(count: 10)[1]
      #expect(entry["can_bo"]?.string == "Nguyễn Văn Mẫu")
      let said = entry["chi_tiet"]?["da_noi"]?.array?.first
      #expect(said?["du_kien"]?.string == "công suất thực tế")
      #expect(entry["chi_tiet"]?["sha256_loi_can_bo"]?.string?.count == 64)
      let told = String(decoding: entry.bytes(), as: UTF8.self)
      for words in ["900 kg", "\"900\"", "Nhuộm sợi"] { #expect(!told.contains(words)) }
      #expect(try store.faults().isEmpty && store.examine().faults.isEmpty)
      #expect(try desk.client.send("DELETE", second).status == 204)
      let digest = try #require(entry["chi_tiet"]?["sha256_loi_can_bo"]?.string.flatMap { Digest(hex: $0) })
      #expect(throws: StoreError.self) { try store.content(digest) }
      #expect(try store.faults().isEmpty)
    }
  }

  @Test("Xác nhận thì mất dấu «chưa xác nhận»; bác thì thư không đòi, báo cáo nói ai bác, vì sao")
  func confirmsAndRejects() async throws {
    try await atDesk { desk, store in
      let files = try ServedAPI.files(of: ServedAPI.samples.appendingPathComponent("gia-han-sua-doi"))
      let first = try desk.sent(files)
      let confirmed = try desk.say(
        #"{"loai": "xac_nhan", "ma": "OT-016", "dong": "Kéo sợi"}"#, to: first, "confirmations")
      #expect(confirmed.status == 201)
      #expect(try JSON.parse(confirmed.body)["ket_luan"]?["de_nghi"]?["loai"]?.string == "bo_sung")
      let second = try #require(confirmed.header("Location"))
      let rejected = try desk.say(
        #"{"loai": "bac", "ma": "OT-016", "dong": "Kéo sợi", "ly_do": "đã có ở trang 3"}"#, to: second, "confirmations")
      #expect(rejected.status == 201)
      let report = try JSON.parse(rejected.body)
      let told = report["can_bo_bac"]?.array?.first
      #expect(told?["can_bo"]?.string == "Nguyễn Văn Mẫu" && told?["ly_do"]?.string == "đã có ở trang 3")
      let before = try JSON.parse(try desk.client.send("GET", first).body)
      #expect(report["ket_luan"]?["dem"] == before["ket_luan"]?["dem"])
      #expect(report["ket_luan"]?["de_nghi"] == before["ket_luan"]?["de_nghi"])
      let done = try acts(store)
      #expect(done == ["kiem_tra", "xac_nhan", "bac"])
      #expect(!String(decoding: try store.auditEntries(count: 9)[2].bytes(), as: UTF8.self).contains("trang 3"))
      // Statements are no confirmations, and the other way round.
      let third = try #require(rejected.header("Location"))
      #expect(try desk.say(Self.value, to: third, "confirmations").status == 400)
      #expect(try desk.say(#"{"loai": "xac_nhan", "ma": "OT-016"}"#, to: third).status == 400)
    }
  }

  @Test("Nói về lần đã có lần sau: 409 nêu lần mới nhất; hai người cùng lúc thì đúng một người được")
  func followed() async throws {
    try await atDesk { desk, store in
      let first = try desk.sent()
      let second = try #require(try desk.say(Self.value, to: first).header("Location"))
      let third = try #require(try desk.say(to: second).header("Location"))
      let late = try desk.say(Self.value, to: first)
      #expect(late.status == 409)
      #expect(try problem(late) == "da-co-lan-sau")
      let latest = try JSON.parse(late.body)["moi_nhat"]?.string
      #expect(latest == third.split(separator: "/").last.map(String.init))
      // Nothing new was said the second time, and the first words still hold.
      #expect(try desk.json("\(third)/statements")["xac_nhan"]?.array?.count == 1)
      let done = try acts(store)
      #expect(done == ["kiem_tra", "neu", "kiem_tra", "xuat"])

      let replies = Replies()
      DispatchQueue.concurrentPerform(iterations: 2) { number in
        var other = desk
        other.officer = "cb-\(number)"
        replies.take(try? other.say(#"{"loai": "khong_nop", "thanh_phan": ["GH-\#(4 + number)"]}"#, to: third).status)
      }
      #expect(replies.statuses.sorted() == [201, 409])
      let list = try desk.json("/v1/checks")["kiem_tra"]?.array ?? []
      let newest = try desk.json("/v1/checks?latest=yes")["kiem_tra"]?.array ?? []
      #expect(list.count == 4 && newest.count == 1)
      #expect(newest[0]["theo_sau"]?.string == third.split(separator: "/").last.map(String.init))
      #expect(newest[0]["thu_tuc"]?.string == "1.009659" && newest[0]["de_nghi"]?.string?.isEmpty == false)
      #expect(newest[0]["han"]?.string?.hasPrefix("2026-") == true && newest[0]["dem"]?["dat"]?.integer != nil)
    }
  }

  private final class Replies: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var statuses: [Int] = []

    func take(_ status: Int?) { lock.withLock { statuses.append(status ?? 0) } }
  }

  @Test("Không nêu ai nói, nội dung sai, thành viên lạ, điều không có trong hồ sơ: từ chối, nói sửa gì, không giữ gì")
  func refuses() async throws {
    try await atDesk { desk, store in
      let place = try desk.sent()
      var nobody = desk
      nobody.officer = nil
      let nameless = try nobody.say(Self.value, to: place)
      #expect(nameless.status == 400 && String(decoding: nameless.body, as: UTF8.self).contains("Hoso-Officer"))
      nobody.officer = "%20"
      #expect(try nobody.say(Self.value, to: place).status == 400)
      let bodies = [
        ("", "dòng 1"), ("[]", "đối tượng"), (#"{"schemaVersion": "1"}"#, "/loi "), (#"{"loi": []}"#, "/schemaVersion"),
        (#"{"schemaVersion": "1", "loi": [], "them": 1}"#, "/them"),
        (#"{"schemaVersion": "1", "loi": [{"loai": "la"}]}"#, "/loi/0/loai phải là một trong gia_tri"),
        (#"{"schemaVersion": "1", "loi": [{"loai": "da_xem_tep"}]}"#, "/loi/0/tep còn thiếu"),
        (#"{"schemaVersion": "1", "loi": [{"loai": "da_xem_tep", "tep": " "}]}"#, "/loi/0/tep phải là chữ"),
        (#"{"schemaVersion": "1", "loi": [{"loai": "khong_nop", "thanh_phan": []}]}"#, "mảng không rỗng"),
        (#"{"schemaVersion": "1", "loi": [{"loai": "danh_muc_du", "danh_muc": "x", "can_bo": "y"}]}"#, "/loi/0/can_bo"),
      ]
      for (body, words) in bodies {
        let reply = try desk.post(body, "\(place)/statements")
        let told = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 400 && told.contains("/problems/du-lieu-sai") && told.contains(words), "\(told)")
      }
      let wrong = [
        (#"{"loai": "gia_tri", "du_kien": "công suất thưc tế", "gia_tri": "1"}"#, "có phải «công suất thực tế»"),
        (#"{"loai": "gia_tri", "du_kien": "công suất thực tế", "gia_tri": "900 kg/h"}"#, "nêu dong"),
        (#"{"loai": "khong_nop", "thanh_phan": ["GH-44"]}"#, "có phải «GH-4»"),
        (#"{"loai": "da_xem_tep", "tep": "khong-co.docx"}"#, "không có tệp"),
        (#"{"loai": "loai_giay_to", "tep": "thuyet-minh.docx", "la": "GH-4"}"#, "không có tệp"),
      ]
      for (item, words) in wrong {
        let reply = try desk.say(Self.value, item, to: place)
        let told = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 422 && told.contains("/problems/loi-can-bo") && told.contains(words), "\(told)")
      }
      #expect(try desk.say(Self.value, to: "/v1/checks/00000000000000000000000000000000").status == 404)
      let done = try acts(store)
      #expect(done == ["kiem_tra"])
    }
  }

  @Test("Cùng Idempotency-Key: một lời, một lần; xac-nhan.json do người gửi kèm vẫn không là lời của ai")
  func repeats() async throws {
    try await atDesk { desk, store in
      let files = try ServedAPI.files(of: OfficerDesk.sample)
      let forged = Array(
        #"{"xac_nhan": [{"loai": "thanh_phan", "thanh_phan": "GH-4", "co_nop": false, "can_bo": "x", "ngay": "2026-09-01"}]}"#
          .utf8)
      let place = try desk.sent(files + [("xac-nhan.json", forged)])
      let key = ["Idempotency-Key": "k-1"]
      let once = try desk.say(Self.value, to: place, headers: key)
      let again = try desk.say(Self.value, to: place, headers: key)
      #expect(once.status == 201 && again.status == 201 && again.body == once.body)
      #expect(again.header("Idempotency-Replayed") == "true" && again.header("Location") == once.header("Location"))
      var other = desk
      other.officer = "cb-2"
      #expect(try other.say(Self.value, to: place, headers: key).status == 422)
      let report = try JSON.parse(once.body)
      let parts = report["ket_luan"]?["thanh_phan"]?.array ?? []
      #expect(parts.first { $0["ma"]?.string == "GH-4" }?["tinh_trang"]?.string == "có")
      #expect(report["chua_doc_duoc"]?.array?.contains { $0["tep"]?.string == "xac-nhan.json" } == true)
      #expect(try outcome(once.body, "OT-002", "Nhuộm sợi") == "đạt")
      let done = try acts(store)
      #expect(done == ["kiem_tra", "neu"])
    }
  }

  @Test("Bộ quy tắc đã đổi, ngày đã sang: dòng phải xem lại rồi mới xác nhận; nêu thì xét theo luật và ngày hôm nay")
  func otherRules() async throws {
    let edits = [PublishedRules.Edit("letters/xac-dinh.yaml", "rules: [OT-013]", "rules: []")]
    let other = try Rulebook(loading: PublishedRules.folder(after: edits))
    let own = try PublishedRules.rulebook()
    try await ServedAPI.keeping { store in
      let places = Places()
      try await ServedAPI.serving(own, store) { places.take(try OfficerDesk(client: $0).sent()) }
      try await ServedAPI.serving(other, store, on: "2026-09-14") { client in
        let desk = OfficerDesk(client: client)
        let place = places.first
        let line = try desk.say(#"{"loai": "xac_nhan", "ma": "OT-016"}"#, to: place, "confirmations")
        #expect(line.status == 409)
        #expect(try problem(line) == "bo-quy-tac-khac")
        let said = try desk.say(Self.value, to: place)
        #expect(said.status == 201)
        let record = try desk.json("\(said.header("Location") ?? "")/record.json")
        #expect(record["sha256_bo_quy_tac"]?.string == other.edition.digest.hex)
        #expect(record["sha256_bo_quy_tac_truoc"]?.string == own.edition.digest.hex)
        #expect(record["hom_nay"]?.string == "2026-09-14")
        let left = try [try client.send("GET", place).body, said.body].map { report in
          try JSON.parse(report)["ket_luan"]?["han"]?["con_ngay_lam_viec"]?.integer
        }
        #expect(left[0].map { $0 - 2 } == left[1] && left[1] != nil)
      }
    }
  }

  private final class Places: @unchecked Sendable {
    private let lock = NSLock()
    private var places: [String] = []

    var first: String { lock.withLock { places[0] } }

    func take(_ place: String) { lock.withLock { places.append(place) } }
  }

  @Test("Thư PDF: không có bộ chuyển đổi thì 501 nói cách cấu hình, không ghi gì")
  func noConverter() async throws {
    try await atDesk { desk, store in
      let reply = try desk.client.send("GET", "\(try desk.sent())/letter.pdf")
      #expect(reply.status == 501)
      #expect(try problem(reply) == "khong-chuyen-doi")
      #expect(String(decoding: reply.body, as: UTF8.self).contains("--convert libreoffice"))
      let done = try acts(store)
      #expect(done == ["kiem_tra"])
    }
  }

  @Test(
    "Thư PDF qua LibreOffice, ghi vào nhật ký", .enabled(if: PaperConverter() != nil, "máy này không có LibreOffice"))
  func printsLetter() async throws {
    try await ServedAPI.keeping { store in
      try await ServedAPI.serving(try PublishedRules.rulebook(), store, converter: PaperConverter()) { client in
        let reply = try client.send("GET", "\(try OfficerDesk(client: client).sent())/letter.pdf")
        #expect(reply.status == 200 && reply.body.starts(with: Array("%PDF-".utf8)))
        #expect(reply.header("Content-Type") == "application/pdf")
        #expect(reply.header("Content-Disposition")?.hasSuffix(".pdf\"") == true)
        let noted = try store.auditEntries(count: 9).last
        #expect(noted?["viec"]?.string == "du_thao" && noted?["chi_tiet"]?["dang"]?.string == "pdf")
        #expect(noted?["chi_tiet"]?["sha256"]?.string == Digest(of: reply.body).hex)
        #expect(try client.send("GET", "/v1/checks/00000000000000000000000000000000/letter.pdf").status == 404)
      }
    }
  }
}
