import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Ví dụ trong tài liệu OpenAPI", .serialized)
struct ExampleTests {
  @Test("Gửi từng ví dụ đúng như tài liệu nêu, theo thứ tự: đều được nhận")
  func taken() async throws {
    try await ServedAPI.keeping { client, _ in
      let document = try JSON.parse(try client.send("GET", "/openapi.json").body)
      func send(_ path: String, to address: String) throws -> LoopbackClient.Reply {
        let content = document["paths"]?[path]?["post"]?["requestBody"]?["content"]?["application/json"]
        let body = try #require(content?["example"]).bytes()
        return try client.send(
          "POST", address, type: "application/json", body: body, headers: ["Hoso-Officer": "cb-7"])
      }
      let classified = try send("/v1/classifications", to: "/v1/classifications")
      #expect(classified.status == 200)
      let checked = try send("/v1/checks", to: "/v1/checks")
      #expect(checked.status == 201)
      var place = try #require(checked.header("Location"))
      for act in ["statements", "confirmations"] {
        let said = try send("/v1/checks/{id}/\(act)", to: "\(place)/\(act)")
        #expect(said.status == 201, "\(act): \(String(decoding: said.body.prefix(400), as: UTF8.self))")
        place = try #require(said.header("Location"))
      }
    }
  }
}
