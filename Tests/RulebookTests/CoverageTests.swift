import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Phạm vi kiểm tra")
struct CoverageTests {
  private static let path = "obligations/thu.yaml"
  private static let folder = Result { try PublishedRules.folder() }

  /// An obligation of the policy approval and of the extension, as a file of its own.
  private static let line = """
    obligations:
      - id: BG-THU-1
        title: Điều thử
        kind: điều kiện
        procedures: [chap-thuan-chu-truong-dau-tu]
        matter: noi-dung-ho-so
        sources: [bản ghi thử]
        versions:
          - in-force: { from: '2026-03-31', until: '2026-12-01' }
            basis: [{ document: nd-96-2026, article: 32, clause: 1 }]
            verified: { on: '2026-11-27', source: text }

    """

  /// The published texts after a change.
  private func texts(_ change: (inout [String: String]) throws -> Void) throws -> RuleFolder {
    var texts = Dictionary(uniqueKeysWithValues: try Self.folder.get().files.map { ($0.path, $0.text) })
    try change(&texts)
    return RuleFolder(location: "Rules", texts: texts)
  }

  private func rulebook(_ change: (inout [String: String]) throws -> Void) throws -> Rulebook {
    try Rulebook(loading: texts(change))
  }

  private func statement(
    _ rulebook: Rulebook, _ code: String = "1.009645", on day: String = "2026-09-01"
  ) throws -> CoverageStatement {
    let found = try #require(rulebook.procedure(code: code))
    return rulebook.coverage(of: found.procedure, under: found.code, on: try #require(CivilDay(iso: day)))
  }

  private func line(
    _ id: String, in rulebook: Rulebook, _ code: String = "1.009645", on day: String = "2026-09-01"
  ) throws -> CoverageStatement.Line? {
    try statement(rulebook, code, on: day).lines.first { $0.asked.id == id }
  }

  private func text(_ path: String) throws -> String {
    try #require(try Self.folder.get().files.first { $0.path == path }).text
  }

  private static let capital = "dau-tu/DT-D08-tong-von-khac-cac-phan.yaml"

  // MARK: The figure

  @Test("Thêm một điều của bản ghi mà không có quy tắc thì con số giảm: thêm một điều chưa ai xem, máy không hơn")
  func anotherLine() throws {
    let before = try statement(PublishedRules.rulebook())
    let after = try statement(rulebook { $0[Self.path] = Self.line })
    #expect(after.lines.count == before.lines.count + 1)
    #expect(after.count(.nobody) == before.count(.nobody) + 1)
    #expect(after.count(.machine) == before.count(.machine) && after.count(.officer) == before.count(.officer))
    let line = try #require(after.lines.first { $0.asked.id == "BG-THU-1" })
    #expect(line.looker == .nobody && line.rules.isEmpty && line.because.isEmpty)
  }

  @Test("Quy tắc mang mã của điều, ở id hay ở also, đưa nó từ chưa ai sang máy", arguments: ["id", "also"])
  func aRuleForIt(_ member: String) throws {
    let rule = try text(Self.capital)
    let id = member == "id" ? "BG-THU-1" : "DT-X99"
    let rulebook = try rulebook { texts in
      texts[Self.path] = Self.line
      texts["dau-tu/\(id)-thu.yaml"] = rule.replacing("id: DT-D08\n", with: "id: \(id)\nalso: [BG-THU-1]\n")
    }
    let line = try #require(try line("BG-THU-1", in: rulebook))
    #expect(line.looker == .machine && line.rules == [id])
  }

  @Test("Bỏ quy tắc thì điều của nó thành chưa ai xem, không mất")
  func withoutItsRule() throws {
    #expect(try line("DT-D08", in: PublishedRules.rulebook())?.looker == .machine)
    let line = try #require(try line("DT-D08", in: rulebook { $0[Self.capital] = nil }))
    #expect(line.looker == .nobody && line.rules.isEmpty)
  }

  @Test("Tạm ngưng quy tắc: điều thành chưa ai xem, và nói vì sao", arguments: ["tạm ngưng", "nháp"])
  func suspended(_ status: String) throws {
    let rulebook = try rulebook {
      $0[Self.capital] = try text(Self.capital).replacing("status: hiệu lực", with: "status: \(status)")
    }
    let line = try #require(try line("DT-D08", in: rulebook))
    #expect(line.looker == .nobody && line.because == ["DT-D08 đang ở trạng thái «\(status)»"])
  }

  @Test("Điều không có hiệu lực vào ngày ấy thì không đếm: ngày đầu có, ngày hết không")
  func days() throws {
    let rulebook = try rulebook { $0[Self.path] = Self.line }
    for (day, isCounted) in [
      ("2026-03-30", false), ("2026-03-31", true), ("2026-11-30", true), ("2026-12-01", false),
    ] {
      #expect(try (line("BG-THU-1", in: rulebook, on: day) != nil) == isCounted, "\(day)")
    }
  }

  @Test("Quy tắc hết hiệu lực vào ngày ấy không che điều nào")
  func ruleOfAnotherPeriod() throws {
    let rulebook = try rulebook {
      $0[Self.capital] = try text(Self.capital).replacing(
        "in-force: { from: '2026-03-31' }", with: "in-force: { from: '2026-03-31', until: '2026-09-01' }")
    }
    #expect(try line("DT-D08", in: rulebook, on: "2026-08-31")?.looker == .machine)
    #expect(try line("DT-D08", in: rulebook, on: "2026-09-01")?.looker == .nobody)
  }

  @Test("Ngày trong khoảng trống: không đếm điều của vấn đề ấy và nói vì sao; ngày chưa nhập nguồn thì nói là chưa đủ")
  func gap() throws {
    let gap = try statement(PublishedRules.rulebook(), "1.009659", on: "2026-03-16")
    #expect(gap.uncounted.map(\.matter).contains("Thành phần hồ sơ") && !gap.isWhole)
    #expect(!gap.lines.contains { $0.asked.kind == .component })
    #expect(gap.uncounted.allSatisfy { $0.reason.contains("16/03/2026") })
    let old = try statement(PublishedRules.rulebook(), "1.009659", on: "2025-06-10")
    #expect(old.uncounted.isEmpty && old.unenteredDays == [CivilDay(iso: "2025-06-10")] && !old.isWhole)
    let now = try statement(PublishedRules.rulebook(), "1.009659")
    #expect(now.isWhole && now.days == [CivilDay(iso: "2026-09-01")])
  }

  @Test("Nguồn chưa khai là đã nhập thì con số tự nói là chưa đủ")
  func notEntered() throws {
    let rulebook = try rulebook {
      $0["obligations/gia-han.yaml"] = try text("obligations/gia-han.yaml").replacing(
        "procedure: gia-han-thoi-han-hoat-dong", with: "procedure: doi-giay-chung-nhan")
    }
    #expect(try !statement(rulebook, "1.009659").isWhole)
  }

  // MARK: Who looks

  @Test(
    "Ai xem là suy từ quy tắc, không khai",
    arguments: [
      // A note, a rule for the officer, a rule that only an officer's word decides, one that another body decides.
      ("1.009659", "OT-036", CoverageStatement.Looker.officer, "chỉ ghi chú"),
      ("1.009659", "OT-020", .officer, "dành cho cán bộ"),
      ("1.009659", "OT-022", .officer, "theo lời cán bộ về «phải chuyển giao không bồi hoàn»"),
      ("1.009659", "OT-002", .officer, "Sở Khoa học và Công nghệ quyết định"),
      ("XDCN", "OT-002", .machine, ""),
      ("XDCN", "OT-T01", .officer, "bảng phân loại"),
      ("1.009645", "DT-B11", .officer, "bảng phân loại"),
      ("1.009645", "DT-D08", .machine, ""),
      // Marked as an officer's in the data.
      ("1.009645", "DT-D16", .officer, "quy hoạch"),
      ("1.009645", "DT-C02", .machine, ""),
      ("1.009645", "DT-C01", .nobody, ""),
      // Components and limits by the procedure's own file.
      ("1.009645", "HS-a", .machine, "có nộp hay không"),
      ("1.009645", "HS-a-MẪU", .nobody, ""),
      ("1.009645", "HS-h", .officer, "có phải nộp không"),
      ("1.009645", "HS-đ", .machine, ""),
      ("1.009659", "Toàn bộ thủ tục", .machine, "ngày hết hạn"),
      ("1.009659", "Lập báo cáo thẩm định", .machine, "nhật ký"),
      ("1.009645", "Lập báo cáo thẩm định", .nobody, ""),
    ])
  func lookers(_ code: String, _ id: String, _ looker: CoverageStatement.Looker, _ because: String) throws {
    let line = try #require(try line(id, in: PublishedRules.rulebook(), code))
    #expect(line.looker == looker, "\(line)")
    #expect(because.isEmpty ? true : line.because.joined().contains(because), "\(line.because)")
  }

  @Test("Quy tắc luôn chuyển cán bộ xem là việc của cán bộ")
  func unconditional() throws {
    let line = try #require(try line("OT-019", in: PublishedRules.rulebook(), "1.009659", on: "2026-03-16"))
    #expect(line.looker == .officer && line.because == ["OT-019 luôn chuyển cán bộ xem"])
  }

  @Test("Máy cần lời cán bộ thì nói về dữ kiện nào, cả dữ kiện mà bảng của nó cần")
  func words() throws {
    let line = try #require(try line("DT-B10", in: PublishedRules.rulebook()))
    #expect(line.looker == .machine && line.words.contains("đã được chấp thuận chủ trương"))
    #expect(line.words.contains("vị trí dự án") && !line.words.contains("mã thủ tục phải thực hiện"))
    #expect(try self.line("DT-D08", in: PublishedRules.rulebook())?.words == [])
  }

  @Test("Điều ghi là của cán bộ vẫn thành của máy khi có quy tắc của máy")
  func markedForTheOfficer() throws {
    let rule = try text(Self.capital)
    let rulebook = try rulebook { texts in
      texts[Self.path] = Self.line.replacing("    matter:", with: "    officer: cần bản đồ\n    matter:")
    }
    #expect(try line("BG-THU-1", in: rulebook)?.because == ["cần bản đồ"])
    let covered = try self.rulebook { texts in
      texts[Self.path] = Self.line.replacing("    matter:", with: "    officer: cần bản đồ\n    matter:")
      texts["dau-tu/BG-THU-1-thu.yaml"] = rule.replacing("id: DT-D08", with: "id: BG-THU-1")
    }
    #expect(try line("BG-THU-1", in: covered)?.looker == .machine)
  }

  @Test("Quy tắc của thủ tục khác không che điều của thủ tục này")
  func anotherProcedure() throws {
    let line = try #require(try line("OT-036", in: PublishedRules.rulebook(), "1.009664"))
    #expect(line.looker == .nobody)
  }

  @Test("Điều riêng của một mã, một trường hợp chỉ đếm ở đó")
  func codesAndCases() throws {
    let rulebook = try rulebook { texts in
      texts[Self.path] = Self.line.replacing(
        "    matter:", with: "    codes: ['1.009748']\n    cases: [cơ quan nhà nước lập hồ sơ]\n    matter:")
    }
    #expect(try line("BG-THU-1", in: rulebook) == nil)
    #expect(try line("BG-THU-1", in: rulebook, "1.009748")?.asked.cases == ["cơ quan nhà nước lập hồ sơ"])
  }

  @Test("Quy tắc không đứng tên điều nào được kể ra")
  func others() throws {
    #expect(try statement(PublishedRules.rulebook(), "1.009659").otherRules.contains("OT-015"))
    #expect(try !statement(PublishedRules.rulebook(), "1.009659").otherRules.contains("OT-002"))
  }

  // MARK: Loading

  @Test(
    "Tệp sai thì không nạp, và nói chỗ",
    arguments: [
      ("document: nd-96-2026", "document: nd-69-2026", "có phải «nd-96-2026»?"),
      ("from: '2026-03-31'", "from: '2026-03-01'", "không phủ hết"),
      ("kind: điều kiện", "kind: điều kiên", "dùng một trong"),
      ("matter: noi-dung-ho-so", "matter: noi-dung", "không có vấn đề pháp lý"),
      ("[chap-thuan-chu-truong-dau-tu]", "[chap-thuan-chu-truong]", "không có thủ tục"),
      ("    matter:", "    codes: ['1.009664']\n    matter:", "thủ tục không có mã «1.009664»"),
      ("    matter:", "    cases: [nhà đầu tư đề xuât]\n    matter:", "có phải «nhà đầu tư đề xuất»?"),
      ("sources: [bản ghi thử]", "sources: []", "nơi thấy"),
      ("    title: Điều thử\n", "", "thiếu khóa «title»"),
      ("    title:", "    titel: x\n    title:", "có phải «title»?"),
      ("id: BG-THU-1", "id: DT-D08", "đã có trong obligations/du-an-moi.yaml"),
      ("id: BG-THU-1", "id: HS-a", "là thành phần HS-a"),
    ])
  func faults(_ old: String, _ new: String, _ message: String) throws {
    try #require(Self.line.contains(old))
    let folder = try texts { $0[Self.path] = Self.line.replacing(old, with: new, maxReplacements: 1) }
    do {
      _ = try Rulebook(loading: folder)
      Issue.record("đã nạp")
    } catch {
      let told = error.problems.map(\.description)
      #expect(told.contains { $0.hasPrefix("\(Self.path):") && $0.contains(message) }, "\(error)")
    }
  }

  @Test("Hai phiên bản cùng ngày, mã hai lần trong một tệp, mã của một thành phần ở also: không nạp")
  func twice() throws {
    let version = String(Self.line[try #require(Self.line.range(of: "      - in-force")).lowerBound...])
    let obligation = String(Self.line[try #require(Self.line.range(of: "  - id")).lowerBound...])
    for (text, message) in [
      (Self.line + version, "hai phiên bản cùng có hiệu lực"), (Self.line + obligation, "đã có trong \(Self.path)"),
      (
        Self.line.replacing("id: BG-THU-1", with: "id: OT-031").replacing(
          "[chap-thuan-chu-truong-dau-tu]", with: "[gia-han-thoi-han-hoat-dong]"), "là thành phần GH-1"
      ),
    ] {
      do {
        _ = try rulebook { $0[Self.path] = text }
        Issue.record("đã nạp: \(message)")
      } catch let error as RulebookError {
        #expect(error.problems.contains { $0.message.contains(message) }, "\(error)")
      }
    }
  }

  // MARK: Elsewhere

  @Test("So hai bộ: điều thêm và điều bỏ được kể")
  func difference() throws {
    let published = try PublishedRules.rulebook()
    let wider = try rulebook { $0[Self.path] = Self.line }
    for (old, new, change) in [
      (published, wider, RulebookDifference.Entry.Change.added), (wider, published, .removed),
    ] {
      let entries = RulebookDifference(from: old, to: new).entries
      #expect(entries.map(\.id) == ["BG-THU-1"] && entries.map(\.change) == [change])
      #expect(entries.first?.section.words == "điều phải xem" && entries.first?.title == "Điều thử")
    }
  }

  @Test("Mọi điều đã nhập nêu nguồn, và mọi thủ tục có bản ghi đều khai đã nhập cho luật hiện hành")
  func published() throws {
    let rulebook = try PublishedRules.rulebook()
    #expect(rulebook.obligations.obligations.count > 150)
    for procedure in rulebook.procedures {
      for code in procedure.codes {
        let statement = rulebook.coverage(
          of: procedure, under: code, on: try #require(CivilDay(iso: "2026-11-27")))
        // Of these two no national record was found.
        #expect(statement.isWhole == !["XDCN", "1.002725"].contains(code.code), "\(code.code)")
      }
    }
  }
}
