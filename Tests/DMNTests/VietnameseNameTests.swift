import Foundation
import Testing
import Values

@testable import DMN

@Suite("Tên tiếng Việt trong FEEL")
struct VietnameseNameTests {
  /// Names as models have them, each with its value.
  static let names: [(String, Int)] = [
    ("tuổi", 1), ("tuổi thiết bị", 20), ("máy in", 3), ("in", 4), ("và/hoặc", 5), ("kinh tế - xã hội", 6),
    ("kinh tế", 7),
    ("xã hội", 8), ("đất", 9), ("số lượng or ít", 10), ("ánh sáng", 11), ("if có", 12), ("true tuổi", 13),
  ]

  static let scope = Scope(names.map { ($0.0, .any) })

  private func value(_ text: String, _ scope: Scope = scope) throws -> FEELValue {
    var environment = Environment(scope, mode: .conformance)
    for (slot, name) in Self.names.enumerated() { environment[slot] = .number(Decimal128(name.1)) }
    return try Expression.parse(text, scope: scope).evaluate(in: environment)
  }

  @Test(
    "Tên dài nhất được đọc, dù chứa từ khóa hay dấu phép tính",
    arguments: [
      ("tuổi thiết bị - tuổi", 19), ("tuổi  thiết\n bị", 20), ("máy in + in", 7), ("và/hoặc / 5", 1),
      ("kinh tế - xã hội", 6), ("(kinh tế) - xã hội", -1), ("kinh tế-xã hội", -1), ("số lượng or ít", 10),
      ("if có + 1", 13), ("if true then đất else tuổi", 9), ("true tuổi", 13), ("ánh sáng + đất", 20),
      ("count([1, 2][item in (1, in)])", 1), ("for máy in in [1, 2] return máy in", 0),
      ("some x in [máy in] satisfies x in (3, 4)", 0),
    ])
  func readsLongestNames(_ text: String, _ expected: Int) throws {
    for form in [text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping] {
      let found = try value(form)
      switch found {
      case .number(let number): #expect(number == Decimal128(expected), "\(form)")
      case .list(let items): #expect(items == [.number(.one), .number(Decimal128(2))])
      default: #expect(found == .boolean(true), "\(form): \(found)")
      }
    }
  }

  @Test("Tên khai báo kiểu tổ hợp được gọi kiểu dựng sẵn, và ngược lại; nửa tổ hợp cũng vậy")
  func matchesWhateverForm() throws {
    let decomposed = Scope(Self.names.map { ($0.0.decomposedStringWithCanonicalMapping, .any) })
    #expect(try value("tuổi thiết bị - tuổi", decomposed) == .number(Decimal128(19)))
    // ế as ê with an acute, ị as i with a dot below.
    #expect(try value("tuô\u{309}i thiê\u{301}t bi\u{323} - tuổi") == .number(Decimal128(19)))
    #expect(try value("{tuổi máy: 2, kết quả: tuô\u{309}i máy + 1}.kê\u{301}t quả") == .number(Decimal128(3)))
  }

  @Test("Chữ trong ngoặc kép giữ nguyên dạng đã viết")
  func keepsTexts() throws {
    #expect(try value("string length(\"e\u{301}\")") == .number(Decimal128(2)))
    #expect(try value("\"tuô\u{309}i\" = \"tuổi\"") == .boolean(true))
  }

  @Test("Mô hình viết kiểu tổ hợp nhận dữ liệu kiểu dựng sẵn")
  func modelsTakeEitherForm() throws {
    let name = "tuổi thiết bị"
    let inputs = [
      InputData(
        name: name.decomposedStringWithCanonicalMapping, variable: InformationItem(name: name, typeRef: "number"),
        mark: ElementMark(id: "i"))
    ]
    let model = DecisionModel(
      Model(
        name: "m", namespace: "n", inputData: inputs,
        decisions: [
          Decision(
            name: "xét", requiredInputs: [ModelReference("#i")],
            expression: .literal(ExpressionText("\(name.precomposedStringWithCanonicalMapping) > 10")))
        ]))
    let value = model.value(
      ofDecision: "xét", inputs: FEELContext([(name.precomposedStringWithCanonicalMapping, .number(Decimal128(12)))]))
    #expect(value == .boolean(true))
  }
}
