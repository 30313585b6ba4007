import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Screening

@Suite("Số viết cả bằng chữ: khớp thì chắc, lệch hoặc không đọc được chữ thì không chắc, nêu cả hai")
struct WrittenAmountTests {
  private func report(_ cell: String) throws -> ScreeningReport {
    try HostileDossier.report(WordBuilder.tbl(HostileDossier.head, WordBuilder.tr(["Sợi", cell, "950"])))
  }

  @Test(
    "Chữ khớp với số, trong ngoặc hay sau «bằng chữ», số trước hay chữ trước",
    arguments: [
      "1.000 kg/h (Bằng chữ: Một nghìn kg/h)", "1.000 (Bằng chữ: một nghìn)", "1.000 kg/h, bằng chữ: một nghìn kg/h./.",
      "1.000 kg/h (một nghìn kg/h)", "1.000 (một nghìn) kg/h", "một nghìn kg/h (1.000 kg/h)",
      "1.000 kg/h (Bằng chữ: một tấn/h)", "1.000 kg/h. Viết bằng chữ: Một nghìn kg/h chẵn",
    ])
  func agrees(_ cell: String) throws {
    #expect(try report(cell).outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
  }

  @Test(
    "Chữ lệch với số: không chắc giá trị nào",
    arguments: [
      ("1.000 kg/h (Bằng chữ: Một trăm kg/h)", "số ghi «1.000 kg/h» nhưng bằng chữ ghi «Một trăm kg/h»"),
      ("1.000 (một nghìn một trăm) kg/h", "số ghi «1.000 kg/h» nhưng bằng chữ ghi «một nghìn một trăm»"),
      ("1.000 kg/h (Bằng chữ: một nghìn kg/ngày)", "số ghi «1.000 kg/h» nhưng bằng chữ ghi «một nghìn kg/ngày»"),
      ("1.000 kg/h (Bằng chữ: một nghìm kg/h)", "phần bằng chữ «một nghìm kg/h» không đọc được"),
    ])
  func doubts(_ cell: String, _ why: String) throws {
    let report = try report(cell)
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .needsReview])
    #expect(report.reasons(of: "OT-002").contains(why))
  }

  @Test(
    "Ngoặc không phải số bằng chữ thì như cũ: không đọc", arguments: ["1.000 kg/h (tối đa)", "1.000 kg/h (hai ca)"])
  func passesOtherBrackets(_ cell: String) throws {
    #expect(try report(cell).outcomesByRow(of: "OT-002") == ["Sợi": .undetermined])
  }
}
