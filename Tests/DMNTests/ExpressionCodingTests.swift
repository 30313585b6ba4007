import Testing

@testable import DMN
@testable import Values

@Suite("Biểu thức ở dạng nhị phân")
struct ExpressionCodingTests {
  private static let scope = Scope([
    ("a", .number(dimension: nil)), ("công suất", .number(dimension: "công suất")), ("ngày", .date),
    ("nhãn", .string), ("có", .boolean), ("số", .list(.number(dimension: nil))),
    ("máy", .list(.context([.init(key: "tuổi", type: .number(dimension: nil))]))),
  ])

  private func same(_ read: Term, _ term: Term) {
    #expect(read.offset == term.offset && read.height == term.height && read.size == term.size)
    #expect(read.children.count == term.children.count)
    for (read, term) in zip(read.children, term.children) { same(read, term) }
  }

  @Test(
    "Đọc lại cùng một biểu thức với cùng chỗ trong văn bản, không phân tích lại",
    arguments: [
      "a > 0.850 and not(nhãn = \"Hồ sơ\") or có = true", "công suất / công suất < 1.0",
      "ngày + @\"P1M\" > date(\"2026-03-31\")",
      "ngày in [@\"2026-01-01\"..@\"2026-12-31\")", "a in (< 1, [2..3], 4)", "if có then -a else a ** 2",
      "some x in số satisfies x > a", "every x in 1..3 satisfies x > a", "for x in số return x + a", "số[item > 1][1]",
      "count(số) between 1 and 3", "{x: 1, y: x + a}.y", "sum([a, 1, 2.50])",
      "a instance of number", "nhãn in (\"x\", \"y\")", "@\"P1DT2H\" < @\"PT30H\"",
      "substring(string: nhãn, start position: 1)",
    ])
  func roundTrip(_ text: String) throws {
    let expression = try Expression.compile(text, scope: Self.scope)
    let read = try Expression(binary: expression.binary())
    #expect(read == expression && read.type == expression.type)
    same(read.term, expression.term)
    #expect(read.description == expression.description && read.names == expression.names)
    var environment = Environment(Self.scope)
    #expect(read.evaluate(in: environment) == expression.evaluate(in: environment))
    let values: [FEELValue] = [
      .number(Decimal128(3)), .number(Decimal128(7)), .date(CivilDay(number: 20_600)), .string("x"), .boolean(true),
      .list([.number(.one), .number(Decimal128(5))]),
      .list([.context(FEELContext([("tuổi", .number(Decimal128(12)))]))]),
    ]
    for (slot, value) in values.enumerated() { environment[slot] = value }
    #expect(read.evaluate(in: environment) == expression.evaluate(in: environment))
  }

  @Test(
    "Biểu thức của mô hình cũng đọc lại được",
    arguments: [
      "function(x: number, y) x + y", "(function(x) x)(1)", "@\"12:30:00\"", "@\"2026-01-01T12:30:00+07:00\"", "null",
      "(< 10)", "b.c", "a instance of list<string>", "min",
      "máy[tuổi > 10].tuổi",
    ])
  func models(_ text: String) throws {
    let expression = try Expression.parse(text, scope: Self.scope)
    let read = try Expression(binary: expression.binary())
    #expect(read == expression && read.description == expression.description)
    same(read.term, expression.term)
  }

  @Test("Điều kiện dài đọc lại được; dài quá giới hạn bị từ chối khi ghi")
  func longChains() throws {
    func chain(_ links: Int) throws -> Expression {
      try Expression.compile(Array(repeating: "a", count: links + 1).joined(separator: " + "), scope: Self.scope)
    }
    let long = try chain(390)
    #expect(try Expression(binary: long.binary()) == long)
    #expect(throws: BinaryFault.tooDeep) { try chain(410).binary() }
  }

  @Test("Tên hàm không có và số ngoài decimal128 bị từ chối")
  func refusals() throws {
    #expect(throws: BinaryFault.self) { try BuiltIn(binary: "không có".binary()) }
    let halves: [(UInt64, UInt64)] = [(0x1_FFFF_FFFF_FFFF, .max), (.max >> 1, 1), (1 << 63, 0)]
    for (high, low) in halves {
      let bytes = try Decimal128(high: high, low: low).binary()
      #expect(throws: BinaryFault.value(of: "Decimal128")) { try Decimal128(binary: bytes) }
    }
  }
}
