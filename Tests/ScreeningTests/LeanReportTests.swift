import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Báo cáo gọn")
struct LeanReportTests {
  private static let every = ((try? FileManager.default.contentsOfDirectory(atPath: Samples.folder.path)) ?? [])
    .filter { !$0.hasSuffix(".py") }.sorted()

  private static let told = ["không đạt", "cần xem xét", "chưa đủ căn cứ"]

  /// The members of a finding that both reports have.
  private func shared(_ verdict: JSON) -> JSON {
    let subject = verdict["doi_tuong"].flatMap { $0 == .string("hồ sơ") ? nil : $0 }
    return .record([
      "quy_tac": verdict["quy_tac"], "ma": verdict["ma"], "doi_tuong": subject, "ket_luan": verdict["ket_luan"],
      "can_cu": verdict["can_cu"], "ngay_ap_dung": verdict["ngay_ap_dung"],
    ])
  }

  @Test(
    "Mỗi hồ sơ mẫu: cùng kết luận, số đếm, mã như báo cáo đầy đủ; vẽ từ bản đã giữ thì giống từng byte",
    arguments: every)
  func sameVerdicts(_ name: String) throws {
    let dossier = try Samples.dossier(name)
    for assumed in [nil, CivilDay(iso: "2026-03-15")] {
      let report = try Samples.screening(on: assumed, today: "2026-09-10").report(of: dossier)
      let full = report.json
      let lean = LeanReport(of: report).json(full: "x")
      let kept = try #require(LeanReport(reading: try JSON.parse(full.bytes())))
      #expect(
        String(decoding: kept.json(full: "x").bytes(), as: UTF8.self) == String(decoding: lean.bytes(), as: UTF8.self))

      let judgement = try #require(full["ket_luan"])
      #expect(lean["de_nghi"] == judgement["de_nghi"] && lean["dem"] == judgement["dem"])
      #expect(lean["thu_tuc"] == judgement["thu_tuc"] && lean["xet_gia_dinh"] == judgement["xet_gia_dinh"])
      #expect(lean["han"]?["ngay"] == judgement["han"]?["ngay"])
      #expect(lean["han"]?["con_ngay_lam_viec"] == judgement["han"]?["con_ngay_lam_viec"])
      let open = judgement["chua_kiem"]?.array?.map { $0["can_lam"] }
      #expect(lean["chua_kiem"]?.array?.map { $0["can_lam"] } == open)
      #expect(lean["chua_doc_duoc"] == full["chua_doc_duoc"])

      let verdicts = try #require(judgement["ket_qua"]?.array)
      let findings = try #require(lean["ket_qua"]?.array)
      let ofRules = findings.filter { $0["quy_tac"] != nil }
      let expected = verdicts.filter { Self.told.contains($0["ket_luan"]?.string ?? "") }
      #expect(ofRules.map(shared) == expected.map(shared))
      #expect(findings.allSatisfy { $0["loi"]?.string?.isEmpty == false })
      let counted = ["khong_dat", "can_xem_xet", "chua_du_can_cu"].compactMap { lean["dem"]?[$0]?.integer }
      #expect(findings.count == counted.reduce(0, +))

      func codes(_ outcome: String) -> Set<String> {
        Set(verdicts.filter { $0["ket_luan"]?.string == outcome }.compactMap { $0["quy_tac"]?.string })
      }
      let satisfied = (lean["dat"]?.array ?? []).flatMap { $0["quy_tac"]?.array?.compactMap(\.string) ?? [] }
      #expect(Set(satisfied) == codes("đạt"))
      #expect(Set(lean["khong_ap_dung"]?.array?.compactMap(\.string) ?? []) == codes("không áp dụng"))
      let states = judgement["thanh_phan"]?.array?.compactMap { $0["tinh_trang"] }
      #expect(lean["thanh_phan"]?.members?.map(\.value) == states)
      #expect(lean["ban_ghi"]?["sha256_bo_quy_tac"] == full["ban_ghi"]?["sha256_bo_quy_tac"])
    }
  }

  @Test("Điều chưa kiểm đứng trước hạn và kết luận; không lời dẫn nào của giấy tờ")
  func order() throws {
    let report = try Samples.screening(today: "2026-09-10").report(of: try Samples.dossier("gia-han-nhieu-loi"))
    let lean = LeanReport(of: report).json(full: "/v1/checks/x")
    let keys = try #require(lean.members?.map(\.key))
    let places = ["chua_kiem", "chua_doc_duoc", "han", "ket_qua", "dat"].compactMap { keys.firstIndex(of: $0) }
    #expect(places.count == 5 && places == places.sorted())
    #expect(lean["chua_kiem"]?.array?.isEmpty == false && lean["day_du"]?.string == "/v1/checks/x")
    #expect(lean.bytes().count * 4 < report.json.bytes().count)
    #expect(LeanReport(reading: lean) == nil && LeanReport(reading: .object([])) == nil)
  }

  @Test("Hạn: còn, đã qua, đang chờ người nộp, xong, xong trễ; vẽ từ bản đã giữ cũng vậy")
  func deadlines() throws {
    func told(_ day: String, _ events: String...) throws -> JSON? {
      let read = try Samples.dossier("gia-han-det-nhuom")
      let items = events.map { event in
        let words = event.split(separator: " ")
        return #"{"loai": "\#(words[1])", "luc": "\#(words[0])", "can_bo": "A"}"#
      }
      let log = #"{"schemaVersion": "1", "su_kien": [\#(items.joined(separator: ","))]}"#
      let dossier = Dossier(
        name: read.name, intake: read.intake, officerStatements: nil,
        log: events.isEmpty ? nil : ProcessLog(parsing: Array(log.utf8)), files: read.files)
      let report = try Samples.screening(today: day).report(of: dossier)
      let lean = LeanReport(of: report).json(full: "x")
      #expect(LeanReport(reading: report.json)?.json(full: "x") == lean)
      return lean["han"]
    }
    let received = "2026-09-01 nhan_ho_so"
    let running = try told("2026-09-10")
    #expect(running?["trang_thai"]?.string == "con_han" && running?["con_ngay_lam_viec"]?.integer == 11)
    let last = try told("2026-09-25")
    #expect(last?["trang_thai"]?.string == "con_han")
    let over = try told("2026-09-28")
    #expect(over?["trang_thai"]?.string == "da_qua" && over?["ngay"]?.string == "2026-09-25")
    let waiting = try told("2026-09-10", received, "2026-09-03 yeu_cau_bo_sung")
    #expect(waiting?["trang_thai"]?.string == "chua_ro" && waiting?["vi"]?.string?.isEmpty == false)
    let done = try told("2026-10-01", received, "2026-09-25 quyet_dinh")
    #expect(done?["trang_thai"]?.string == "xong" && done?["xong"]?.string == "2026-09-25")
    let late = try told("2026-10-01", received, "2026-09-28 quyet_dinh")
    #expect(late?["trang_thai"]?.string == "xong_tre")
  }
}
