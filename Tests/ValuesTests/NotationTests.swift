import Testing

@testable import Values

@Suite("Cách viết số, ngày, đại lượng trong giấy tờ Việt Nam")
struct NotationTests {
  private func number(_ text: String) -> Interpretation<Decimal128> {
    Decimal128(text).map { .value($0) } ?? .none
  }

  @Test(
    "Số viết kiểu Việt Nam, kiểu Anh, và không dấu",
    arguments: [
      ("1.250,5", "1250.5"), ("1.250", "1250"), ("1.000.000", "1000000"), ("84,2", "84.2"), ("842", "842"),
      ("0.842", "0.842"), ("0,842", "0.842"), ("84.2", "84.2"), ("1.25", "1.25"), ("1,250.5", "1250.5"),
      ("1 250,5", "1250.5"), ("1\u{A0}250", "1250"), ("-3", "-3"), ("1,000,000", "1000000"), ("12.5000", "12.5"),
      ("1,0810", "1.081"),
    ])
  func readsNumbers(_ text: String, _ expected: String) {
    #expect(VietnameseNotation.number(text) == number(expected))
  }

  @Test("Một dấu phẩy trước ba chữ số thì không đoán")
  func isAmbiguous() {
    #expect(
      VietnameseNotation.number("1,250")
        == .ambiguous(
          [Decimal128(1250), Decimal128(1250)].enumerated().map {
            $0.offset == 0 ? Decimal128(125, scale: -2) ?? .zero : $0.element
          }))
  }

  @Test(
    "Giấy tờ có số thập phân kiểu Anh thì dấu chấm trước ba chữ số không đoán được nữa",
    arguments: [
      (["1.45"], true), (["0.85"], true), (["1,250.5"], true), (["1,250,000"], true), (["1250.500"], true),
      (["1,45", "2.5"], true), (["1,45"], false), (["1.250,5"], false), (["1.250.000", "0,5"], false), ([], false),
      (["1.000", "842", "1,250", "05.03.2026"], false),
    ])
  func doubtsPoints(_ figures: [String], _ isAmbiguous: Bool) {
    let small = Decimal128(1)
    let large = Decimal128(1000)
    let read = VietnameseNotation.number("1.000", habit: NumberHabit(of: figures))
    #expect(read == (isAmbiguous ? .ambiguous([small, large]) : .value(large)))
    #expect(VietnameseNotation.number("1.250.000", habit: NumberHabit(of: figures)) == .value(Decimal128(1_250_000)))
  }

  @Test(
    "Giấy tờ chỉ có dấu phẩy thập phân thì dấu phẩy trước ba chữ số cũng vậy; có cả hai cách viết thì không đoán",
    arguments: [
      (["1,68"], true), (["612,5"], true), (["1.250,5"], true), (["0,481"], true), (["1,68", "1.250.000"], true),
      ([], false), (["1,250"], false), (["1.250.000"], false), (["1,68", "1,250,000"], false),
      (["1,68", "2.5"], false),
      (["1,68", "1,250.5"], false), (["1.45"], false),
    ])
  func knowsDecimalCommas(_ figures: [String], _ isDecimal: Bool) throws {
    let small = try #require(Decimal128("1.121"))
    let read = VietnameseNotation.number("1,121", habit: NumberHabit(of: figures))
    #expect(read == (isDecimal ? .value(small) : .ambiguous([small, Decimal128(1121)])))
    // Round, it may well be meant as `1.120`.
    guard case .ambiguous = VietnameseNotation.number("1,120", habit: NumberHabit(of: figures)) else {
      Issue.record("1,120")
      return
    }
  }

  @Test(
    "Chữ không phải một số thì không đọc thành số",
    arguments: ["", "khoảng 842", "1.25.3", "12abc", "1,2,3", "1.2,3.4", "842 kg", ".5", "5,", "1..2", "١٢", "84 2"])
  func refusesNumbers(_ text: String) {
    #expect(VietnameseNotation.number(text) == .none)
  }

  @Test(
    "Ngày viết theo mọi cách thường gặp",
    arguments: [
      "ngày 05 tháng 3 năm 2026", "Ngày 5 tháng 03 năm 2026", "05/03/2026", "5/3/2026", "05-03-2026", "5.3.2026",
      "2026-03-05", "ngày 05/3/2026", "05/03/2026.", "nga\u{300}y 05 tha\u{301}ng 3 na\u{306}m 2026",
    ])
  func readsDays(_ text: String) {
    #expect(VietnameseNotation.day(text) == CivilDay(iso: "2026-03-05").map { .value($0) })
  }

  @Test(
    "Ngày không rõ thì không đọc", arguments: ["03/05/26", "30/02/2026", "tháng 3 năm 2026", "5 3 2026", "05/13/2026"])
  func refusesDays(_ text: String) {
    #expect(VietnameseNotation.day(text) == .none)
  }

  @Test(
    "Số tiền bằng chữ",
    arguments: [
      ("Một trăm hai mươi tỷ đồng", 120_000_000_000), ("hai nghìn không trăm linh năm", 2005), ("mười lăm", 15),
      ("hai mươi mốt triệu đồng chẵn", 21_000_000), ("chín mươi tư", 94),
      ("Ba tỷ hai trăm linh ba triệu bốn trăm nghìn đồng", 3_203_400_000), ("bảy trăm", 700),
    ])
  func readsWords(_ text: String, _ expected: Int) {
    #expect(VietnameseNotation.words(text) == Decimal128(expected))
  }

  @Test(
    "Nghìn tỷ, rưỡi, linh sau nghìn, và phẩy",
    arguments: [
      ("hai nghìn năm trăm tỷ đồng", "2500000000000"), ("một tỷ rưỡi", "1500000000"), ("ba triệu rưỡi", "3500000"),
      ("một trăm rưỡi triệu", "150000000"), ("hai nghìn lẻ năm", "2005"), ("hai phẩy năm tỷ đồng", "2500000000"),
      ("không phẩy không năm", "0.05"), ("ba phẩy bảy mươi lăm triệu", "3750000"),
      ("một phẩy hai nghìn tỷ", "1200000000000"),
      ("mười hai nghìn không trăm linh ba tỷ hai trăm triệu", "12003200000000"), ("hai mươi nhăm tỉ", "25000000000"),
    ])
  func readsMoreWords(_ text: String, _ expected: String) {
    #expect(VietnameseNotation.words(text) == Decimal128(expected))
  }

  @Test("Số bằng chữ kèm đơn vị, «chẵn», «./.», «Việt Nam»; hai cách hiểu thì nêu cả hai")
  func readsSpelledAmounts() throws {
    let dong = try #require(Unit("đồng"))
    let money = VietnameseNotation.spelled("Một trăm năm mươi tỷ đồng Việt Nam chẵn./.")
    #expect(money.contains(SpelledAmount(value: Decimal128(150_000_000_000), unit: dong)))
    let billions = try #require(Unit("tỷ đồng"))
    #expect(money.contains { $0.isSame(as: Decimal128(150), billions) })
    #expect(!money.contains { $0.isSame(as: Decimal128(150), Unit("triệu đồng")) })
    #expect(!money.contains { $0.isSame(as: Decimal128(150), Unit("triệu USD")) })
    #expect(VietnameseNotation.spelled("bảy mươi năm").map(\.value) == [Decimal128(70), Decimal128(75)])
    #expect(VietnameseNotation.spelled("một con vịt").isEmpty)
  }

  @Test(
    "Đơn vị quy đổi đúng từng chữ số; bội số nghìn, triệu, tỷ của mọi đơn vị đếm được",
    arguments: [
      ("nghìn đồng", "đồng", "1000"), ("tỷ đồng", "triệu đồng", "1000"), ("triệu VNĐ", "đồng", "1000000"),
      ("nghìn tỷ đồng", "tỷ đồng", "1000"), ("triệu USD", "nghìn USD", "1000"), ("ha", "m²", "10000"),
      ("km²", "ha", "100"), ("nghìn tấn/năm", "tấn/năm", "1000"), ("triệu sản phẩm/năm", "sản phẩm/năm", "1000000"),
      ("kg/s", "kg/h", "3600"), ("m3/phút", "m3/h", "60"), ("MW", "kW", "1000"), ("GWh", "MWh", "1000"),
      ("tạ/h", "kg/h", "100"), ("m3", "lít", "1000"),
    ])
  func convertsUnits(_ from: String, _ to: String, _ factor: String) throws {
    let (from, to) = (try #require(Unit(from)), try #require(Unit(to)))
    let factor = try #require(Decimal128(factor))
    #expect(Quantity(value: .one, unit: from).converted(to: to) == factor)
    #expect(Quantity(value: factor, unit: to).converted(to: from) == .one)
  }

  @Test(
    "Không quy đổi giữa các loại tiền, giữa kW và kVA, giữa giờ, ngày, năm",
    arguments: [
      ("USD", "đồng"), ("triệu USD", "tỷ đồng"), ("EUR", "USD"), ("kVA", "kW"), ("kWp", "kW"), ("kg/h", "kg/ngày"),
      ("tấn/tuần", "tấn/tháng"), ("kg/quý", "kg/năm"),
    ])
  func keepsUnitsApart(_ one: String, _ other: String) throws {
    let (one, other) = (try #require(Unit(one)), try #require(Unit(other)))
    #expect(Quantity(value: .one, unit: one).converted(to: other) == nil)
  }

  @Test(
    "Chữ không phải đơn vị, đơn vị có hai nghĩa, bội số không ai viết",
    arguments: ["HP", "mã lực", "kcal", "sào", "triệu giờ", "nghìn %", "tỷ", "triệu", "triệu con vịt", "sản phẩm"])
  func refusesUnits(_ text: String) {
    #expect(Unit(text) == nil)
  }

  @Test(
    "Chữ lạ hoặc sai thứ tự thì không thành số tiền",
    arguments: [
      "triệu tỷ", "hai tỷ ba tỷ hai", "hai phẩy", "phẩy năm tỷ", "hai phẩy năm tỷ ba triệu đồng", "rưỡi", "tỷ rưỡi",
      "hai mươi rưỡi", "một con vịt", "triệu tỷ", "hai tỷ ba tỷ", "", "một nghìn hai", "một trăm hai", "hai tỷ ba",
    ])
  func refusesWords(_ text: String) {
    #expect(VietnameseNotation.words(text) == nil)
  }

  @Test("Đại lượng là số kèm đơn vị, không thừa chữ nào")
  func readsQuantities() throws {
    let unit = try #require(Unit("kg/h"))
    #expect(VietnameseNotation.quantity("1.000 kg/h") == .value(Quantity(value: Decimal128(1000), unit: unit)))
    #expect(VietnameseNotation.quantity("khoảng 842 kg/h") == .none)
    #expect(VietnameseNotation.quantity("842 kg/h (tối đa)") == .none)
    #expect(VietnameseNotation.quantity("842") == .none)
    #expect(Unit("con vịt/h") == nil)
    #expect(Unit("sản phẩm/năm")?.dimension == "sản phẩm/year")
  }

  @Test("Số bằng chữ và đơn vị trong ngoặc cũng là đại lượng; một chữ «không» thì không")
  func readsQuantitiesInWords() throws {
    let unit = try #require(Unit("kg/h"))
    let each = try #require(Unit("kg/kg"))
    #expect(
      VietnameseNotation.quantity("Một nghìn hai trăm năm mươi kg/h")
        == .value(Quantity(value: Decimal128(1250), unit: unit)))
    #expect(VietnameseNotation.quantity("hai trăm (kg/h)") == .value(Quantity(value: Decimal128(200), unit: unit)))
    #expect(
      VietnameseNotation.quantity("1,2 (kg/kg)")
        == .value(Quantity(value: try #require(Decimal128("1.2")), unit: each)))
    for words in ["không kg/h", "năm kg/h", "không trăm linh năm kg/h", "một nghìn hai kg/h", "1,2 (tối đa)", "1,2 ()"]
    {
      #expect(VietnameseNotation.quantity(words) == .none, "\(words)")
    }
  }

  @Test("Đơn vị quy đổi chính xác; năm chạy máy không phải 8760 giờ")
  func convertsUnits() throws {
    let ton = try #require(Unit("tấn/h"))
    let kilogram = try #require(Unit("kg/giờ"))
    #expect(Quantity(value: .one, unit: ton).converted(to: kilogram) == Decimal128(1000))
    #expect(Quantity(value: .one, unit: ton).converted(to: try #require(Unit("kg/năm"))) == nil)
    #expect(
      Quantity(value: .one, unit: try #require(Unit("ha"))).converted(to: try #require(Unit("m²")))
        == Decimal128(10_000))
  }

  @Test(
    "Số in ra nằm đúng phía của ngưỡng",
    arguments: [
      ("0.842", "0.85", "84,20 %"), ("0.84999", "0.85", "84,999 %"), ("0.8499999", "0.85", "84,99999 %"),
      ("0.85", "0.85", "85,00 %"), ("0.85001", "0.85", "85,001 %"), ("1.2", "0.85", "120,00 %"),
    ])
  func printsOnItsSide(_ ratio: String, _ bound: String, _ expected: String) throws {
    let printed = VietnameseText.percent(
      try #require(Decimal128(ratio)), decidedAgainst: try #require(Decimal128(bound)))
    #expect(printed == expected)
  }

  @Test("Ngày tháng viết theo NĐ 30/2020: ngày dưới 10 và tháng 1, 2 thêm số 0")
  func writesDays() throws {
    #expect(VietnameseText.longDay(try #require(CivilDay(iso: "2026-03-05"))) == "ngày 05 tháng 3 năm 2026")
    #expect(VietnameseText.longDay(try #require(CivilDay(iso: "2026-02-15"))) == "ngày 15 tháng 02 năm 2026")
  }

  @Test(
    "Nhãn so theo nghĩa, không theo cách gõ",
    arguments: [
      ("1. Công suất thiết kế:", "công suất THIẾT KẾ"), ("a) Mã hàng hoá …", "mã hàng hóa"),
      ("  Năm\u{A0}sản xuất (", "Năm sản xuất"), ("II. Tên dây chuyền", "ten da\u{302}y chuye\u{302}\u{300}n"),
    ])
  func comparesLabels(_ left: String, _ right: String) {
    let isSame = LabelKey(left) == LabelKey(right)
    #expect(isSame == !right.hasPrefix("ten "))
  }

  @Test(
    "Khoảng trắng ở hai đầu được bỏ, cả loại không ngắt; trong lòng thì giữ",
    arguments: [
      ("a", "a"), ("", ""), (" ", ""), ("Ủy ban", "Ủy ban"), ("đ ", "đ"), (" é", "é"), ("\u{A0}Số\u{2003}", "Số"),
      ("\r\nhai\tba\n", "hai\tba"), ("e\u{302}\u{301} ", "e\u{302}\u{301}"), (" \u{301}x", "x"), ("“x” ", "“x”"),
    ])
  func trimsBlanks(text: String, expected: String) {
    #expect(Array(text.trimmingBlanks.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Array(text[...].trimmingBlanks.unicodeScalars) == Array(expected.unicodeScalars))
  }
}
