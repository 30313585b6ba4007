import TestSupport
import Testing
import Values

@Suite("Trợ giúp, bí danh, hoàn thành lệnh")
struct HelpTests {
  @Test(
    "Mỗi lệnh có bí danh tiếng Việt và trợ giúp hai thứ tiếng",
    arguments: [
      ("check", "kiem-tra"), ("explain", "giai-thich"), ("state", "neu"), ("confirm", "xac-nhan"),
      ("draft", "du-thao"), ("batch", "hang-loat"), ("serve", "phuc-vu"), ("rules", "quy-tac"), ("deadline", "han"),
      ("selftest", "tu-kiem"), ("dmn", "quyet-dinh"),
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

  @Test("Mã ở cuối mỗi dòng của màn hình là mã mà explain nhận")
  func everyCodeIsExplained() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let screen = try desk.hoso("check", desk.path, "--today", "2026-09-10").text
      let codes = Set(
        screen.split(whereSeparator: { $0.isWhitespace || ",;.".contains($0) }).map(String.init)
          .filter { $0.hasPrefix("OT-") || $0.hasPrefix("GH-") })
      #expect(codes.count >= 10)
      for code in codes {
        let ended = try desk.hoso("explain", code, desk.path, "--today", "2026-09-10")
        #expect(ended.status < 64 && ended.text.contains(code), "\(code): \(ended.errors)")
      }
    }
  }

  @Test("Không dòng nào của màn hình dài quá 80 cột")
  func eightyColumns() throws {
    for sample in ["gia-han-det-nhuom", "gia-han-tep-chua-doc", "gia-han-thang-3-2026", "xac-dinh-cong-nghe"] {
      try Desk.with(sample) { desk in
        let screen = try desk.hoso("check", desk.path, "--today", "2026-09-10").text
        for line in screen.split(separator: "\n") where !line.contains(desk.path) && !line.contains("/Rules") {
          #expect(line.count <= 80, "\(line)")
        }
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
