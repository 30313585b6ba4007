import Foundation
import TestSupport
import Testing
import Values

@testable import LanguageModels

@Suite("Cấu hình nhà cung cấp")
struct ProviderTests {
  private static let base = [
    "id": #""a""#, "kind": #""openai_chat""#, "url": #""http://127.0.0.1:1/v1""#, "model": #""m""#,
    "noi_xu_ly": #""may_nay""#, "viec": #"["tim_du_kien"]"#,
  ]

  private func parsed(_ members: String...) throws -> Provider {
    let given = members.map { $0.split(separator: "\"")[0] }
    let kept = Self.base.filter { !given.contains(Substring($0.key)) }.map { "\"\($0.key)\": \($0.value)" }
    return try Provider(parsing: Array("{\((kept + members).joined(separator: ", "))}".utf8))
  }

  @Test(
    "Cấu hình sai bị từ chối, nói rõ chỗ sai",
    arguments: [
      (#""url": "http://vi-du.invalid/v1""#, "https"), (#""kind": "gpt""#, "openai_chat, anthropic, gemini"),
      (#""noi_xu_ly": "đâu đó""#, "may_nay"), (#""headers": {"A": "khóa thật"}"#, "môi trường"),
      (#""headers": {"A": "Bearer sk-123 ${env:B}"}"#, "môi trường"), (#""headers": {"A": "${env:}"}"#, "môi trường"),
      (#""headers": {"A": "${file:khoa}"}"#, "môi trường"),
      (#""headers": {"A\r\nB": "${env:C}"}"#, "không phải tên hợp lệ"),
      (#""model": "lớn-cloud""#, "không chạy trên máy này"), (#""modle": "x""#, "có phải «model»?"),
      (#""viec": ["kết_luận"]"#, "tim_du_kien"), (#""viec": ["thu"]"#, "tim_du_kien"), (#""giay": 0"#, "từ 1 đến 3600"),
      (#""giay": "60""#, "số nguyên"), (#""url": "https://ten:khoa@vi-du.invalid/v1""#, "mật khẩu"),
      (#""url": "https://vi-du.invalid/v1?key=${env:K}""#, "${…}"), (#""url": "file:///etc/passwd""#, "http"),
      (#""kind": "ollama""#, "ngu_canh_token"), (#""luoc_do": "cong_cu""#, "không có với openai_chat"),
      (#""tham_so": {"messages": []}"#, "không đổi được"), (#""tham_so": {"stream": true}"#, "không đổi được"),
      (#""tien_lan_chay": 5"#, "cần «gia»"), (#""gia": {"tien": "VND"}"#, "một triệu token"),
      (#""bo_nho": "nho""#, "đường dẫn tuyệt đối"), (#""proxy": "http://a:b@c""#, "proxy"),
      (#""viec": "tim_du_kien""#, "danh sách"), (#""headers": ["A"]"#, "đối tượng"), (#""tham_so": 5"#, "đối tượng"),
      (#""mo_hinh_tra_loi": "m""#, "danh sách tên"), (#""mo_hinh_tra_loi": [5]"#, "danh sách tên"),
      (#""kind": "command""#, "lenh"), (#""lenh": ["/bin/cat"]"#, "không dùng «lenh»"), (#""id": "../a""#, "«id»"),
      (#""moi_truong": {"A": "${env:B}"}"#, "không dùng «moi_truong»"),
    ])
  func refuses(_ member: String, _ message: String) throws {
    do {
      _ = try parsed(member)
      Issue.record("đã nhận \(member)")
    } catch let problem as Provider.Problem {
      #expect(problem.description.contains(message), "\(problem)")
    }
  }

  @Test("Thiếu việc được giao thì không nhận: không nêu việc là không giao việc gì")
  func wantsTasks() {
    #expect(throws: Provider.Problem.self) {
      try Provider(
        parsing: Array(
          #"{"id": "a", "kind": "openai_chat", "url": "http://127.0.0.1:1/", "model": "m", "noi_xu_ly": "may_nay"}"#
            .utf8))
    }
  }

  @Test("Địa chỉ phải hợp với nơi xử lý đã khai, viết bằng số hay bằng tên")
  func placesAgree() throws {
    #expect(throws: Provider.Problem.self) { try parsed(#""url": "https://10.0.0.5/v1""#) }
    #expect(throws: Provider.Problem.self) {
      try parsed(#""url": "https://169.254.169.254/v1""#, #""noi_xu_ly": "noi_bo""#)
    }
    #expect(throws: Provider.Problem.self) {
      try parsed(#""url": "https://[::ffff:10.0.0.5]/v1""#, #""noi_xu_ly": "nuoc_ngoai""#)
    }
    _ = try parsed(#""url": "http://10.0.0.5:8000/v1""#, #""noi_xu_ly": "noi_bo""#)
    // A name that leads to this machine, said to be abroad: seen when the connection is made, before anything is sent.
    let server = try ScriptedServer([nil])
    let abroad = try parsed(#""url": "https://localhost:\#(server.port)/v1""#, #""noi_xu_ly": "nuoc_ngoai""#)
    let answer = LanguageModel.played(abroad).asking().reply(to: question())
    #expect(answer.status == .wrongPlace && server.requests.isEmpty)
  }

  @Test("Khóa lấy từ tệp bỏ xuống dòng cuối; thiếu gì thì nói thiếu gì")
  func secretsFromFiles() throws {
    try TemporaryFolder.run { folder in
      let path = folder.appendingPathComponent("khoa").path
      let provider = try parsed(#""headers": {"Authorization": "Bearer ${file:\#(path)}", "Token-id": "${env:MA}"}"#)
      #expect(provider.missing([:]) == ["tệp \(path)", "biến môi trường MA"])
      try "bí-mật\n".write(toFile: path, atomically: true, encoding: .utf8)
      let headers = try #require(provider.secrets(["MA": "7"]))
      #expect(headers.map(\.value) == ["Bearer bí-mật", "7"])
    }
  }

  @Test("Địa chỉ của mô hình nằm trong mẫu; tham số thay của ta, null thì bỏ")
  func templates() throws {
    let provider = try parsed(
      #""url": "http://127.0.0.1:1/v1/{model}""#, #""model": "lớn nhất""#,
      #""tham_so": {"max_tokens": null, "max_completion_tokens": 77, "temperature": null}"#)
    #expect(provider.address == "http://127.0.0.1:1/v1/l%E1%BB%9Bn%20nh%E1%BA%A5t")
    let body = try JSON.parse(provider.adapter([:]).body(of: question(), isAgain: false))
    #expect(body["max_tokens"] == nil && body["temperature"] == nil && body["max_completion_tokens"]?.integer == 77)
  }

  @Test("Lược đồ đi theo cách đã khai", arguments: [("json_object", "response_format"), ("loi", "")])
  func schemaModes(_ mode: String, _ member: String) throws {
    let provider = try parsed(#""luoc_do": "\#(mode)""#)
    let body = String(decoding: provider.adapter([:]).body(of: question(), isAgain: false), as: UTF8.self)
    #expect(body.contains("JSON Schema") && body.contains("response_format") == !member.isEmpty)
    #expect(!body.contains("\"strict\""))
  }

  @Test(
    "Lớp của địa chỉ (RFC 6890), kể cả địa chỉ bọc địa chỉ khác",
    arguments: [
      ("127.0.0.1", AddressClass.loopback), ("127.9.9.9", .loopback), ("::1", .loopback), ("[::1]", .loopback),
      ("::ffff:127.0.0.1", .loopback), ("64:ff9b::7f00:1", .loopback), ("10.1.2.3", .inside), ("172.16.0.1", .inside),
      ("172.32.0.1", .outside), ("192.168.1.1", .inside), ("100.64.0.1", .inside), ("fd00::1", .inside),
      ("169.254.169.254", .special), ("0.0.0.0", .special), ("224.0.0.1", .special), ("255.255.255.255", .special),
      ("192.0.2.1", .special), ("198.18.0.1", .special), ("fe80::1", .special), ("ff02::1", .special), ("::", .special),
      ("2001:db8::1", .special), ("2002:0a00:0001::1", .inside), ("::ffff:169.254.169.254", .special),
      ("8.8.8.8", .outside), ("203.162.4.191", .outside), ("2001:4860:4860::8888", .outside),
    ])
  func addressClasses(_ address: String, _ expected: AddressClass) {
    #expect(AddressClass(literal: address) == expected)
    #expect(AddressClass(literal: "vi-du.invalid") == nil)
  }
}

@Suite("Các cấu hình mẫu")
struct ExampleProviderTests {
  @Test("Mỗi tệp mẫu đọc được, mang tên của mình, và không mẫu nào chứa khóa")
  func examplesAreRead() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../packaging/models"
    ).standardizedFileURL.path
    let files = ProviderFolder(path: folder).files
    let kinds = try files.map { file in
      let provider = try ProviderFolder.provider(at: file)
      #expect(file.hasSuffix("/\(provider.id).json") && provider.tasks == ModelTask.configurable)
      return provider.kind
    }
    #expect(Set(kinds) == Set(Provider.Kind.allCases))
  }
}
