import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Trường hợp của thủ tục")
struct ProcedureCaseTests {
  private static let path = "procedures/nhap-khau-may-da-qua-su-dung.yaml"
  private static let fact = "mục đích giám định"
  private static let cased = """
    id: nhap-khau-may-da-qua-su-dung
    name: Thủ tục thử
    codes:
      - { code: '1.002725', name: Thủ tục thử, received-by: so-tai-chinh, decided-by: so-tai-chinh, also-by: [ban-quan-ly-kcn] }
      - { code: THU-2, name: Mã một trường hợp, received-by: so-tai-chinh, decided-by: so-tai-chinh, cases: [nhập khẩu] }
    component-matter: nhap-khau
    process-matter: nhap-khau
    versions:
      - in-force: { from: '2019-06-15' }
        basis: [{ document: qd-18-2019, article: 9 }]
        verified: { on: '2026-11-23', source: text }
        case: mục đích giám định
        result: { text: Văn bản cho phép, by: bản ghi thử, verified: { on: '2026-11-23', source: secondary } }
        components:
          - { code: TH-1, name: Chung }
          - { code: TH-2, name: Của dự án đang hoạt động, cases: [dự án đang hoạt động] }
          - { code: TH-3, name: Của nhập khẩu, cases: [nhập khẩu] }
          - { code: TH-4, name: 'Của nhập khẩu, tùy', cases: [nhập khẩu], always: false }
        limits:
          - { step: Gửi, days: 2, unit: working-days, from: hop_le, to: [gui_lay_y_kien], cases: [nhập khẩu], basis: [{ document: qd-18-2019, article: 9 }] }
          - { step: Toàn bộ, days: 3, unit: working-days, whole: true, from: hop_le, to: [quyet_dinh], cases: [nhập khẩu], basis: [{ document: qd-18-2019, article: 9 }] }
          - { step: Toàn bộ, days: 7, unit: working-days, whole: true, from: hop_le, to: [quyet_dinh], cases: [dự án đang hoạt động], basis: [{ document: qd-18-2019, article: 9 }] }
    """

  private func rulebook(_ change: (String, String)? = nil, compiled: Bool = false) throws -> Rulebook {
    let published = try PublishedRules.folder()
    var texts = Dictionary(uniqueKeysWithValues: published.files.map { ($0.path, $0.text) })
    var text = Self.cased
    if let (old, new) = change {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    texts[Self.path] = text
    let folder = RuleFolder(location: "Rules", texts: texts)
    let loaded = try Rulebook(loading: folder)
    guard compiled else { return loaded }
    let engine = EngineStamp([1])
    let bytes = try CompiledRulebook(loaded, of: folder, by: engine).bytes()
    let read = try Rulebook(of: RuleFolder(location: "Rules", texts: texts, compiled: bytes), by: engine)
    #expect(read.edition.origin == .compiled)
    return read
  }

  private func statement(_ value: String, _ standing: Statement.Standing) -> Statement {
    Statement(value: .text(value), words: value, source: .intake, place: "/du_kien", standing: standing)
  }

  private func judgement(
    _ rulebook: Rulebook, _ statements: [Statement], code: String = "1.002725", unread: [String] = [],
    log: [(String, String)] = [], today: String = "2026-06-02"
  ) throws -> Judgement {
    let received = try #require(CivilDay(iso: "2026-06-01"))
    let today = try #require(CivilDay(iso: today))
    let facts = [
      Fact(
        name: "ngày nộp hồ sơ", subject: .dossier,
        statements: [
          Statement(value: .day(received), words: "01/06/2026", source: .intake, place: "/tiep_nhan", standing: .read)
        ], sought: nil),
      Fact(
        name: Self.fact, subject: .dossier, statements: statements, sought: statements.isEmpty ? .notStated : nil,
        unreadSources: unread),
    ]
    let events = try log.enumerated().map { index, entry in
      LoggedEvent(
        kind: try #require(rulebook.event(entry.1)), day: try #require(CivilDay(iso: entry.0)), body: nil, channel: nil,
        position: index)
    }
    return rulebook.judgement(
      of: FactSet(facts: facts, rows: []), presences: [:],
      for: JudgementRequest(
        procedureCode: code, office: nil, today: today, assumedDay: nil,
        log: log.isEmpty ? nil : EventLog(events, unread: [], today: today)))
  }

  private func told(_ judgement: Judgement) -> [String] {
    judgement.components.map { "\($0.component.code)\($0.dependsOnCase ? "?" : "")" }
  }

  private func days(_ judgement: Judgement) -> String {
    guard case .due(let count) = judgement.deadline else { return "không" }
    return "\(count.limit.days) \(count.due.day)\(count.openCase == nil ? "" : " sớm nhất")"
  }

  @Test("Biết trường hợp thì chỉ xét thành phần và thời hạn của trường hợp ấy")
  func known() throws {
    let rulebook = try rulebook()
    for standing in [Statement.Standing.read, .confirmed] {
      let project = try judgement(rulebook, [statement("dự án đang hoạt động", standing)])
      #expect(told(project) == ["TH-1", "TH-2"] && days(project) == "7 2026-06-10")
      #expect(project.caseFound.value == "dự án đang hoạt động" && project.caseFound.open == nil)
      let imported = try judgement(rulebook, [statement("nhập khẩu", standing)])
      #expect(told(imported) == ["TH-1", "TH-3", "TH-4"] && days(imported) == "3 2026-06-04")
    }
    // An officer's word outranks what was read.
    let said = [statement("nhập khẩu", .read), statement("dự án đang hoạt động", .confirmed)]
    #expect(told(try judgement(rulebook, said)) == ["TH-1", "TH-2"])
  }

  @Test(
    "Chưa nêu, do mô hình đề xuất, chưa chắc, mâu thuẫn, hoặc có tệp chưa đọc: hiện thành phần của mọi trường hợp, hạn sớm nhất",
    arguments: [
      ([], []), ([("nhập khẩu", .proposed)], []), ([("nhập khẩu", .uncertain("mờ"))], []),
      ([("nhập khẩu", .read), ("dự án đang hoạt động", .read)], []), ([("nhập khẩu", .read)], ["quet.pdf"]),
    ] as [([(String, Statement.Standing)], [String])])
  func unknown(_ said: [(String, Statement.Standing)], _ unread: [String]) throws {
    let judgement = try judgement(try rulebook(), said.map { statement($0.0, $0.1) }, unread: unread)
    #expect(told(judgement) == ["TH-1", "TH-2?", "TH-3?", "TH-4?"] && days(judgement) == "3 2026-06-04 sớm nhất")
    #expect(judgement.caseFound.value == nil)
    let open = judgement.components.filter(\.dependsOnCase)
    for result in open {
      #expect(result.outcome == .undetermined)
      let reason = try #require(result.reasons.first)
      #expect(reason.text.contains("chỉ đòi trong trường hợp «\(result.component.cases[0])»"))
      #expect(reason.remedy != nil && !reason.settledBy.isEmpty)
    }
    #expect(judgement.unchecked.contains { $0.rules.contains("TH-2") && !$0.commands.isEmpty })
    guard case .due(let count) = judgement.deadline else { return }
    #expect(
      count.openCase?.words
        == "3 ngày làm việc trong trường hợp «nhập khẩu»; 7 ngày làm việc trong trường hợp «dự án đang hoạt động»")
  }

  @Test("Chưa nêu trường hợp thì nói phải nêu dữ kiện nào và các giá trị của nó")
  func namesTheFact() throws {
    let judgement = try judgement(try rulebook(), [])
    let reason = try #require(judgement.components.first(where: \.dependsOnCase)?.reasons.first)
    #expect(
      reason.remedy == "nêu «mục đích giám định», một trong: «dự án đang hoạt động», «nhập khẩu»"
        && reason.settledBy == [.value(fact: Self.fact, of: .dossier)])
  }

  @Test(
    "Các trường hợp có cùng thời hạn thì biết hạn dù chưa rõ trường hợp; một trường hợp không có hạn thì không biết")
  func alike() throws {
    let same = try rulebook(("Toàn bộ, days: 7", "Toàn bộ, days: 3"))
    #expect(days(try judgement(same, [])) == "3 2026-06-04")
    let one = try rulebook(("Toàn bộ, days: 7, unit: working-days, whole: true", "Nửa, days: 7, unit: working-days"))
    #expect(days(try judgement(one, [])) == "không")
  }

  @Test("Mã chỉ có một trường hợp thì không phải nêu; nêu trường hợp khác thì chưa rõ")
  func onlyCaseOfCode() throws {
    let rulebook = try rulebook()
    let only = try judgement(rulebook, [], code: "THU-2")
    #expect(told(only) == ["TH-1", "TH-3", "TH-4"] && days(only) == "3 2026-06-04")
    let other = try judgement(rulebook, [statement("dự án đang hoạt động", .read)], code: "THU-2")
    #expect(told(other) == ["TH-1", "TH-2?", "TH-3?", "TH-4?"] && days(other) == "3 2026-06-04 sớm nhất")
  }

  @Test("Thời hạn theo mã: chỉ tính cho hồ sơ nộp dưới mã ấy")
  func limitOfCode() throws {
    let rulebook = try rulebook(
      ("cases: [dự án đang hoạt động], basis", "cases: [dự án đang hoạt động], codes: ['1.002725'], basis"))
    let said = [statement("dự án đang hoạt động", .read)]
    #expect(days(try judgement(rulebook, said)) == "7 2026-06-10")
    #expect(days(try judgement(rulebook, said, code: "THU-2")) == "không")
  }

  @Test("Nhật ký: bước chỉ có ở một số trường hợp là chưa rõ, toàn bộ tính theo hạn sớm nhất và nói thế")
  func chain() throws {
    let rulebook = try rulebook()
    let log = [("2026-06-01", "nhan_ho_so")]
    let open = try judgement(rulebook, [], log: log, today: "2026-06-08")
    let chain = try #require(open.chain)
    #expect(chain.steps.map(\.limit.step) == ["Gửi", "Toàn bộ"] && chain.openCase != nil)
    guard case .unknown(let why) = chain.steps[0].state else {
      Issue.record("bước của một trường hợp phải là chưa rõ")
      return
    }
    #expect(why.contains("chưa có «mục đích giám định»") && chain.steps[1].isPast)
    #expect(days(open) == "3 2026-06-04 sớm nhất")
    let known = try judgement(rulebook, [statement("dự án đang hoạt động", .read)], log: log)
    #expect(known.chain?.steps.map(\.limit.days) == [7] && known.chain?.openCase == nil)
  }

  @Test("Thành phần không đòi trong mọi trường hợp: chỉ nói có quy tắc quyết định khi thật có quy tắc xét nó")
  func saysWhoDecides() throws {
    func words(_ code: String, _ component: String) throws -> String? {
      let judgement = try judgement(try rulebook(), [statement("nhập khẩu", .read)], code: code)
      return judgement.components.first { $0.component.code == component }?.reasons.first?.text
    }
    #expect(try words("1.009659", "GH-5")?.contains("có quy tắc riêng quyết định") == true)
    #expect(try words("1.002725", "TH-4")?.contains("chưa có quy tắc nào quyết định") == true)
  }

  @Test("Bản biên dịch giữ trường hợp, mã, cơ quan khác và kết quả")
  func compiled() throws {
    let source = try rulebook().procedures
    #expect(try rulebook(compiled: true).procedures == source)
    let version = try #require(source.first { $0.id == "nhap-khau-may-da-qua-su-dung" }?.versions.last)
    #expect(
      version.cases?.values == ["dự án đang hoạt động", "nhập khẩu"] && version.result?.text == "Văn bản cho phép")
    #expect(version.limits.map(\.cases) == [["nhập khẩu"], ["nhập khẩu"], ["dự án đang hoạt động"]])
  }

  @Test(
    "Lỗi khi nạp có cách sửa",
    arguments: [
      ("case: mục đích giám định", "case: mục đích giám địn", "có phải «mục đích giám định»?"),
      ("case: mục đích giám định", "case: ngày nộp hồ sơ", "không có dữ kiện chữ có danh sách giá trị"),
      ("    case: mục đích giám định\n", "", "phải có «case»"),
      ("cases: [nhập khẩu], always", "cases: [nhập khẩ], always", "có phải «nhập khẩu»?"),
      ("cases: [nhập khẩu], always", "cases: [], always", "để trống"),
      ("cases: [nhập khẩu], always", "cases: [nhập khẩu, dự án đang hoạt động], always", "nêu mọi trường hợp"),
      (
        "decided-by: so-tai-chinh, cases: [nhập khẩu]", "decided-by: so-tai-chinh, cases: [xuất khẩu]",
        "không có giá trị"
      ),
      ("also-by: [ban-quan-ly-kcn]", "also-by: [ban-quan-ly-kc]", "có phải «ban-quan-ly-kcn»?"),
      ("days: 2, unit", "codes: [THU-3], days: 2, unit", "có phải «THU-2»?"),
      ("cases: [dự án đang hoạt động], basis", "basis", "trường hợp «nhập khẩu» có 2 thời hạn toàn bộ"),
    ])
  func faults(_ old: String, _ new: String, _ told: String) throws {
    let problems = #expect(throws: RulebookError.self) { try rulebook((old, new)) }
    #expect(problems?.problems.contains { $0.path == Self.path && $0.message.contains(told) } == true)
  }
}
