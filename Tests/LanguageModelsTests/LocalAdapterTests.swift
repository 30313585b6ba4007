import Foundation
import TestSupport
import Testing
import Values

@testable import LanguageModels

@Suite("Lệnh trên máy và bản ghi lại", .serialized)
struct LocalAdapterTests {
  /// A program that plays the model, as a shell script.
  private func reply(_ script: String, seconds: Int = 60) throws -> ModelReply {
    try TemporaryFolder.run { folder in
      let path = folder.appendingPathComponent("mo-hinh").path
      // Read by the shell, not run itself: another test's child may still hold it open for writing.
      try "\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
      let provider = try Provider(
        parsing: Array(
          """
          {"id": "lệnh", "kind": "command", "lenh": ["/bin/sh", "\(path)", "--a", "b c"], "model": "mẫu-1", "noi_xu_ly": "may_nay",
           "giay": \(seconds), "viec": ["tim_du_kien"], "moi_truong": {"KHOA_RIENG": "${env:KHOA}"}}
          """.utf8))
      return LanguageModel.played(provider).asking().reply(to: question())
    }
  }

  private func echo(_ json: String) -> String { "cat > /dev/null; printf '%s' '\(json)'" }

  @Test("Chương trình nhận câu hỏi ở đầu vào, đối số nguyên vẹn, và chỉ những biến đã khai")
  func isGivenTheQuestion() throws {
    let answer = try reply(
      """
      grep -q '"instructions":"Tìm."' && [ "$2" = "b c" ] && [ "$KHOA_RIENG" = "bí-mật" ] && [ -z "$KHOA" ] || exit 3
      printf '{"model":"mẫu-1","stop":"stop","output":{"x":["a"]},"usage":{"input":40,"output":5}}'
      """)
    #expect(answer.status == .ok && answer.json?["x"]?.array == [.string("a")])
    #expect(answer.ledger.use == TokenUse(input: 40, output: 5))
  }

  @Test("Trả lời bằng chữ thì chữ phải là JSON đúng lược đồ")
  func answersInText() throws {
    #expect(try reply(echo(#"{"model":"mẫu-1","stop":"stop","text":"{\"x\":[]}"}"#)).status == .ok)
  }

  @Test(
    "Mọi cách hỏng là một trạng thái có tên",
    arguments: [
      ("exit 3", ModelReply.Status.unavailable), ("kill -9 $$", .unavailable), ("true", .malformed),
      ("printf 'xin chào'", .malformed), (#"printf '{"error":"hết bộ nhớ"}'"#, .unavailable),
      (#"printf '{"model":"mẫu-1","stop":"length","output":{"x":["a"]}}'"#, .truncated),
      (#"printf '{"model":"mẫu-1","stop":"refused"}'"#, .refused),
      (#"printf '{"model":"mẫu-1","stop":"blocked"}'"#, .blocked),
      (#"printf '{"model":"mẫu-1","stop":"context"}'"#, .contextExceeded),
      (#"printf '{"model":"mẫu-1","stop":"stop","output":{"x":["a"]},"text":"{}"}'"#, .malformed),
      (#"printf '{"model":"mẫu-1","output":{"x":["a"]}}'"#, .malformed),
      (#"printf '{"model":"mẫu-2","stop":"stop","output":{"x":["a"]}}'"#, .wrongModel),
      (#"printf '{"stop":"stop","output":{"x":["a"]}}'"#, .wrongModel),
      (#"printf '{"model":"mẫu-1","stop":"stop","output":{"x":["a"],"y":1}}'"#, .schemaViolated),
      (#"printf '{"model":"mẫu-1","stop":"stop","output":{"x":["a"]},"usage":{"input":1}}'"#, .contextExceeded),
      ("head -c 6000000 /dev/zero", .tooLarge),
    ])
  func refuses(_ script: String, _ status: ModelReply.Status) throws {
    let answer = try reply("cat > /dev/null; \(script)")
    #expect(answer.status == status && answer.json == nil)
  }

  @Test("Chương trình không xong thì bị dừng cùng với mọi thứ nó đã mở")
  func isEnded() throws {
    try TemporaryFolder.run { folder in
      let mark = folder.appendingPathComponent("con").path
      let began = ContinuousClock.now
      let loud = try reply("sleep 30 & echo $! > \(mark); wait", seconds: 1)
      let silent = try reply("exec >&-; sleep 30", seconds: 1)
      #expect(loud.status == .timedOut && silent.status == .timedOut)
      #expect(ContinuousClock.now - began < .seconds(20))
      let child = try #require(Int32(String(contentsOfFile: mark, encoding: .utf8).trimmingCharacters(in: .newlines)))
      // A zombie nobody has reaped yet is dead too.
      let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      #expect(state.map { $0.contains(") Z ") } ?? true)
    }
  }

  @Test("Không có chương trình thì cấu hình sai, không gửi gì")
  func missingProgram() throws {
    let provider = try Provider(
      parsing: Array(
        #"{"id": "a", "kind": "command", "lenh": ["/không/có"], "noi_xu_ly": "may_nay", "viec": ["tim_du_kien"]}"#.utf8)
    )
    let answer = LanguageModel.played(provider).asking().reply(to: question())
    #expect(answer.status == .misconfigured && answer.ledger.bytesOut == 0)
  }

  private func replayed(_ lines: String) throws -> ModelReply.Status {
    try TemporaryFolder.run { folder in
      let path = folder.appendingPathComponent("kịch-bản.ndjson").path
      try lines.write(toFile: path, atomically: true, encoding: .utf8)
      let provider = try Provider(
        parsing: Array(
          """
          {"id": "lai", "kind": "replay", "tep": "\(path)", "model": "m", "noi_xu_ly": "may_nay", "viec": ["tim_du_kien"]}
          """.utf8))
      return LanguageModel.played(provider).asking().reply(to: question()).status
    }
  }

  @Test("Kịch bản trả lời theo việc, theo câu hỏi, hay hỏng như đã ghi")
  func replays() throws {
    #expect(try replayed(#"{"viec":"tim_du_kien","mo_hinh":"m","tra_loi":{"x":["a"]}}"#) == .ok)
    #expect(try replayed(#"{"viec":"khác","mo_hinh":"m","tra_loi":{"x":["a"]}}"#) == .unavailable)
    let digest = question().digest.hex
    let both = """
      {"yeu_cau":"khác","mo_hinh":"m","tra_loi":{"x":["quá dài"]}}
      {"yeu_cau":"\(digest)","mo_hinh":"m","tra_loi":{"x":["a"]}}
      """
    #expect(try replayed(both) == .ok)
    for fault in ModelReply.Status.allCases where fault != .ok {
      #expect(try replayed(#"{"viec":"tim_du_kien","ket_qua":"\#(fault.rawValue)"}"#) == fault)
    }
    #expect(try replayed(#"{"viec":"tim_du_kien","mo_hinh":"khác","tra_loi":{"x":[]}}"#) == .wrongModel)
    #expect(try replayed("không phải JSON") == .misconfigured)
  }
}
