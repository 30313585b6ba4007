import Rulebook
import TestSupport
import Testing

@Suite("Dấu chấm trước ba chữ số: nghìn hay thập phân, theo cách viết của cả giấy tờ")
struct NumberHabitTests {
  struct Probe: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [[String]]
    var prose = ""
    /// What the rule on consumption comes to in each row.
    let outcomes: [String: Outcome]
  }

  static let probes = [
    Probe(
      testDescription: "1.000 cạnh 1.45 trong cùng bảng", rows: [["Hơi", "1.000", "1.45"]],
      outcomes: ["Hơi": .undetermined]),
    Probe(
      testDescription: "số kiểu Anh ở lời văn", rows: [["Hơi", "1.000", "1.100"]],
      prose: "Mức hơi tăng 1.45 kg/kg so với",
      outcomes: ["Hơi": .undetermined]),
    Probe(
      testDescription: "số kiểu Anh ở dòng khác", rows: [["Hơi", "1.000", "1.100"], ["Điện", "0.85", "0.86"]],
      outcomes: ["Hơi": .undetermined, "Điện": .satisfied]),
    Probe(
      testDescription: "số kiểu Việt Nam, không có số kiểu Anh",
      rows: [["Hơi", "1.000", "1.100"], ["Điện", "1,45", "1,46"]],
      outcomes: ["Hơi": .satisfied, "Điện": .satisfied]),
    Probe(
      testDescription: "không số nào cho biết", rows: [["Hơi", "1.000", "1.100"]], outcomes: ["Hơi": .satisfied]),
    Probe(
      testDescription: "số mục 2.1 không phải số đo", rows: [["Hơi", "1.000", "1.100"]],
      prose: "Xem mục 2.1 và 2.2 dưới đây",
      outcomes: ["Hơi": .satisfied]),
    Probe(
      testDescription: "1.250,5 tự nói rõ", rows: [["Hơi", "1.250,5", "1.300,5"], ["Điện", "0.85", "0.86"]],
      outcomes: ["Hơi": .satisfied, "Điện": .satisfied]),
    Probe(
      testDescription: "gấp 5 lần trở lên thì một số chắc đọc sai", rows: [["Hơi", "1.000", "180"]],
      outcomes: ["Hơi": .needsReview]),
  ]

  @Test("Số nào đọc được hai cách thì không mục nào đạt hay không đạt trên số đó", arguments: probes)
  func doesNotGuess(_ probe: Probe) throws {
    let body =
      WordBuilder.p(probe.prose)
      + "<w:tbl>\(HostileDossier.consumptionHead)\(probe.rows.map { WordBuilder.tr($0) }.joined())</w:tbl>"
    let report = try HostileDossier.report(body)
    #expect(report.outcomesByRow(of: "OT-004") == probe.outcomes)
  }

  @Test("Cả hai cách đọc được nêu ra, cả hai số chênh nhau cũng vậy")
  func namesBothReadings() throws {
    let table = WordBuilder.tbl(HostileDossier.consumptionHead, WordBuilder.tr(["Hơi", "1.000", "1.45"]))
    #expect(try HostileDossier.report(table).reasons(of: "OT-004").contains("có thể đọc là 1 hoặc 1.000"))
    let apart = WordBuilder.tbl(HostileDossier.consumptionHead, WordBuilder.tr(["Hơi", "1.000", "50"]))
    let why = try HostileDossier.report(apart).reasons(of: "OT-004")
    #expect(why.contains("1.000") && why.contains("50") && why.contains("5 lần"))
  }
}
