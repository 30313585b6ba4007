import Foundation
import TestSupport
import Testing
import Values

@Suite("Trợ giúp, bí danh, hoàn thành lệnh")
struct HelpTests {
  @Test(
    "Mỗi lệnh có bí danh tiếng Việt và trợ giúp hai thứ tiếng",
    arguments: [
      ("check", "kiem-tra"), ("read", "doc"), ("explain", "giai-thich"), ("state", "neu"), ("confirm", "xac-nhan"),
      ("draft", "du-thao"), ("batch", "hang-loat"), ("serve", "phuc-vu"), ("rules", "quy-tac"), ("deadline", "han"),
      ("selftest", "tu-kiem"), ("dmn", "quyet-dinh"), ("classify", "phan-loai"),
      ("compare", "doi-chieu"), ("store", "kho"), ("keys", "khoa"), ("audit", "kiem-toan"), ("replay", "lam-lai"),
    ])
  func aliases(_ name: String, _ alias: String) throws {
    try Desk.with { desk in
      let english = try desk.hoso(name, "--help")
      let vietnamese = try desk.hoso(alias, "--help")
      #expect(english.status == 0 && english.text.contains(" / "))
      #expect(english.output == vietnamese.output)
    }
  }

  @Test("Có tệp hoàn thành cho bash, zsh, fish", arguments: ["bash", "zsh", "fish"])
  func completion(_ shell: String) throws {
    try Desk.with { desk in
      let ended = try desk.hoso("--generate-completion-script", shell)
      #expect(ended.status == 0 && ended.text.contains("selftest"))
    }
  }

  @Test("Mỗi dòng kết luận, chưa kiểm và thành phần kết thúc bằng mã mà explain nhận", arguments: Self.samples)
  func everyCodeIsExplained(_ sample: String) throws {
    try Desk.with(sample) { desk in
      let screen = try desk.hoso("check", desk.path, "--today", "2026-09-10").text
      var section = ""
      var entries: [String] = []
      for line in screen.split(separator: "\n").map(String.init) {
        if !line.hasPrefix(" ") { section = line }
        guard section.hasSuffix(":"), line.hasPrefix("  ") else { continue }
        // An entry begins at the second column; what hangs below it belongs to it.
        let isOpen = section.hasPrefix("CHƯA ĐỦ")
        let isNew = isOpen ? line.hasPrefix("      ") && !line.hasPrefix("       ") : !line.hasPrefix("   ")
        if isOpen, !line.hasPrefix("      ") { continue }
        if isNew || entries.isEmpty { entries.append(line) } else { entries[entries.count - 1] += "\n" + line }
      }
      #expect(entries.count > 2)
      for entry in entries {
        let ends = entry.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
        let code = try #require(
          ends.first { $0.wholeMatch(of: /(OT|GH|XD|DT|HS)-[A-Z]*[0-9a-zđ]+[A-Z]?/) != nil }, "\(entry)")
        let ended = try desk.hoso("explain", code, desk.path, "--today", "2026-09-10")
        #expect(ended.status < 64 && ended.text.contains(code.prefix(3)), "\(code): \(ended.errors)")
      }
    }
  }

  static let samples = [
    "gia-han-det-nhuom", "gia-han-tep-chua-doc", "gia-han-thang-3-2026", "gia-han-nam-2025",
    "gia-han-sua-doi", "xac-dinh-cong-nghe", "chu-truong-ngoai-khu", "chu-truong-luat-cu",
  ]

  @Test("Không dòng nào của màn hình hay lời báo lỗi dài quá 80 cột, kể cả đường dẫn dài", arguments: Self.samples)
  func eightyColumns(_ sample: String) throws {
    try Desk.with(sample) { desk in
      let rules = desk.folder.deletingLastPathComponent().appendingPathComponent(
        String(repeating: "quy-tac-", count: 12))
      try FileManager.default.copyItem(atPath: PublishedRules.location, toPath: rules.path)
      let long = desk.path + "/" + String(repeating: "dai", count: 40)
      let screens = [
        try desk.hoso("check", desk.path, rules: rules.path), try desk.hoso("draft", desk.path, rules: rules.path),
        try desk.hoso("draft", desk.path, "--parent", long, "--signer", long, "--sign", long, "--place", long),
        try desk.hoso("explain", "OT-016", desk.path, rules: rules.path), try desk.hoso("rules", rules: rules.path),
        try desk.hoso("selftest", desk.path), try desk.hoso("check", long), try desk.hoso("classify", desk.path),
        try desk.hoso("check", desk.path, rules: long),
        try desk.hoso("check", desk.path, "--\(long)"), try desk.hoso("check", desk.path, "--procedure", long),
        try desk.hoso("deadline", "--received", "2026-11-20", "--working-days", "2"),
        try desk.hoso("batch", "--help"), try desk.hoso("check", "--help"), try desk.hoso("--help"),
      ]
      for ended in screens {
        for line in (ended.text + "\n" + ended.errors).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      }
    }
  }

  @Test("Hạn theo JSON: ngày, lịch đề xuất, các ngày không làm việc")
  func deadline() throws {
    try Desk.with { desk in
      let ended = try desk.hoso(
        "deadline", "--received", "2026-02-13", "--working-days", "3", "--format", "json")
      let json = try JSON.parse(ended.output)
      #expect(ended.status == 0 && json["han"]?.string == "2026-02-25", "\(ended.text)")
    }
  }
}
