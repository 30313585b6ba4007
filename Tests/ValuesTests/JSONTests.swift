import TestSupport
import Testing

@testable import Values

@Suite("JSON vào và ra")
struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSON.parse(Array(text.utf8)) }

  @Test("Đọc rồi viết lại cho cùng giá trị, giữ thứ tự khóa")
  func roundTrips() throws {
    let text = #"{"tên":"Nhà máy \"A\" đ\n","b":[1,-2.50,true,null,{}],"a":{"x":[]}}"#
    let value = try parse(text)
    #expect(try JSON.parse(value.bytes()) == value)
    #expect(try JSON.parse(value.prettyBytes()) == value)
    #expect(String(decoding: value.bytes(), as: UTF8.self) == text)
    #expect(try parse(#""\ud83d\ude00\u0111""#) == .string("😀đ"))
  }

  @Test(
    "JSON sai bị từ chối, có dòng và cột",
    arguments: [
      (#"{"a":1,"a":2}"#, 1, 8), ("{\"a\":\n  tru}", 2, 3), ("[1,]", 1, 4), ("[01]", 1, 2), ("[1.]", 1, 2),
      (#"["\ud800"]"#, 1, 3), ("[1] 2", 1, 5), ("", 1, 1), ("{\"a\" 1}", 1, 6), ("\"a\u{1}\"", 1, 3),
      ("[12345678901234567890123456789012345]", 1, 2),
    ])
  func refuses(_ text: String, _ line: Int, _ column: Int) {
    do {
      _ = try parse(text)
      Issue.record("đã đọc \(text)")
    } catch let fault as JSONFault {
      #expect(fault.line == line && fault.column == column, "\(fault)")
    } catch {
      Issue.record("lỗi lạ: \(error)")
    }
  }

  @Test("Byte không phải UTF-8, lồng quá sâu, quá lớn đều bị từ chối")
  func keepsLimits() {
    #expect(throws: JSONFault.self) { try JSON.parse([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONFault.self) { try JSON.parse(Array(repeating: UInt8(ascii: "["), count: 100)) }
    #expect(throws: JSONFault.self) { try JSON.parse(Array("[1,2,3]".utf8), limits: JSONLimits(bytes: 3)) }
  }

  @Test("Con trỏ JSON chỉ đúng dòng và cột")
  func locates() throws {
    let text = "{\n  \"a\": [1, {\"đ\": \"x,]\"}],\n  \"b/c\": true\n}"
    let bytes = Array(text.utf8)
    #expect(JSON.position(of: "/a/1/đ", in: bytes).map { [$0.line, $0.column] } == [2, 18])
    #expect(JSON.position(of: "/b~1c", in: bytes).map { [$0.line, $0.column] } == [3, 10])
    #expect(JSON.position(of: "/không", in: bytes) == nil)
  }

  @Test("Byte bất kỳ không làm sập trình đọc")
  func survivesRandomBytes() throws {
    var random = SeededNumbers(7)
    let seed = Array(#"{"a":[1,-2.5e3,"\u0111đ",true,null,{"b":{}}]}"#.utf8)
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if let value = try? JSON.parse(bytes) { #expect(try JSON.parse(value.bytes()) == value) }
    }
  }
}
