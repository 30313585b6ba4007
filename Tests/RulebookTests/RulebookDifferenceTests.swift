import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("So hai bộ quy tắc")
struct RulebookDifferenceTests {
  private typealias Edit = PublishedRules.Edit

  private static func difference(_ edits: Edit...) throws -> RulebookDifference {
    RulebookDifference(
      from: try PublishedRules.rulebook(), to: try Rulebook(loading: try PublishedRules.folder(after: edits)))
  }

  private static let threshold = "cong-nghe/OT-002-day-chuyen-duoi-85.yaml"

  @Test("Cùng một bộ thì không có gì đổi")
  func same() throws {
    #expect(try Self.difference().entries.isEmpty)
  }

  @Test("Chú thích, thứ tự khóa, thứ tự mục và cách viết điều kiện không phải là thay đổi")
  func ofNoAccount() throws {
    let difference = try Self.difference(
      .init("bodies.yaml", "# Cơ quan", "# Lời khác"),
      .init(
        "bodies.yaml", "- { id: so-tai-chinh, name: Sở Tài chính }\n- { id: ban-quan-ly-kcn,",
        "- { id: ban-quan-ly-kcn,"),
      .init("bodies.yaml", "- { id: bo-tai-chinh", "- { name: Sở Tài chính, id: so-tai-chinh }\n- { id: bo-tai-chinh"),
      .init(
        Self.threshold, "công suất thực tế / công suất thiết kế < 0.85", "công suất thực tế/công suất thiết kế<0.85"),
      .init(
        Self.threshold, "needs: [công suất thiết kế, công suất thực tế]",
        "needs: [công suất thực tế, công suất thiết kế]"))
    #expect(difference.entries.isEmpty, "\(difference.entries)")
  }

  @Test("Đổi một ngưỡng: nói quy tắc nào, phiên bản nào, điều kiện cũ và mới, không gì khác")
  func condition() throws {
    let difference = try Self.difference(
      .init(Self.threshold, "thiết kế < 0.85", "thiết kế < 0.8"))
    let entry = try #require(difference.entries.first)
    #expect(
      difference.entries.count == 1 && entry.section == .rules && entry.id == "OT-002" && entry.change == .changed)
    let field = try #require(entry.fields.first)
    #expect(entry.fields.count == 1)
    #expect(field.path == ["phiên bản «từ 26/03/2021, dây chuyền»", "cách hiểu", "điều kiện"])
    #expect(field.old == ["(công suất thực tế / công suất thiết kế) < 0.85"])
    #expect(field.new == ["(công suất thực tế / công suất thiết kế) < 0.8"])
  }

  @Test("Ngày đầu của một phiên bản dời thì vẫn là phiên bản ấy, chỉ thời gian hiệu lực đổi")
  func movedDay() throws {
    let difference = try Self.difference(
      .init(Self.threshold, "from: '2021-03-26', until", "from: '2021-03-27', until"),
      .init(Self.threshold, "in-force: { from: '2026-03-31' }", "in-force: { from: '2026-04-01' }"))
    let fields = try #require(difference.entries.first).fields
    #expect(fields.map(\.path.last) == ["thời gian hiệu lực", "thời gian hiệu lực"], "\(fields)")
    #expect(fields.map(\.new) == [["từ 27/03/2021 đến hết 28/02/2026"], ["từ 01/04/2026"]])
  }

  @Test("Thêm một phiên bản sau khi khép phiên bản trước: phiên bản cũ đổi ngày, phiên bản mới là thêm")
  func newVersion() throws {
    let text = try #require(try PublishedRules.folder().files.first { $0.path == Self.threshold }).text
    let last = try #require(text.range(of: "  - in-force: { from: '2026-03-31' }", options: .backwards))
    let version = String(text[last.lowerBound...])
    let difference = try Self.difference(
      .init(
        Self.threshold, version,
        version.replacing("'2026-03-31' }", with: "'2026-03-31', until: '2027-01-01' }")
          + version.replacing("'2026-03-31' }", with: "'2027-01-01' }")))
    let fields = try #require(difference.entries.first).fields
    #expect(fields.first?.new == ["từ 31/03/2026 đến hết 31/12/2026"])
    let others = fields.dropFirst()
    #expect(
      others.count > 5 && others.allSatisfy { $0.old.isEmpty && $0.path[0] == "phiên bản «từ 01/01/2027, dây chuyền»" })
  }

  @Test("Quy tắc thêm, quy tắc bỏ")
  func addedAndRemoved() throws {
    let all = try PublishedRules.folder()
    let texts = Dictionary(
      uniqueKeysWithValues: all.files.filter { !$0.path.contains("OT-051") }.map { ($0.path, $0.text) })
    let fewer = try Rulebook(loading: RuleFolder(location: all.location, texts: texts))
    let published = try PublishedRules.rulebook()
    let removed = RulebookDifference(from: published, to: fewer).entries
    let added = RulebookDifference(from: fewer, to: published).entries
    #expect(removed.map(\.id) == ["OT-051"] && removed.map(\.change) == [.removed])
    #expect(added.map(\.id) == ["OT-051"] && added.map(\.change) == [.added])
    #expect(added[0].fields.allSatisfy { $0.old.isEmpty && !$0.new.isEmpty })
  }

  @Test("Hàng của bảng: hàng bỏ và hàng thêm; thứ tự hàng chỉ tính ở bảng FIRST")
  func rows() throws {
    let path = "cong-nghe/OT-T01-co-quan-xac-dinh-cong-nghe.yaml"
    let changed = try Self.difference(.init(path, "nd-96-2026 28.16.b", "nd-96-2026 28.16.a"))
    let field = try #require(changed.entries.first?.fields.first)
    #expect(changed.entries.map(\.section) == [.tables] && field.path == ["phiên bản «từ 31/03/2026»", "bảng"])
    #expect(
      field.old.count == 1 && field.new.count == 1
        && field.old[0].hasSuffix("| điểm b khoản 16 Điều 28 Nghị định 96/2026/NĐ-CP"))
    let swapped = { (policy: String) in
      ClassificationTable(
        hitPolicy: policy == "FIRST" ? .first : .unique, inputs: [], outputs: ["x"],
        rows: ["1", "2"].map { .init(tests: [], outputs: [$0], basis: []) }.reversed(), facts: [])
    }
    let straight = { (policy: String) in
      ClassificationTable(
        hitPolicy: policy == "FIRST" ? .first : .unique, inputs: [], outputs: ["x"],
        rows: ["1", "2"].map { .init(tests: [], outputs: [$0], basis: []) }, facts: [])
    }
    for policy in ["FIRST", "UNIQUE"] {
      let old = ToldValue.Item(
        id: "", value: ToldValue(straight(policy), isWhole: false), inForce: nil, title: nil)
      let new = ToldValue.Item(id: "", value: ToldValue(swapped(policy), isWhole: false), inForce: nil, title: nil)
      #expect(ToldValue.differences(old, new).isEmpty == (policy == "UNIQUE"))
    }
  }

  /// Values of kinds that the rulebook does not hold yet.
  private struct Odd {
    var words: Set = ["a", "b"]
    var numbers = ["một": 1.5, "hai": 2.5]
    var pair = (first: 1, second: "x")
  }

  @Test("Giá trị của kiểu chưa ai nghĩ tới cũng được so, không im lặng")
  func oddKinds() throws {
    func fields(_ odd: Odd) -> [RulebookDifference.Field] {
      func item(_ odd: Odd) -> ToldValue.Item {
        .init(id: "", value: ToldValue(odd, isWhole: false), inForce: nil, title: nil)
      }
      return ToldValue.differences(item(Odd()), item(odd))
    }
    #expect(fields(Odd()).isEmpty)
    #expect(fields(Odd(words: ["a", "c"])).map(\.new) == [["c"]])
    #expect(fields(Odd(numbers: ["một": 1.5, "hai": 3])).map(\.new) == [["3.0"]])
    #expect(fields(Odd(pair: (1, "y"))).map(\.old) == [["x"]])
  }

  @Test("Mọi phần của bộ quy tắc có tên tiếng Việt")
  func sectionNames() throws {
    let sections = RulebookDifference.Section.all(of: try PublishedRules.rulebook())
    #expect(sections.count > 15 && sections.allSatisfy { $0.section.words != $0.section.member })
    #expect(sections.allSatisfy { !$0.items.isEmpty }, "\(sections.filter { $0.items.isEmpty }.map(\.section.words))")
  }

  @Test(
    "Thay đổi ở bất cứ tệp nào của luật đều được nói, đúng một mục, đúng chỗ",
    arguments: [
      ("rulebook.yaml", "edition: '", "edition: 'x", "ấn bản", "nội dung"),
      ("documents.yaml", "number: 91/2015/QH13", "number: 91/2015/QH14", "văn bản", "số"),
      ("bodies.yaml", "name: Sở Tài chính", "name: Sở Thử", "cơ quan", "tên"),
      ("matters.yaml", "until: '2026-03-01'", "until: '2026-02-01'", "vấn đề pháp lý", "thời gian hiệu lực"),
      ("facts.yaml", "values: [Quốc hội, ", "values: [Quốc hội, Ai đó, ", "dữ kiện", "giá trị"),
      ("kinds.yaml", "aged: true\n", "aged: false\n", "loại giấy tờ", "cũ thì không dùng"),
      ("labels/cong-nghe.yaml", "text: Ngày cấp chứng thư,", "text: Ngày chứng,", "nhãn", "nhãn"),
      ("titles.yaml", "letterhead: [", "letterhead: [chữ thử, ", "lời quanh tiêu đề", "nội dung"),
      ("papers.yaml", "draft: [", "draft: [chữ thử, ", "lời làm ngờ giấy tờ", "nội dung"),
      ("secrecy.yaml", "prefixes: [", "prefixes: [CHỮ THỬ, ", "dấu chỉ độ mật", "nội dung"),
      ("prompts/tim-du-kien.yaml", "version: 1", "version: 2", "lời dặn mô hình", "phiên bản"),
      ("machine-orders.yaml", "negations: [không, ", "negations: [chữ thử, không, ", "lời ra lệnh cho máy", "nội dung"),
      ("events.yaml", "name: Nhận hồ sơ,", "name: Nhận,", "sự kiện", "tên"),
      ("calendar/2026.yaml", "decided: false", "decided: true", "lịch làm việc", "đã quyết định"),
      ("personal-data.yaml", "mobiles: [", "mobiles: ['031', ", "lời của dữ liệu cá nhân", "nội dung"),
      ("letters/bo-sung.yaml", "'Căn cứ: {căn cứ}.'", "'Theo {căn cứ}.'", "thư", "lời"),
      ("places.yaml", "after: [", "after: [chữ thử, ", "địa danh", "nội dung"),
      ("procedures/xac-dinh-cong-nghe.yaml", "whole: true", "whole: false", "thủ tục", "của cả thủ tục"),
      ("obligations/chung.yaml", "kind: trình tự", "kind: điều kiện", "điều phải xem", "kiểu"),
      ("dau-tu/DT-T04-co-quan-tiep-nhan.yaml", "also: [DT-B11, ", "also: [", "bảng phân loại", "mã khác"),
      ("quy-trinh/OT-057-tra-ho-so-cham.yaml", "status: hiệu lực", "status: tạm ngưng", "quy tắc", "trạng thái"),
    ])
  func everyFile(_ path: String, _ old: String, _ new: String, _ section: String, _ member: String) throws {
    let entries = try Self.difference(.init(path, old, new)).entries
    let entry = try #require(entries.first)
    #expect(entries.count == 1 && entry.section.words == section, "\(entries)")
    #expect(entry.fields.count == 1 && (entry.fields[0].path.last ?? "nội dung").hasPrefix(member), "\(entry.fields)")
  }
}
