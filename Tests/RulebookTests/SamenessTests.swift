import Testing
import Values

@testable import Rulebook

@Suite("Khi nào hai lời nêu như nhau")
struct SamenessTests {
  private func quantity(_ text: String) throws -> FactValue {
    guard case .value(let quantity) = VietnameseNotation.quantity(text) else { throw NoQuantity() }
    return .quantity(quantity)
  }

  private struct NoQuantity: Error {}

  private func fact(_ said: [(paper: String, value: FactValue)]) -> Fact {
    Fact(
      name: "vốn", subject: .dossier,
      statements: said.map { paper, value in
        Statement(
          value: value, words: "\(value)", source: .document(path: paper, digest: Digest(of: [])), place: "đoạn 1",
          standing: .read)
      }, sought: nil)
  }

  private var capital: Sameness {
    get throws {
      guard case .value(let most) = VietnameseNotation.quantity("1 tỷ đồng") else { throw NoQuantity() }
      return Sameness(share: Decimal128("0.005"), most: most)
    }
  }

  @Test("Một chuỗi số gần nhau từng cặp nhưng hai đầu xa nhau là hai nhóm, đọc theo thứ tự nào cũng vậy")
  func groupsReachNoFurtherThanAllowed() throws {
    let values = try ["200 tỷ đồng", "199,2 tỷ đồng", "198,6 tỷ đồng"].map(quantity)
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]] {
      let sides = FactSides(of: fact(order.map { ("\($0).docx", values[$0]) }), by: try capital)
      #expect(sides.sides.count == 2 && sides.differ, "\(order)")
    }
    #expect(!FactSides(of: fact([("a", values[0]), ("b", values[1])]), by: try capital).differ)
  }

  @Test("Dung sai là của cả tỷ lệ và mức tối đa; đơn vị khác loại không bao giờ như nhau")
  func bothBoundsHold() throws {
    let same = try capital
    #expect(same.holds(try quantity("450 tỷ đồng"), try quantity("449 tỷ đồng")) == true)
    #expect(same.holds(try quantity("450 tỷ đồng"), try quantity("448,9 tỷ đồng")) == false)
    #expect(same.holds(try quantity("100 tỷ đồng"), try quantity("99,4 tỷ đồng")) == false)
    #expect(same.holds(try quantity("450 tỷ đồng"), try quantity("450 ha")) == false)
    #expect(Sameness.exact.holds(try quantity("1 ha"), try quantity("10.000 m2")) == true)
    #expect(Sameness.exact.holds(try quantity("1 ha"), try quantity("10.001 m2")) == false)
  }

  @Test(
    "Tên bỏ lời xưng hô và chức vụ, viết tắt và không dấu như nhau; khác dấu là khác tên",
    arguments: [
      ("Ông Trần Mẫu, giám đốc", "TRẦN MẪU", true), ("Tran Mau", "Trần Mẫu", true), ("Trần Mẫu", "Trân Mẫu", false),
      ("Cty TNHH Mẫu", "CÔNG TY TRÁCH NHIỆM HỮU HẠN MẪU", true), ("CONG TY TNHH MAU", "Công ty TNHH Mẫu", true),
      ("Công ty TNHH Mẫu", "Công ty TNHH Mẫu Hai", false), ("Ông", "Bà", false),
    ])
  func names(_ one: String, _ other: String, _ isSame: Bool) {
    let sameness = Sameness(
      before: ["ông", "bà"], until: [","],
      spellings: [.init(short: "tnhh", long: "trách nhiệm hữu hạn"), .init(short: "cty", long: "công ty")],
      allowsBare: true)
    #expect(sameness.holds(.text(one), .text(other)) == isSame)
    #expect(sameness.holds(.text(other), .text(one)) == isSame)
  }

  @Test(
    "Mã chỉ so phần mã",
    arguments: [
      ("0100000001", "0100 000 001", true), ("0100000001", "0100.000.001 do phòng đăng ký cấp năm 2020", true),
      ("0100000001", "0100000001-001", false), ("KR-123", "KR-124", false), ("chưa có", "chưa có", true),
    ])
  func codes(_ one: String, _ other: String, _ isSame: Bool) {
    #expect(Sameness(isCode: true).holds(.text(one), .text(other)) == isSame)
  }

  @Test("Nhiều nhà đầu tư: giấy tờ nêu một người không trái giấy tờ nêu cả hai; hai giấy tờ mỗi nơi một người thì trái")
  func severalMayBeNamed() {
    let both: [(String, FactValue)] = [("a.docx", .text("Một")), ("a.docx", .text("Hai"))]
    let several = Sameness(allowsSeveral: true)
    #expect(!FactSides(of: fact(both + [("b.docx", .text("Hai"))]), by: several).differ)
    #expect(FactSides(of: fact(both + [("b.docx", .text("Ba"))]), by: several).differ)
    #expect(FactSides(of: fact([("a.docx", .text("Một")), ("b.docx", .text("Hai"))]), by: several).differ)
    #expect(FactSides(of: fact(both + [("b.docx", .text("Hai"))]), by: .exact).differ)
  }
}
