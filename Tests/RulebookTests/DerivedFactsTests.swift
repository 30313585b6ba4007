import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Dữ kiện do bảng nêu")
struct DerivedFactsTests {
  private let foreign = "áp dụng như nhà đầu tư nước ngoài"

  private func fact(_ name: String, _ values: [FactValue], _ standing: Statement.Standing = .read) -> Fact {
    let statements = values.map {
      Statement(value: $0, words: "x", source: .intake, place: "/du_kien/x", standing: standing)
    }
    return Fact(name: name, subject: .dossier, statements: statements, sought: values.isEmpty ? .notStated : nil)
  }

  private func facts(_ more: Fact...) throws -> FactSet {
    let day = try #require(CivilDay(iso: "2026-09-01"))
    return FactSet(facts: [fact("ngày nộp hồ sơ", [.day(day)])] + more, rows: [])
  }

  private func derived(_ facts: FactSet) throws -> DerivedFacts {
    let rulebook = try PublishedRules.rulebook()
    let day = try #require(CivilDay(iso: "2026-09-01"))
    return DerivedFacts(rulebook.classifications, of: facts, in: rulebook.catalogue, assuming: nil) { matter, _ in
      matter.governing(day)
    }
  }

  @Test("Kết quả của bảng là lời về hồ sơ: bảng nào, hàng nào; bảng sau đọc nó, dù đứng trước trong thứ tự mã")
  func statesWhatATableSays() throws {
    let derived = try derived(facts(fact("loại nhà đầu tư", [.text("nhà đầu tư nước ngoài")])))
    let told = derived.facts.fact(foreign)
    #expect(told.values == [.flag(true)] && told.statements.map(\.source) == [.table("DT-T01", row: 1)])
    #expect(told.statements.map(\.sourceAndPlace) == ["bảng DT-T01, hàng 1"])
    // Of DT-T03, which has the number before it, the table of the special procedure is a source.
    let place = fact("vị trí dự án", [.text("ngoài khu")])
    let special = try self.derived(facts(place)).facts.fact("được chọn thủ tục đầu tư đặc biệt")
    #expect(special.values == [.flag(false)])
    let rows = try #require(try self.derived(facts(place)).classified.first { $0.id == "DT-T03" }?.rows)
    #expect(rows[4].outcome == .kept(by: 2) || rows[4].outcome == .kept(by: 3))
  }

  @Test("Bảng chưa rõ thì dữ kiện chưa có, nói bảng nào; điều cần nêu đứng ở chính bảng ấy")
  func staysUnstated() throws {
    let derived = try derived(facts())
    let told = derived.facts.fact(foreign)
    #expect(told.statements.isEmpty && told.sought == .undecided(table: "DT-T01"))
    #expect(told.soughtInWords == "bảng DT-T01 chưa rõ" && told.settledBy == [])
    let table = try #require(derived.classified.first { $0.id == "DT-T01" })
    #expect(table.reasons.flatMap(\.settledBy).contains(.value(fact: "loại nhà đầu tư", of: .dossier)))
  }

  @Test("Lời trong hồ sơ trái với bảng thì bảng đọc dữ kiện ấy chưa rõ vì mâu thuẫn; cùng lời thì rõ")
  func weighsAgainstOtherWords() throws {
    let kind = fact("loại nhà đầu tư", [.text("nhà đầu tư trong nước")])
    func third(_ said: Bool) throws -> Classified {
      let more = [
        ("cấp phải chấp thuận chủ trương", FactValue.text("không thuộc diện chấp thuận")), (foreign, .flag(said)),
        ("chỉ góp vốn mua cổ phần", .flag(false)), ("có nhu cầu cấp giấy chứng nhận", .flag(false)),
        ("chọn thủ tục đầu tư đặc biệt", .flag(false)),
      ].map { fact($0.0, [$0.1]) }
      let base = try facts(kind)
      return try #require(
        try derived(FactSet(facts: base.facts + more, rows: [])).classified.first { $0.id == "DT-T03" })
    }
    #expect(try third(true).isOpen && third(true).reasons.map(\.kind) == [.contradiction])
    guard case .known(_, let row) = try third(false).answer else {
      Issue.record("\(try third(false).reasons)")
      return
    }
    #expect(row == 10)
  }

  @Test("Bảng dựa trên giá trị chưa chắc thì nêu lời chưa chắc; điều bị lấy đi để tự kiểm tra thì không nêu lại")
  func carriesDoubts() throws {
    let proposed = fact("loại nhà đầu tư", [.text("nhà đầu tư nước ngoài")], .proposed)
    let told = try derived(facts(proposed)).facts.fact(foreign)
    guard case .uncertain(let why)? = told.statements.first?.standing else {
      Issue.record("\(told)")
      return
    }
    #expect(why.contains("mô hình đề xuất"))
    let withheld = Fact(name: foreign, subject: .dossier, statements: [], sought: .withheld)
    let kept = try derived(facts(fact("loại nhà đầu tư", [.text("nhà đầu tư nước ngoài")]), withheld))
    #expect(kept.facts.fact(foreign).statements.isEmpty)
  }

  @Test("Chỉ hỏi điều còn làm đổi kết quả: loại dự án đã rõ thì không hỏi số người di dân")
  func asksForWhatMatters() throws {
    let flags = [
      "đề nghị cơ chế đặc biệt", "địa điểm ảnh hưởng quốc phòng an ninh", "ngoại lệ khoản 8 Điều 24", foreign,
    ].map { fact($0, [.flag(false)]) }
    let base = try facts(fact("loại dự án theo Điều 24", [.text("không")]))
    let table = try #require(
      try derived(FactSet(facts: base.facts + flags, rows: [])).classified.first { $0.id == "DT-T02" })
    #expect(table.isOpen && table.reasons.map(\.remedy) == ["nêu «đề nghị Nhà nước giao đất»"])
    #expect(table.rows.filter { $0.outcome == .possible }.map(\.number) == [23, 24])
  }

  /// The published rules with a piece of some files replaced wherever it stands.
  private func folder(_ path: String, _ old: String, _ new: String) throws -> RuleFolder {
    let files = try PublishedRules.folder().files
    #expect(files.contains { $0.path.hasPrefix(path) && $0.text.contains(old) })
    return RuleFolder(
      location: "Rules",
      texts: Dictionary(
        uniqueKeysWithValues: files.map {
          ($0.path, $0.path.hasPrefix(path) ? $0.text.replacing(old, with: new) : $0.text)
        }))
  }

  @Test(
    "Bảng không nêu được dữ kiện thì không nạp được, và nói vì sao",
    arguments: [
      ("facts.yaml", "table: DT-T01", "table: DT-T91", "không có bảng «DT-T91»; có phải «DT-T01»"),
      ("dau-tu/DT-T06", "=> thời hạn tối đa", "=> số năm tối đa", "phải có cột kết quả «thời hạn tối đa»"),
      ("dau-tu/DT-T02", "\"Quốc hội\" |", "\"Nghị viện\" |", "kết quả «Nghị viện» không phải giá trị của"),
      ("dau-tu/DT-T06", "| 70 |", "| \"bảy mươi\" |", "dữ kiện ấy thuộc loại khác"),
      (
        "dau-tu/DT-T07", "| đề nghị Nhà nước giao đất |", "| phải bảo đảm thực hiện dự án |",
        "đọc dữ kiện mà chính nó nêu"
      ),
      (
        "dau-tu/DT-T06", "procedures: [", "procedures: [xac-dinh-cong-nghe] #",
        "bảng DT-T06 nêu, nhưng bảng ấy không lập cho"
      ),
    ])
  func refusesTablesThatCannotState(_ path: String, _ old: String, _ new: String, _ what: String) throws {
    let folder = try folder(path, old, new)
    let error = try #require(throws: RulebookError.self) { try Rulebook(loading: folder) }
    #expect(error.problems.contains { $0.message.contains(what) }, "\(error.problems.map(\.description))")
  }
}
