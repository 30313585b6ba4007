import TestSupport
import Testing

@testable import Rulebook

@Suite("Các trường hợp bên cạnh quy tắc")
struct RuleCaseTests {
  @Test("Mọi trường hợp cho đúng kết luận mong đợi")
  func everyCaseHolds() throws {
    let folder = try PublishedRules.folder()
    let rulebook = try Rulebook(loading: folder)
    let cases = try rulebook.cases(in: folder)
    #expect(cases.count > 80)
    #expect(rulebook.failures(of: cases).map(\.description) == [])
    #expect(rulebook.reviews(cases.tables).flatMap(\.faults) == [])
  }

  @Test("Không bản đột biến nào sống sót")
  func noMutantLives() throws {
    let folder = try PublishedRules.folder()
    let rulebook = try Rulebook(loading: folder)
    let (mutants, survivors) = rulebook.survivors(among: try rulebook.cases(in: folder))
    #expect(mutants > 60)
    #expect(survivors.map { "\($0.path): \($0.change)" } == [])
  }
}

@Suite("Trường hợp của quy tắc không chạy")
struct SilentRuleCaseTests {
  @Test("Quy tắc, bảng nháp hay tạm ngưng vẫn được thử lời của nó", arguments: ["nháp", "tạm ngưng"])
  func silent(_ status: String) throws {
    let folder = try PublishedRules.folder(after: [
      .init("cong-nghe/OT-002-day-chuyen-duoi-85.yaml", "status: hiệu lực", "status: \(status)"),
      .init("cong-nghe/OT-T01-co-quan-xac-dinh-cong-nghe.yaml", "status: hiệu lực", "status: \(status)"),
    ])
    let rulebook = try Rulebook(loading: folder)
    let cases = try rulebook.cases(in: folder)
    #expect(rulebook.failures(of: cases).map(\.description) == [])
    #expect(rulebook.reviews(cases.tables).flatMap(\.faults) == [])
  }
}
