import Foundation
import TestSupport
import Testing
import Values

@Suite("hoso rules compile")
struct RulesCompileTests {
  /// A copy of the published rules, to write in.
  private func with(_ body: (Desk, URL) throws -> Void) throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let rules = desk.folder.deletingLastPathComponent().appendingPathComponent("Rules")
      try FileManager.default.copyItem(atPath: PublishedRules.location, toPath: rules.path)
      try? FileManager.default.removeItem(at: rules.appendingPathComponent("rulebook.bin"))
      try body(desk, rules)
    }
  }

  @Test("Ghi một tệp, nói đã ghi gì; mọi cửa dùng nó và cho cùng kết quả")
  func compiles() throws {
    try with { desk, rules in
      let file = rules.appendingPathComponent("rulebook.bin")
      let check = ["check", desk.path, "--today", "2026-09-10", "--format", "json"]
      let before = try desk.hoso(check[0], check[1], check[2], check[3], check[4], check[5], rules: rules.path)
      let compiled = try desk.hoso("rules", "compile", rules: rules.path)
      #expect(compiled.status == 0, "\(compiled.errors)")
      let size = try Data(contentsOf: file).count
      for told in [
        "\(size) byte", " quy tắc, ", " bảng, ", " văn bản. ", " trường hợp đúng, 0 sai", "SHA-256", "2026.11",
      ] {
        #expect(compiled.flat.contains(told), "\(compiled.text)")
      }
      #expect(try desk.hoso("rules", rules: rules.path).text.contains("Nạp từ bản biên dịch."))
      let after = try desk.hoso(check[0], check[1], check[2], check[3], check[4], check[5], rules: rules.path)
      #expect(after.output == before.output && after.status == before.status)
      #expect(try desk.hoso("rules", "bien-dich", "--check", rules: rules.path).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: rules.path).count { $0.hasPrefix("rulebook") } == 2)
    }
  }

  @Test("Nguồn đổi: danh sách nói tệp nào, --check cũng vậy và không ghi gì")
  func stale() throws {
    try with { desk, rules in
      #expect(try desk.hoso("rules", "compile", rules: rules.path).status == 0)
      let file = rules.appendingPathComponent("rulebook.bin")
      let bytes = try Data(contentsOf: file)
      let source = rules.appendingPathComponent("bodies.yaml")
      try Data(try Data(contentsOf: source) + Array("\n".utf8)).write(to: source)
      let list = try desk.hoso("rules", rules: rules.path)
      #expect(list.flat.contains("Nạp từ nguồn; không dùng rulebook.bin: bodies.yaml đã đổi"), "\(list.text)")
      let json = try JSON.parse(try desk.hoso("rules", "--format", "json", rules: rules.path).output)
      #expect(json["nap_tu"]?.string == "nguồn")
      #expect(json["khong_dung_ban_bien_dich"]?.string?.contains("bodies.yaml") == true)
      let check = try desk.hoso("rules", "compile", "--check", rules: rules.path)
      #expect(check.status == 1 && check.flat.contains("bodies.yaml đã đổi"), "\(check.text)")
      #expect(try Data(contentsOf: file) == bytes)
    }
  }

  @Test("--check nhận ra tệp vắng, và tệp có thân bị sửa kèm mã băm tính lại")
  func edited() throws {
    try with { desk, rules in
      let absent = try desk.hoso("rules", "compile", "--check", rules: rules.path)
      #expect(absent.status == 1 && absent.flat.contains("Không đọc được"), "\(absent.text)")
      #expect(try desk.hoso("rules", "compile", rules: rules.path).status == 0)
      let file = rules.appendingPathComponent("rulebook.bin")
      var bytes = Array(try Data(contentsOf: file))
      // A word of a rule's title, in the body; the body's digest stands before its length.
      let word = Array("thiết kế".utf8)
      let place = try #require(bytes.indices.first { bytes[$0...].starts(with: word) })
      bytes[place] = UInt8(ascii: "T")
      let honest = Array(try Data(contentsOf: file))
      let start = try #require(
        honest.indices.first { start in
          honest.count - start > 1000
            && Digest(of: Array(honest[(start + 35)...])).bytes[...] == honest[start..<start + 32]
        })
      bytes.replaceSubrange(start..<start + 32, with: Digest(of: Array(bytes[(start + 35)...])).bytes)
      try Data(bytes).write(to: file)
      let check = try desk.hoso("rules", "compile", "--check", rules: rules.path)
      #expect(check.status == 1 && check.flat.contains("đã bị sửa"), "\(check.text)")
    }
  }

  @Test("Trường hợp sai hay quy tắc lỗi thì không ghi gì; ghi không được thì tệp cũ còn nguyên")
  func refuses() throws {
    try with { desk, rules in
      let file = rules.appendingPathComponent("rulebook.bin")
      let output = rules.appendingPathComponent("không/có/rulebook.bin").path
      #expect(try desk.hoso("rules", "compile", "--output", output, rules: rules.path).status == 74)
      let cases = rules.appendingPathComponent("cong-nghe/OT-002-day-chuyen-duoi-85.cases.yaml")
      let text = try String(contentsOf: cases, encoding: .utf8)
      try Data("cũ".utf8).write(to: file)
      try Data(text.replacing("expect: không đạt", with: "expect: đạt", maxReplacements: 1).utf8).write(to: cases)
      let wrong = try desk.hoso("rules", "compile", rules: rules.path)
      #expect(wrong.status == 1 && wrong.flat.contains(" trường hợp đúng, 1 sai. Không ghi"), "\(wrong.text)")
      try Data(Array(text.utf8)).write(to: cases)
      let rule = rules.appendingPathComponent("cong-nghe/OT-002-day-chuyen-duoi-85.yaml")
      try Data("id: OT-002\n".utf8).write(to: rule)
      #expect(try desk.hoso("rules", "compile", rules: rules.path).status == 78)
      #expect(try Data(contentsOf: file) == Data("cũ".utf8))
    }
  }
}
