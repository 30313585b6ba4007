import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Bảng phân loại từng dòng")
struct RowTableTests {
  private static let table = "DT-T14"
  private static let stated = "điều kiện tiếp cận của mục tiêu"

  private func fact(_ name: String, _ value: FactValue?, of subject: Subject = .dossier) -> Fact {
    let statements = value.map {
      [Statement(value: $0, words: "x", source: .intake, place: "/du_kien/x", standing: .read)]
    }
    return Fact(name: name, subject: subject, statements: statements ?? [], sought: value == nil ? .notStated : nil)
  }

  private func goal(_ name: String, market: String?) -> FactSet.Row {
    let subject = Subject.row(collection: "mục tiêu", name: name)
    return FactSet.Row(
      name: name,
      facts: [
        fact("tên", .text(name), of: subject),
        fact("tiếp cận thị trường", market.map { .text($0) }, of: subject),
      ])
  }

  private func derived(
    _ goals: [FactSet.Row], more why: String? = nil, on day: String = "2026-09-01", _ facts: [Fact] = []
  ) throws -> DerivedFacts {
    let rulebook = try PublishedRules.rulebook()
    let day = try #require(CivilDay(iso: day))
    let rows = FactSet.Rows(collection: "mục tiêu", rows: goals, incompleteBecause: why)
    let known = [fact("ngày nộp hồ sơ", .day(day)), fact("loại nhà đầu tư", .text("nhà đầu tư nước ngoài"))] + facts
    return DerivedFacts(
      rulebook.classifications, of: FactSet(facts: known, rows: [rows]), in: rulebook.catalogue, assuming: nil
    ) { matter, _ in matter.governing(day) }
  }

  private func results(_ derived: DerivedFacts) -> [Classified] { derived.classified.filter { $0.id == Self.table } }

  private func told(_ result: Classified) -> String? {
    guard case .known(let outputs, _) = result.answer else { return nil }
    return outputs.first?.words
  }

  @Test("Mỗi mục tiêu một kết quả, nói mục tiêu nào; quy tắc đọc kết quả ấy ở đúng dòng")
  func classifiesEachRow() throws {
    let derived = try derived([
      goal("Thăm dò dư luận", market: "danh mục A"), goal("Bán lẻ", market: "danh mục B"),
      goal("Linh kiện", market: "không thuộc Phụ lục I"),
    ])
    let results = results(derived)
    #expect(results.map(told) == ["chưa được tiếp cận", "tiếp cận có điều kiện", "như nhà đầu tư trong nước"])
    let names = ["Thăm dò dư luận", "Bán lẻ", "Linh kiện"]
    #expect(results.map(\.subject) == names.map { .row(collection: "mục tiêu", name: $0) })
    let stated = derived.facts.rows(of: "mục tiêu").rows.map { row in row.facts.first { $0.name == Self.stated } }
    #expect(
      stated.map { $0?.statements.map(\.source) } == [
        [.table(Self.table, row: 4)], [.table(Self.table, row: 5)], [.table(Self.table, row: 2)],
      ])
  }

  @Test("Dòng thiếu dữ kiện thì chỉ dòng ấy chưa rõ; danh mục có thể còn dòng thì nói thêm là chưa rõ")
  func staysOpenRowByRow() throws {
    let goals = [goal("Bán lẻ", market: nil), goal("Linh kiện", market: "không thuộc Phụ lục I")]
    let results = results(try derived(goals, more: "chưa đọc được tệp khác"))
    #expect(results.map(\.isOpen) == [true, false, true])
    #expect(
      results[0].reasons.flatMap(\.settledBy).map(\.commands) == [
        ["hoso state HỒ-SƠ 'tiếp cận thị trường' GIÁ-TRỊ --row 'Bán lẻ'"]
      ])
    #expect(results[2].reasons.map(\.kind) == [.rowsUnknown] && results[2].subject == .dossier)
  }

  @Test("Không có mục tiêu nào thì bảng không áp dụng; khoảng trống pháp luật thì chưa rõ một lần cho mọi dòng")
  func speaksOnceWithoutRows() throws {
    let none = results(try derived([]))
    #expect(none.map(\.answer) == [.notApplicable] && none.flatMap(\.reasons).map(\.kind) == [.noRows])
    let goals = [goal("Bán lẻ", market: "danh mục B"), goal("Linh kiện", market: "danh mục A")]
    let gap = try derived(goals, on: "2026-03-16")
    #expect(results(gap).map(\.isOpen) == [true] && results(gap).flatMap(\.reasons).map(\.kind) == [.gap])
    let row = try #require(gap.facts.rows(of: "mục tiêu").rows.first)
    #expect(row.facts.first { $0.name == Self.stated }?.sought == .undecided(table: Self.table))
  }

  @Test("Bảng thiếu dữ kiện mà người đã nêu thẳng điều bảng phải nêu thì không còn chưa rõ, và nói ai nêu")
  func isSettledByPeople() throws {
    let group = "nhóm môi trường của dự án"
    let open = try derived([]).classified.first { $0.id == "DT-T12" }
    #expect(open?.isOpen == true)
    let stated = try derived([], [fact(group, .text("III"))])
    let result = try #require(stated.classified.first { $0.id == "DT-T12" })
    #expect(result.answer == .notApplicable)
    #expect(result.reasons.map(\.text) == ["«\(group)» đã được nêu: «x» (ho-so.json, /du_kien/x)"])
    #expect(stated.facts.fact(group).values == [.text("III")])
  }

  @Test("Lời người nêu trái với bảng đã rõ thì cả hai lời đứng cạnh nhau")
  func holdsPeopleAgainstTheTable() throws {
    let group = "nhóm môi trường của dự án"
    let risk = fact("loại hình theo pháp luật môi trường", .text("nguy cơ ô nhiễm quy mô lớn"))
    let values = try derived([], [risk, fact(group, .text("III"))]).facts.fact(group).values
    #expect(values == [.text("III"), .text("I")])
  }

  private func faults(_ path: String, _ old: String, _ new: String) throws -> [String] {
    let files = try PublishedRules.folder().files
    #expect(files.contains { $0.path == path && $0.text.contains(old) })
    let folder = RuleFolder(
      location: "Rules",
      texts: Dictionary(
        uniqueKeysWithValues: files.map { ($0.path, $0.path == path ? $0.text.replacing(old, with: new) : $0.text) }))
    let error = try #require(throws: RulebookError.self) { try Rulebook(loading: folder) }
    return error.problems.map(\.description)
  }

  @Test("Dữ kiện của dòng mà bảng nêu nó không xét từng dòng, hay danh mục không có, thì không nạp được")
  func refusesTablesOfOtherRows() throws {
    let path = "dau-tu/DT-T14-tiep-can-thi-truong.yaml"
    let whole = try faults(path, "for-each: mục tiêu\n", "")
    #expect(whole.contains { $0.contains("không có dữ kiện «tiếp cận thị trường»") }, "\(whole)")
    let unknown = try faults(path, "for-each: mục tiêu\n", "for-each: mục đích\n")
    #expect(unknown.contains { $0.contains("không có danh mục dòng «mục đích»") }, "\(unknown)")
    let other = try faults("facts.yaml", "        table: DT-T13\n", "        table: DT-T01\n")
    #expect(other.contains { $0.contains("bảng nêu nó cũng phải xét từng dòng của «mục tiêu»") }, "\(other)")
  }
}
