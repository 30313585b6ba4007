import Testing
import Values

@testable import DMN

@Suite("Giá trị FEEL viết bằng JSON")
struct FEELJSONTests {
  private func value(_ text: String) throws -> FEELValue {
    try Expression.parse(text, scope: Scope([])).evaluate(in: Environment(Scope([]), mode: .conformance))
  }

  private func read(_ text: String, as type: FEELType = .any, mode: Mode = .conformance) throws -> FEELValue {
    try FEELValue(try JSON.parse(Array(text.utf8)), of: "x", as: type, mode: mode)
  }

  @Test(
    "In ra rồi đọc lại là chính nó, cùng kiểu",
    arguments: [
      "null", "true", "0", "-1.50", "1e33", "1e40", "1e300", "-1e-40", "0.1234567890123456789012345678901234",
      "9999999999999999999999999999999999", "\"chữ «có» dấu \\\" và \\n dòng\"", "\"2026-03-31\"", "@\"2026-03-31\"",
      "@\"-0044-03-15\"", "@\"08:30:00\"", "@\"08:30:00.123+07:00\"", "@\"08:30:00@Asia/Ho_Chi_Minh\"",
      "@\"2026-03-31T08:30:00Z\"", "@\"2026-03-31T08:30:00@Europe/Paris\"", "@\"P1Y2M\"", "@\"-P3DT4H5M6.7S\"", "[]",
      "[1, [\"a\", @\"P1D\"], {}]", "{a: 1, \"b c\": {d: @\"2026-01-01\"}}", "{\"@\": \"x\"}", "{\"@range\": 1}",
      "{\"@context\": {\"@\": 1}}", "[1..10)", "(< 5)", "(>= @\"2026-01-01\")", "(\"a\"..\"b\"]", "(-2..-1)",
    ])
  func readsWhatItWrites(_ text: String) throws {
    let value = try value(text)
    let written = value.json.bytes()
    let again = try FEELValue(try JSON.parse(written), of: "x", mode: .conformance)
    #expect(again == value, "\(String(decoding: written, as: UTF8.self))")
    #expect(again.typeName == value.typeName && again.text == value.text)
    #expect(again.json.bytes() == written)
  }

  @Test("Điều chưa biết cũng đọc lại được; ở chế độ chuẩn nó là null")
  func readsUnknowns() throws {
    let unknown = FEELValue.unknown(Unknown([.fact("tuổi máy"), .divisionByZero, .noSuchEntry("a b")]))
    let text = String(decoding: unknown.json.bytes(), as: UTF8.self)
    #expect(text == #"{"@unknown":{"missing":["tuổi máy"],"failed":["divisionByZero","noSuchEntry a b"]}}"#)
    #expect(try read(text, mode: .evidence) == unknown)
    #expect(try read(text) == .null)
    #expect(try read("[1, {\"a\": null}]", mode: .evidence).anyUnknown == Unknown("x[2].a"))
  }

  @Test("Chuỗi thành ngày, giờ, khoảng thời gian khi kiểu khai báo như vậy, kể cả trong danh sách và bản ghi")
  func readsDeclaredTypes() throws {
    let entry = FEELType.Entry(key: "hết hạn", type: .date)
    let type = FEELType.list(.context([entry]))
    #expect(try read(#"[{"hết hạn": "2026-03-31"}]"#, as: type) == value("[{\"hết hạn\": @\"2026-03-31\"}]"))
    #expect(try read(#""P1Y""#, as: .yearsAndMonthsDuration) == value("@\"P1Y\""))
    #expect(try read(#""P1D""#, as: .daysDuration) == value("@\"P1D\""))
    #expect(try read(#""08:00:00""#, as: .time) == value("@\"08:00:00\""))
    #expect(try read(#""2026-03-31""#, as: .string) == .string("2026-03-31"))
    #expect(try read(#""không phải ngày""#, as: .date) == .string("không phải ngày"))
  }

  @Test(
    "Dạng lạ bị từ chối, và không biểu thức nào được chạy",
    arguments: [
      #"{"@": "2026-02-30"}"#, #"{"@": 3}"#, #"{"@x": 1}"#, #"{"@range": "[1..f(2)]"}"#, #"{"@range": "1"}"#,
      #"{"@range": "[1..count([1])]"}"#, #"{"@function": "function"}"#, #"{"@unknown": {}}"#,
    ])
  func refuses(_ text: String) {
    #expect(throws: FEELProblem.self) { try read(text) }
  }
}
