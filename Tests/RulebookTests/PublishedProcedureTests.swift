import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Các thủ tục đã nhập")
struct PublishedProcedureTests {
  private let rulebook: Rulebook

  init() throws {
    rulebook = try PublishedRules.rulebook()
  }

  /// What is missing of a procedure's newest period, in Vietnamese.
  private func gaps(of procedure: Procedure) -> [String] {
    guard let version = procedure.versions.last else { return ["không có thời kỳ nào"] }
    var gaps = version.components.isEmpty ? ["không có thành phần"] : []
    gaps += version.components.filter(\.basis.isEmpty).map { "\($0.code) không có căn cứ" }
    gaps += version.limits.filter(\.basis.isEmpty).map { "\($0.step) không có căn cứ" }
    let codes = version.components.map(\.code)
    gaps += Set(codes.filter { code in codes.count { $0 == code } > 1 }).map { "\($0) có hai lần" }
    for code in procedure.codes {
      let possible = version.cases.map { cases in
        code.cases.isEmpty ? cases.values : cases.values.filter(code.cases.contains)
      }
      for value in possible ?? [""] {
        let found = CaseFound(fact: nil, possible: [value], open: nil)
        let wholes = found.limits(of: version, under: code).sure.filter(\.isWhole)
        if wholes.count != 1 { gaps.append("\(code.code) \(value): \(wholes.count) thời hạn toàn bộ") }
        if !version.components.contains(where: found.mayAsk) {
          gaps.append("\(code.code) \(value): không có thành phần")
        }
      }
    }
    return gaps
  }

  @Test("Thời kỳ mới nhất có thành phần, đúng một thời hạn toàn bộ cho mỗi mã và trường hợp, mỗi điều một căn cứ")
  func areWhole() {
    for procedure in rulebook.procedures {
      let gaps = gaps(of: procedure)
      #expect(gaps.isEmpty, "\(procedure.id): \(gaps.joined(separator: "; "))")
    }
  }

  @Test("Thiếu thành phần, thiếu thời hạn của một trường hợp, mã thành phần lặp thì phép thử trên thấy")
  func gapsAreSeen() throws {
    let procedure = try #require(rulebook.procedure(code: "1.009664")?.procedure)
    let version = try #require(procedure.versions.last)
    func with(_ components: [Component], _ limits: [Limit]) -> [String] {
      gaps(
        of: Procedure(
          id: procedure.id, name: procedure.name, codes: procedure.codes, componentMatter: procedure.componentMatter,
          processMatter: procedure.processMatter,
          versions: [
            .init(
              inForce: version.inForce, basis: version.basis, verified: version.verified, cases: version.cases,
              components: components, limits: limits, notice: [], pause: [], result: nil)
          ]))
    }
    #expect(with(version.components, version.limits).isEmpty)
    #expect(with([], version.limits).first == "không có thành phần")
    #expect(with(version.components, Array(version.limits.dropLast())).contains { $0.contains("0 thời hạn toàn bộ") })
    #expect(with(version.components + [version.components[0]], version.limits) == ["HS-a có hai lần"])
    let withoutOne = version.components.filter { $0.code != "DN-1" }
    #expect(
      with(withoutOne, version.limits) == [
        "1.009664 nhà đầu tư trúng đấu giá, trúng thầu hoặc được chấp thuận: không có thành phần"
      ])
  }

  @Test(
    "Thời hạn toàn bộ theo mã và trường hợp, đọc tay trong Nghị định 96/2026/NĐ-CP",
    arguments: [
      ("1.009664", "không thuộc diện chấp thuận chủ trương", 10, Limit.Unit.workingDays),
      ("1.009664", "nhà đầu tư trúng đấu giá, trúng thầu hoặc được chấp thuận", 5, .workingDays),
      ("1.009664", "dự án thứ cấp nhận chuyển nhượng", 10, .calendarDays),
      ("1.009647", "đổi tên dự án hoặc nhà đầu tư", 3, .workingDays),
      ("1.009647", "nội dung khác", 7, .workingDays),
      ("1.009647", "theo bản án, quyết định của tòa án, trọng tài", 5, .workingDays),
      ("1.009646", "điều chỉnh chung", 17, .workingDays),
      ("1.009646", "theo bản án, quyết định của tòa án, trọng tài", 12, .workingDays),
      ("1.009759", "chậm được bàn giao đất", 5, .workingDays),
      ("1.009628", "điều chỉnh chung", 25, .workingDays),
      ("1.009748", "nhà đầu tư đề xuất", 17, .workingDays),
      ("1.009627", "nhà đầu tư đề xuất", 25, .workingDays),
      ("2.002725", "", 15, .workingDays), ("1.009661", "", 3, .workingDays), ("1.115147", "", 30, .calendarDays),
      ("1.009755", "", 17, .calendarDays), ("1.115144", "", 17, .workingDays), ("1.115142", "", 25, .workingDays),
    ])
  func wholes(_ code: String, _ value: String, _ days: Int, _ unit: Limit.Unit) throws {
    let (procedure, code) = try #require(rulebook.procedure(code: code))
    let version = try #require(procedure.versions.last)
    let found = CaseFound(fact: nil, possible: [value], open: nil)
    let whole = found.limits(of: version, under: code).sure.first(where: \.isWhole)
    #expect(whole?.days == days && whole?.unit == unit)
  }

  @Test("Đủ 29 mã của lĩnh vực đầu tư tại Việt Nam")
  func codes() {
    let codes = rulebook.procedures.filter { $0.componentMatter == "thanh-phan" }.flatMap { $0.codes.map(\.code) }
    #expect(Set(codes).count == 29 && codes.count == 29)
  }
}
