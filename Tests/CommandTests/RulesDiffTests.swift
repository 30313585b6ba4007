import Foundation
import TestSupport
import Testing
import Values

@Suite("hoso rules diff")
struct RulesDiffTests {
  /// A copy of the published rules after edits, and a folder with two dossiers.
  private func with(_ edits: [PublishedRules.Edit], _ body: (Desk, String, String) throws -> Void) throws {
    try Desk.with { desk in
      let home = desk.folder.deletingLastPathComponent()
      let rules = home.appendingPathComponent("Rules")
      try FileManager.default.copyItem(atPath: PublishedRules.location, toPath: rules.path)
      try? FileManager.default.removeItem(at: rules.appendingPathComponent("rulebook.bin"))
      for file in try PublishedRules.folder(after: edits).files where edits.contains(where: { $0.path == file.path }) {
        try Data(file.bytes).write(to: rules.appendingPathComponent(file.path))
      }
      for sample in ["gia-han-det-nhuom", "gia-han-thang-3-2026"] {
        try FileManager.default.copyItem(
          at: Desk.samples.appendingPathComponent(sample), to: desk.folder.appendingPathComponent(sample))
      }
      try body(desk, rules.path, desk.path)
    }
  }

  private static let threshold = PublishedRules.Edit(
    "cong-nghe/OT-003-hieu-suat-duoi-85.yaml", "status: hiệu lực", "status: tạm ngưng")

  @Test("Không gì đổi: mã thoát 0; bí danh cho cùng kết quả")
  func same() throws {
    try with([]) { desk, rules, samples in
      let ended = try desk.hoso("rules", "diff", PublishedRules.location, rules, "--samples", samples, "--no-ocr-cache")
      #expect(ended.status == 0 && ended.text.contains("KHÔNG CÓ GÌ ĐỔI"), "\(ended.text)\(ended.errors)")
      #expect(ended.flat.contains("HỒ SƠ: 0 đổi, 2 không đổi, 0 chưa so được, trong 2."))
      let alias = try desk.hoso("quy-tac", "so-sanh", PublishedRules.location, rules)
      #expect(alias.status == 0 && alias.text.contains("KHÔNG CÓ GÌ ĐỔI"))
    }
  }

  @Test("Có thay đổi: mã thoát 1, nói quy tắc, hồ sơ và kết quả cũ, mới; tiến độ ở stderr; không dòng nào quá 80 cột")
  func changed() throws {
    try with([Self.threshold]) { desk, rules, samples in
      let ended = try desk.hoso(
        "rules", "diff", PublishedRules.location, rules, "--samples", samples, "--today", "2026-09-10", "--no-ocr-cache"
      )
      #expect(ended.status == 1, "\(ended.errors)")
      for told in ["OT-003 đổi", "cũ   hiệu lực", "mới  tạm ngưng", "gia-han-det-nhuom:", "→ chưa đủ căn cứ"] {
        #expect(ended.text.contains(told), "\(told): \(ended.text)")
      }
      #expect(ended.errors.contains("1/2 gia-han-det-nhuom: ") && ended.errors.contains("2/2 "))
      for line in ended.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test("JSON: quy tắc đổi ở đâu, hồ sơ đổi bởi mã nào")
  func json() throws {
    try with([Self.threshold]) { desk, rules, samples in
      let ended = try desk.hoso(
        "rules", "diff", PublishedRules.location, rules, "--samples", samples, "--format", "json", "--no-ocr-cache")
      let json = try JSON.parse(ended.output)
      let rule = try #require(json["quy_tac_doi"]?.array?.first)
      #expect(rule["phan"]?.string == "quy_tac" && rule["ma"]?.string == "OT-003" && rule["thay_doi"]?.string == "đổi")
      #expect(rule["muc"]?.array?.first?["moi"]?.array?.first?.string == "tạm ngưng")
      let dossier = try #require(json["ho_so"]?.array?.first)
      let codes = Set(dossier["thay_doi"]?.array?.compactMap { $0["ma"]?.string } ?? [])
      #expect(dossier["ten"]?.string == "gia-han-det-nhuom" && codes == ["OT-003"], "\(codes)")
    }
  }

  @Test("Hồ sơ không mở được là chưa so được: bit 2, và các hồ sơ khác vẫn được so")
  func notCompared() throws {
    try with([Self.threshold]) { desk, rules, samples in
      try Data("PK".utf8).write(to: desk.folder.appendingPathComponent("hong.zip"))
      let ended = try desk.hoso("rules", "diff", PublishedRules.location, rules, "--samples", samples, "--no-ocr-cache")
      #expect(
        ended.status == 3 && ended.text.contains("1 chưa so được") && ended.text.contains("hong.zip: chưa so được"))
    }
  }

  @Test("Không so được gì: thư mục không có bộ quy tắc, bộ có lỗi, thư mục hồ sơ không có")
  func refused() throws {
    try with([]) { desk, rules, samples in
      let absent = try desk.hoso("rules", "diff", PublishedRules.location, samples)
      #expect(absent.status == 78 && absent.flatErrors.contains("rulebook.yaml"), "\(absent.errors)")
      let none = try desk.hoso("rules", "diff", PublishedRules.location, rules, "--samples", rules + "/khong-co")
      #expect(none.status == 66 && none.text.isEmpty, "\(none.errors)")
      try Data("id: OT-003\n".utf8).write(
        to: URL(fileURLWithPath: rules).appendingPathComponent("cong-nghe/OT-003-hieu-suat-duoi-85.yaml"))
      let faulty = try desk.hoso("rules", "diff", PublishedRules.location, rules)
      #expect(faulty.status == 78 && faulty.errors.contains("OT-003") && faulty.text.isEmpty)
      #expect(try desk.hoso("rules", "diff", rules).status == 64)
    }
  }
}
