import Foundation
import TestSupport
import Testing
import Values

@Suite("hoso models: xem và thử mô hình", .serialized)
struct ModelsCommandTests {
  private func run(_ folder: URL, _ arguments: String..., environment: [String: String] = [:]) throws
    -> TestPrograms.Ended
  {
    let place = ["HOSO_MODELS": folder.path + "/mo-hinh", "XDG_STATE_HOME": folder.path + "/so", "no_proxy": "*"]
    return try TestPrograms.run(
      TestPrograms.hoso, ["models"] + arguments, environment: place.merging(environment) { $1 })
  }

  private func write(_ folder: URL, _ name: String, _ text: String) throws {
    let place = folder.appendingPathComponent("mo-hinh")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try text.write(to: place.appendingPathComponent("\(name).json"), atomically: true, encoding: .utf8)
  }

  private func provider(_ url: String) -> String {
    """
    {"id": "noi-bo", "kind": "openai_chat", "url": "\(url)", "model": "mẫu-1", "noi_xu_ly": "may_nay", "giay": 5,
     "viec": ["tim_du_kien"], "headers": {"Authorization": "Bearer ${env:HOSO_KEY}"}}
    """
  }

  @Test("Chưa cấu hình gì thì nói là không hỏi mô hình nào")
  func listsNothing() throws {
    try TemporaryFolder.run { folder in
      let ended = try run(folder, "list")
      #expect(ended.status == 0 && ended.flat.contains("Chưa cấu hình mô hình nào"))
    }
  }

  @Test("Danh sách nói mô hình nào, ở đâu, làm việc gì, còn thiếu khóa nào; tệp hỏng được nêu và mã thoát là 78")
  func lists() throws {
    try TemporaryFolder.run { folder in
      try write(folder, "noi-bo", provider("http://127.0.0.1:1/v1"))
      let whole = try run(folder, "list")
      #expect(whole.status == 0 && whole.flat.contains("noi-bo · mẫu-1 · openai_chat · trên máy này"))
      #expect(whole.flat.contains("CÒN THIẾU: biến môi trường HOSO_KEY") && whole.flat.contains("chưa thử"))
      let ready = try run(folder, "list", environment: ["HOSO_KEY": "bí-mật"])
      #expect(!ready.flat.contains("CÒN THIẾU") && !ready.text.contains("bí-mật"))
      try write(folder, "hong", "{}")
      let broken = try run(folder, "list", "--format", "json")
      let json = try JSON.parse(broken.output)
      #expect(broken.status == 78 && json.array?.count == 2 && json.array?.first?["loi"]?.string != nil)
    }
  }

  @Test("Thử bằng lời bịa, ghi sổ, nhớ kết quả; không giữ lược đồ thì nói, chép sai chữ thì hỏng")
  func probes() throws {
    try TemporaryFolder.run { folder in
      let line = "Công suất thực tế của dây chuyền Đúc áp lực: 1.250,5 tấn/năm"
      let good = [
        ScriptedServer.answer(#"{"tra_loi":"san_sang"}"#), ScriptedServer.answer("Xin chào anh chị."),
        ScriptedServer.answer("{\"dong\":\"\(line)\",\"gia_tri\":\"1.250,5 tấn/năm\"}"),
      ]
      let server = try ScriptedServer(good)
      try write(folder, "noi-bo", provider(server.url))
      let key = ["HOSO_KEY": "bí-mật"]
      let ended = try run(folder, "probe", "noi-bo", environment: key)
      #expect(ended.status == 0, "\(ended.text) \(ended.errors)")
      #expect(ended.flat.contains("chép đúng chữ và số tiếng Việt: được"))
      #expect(ended.flat.contains("tự giữ lược đồ dù lời dặn nói khác: KHÔNG (trả lời sai dạng, không dùng)"))
      #expect(server.requests.count == 3)
      let listed = try run(folder, "list", environment: key)
      #expect(listed.flat.contains("không được: tự giữ lược đồ"))
      let ledger = try String(contentsOfFile: folder.path + "/so/hoso/so-gui.ndjson", encoding: .utf8)
      #expect(ledger.split(separator: "\n").count == 6 && !ledger.contains("bí-mật") && !ledger.contains("Đúc"))
      let changed = try ScriptedServer([
        good[0], good[1], ScriptedServer.answer("{\"dong\":\"\(line)\",\"gia_tri\":\"1,250.5 tấn/năm\"}"),
      ])
      try write(folder, "noi-bo", provider(changed.url))
      #expect(try run(folder, "probe", "noi-bo", environment: key).status == 69)
    }
  }

  @Test("Mô hình không trả lời được câu đầu thì không thử tiếp; thiếu khóa thì không gửi gì")
  func stopsEarly() throws {
    try TemporaryFolder.run { folder in
      let server = try ScriptedServer([ScriptedServer.reply(401, "{}")])
      try write(folder, "noi-bo", provider(server.url))
      let unready = try run(folder, "probe", "noi-bo")
      #expect(unready.status == 78 && unready.flatErrors.contains("biến môi trường HOSO_KEY"))
      #expect(server.requests.isEmpty)
      let refused = try run(folder, "probe", "noi-bo", environment: ["HOSO_KEY": "k"])
      #expect(refused.status == 69 && refused.flat.contains("khóa không được chấp nhận, HTTP 401"))
      #expect(server.requests.count == 1)
      let unknown = try run(folder, "probe", "noi-boo")
      #expect(unknown.status == 78 && unknown.flatErrors.contains("có phải «noi-bo»?"))
    }
  }

  @Test("--long gửi đoạn dài bằng mức cho phép và đòi chữ ở cả hai đầu")
  func probesTheWholeText() throws {
    try TemporaryFolder.run { folder in
      let line = "Công suất thực tế của dây chuyền Đúc áp lực: 1.250,5 tấn/năm"
      let server = try ScriptedServer([
        ScriptedServer.answer(#"{"tra_loi":"san_sang"}"#), ScriptedServer.answer(#"{"tra_loi":"chào"}"#),
        ScriptedServer.answer("{\"dong\":\"\(line)\",\"gia_tri\":\"1.250,5 tấn/năm\"}"),
        ScriptedServer.answer(#"{"dau":"","cuoi":"cây tre"}"#),
      ])
      try write(folder, "noi-bo", provider(server.url))
      let ended = try run(folder, "probe", "noi-bo", "--long", environment: ["HOSO_KEY": "k"])
      #expect(ended.status == 69 && ended.flat.contains("đọc hết đoạn dài nhất được gửi: KHÔNG"))
      let sent = try #require(server.requests.last)
      #expect(sent.count > 55_000 && sent.contains("Mật ngữ: hoa sen") && sent.contains("Mật ngữ: cây tre"))
    }
  }
}
