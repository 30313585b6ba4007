import Foundation
import TestSupport
import Testing

@Suite("hoso rules new")
struct RulesNewTests {
  private func with(_ body: (Desk, URL) throws -> Void) throws {
    try Desk.with { desk in
      let rules = desk.folder.deletingLastPathComponent().appendingPathComponent("Rules")
      try FileManager.default.copyItem(atPath: PublishedRules.location, toPath: rules.path)
      try? FileManager.default.removeItem(at: rules.appendingPathComponent("rulebook.bin"))
      try body(desk, rules)
    }
  }

  private func fill(_ file: URL, _ words: [(String, String)]) throws {
    var text = try String(contentsOf: file, encoding: .utf8)
    for (empty, word) in words {
      try #require(text.contains(empty), "\(empty): \(text)")
      text = text.replacing(empty, with: word, maxReplacements: 1)
    }
    try Data(text.utf8).write(to: file)
  }

  @Test(
    "Khung quy tắc: chưa điền thì nói đủ từng chỗ thiếu trong một lần; điền xong thì nạp được, thử được"
  )
  func rule() throws {
    try with { desk, rules in
      let made = try desk.hoso(
        "rules", "new", "DT-X13", "--title", "Nộp trễ: thời hạn «cũ»", "--folder", "dau-tu", "--procedure",
        "gia-han-thoi-han-hoat-dong", "--matter", "dieu-kien", rules: rules.path)
      #expect(made.status == 0, "\(made.errors)")
      let law = rules.appendingPathComponent("dau-tu/DT-X13-nop-tre-thoi-han-cu.yaml")
      let cases = rules.appendingPathComponent("dau-tu/DT-X13-nop-tre-thoi-han-cu.cases.yaml")
      #expect(made.flat.contains("hoso rules test --mutants") && made.flat.contains("hoso rules diff"))
      let empty = try desk.hoso("rules", rules: rules.path)
      #expect(empty.status == 78)
      for member in ["stage", "effect", "to", "from", "document", "article", "on", "source", "when", "finding"] {
        #expect(empty.flatErrors.contains("«\(member)» để trống"), "\(member): \(empty.errors)")
      }
      try fill(
        law,
        [
          ("stage: ''", "stage: conditions"), ("effect: ''", "effect: block"), ("to: ''", "to: applicant"),
          ("from: ''", "from: '2026-03-31'"),
          ("document: '', article: ''", "document: nd-96-2026, article: 28"),
          ("on: '', source: ''", "on: '2026-11-23', source: text"),
          ("when: ''", "when: 'ngày nộp hồ sơ > ngày hết thời hạn hoạt động'"),
          ("finding: ''", "finding: 'Nộp ngày {ngày nộp hồ sơ}.'"),
        ])
      let untried = try desk.hoso("rules", "test", rules: rules.path)
      #expect(untried.status == 78)
      for member in ["case", "from", "on", "expect"] {
        #expect(untried.flatErrors.contains("«\(member)» để trống"), "\(member): \(untried.errors)")
      }
      func one(_ name: String, _ on: String, _ facts: String, _ expect: String) -> [(String, String)] {
        [
          ("case: ''", "case: \(name)"), ("from: ''", "from: suy ra"), ("on: ''", "on: '\(on)'"),
          ("facts: {}", "facts: {\(facts)}"), ("expect: ''", "expect: \(expect)"),
        ]
      }
      try fill(
        cases,
        one("Hết hạn hôm trước", "2026-03-31", " ngày hết thời hạn hoạt động: '2026-03-30' ", "không đạt")
          + one("Hết hạn đúng ngày", "2026-04-01", " ngày hết thời hạn hoạt động: '2026-04-01' ", "đạt")
          + one("Chưa biết", "2026-04-01", "", "chưa đủ căn cứ"))
      let tried = try desk.hoso("rules", "test", rules: rules.path)
      #expect(tried.status == 0 && tried.text.contains("0 sai"), "\(tried.text)\(tried.errors)")
      let list = try desk.hoso("rules", "--format", "json", rules: rules.path)
      #expect(list.text.contains("DT-X13") && list.text.contains("nháp"))
    }
  }

  @Test("Khung bảng: chưa điền thì không nạp được; điền xong thì nạp và phân tích được")
  func table() throws {
    try with { desk, rules in
      let made = try desk.hoso(
        "rules", "moi", "DT-T99", "--title", "Ai xét", "--folder", "dau-tu", "--kind", "table", rules: rules.path)
      #expect(made.status == 0, "\(made.errors)")
      let law = rules.appendingPathComponent("dau-tu/DT-T99-ai-xet.yaml")
      let empty = try desk.hoso("rules", rules: rules.path)
      for told in [
        "«procedures» để trống", "«matter» để trống", "«from» để trống", "«source» để trống", "sau «=>»",
        "hàng phải có căn cứ",
      ] {
        #expect(empty.flatErrors.contains(told), "\(told): \(empty.errors)")
      }
      try fill(
        law,
        [
          ("procedures: ['']", "procedures: [gia-han-thoi-han-hoat-dong]"), ("matter: ''", "matter: dieu-kien"),
          ("from: ''", "from: '2026-03-31'"), ("on: '', source: ''", "on: '2026-11-23', source: text"),
          ("UNIQUE |   | =>   | căn cứ", "UNIQUE | cấp chấp thuận chủ trương | => ai | căn cứ"),
          ("1      | - |      |", "1      | - | \"Sở\" | nd-96-2026 28.16.a"),
        ])
      try fill(
        rules.appendingPathComponent("dau-tu/DT-T99-ai-xet.cases.yaml"),
        [
          ("case: ''", "case: Bất kỳ"), ("from: ''", "from: suy ra"), ("on: ''", "on: '2026-04-01'"),
          ("row: ''", "row: 1"),
        ])
      let tried = try desk.hoso("rules", "test", rules: rules.path)
      #expect(tried.status == 0 && tried.flat.contains("Bảng DT-T99"), "\(tried.text)\(tried.errors)")
    }
  }

  @Test("Schemas nằm cạnh bộ quy tắc thì dòng đầu của mỗi tệp chỉ cho trình soạn thảo")
  func schemas() throws {
    try with { desk, rules in
      let home = rules.deletingLastPathComponent()
      try FileManager.default.createDirectory(
        at: home.appendingPathComponent("Schemas"), withIntermediateDirectories: true)
      #expect(
        try desk.hoso(
          "rules", "new", "DT-T1", "--title", "A", "--folder", "dau-tu", "--kind", "table", rules: rules.path
        ).status == 0)
      for (file, schema) in [("DT-T1-a.yaml", "bang"), ("DT-T1-a.cases.yaml", "truong-hop")] {
        let text = try String(contentsOf: rules.appendingPathComponent("dau-tu/\(file)"), encoding: .utf8)
        #expect(text.hasPrefix("# yaml-language-server: $schema=../../Schemas/\(schema).schema.json\n"), "\(text)")
      }
    }
  }

  @Test("Không bao giờ ghi đè, không nhận mã, thư mục, thủ tục lạ; không để lại gì")
  func refused() throws {
    try with { desk, rules in
      func files() throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: rules.path))
      }
      let before = try files()
      for (id, folder, more) in [
        ("OT-039", "dau-tu", ["--kind", "rule"]), ("ot-1", "dau-tu", []), ("../DT-1", "dau-tu", []),
        ("DT-1", "../dau-tu", []), ("DT-1", "letters", []), ("DT-1", "dau-tu", ["--procedure", "gia-han"]),
        ("DT-1", "dau-tu", ["--matter", "dieu-kiem"]), ("DT-1", "dau-tu", ["--kind", "table", "--effect", "block"]),
      ] {
        let arguments = ["rules", "new", id, "--title", "Tên", "--folder", folder] + more
        let ended = try TestPrograms.run(TestPrograms.hoso, arguments, environment: ["HOSO_RULES": rules.path])
        #expect(ended.status == 64 && ended.text.isEmpty, "\(arguments): \(ended.text)")
      }
      #expect(try files() == before)
    }
  }
}
