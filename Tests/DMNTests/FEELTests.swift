import Testing
import Values

@testable import DMN

@Suite("FEEL của quy tắc")
struct FEELTests {
  static let scope = Scope([
    ("tuổi", .number(dimension: nil)), ("tuổi thiết bị", .number(dimension: nil)), ("a", .number(dimension: nil)),
    ("công suất thiết kế", .number(dimension: "công suất")), ("công suất thực tế", .number(dimension: "công suất")),
    ("tiêu hao", .number(dimension: "tiêu hao")), ("mã HS", .string), ("ngày nộp", .date), ("ngày cấp", .date),
    ("có giấy", .boolean), ("danh sách", .list(.number(dimension: nil))),
  ])

  static func environment(_ values: [String: FEELValue]) -> Environment {
    var environment = Environment(scope)
    for (name, value) in values {
      if let slot = scope.slot(of: name) { environment[slot] = value }
    }
    return environment
  }

  static func value(_ text: String, _ values: [String: FEELValue] = [:]) throws -> FEELValue {
    try Expression.compile(text, scope: scope).evaluate(in: environment(values))
  }

  private static func number(_ text: String) -> FEELValue { Decimal128(text).map { .number($0) } ?? .boolean(false) }

  @Test(
    "Giá trị của biểu thức không có gì chưa biết",
    arguments: [
      ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("-2 * -3", "6"), ("842 / 1000", "0.842"),
      ("0.1 + 0.2", "0.3"), ("if 1 < 2 then 5 else 6", "5"), ("abs(-3)", "3"), ("floor(-1.5)", "-2"),
      ("count([1, 2, 3])", "3"), ("sum([1, 2.5])", "3.5"), ("max([1, 3, 2])", "3"), ("string length(\"đất\")", "3"),
      ("@\"2026-03-31\".year", "2026"), ("date(\"2026-03-31\").weekday", "2"),
    ])
  func evaluates(_ text: String, _ expected: String) throws {
    #expect(try Self.value(text) == Self.number(expected))
  }

  @Test(
    "Điều kiện đúng hoặc sai",
    arguments: [
      ("842 / 1000 < 0.85", true), ("0.85 < 0.85", false), ("850/1000 < 0.85", false),
      ("substring(\"842230\", 1, 2) in (\"84\", \"85\")", true), ("\"86\" in (\"84\", \"85\")", false),
      ("5 in [1..5]", true), ("5 in [1..5)", false), ("1 in (1..5]", false), ("3 in (< 2, > 2)", true),
      ("3 between 1 and 3", true), ("not(1 = 2)", true), ("some x in [1, 2] satisfies x > 1", true),
      ("every x in [1, 2] satisfies x > 1", false), ("1 = 1 or 1 = 2 and 1 = 2", true),
      ("date(\"2025-05-20\") + duration(\"P12M\") < date(\"2026-05-20\")", false),
      ("date(\"2025-05-19\") + duration(\"P12M\") < date(\"2026-05-20\")", true),
      ("date(\"2026-03-01\") - date(\"2026-02-28\") = duration(\"P1D\")", true), ("contains(\"in ấn\", \"ấn\")", true),
      ("/* ghi chú */ 1 = 1 // cuối", true),
    ])
  func decides(_ text: String, _ expected: Bool) throws {
    #expect(try Self.value(text) == .boolean(expected))
  }

  @Test("Tên có dấu cách đọc dài nhất; tên ngắn bên cạnh vẫn là nó")
  func readsLongestNames() throws {
    let values: [String: FEELValue] = ["tuổi": Self.number("1"), "tuổi thiết bị": Self.number("20")]
    #expect(try Self.value("tuổi thiết bị - tuổi", values) == Self.number("19"))
    #expect(try Self.value("tuổi  thiết\n bị", values) == Self.number("20"))
    #expect(try Expression.compile("tuổi thiết bị > 10", scope: Self.scope).names == ["tuổi thiết bị"])
  }

  @Test(
    "Sai kiểu, sai tên, sai cú pháp bị từ chối khi nạp, đúng chỗ",
    arguments: [
      ("công suất thiết kế < 0.85", 0, "không so sánh được"), ("công suất thiết kế + tiêu hao", 0, "không tính được"),
      ("công suất thiết kế / tiêu hao < 1", 0, "không tính được"), ("tuổi thiêt bị > 1", 0, "có phải «tuổi thiết bị»?"),
      ("1 + \"a\"", 0, "không tính được"), ("if 1 then 2 else 3", 3, "đúng/sai"), ("null", 0, "không viết «null»"),
      ("1 <", 3, "giữa chừng"), ("ngày nộp > 3", 0, "không so sánh được"), ("a = a = a", 6, "không nối chuỗi"),
      ("date(\"2026-02-30\")", 0, "không hợp lệ"), ("(1", 2, "thiếu «)»"), ("không có (1)", 0, "không có dữ kiện"),
      ("có giấy > có giấy", 0, "không có thứ tự"), ("[1, \"a\"]", 0, "cùng một kiểu"), ("not(1)", 0, "không nhận"),
    ])
  func refuses(_ text: String, _ offset: Int, _ message: String) {
    do {
      _ = try Expression.compile(text, scope: Self.scope)
      Issue.record("đã nhận \(text)")
    } catch {
      #expect(error.offset == offset && error.message.contains(message), "\(error.offset): \(error.message)")
    }
  }

  @Test("Đại lượng so với số không, chia cho đại lượng cùng loại thì thành tỷ số")
  func typesDimensions() throws {
    #expect(try Expression.compile("công suất thiết kế = 0", scope: Self.scope).type == .boolean)
    let ratio = try Expression.compile("công suất thực tế / công suất thiết kế", scope: Self.scope)
    #expect(ratio.type == .number(dimension: nil))
  }

  @Test("Chưa biết được mang theo cùng lý do, và chỉ mất đi khi mọi cách điền cho cùng kết quả")
  func carriesUnknowns() throws {
    guard case .unknown(let unknown) = try Self.value("a + tuổi", ["tuổi": Self.number("1")]) else {
      Issue.record("đã biết")
      return
    }
    #expect(unknown.reasons == [.fact("a")])
    #expect(try Self.value("a > 1 and 1 = 2") == .boolean(false))
    #expect(try Self.value("a > 1 or 1 = 1") == .boolean(true))
    #expect(try Self.value("if a > 1 then 5 else 5") == Self.number("5"))
    #expect(try Self.value("some x in [1, a] satisfies x = 1") == .boolean(true))
    #expect(try Self.value("count([a, a])") == Self.number("2"))
    #expect(try Self.value("a in (1, 2)").unknown != nil)
    #expect(try Self.value("1 / 0").unknown?.reasons == [.divisionByZero])
  }

  @Test("Ngưỡng mà một con số được so với")
  func findsBounds() throws {
    let condition = try Expression.compile("a / tuổi < 0.85 and tuổi > 3", scope: Self.scope)
    let ratio = try Expression.compile("a / tuổi", scope: Self.scope)
    #expect(condition.bounds(of: ratio) == [Decimal128("0.85")])
  }
}
