import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Bảng phân loại")
struct ClassificationTests {
  private static let path = "cong-nghe/OT-T01-co-quan-xac-dinh-cong-nghe.yaml"
  private static let fact = "cấp chấp thuận chủ trương"

  /// The published rules with one piece of the table's file replaced wherever it stands.
  private func folder(_ old: String, _ new: String, in path: String = Self.path) throws -> RuleFolder {
    let files = try PublishedRules.folder().files
    #expect(files.contains { $0.path == path && $0.text.contains(old) })
    return RuleFolder(
      location: "Rules",
      texts: Dictionary(
        uniqueKeysWithValues: files.map { ($0.path, $0.path == path ? $0.text.replacing(old, with: new) : $0.text) }))
  }

  @Test(
    "Bảng viết sai thì không nạp được, và nói ở dòng nào, cột nào",
    arguments: [
      ("| cấp chấp thuận chủ trương ", "| cấp chấp thuận ", ":11:", "không có dữ kiện «cấp chấp thuận»"),
      ("not(\"Quốc hội\", \"Thủ tướng Chính phủ\")", "< 5", ":13:", "chuỗi"),
      ("\"Bộ Khoa học và Công nghệ\"  ", "Bộ Khoa học và Công nghệ  ", ":12:", "không có dữ kiện"),
      ("nd-96-2026 28.16.a", "nd-97-2026 28.16.a", ":18:", "không có văn bản «nd-97-2026»"),
      ("nd-96-2026 28.16.a", "nd-31-2021 28.16.a", ":18:", "không phủ hết"),
      ("nd-96-2026 28.16.a", "nd-96-2026", ":18:", "căn cứ viết"), ("nd-96-2026 28.16.a", "", ":18:", "phải có căn cứ"),
      ("UNIQUE", "COLLECT", ":11:7:", "UNIQUE, ANY hoặc FIRST"), ("| căn cứ", "| nguồn", ":11:", "dòng đầu của bảng"),
      ("      2      |", "      3      |", ":13:7:", "phải mang số 2"),
      ("| nd-96-2026 28.16.b", "| x | nd-96-2026 28.16.b", ":19:7:", "hàng có 5 ô, cần 4"),
      ("table: |\n", "table: >\n", ":10:", "«table» là một khối"),
      ("\"Quốc hội\", \"Thủ", "thuộc khoản 15 Điều 28, \"Thủ", ":12:16:", "không so sánh được chuỗi"),
      (
        "\"Quốc hội\", \"Thủ", "if thuộc khoản 15 Điều 28 then \"a\" else \"b\", \"Thủ", ":12:16:",
        "«thuộc khoản 15 Điều 28» cần một cột riêng"
      ),
    ])
  func refusesFaultyTables(_ old: String, _ new: String, _ place: String, _ what: String) throws {
    let folder = try folder(old, new)
    let error = try #require(throws: RulebookError.self) { try Rulebook(loading: folder) }
    let told = error.problems.map(\.description)
    #expect(told.contains { $0.contains(Self.path + place) && $0.contains(what) }, "\(told)")
  }

  /// What the analysis and the cases find in the changed table.
  private func faults(_ old: String, _ new: String) throws -> [String] {
    let folder = try folder(old, new)
    let rulebook = try Rulebook(loading: folder)
    return rulebook.reviews(try rulebook.cases(in: folder).tables).flatMap(\.faults)
  }

  @Test("Bảng có chỗ trống, có hàng chồng nhau hoặc hàng không trường hợp nào thử thì bị nêu, kèm một điểm")
  func findsGapsAndOverlaps() throws {
    let gap = try faults("not(\"Quốc hội\", \"Thủ tướng Chính phủ\")", "\"không thuộc diện chấp thuận\"")
    #expect(gap.contains { $0.contains("Chủ tịch Ủy ban nhân dân cấp tỉnh") }, "\(gap)")
    let overlap = try faults("not(\"Quốc hội\", \"Thủ tướng Chính phủ\")", "not(\"Quốc hội\")")
    #expect(overlap.contains { $0.contains("Thủ tướng Chính phủ") }, "\(overlap)")
    let untried = try faults(
      "      2      | not(\"Quốc hội\", \"Thủ tướng Chính phủ\")",
      "      2      | \"không thuộc diện chấp thuận\"")
    #expect(untried.contains { $0.hasSuffix("hàng 2 chưa có trường hợp nào") }, "\(untried)")
    #expect(try faults("UNIQUE", "ANY") == [])
  }

  private func classified(_ values: [(String, Statement.Standing)], on day: String) throws -> Classified {
    let rulebook = try PublishedRules.rulebook()
    let table = try #require(rulebook.classification("OT-T01"))
    let statements = values.map { value, standing in
      Statement(value: .text(value), words: value, source: .intake, place: "thử", standing: standing)
    }
    let fact = Fact(
      name: Self.fact, subject: .dossier, statements: statements, sought: statements.isEmpty ? .notStated : nil)
    let day = try #require(CivilDay(iso: day))
    let facts = FactSet(facts: [fact], rows: [])
    return try #require(table.classified(facts, rulebook.catalogue, table.matter.governing(day)).first)
  }

  @Test("Kết quả nêu hàng, căn cứ của hàng; hàng khác nêu cột làm nó không phải kết quả")
  func answers() throws {
    let result = try classified([("Quốc hội", .read)], on: "2026-09-01")
    #expect(
      result.answer
        == .known(
          [
            .init(
              name: "cơ quan xác định công nghệ", words: "Bộ Khoa học và Công nghệ",
              value: .text("Bộ Khoa học và Công nghệ"))
          ], row: 1))
    #expect(result.basis.map(\.description) == ["điểm a khoản 16 Điều 28 Nghị định 96/2026/NĐ-CP"])
    #expect(result.rows.map(\.outcome) == [.fired, .kept(by: 0)])
    #expect(result.reasons == [] && !result.isDoubtful)
  }

  @Test("Chưa biết thì không có kết quả: nêu dữ kiện cần và các hàng còn có thể")
  func staysOpen() throws {
    let result = try classified([], on: "2026-09-01")
    #expect(result.isOpen && result.basis == [])
    #expect(result.rows.map(\.outcome) == [.possible, .possible])
    #expect(result.reasons.map(\.remedy) == ["nêu «\(Self.fact)»"])
  }

  @Test("Nguồn mâu thuẫn dẫn đến kết quả khác thì chưa rõ; cùng kết quả thì rõ")
  func weighsContradictions() throws {
    let differing = try classified(
      [("Quốc hội", .read), ("không thuộc diện chấp thuận", .read)], on: "2026-09-01")
    #expect(differing.isOpen && differing.reasons.map(\.kind) == [.contradiction])
    let agreeing = try classified([("Quốc hội", .read), ("Thủ tướng Chính phủ", .read)], on: "2026-09-01")
    #expect(!agreeing.isOpen)
  }

  @Test("Giá trị chưa xác nhận hoặc văn bản chưa đối chiếu thì kết quả cần xem xét; khoảng trống pháp luật thì chưa rõ")
  func doubts() throws {
    let proposed = try classified([("Quốc hội", .proposed)], on: "2026-09-01")
    #expect(proposed.isDoubtful && proposed.reasons.map(\.kind) == [.unconfirmedValue])
    let old = try classified([("Quốc hội", .read)], on: "2025-06-10")
    #expect(old.isDoubtful && old.reasons.map(\.kind) == [.unverified])
    let gap = try classified([("Quốc hội", .read)], on: "2026-03-16")
    #expect(gap.isOpen && gap.reasons.map(\.kind) == [.gap] && gap.rows == [])
  }
}
