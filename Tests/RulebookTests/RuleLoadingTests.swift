import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Nạp quy tắc nghiêm ngặt")
struct RuleLoadingTests {
  /// The published rules with one text of one file replaced.
  private func folder(_ path: String, _ old: String, _ new: String) throws -> RuleFolder {
    try PublishedRules.folder(after: [.init(path, old, new)])
  }

  private static let rule = "cong-nghe/OT-002-day-chuyen-duoi-85.yaml"
  private static let cased = "dau-tu/OT-040-vuot-thoi-han-toi-da.yaml"

  @Test(
    "Mỗi lỗi có tệp, dòng, cột và cách sửa; không quy tắc nào được nạp",
    arguments: [
      (Self.rule, "for-each: dây chuyền", "for-each: dây truyền", "\(Self.rule):16:15", "có phải «dây chuyền»?"),
      (
        Self.rule, "when: 'công suất thực tế / công suất thiết kế", "when: 'công suất thực tế / công suất thiết ké",
        "\(Self.rule):18:32", "có phải «công suất thiết kế»?"
      ),
      (Self.rule, "< 0.85'", "< '", "\(Self.rule):18", "giữa chừng"),
      (
        Self.rule, "when: 'công suất thực tế / công suất thiết kế < 0.85'", "when: công suất thực tế > 0",
        "\(Self.rule):18:11", "dấu nháy đơn"
      ),
      (
        Self.cased, "cases: [điều chỉnh chung]", "cases: [điều chỉnh chun]", "\(Self.cased):4:",
        "có phải «điều chỉnh chung»?"
      ),
      (Self.cased, "cases: [điều chỉnh chung]", "cases: []", "\(Self.cased):4:", "để trống"),
      (
        Self.cased, "[gia-han-thoi-han-hoat-dong, dieu-chinh-thoi-han-hoat-dong]", "[gia-han-thoi-han-hoat-dong]",
        "\(Self.cased):4:", "phải có «case»"
      ),
      (
        Self.cased, "dieu-chinh-thoi-han-hoat-dong]", "dieu-chinh-thoi-han-hoat-dong, dieu-chinh-giay-chung-nhan]",
        "\(Self.cased):4:", "không nêu trường hợp nào của thủ tục dieu-chinh-giay-chung-nhan"
      ),
      (Self.rule, "stage: conditions", "stage: condition", "\(Self.rule):6:8", "dùng một trong"),
      (Self.rule, "effect: block", "efect: block", "\(Self.rule):7:1", "có phải «effect»?"),
      (Self.rule, "{ from: '2026-03-31' }", "{ from: 2026-03-31 }", "\(Self.rule):23:23", "dấu nháy đơn"),
      (Self.rule, "{ from: '2026-03-31' }", "{ from: '2026-02-30' }", "\(Self.rule):23:23", "không phải là ngày"),
      (Self.rule, "{ from: '2026-03-31' }", "{ from: '2026-03-01' }", "\(Self.rule):24:25", "không phủ hết"),
      (Self.rule, "until: '2026-03-01'", "until: '2026-04-01'", "\(Self.rule):14:25", "không phủ hết"),
      (Self.rule, "{ document: nd-96-2026,", "{ document: nd-69-2026,", "\(Self.rule):24:25", "có phải «nd-96-2026»?"),
      (Self.rule, "so với thiết kế, dưới", "so với {thiết kế, dưới", "\(Self.rule):19:14", "không đóng"),
      (
        "calendar/2026.yaml", "- { day: '2026-04-27', name: Nghỉ bù Giỗ Tổ Hùng Vương }\n  ", "", "calendar/2026.yaml",
        "250 ngày làm việc"
      ),
      ("facts.yaml", "name: mã HS", "name: mã in HS", "facts.yaml", "từ khóa FEEL «in»"),
      ("facts.yaml", "name: năm sản xuất", "name: năm/sản xuất", "facts.yaml", "chỉ được gồm chữ"),
      (
        "kinds.yaml", "- id: cam-ket-ho-tro-tai-chinh", "- id: cam-ket-ho-tro-tai-chính", "facts.yaml",
        "có phải «cam-ket-ho-tro-tai-chính»?"
      ),
      (
        "matters.yaml", "governed-by: ngày nộp hồ sơ", "governed-by: ngày nộp hồ so", "matters.yaml",
        "có phải «ngày nộp hồ sơ»?"
      ),
      (
        "rulebook.yaml", "changes:", "x: &a [1]\ny: *a\nchanges:", "rulebook.yaml",
        "không có khóa «x»"
      ),
      ("facts.yaml", "per: [h, ngày, ca", "per: [h, ngày, kíp", "facts.yaml", "không có đơn vị «kg/kíp»"),
      (
        "places.yaml", "phường Phù Khê: [xã Phù Khê]", "phường Phù Khê: [xã Phù Khê, xã Phù Chẩn]", "places.yaml",
        "nếu bị chia thì ghi ở «split»"
      ),
      (
        "places.yaml", "now: [thị xã Từ Sơn, tỉnh Bắc Ninh]", "now: [thị xã Từ Sơn, tỉnh Bắc Ning]", "places.yaml",
        "có phải «tỉnh Bắc Ninh»?"
      ),
      ("places.yaml", "  - by: Nghị quyết 1191/NQ-UBTVQH14\n    from", "  - from", "places.yaml", "thiếu khóa «by»"),
      (
        "places.yaml", "    verified: { on: '2026-11-27', source: secondary }\n", "", "places.yaml",
        "thiếu khóa «verified»"
      ),
      ("places.yaml", "    seen: >-", "    note: >-", "places.yaml", "không có khóa «note»"),
      ("places.yaml", "[xã Phù Khê]", "[Phù Khê]", "places.yaml", "phải bắt đầu bằng cấp"),
      ("places.yaml", "from: '2021-02-01'", "from: '2026-02-01'", "places.yaml", "phải theo thứ tự ngày"),
      ("facts.yaml", "min: '1900'", "min: 'xưa'", "facts.yaml", "phải là một số"),
      ("facts.yaml", "share: '0.005'", "share: 'ít'", "facts.yaml", "«share» là một số"),
      ("facts.yaml", "most: 1 tỷ đồng", "most: nhiều", "facts.yaml", "«most» là một số kèm đơn vị"),
      ("facts.yaml", "same: { code: true", "same: { share: '0.1'", "facts.yaml", "chỉ dùng cho số và đại lượng"),
      (
        "dau-tu/DT-D11-dien-tich-khong-thong-nhat.yaml", "{khác nhau}", "khác", "dau-tu/DT-D11", "phải có {khác nhau}"
      ),
      (
        "dau-tu/DT-D11-dien-tich-khong-thong-nhat.yaml", "    agree:", "    when: 'true'\n    agree:", "dau-tu/DT-D11",
        "đứng thay cho điều kiện"
      ),
      ("facts.yaml", "type: hs-code", "type: hs-code\n        min: '1'", "facts.yaml", "chỉ dùng cho số và đại lượng"),
      (
        "facts.yaml", "type: hs-code", "type: hs-code\n        units: { alone: [kW] }", "facts.yaml",
        "«units» chỉ dùng cho đại lượng"
      ),
      (
        "facts.yaml", "type: hs-code", "type: hs-code\n        yes: [đạt]", "facts.yaml",
        "chỉ dùng cho dữ kiện có/không"
      ),
      ("facts.yaml", "rows-of: dây chuyền", "rows-of: dây truyền", "facts.yaml", "có phải «dây chuyền»?"),
      (
        "facts.yaml", "in: chung-thu-giam-dinh", "in: chung-thu-giam-din", "facts.yaml",
        "có phải «chung-thu-giam-dinh»?"
      ),
      (
        "cong-nghe/OT-017-don-vi-khong-thong-nhat.yaml", "same-unit: [công suất thiết kế, công suất thực tế]",
        "same-unit: [công suất thiết kế, hiệu suất thực tế]", "cong-nghe/OT-017-don-vi-khong-thong-nhat.yaml",
        "mỗi «tag» từ hai đại lượng"
      ),
      (
        "facts.yaml", "facts: [công suất thiết kế, công suất thực tế], factor",
        "facts: [công suất thiết kế, công suất], factor",
        "facts.yaml", "không có đại lượng «công suất»"
      ),
      ("facts.yaml", "factor: '5'", "factor: '1'", "facts.yaml", "«factor» lớn hơn 1"),
      ("titles.yaml", "turned-by:", "turn-by:", "titles.yaml", "thiếu khóa «turned-by»"),
      ("prompts/tim-du-kien.yaml", "version: 1", "version: 0", "prompts/", "đếm từ 1"),
      ("prompts/tim-du-kien.yaml", "id: tim-du-kien", "id: tim", "prompts/", "phải tên là tim.yaml"),
      ("prompts/tim-du-kien.yaml", "task: ", "taks: ", "prompts/", "có phải «task»?"),
      ("secrecy.yaml", "also-a-word: true", "also-a-word: có", "secrecy.yaml", "phải là true hoặc false"),
      ("personal-data.yaml", "kind: HOCHIEU", "kind: HO-CHIEU", "personal-data.yaml", "không nhận «HO-CHIEU»"),
      ("personal-data.yaml", "kind: HOCHIEU", "kind: DIACHI", "personal-data.yaml", "«DIACHI» không thuộc «numbers»"),
      ("personal-data.yaml", "kind: HOCHIEU", "kind: CCCD", "personal-data.yaml", "«CCCD» đúng một lần"),
      ("personal-data.yaml", "families:", "familis:", "personal-data.yaml", "có phải «families»?"),
      ("personal-data.yaml", "houses: [", "houses: []\nx: [", "personal-data.yaml", "«houses» trống"),
      ("machine-orders.yaml", "- '^ ai :'", "- '{agnt} :'", "machine-orders.yaml", "có phải «agent»?"),
      ("machine-orders.yaml", "- '^ ai :'", "- 'ai ^ :'", "machine-orders.yaml", "«^» chỉ đứng đầu mẫu"),
      ("machine-orders.yaml", "- act as", "- '.. as'", "machine-orders.yaml", "phải bắt đầu bằng một chữ"),
      ("machine-orders.yaml", "- act as", "- '--- as'", "machine-orders.yaml", "không phải là chữ"),
      ("machine-orders.yaml", "- act as", "- שלום", "machine-orders.yaml", "chỉ nhận chữ Latin và chữ Hán"),
      ("machine-orders.yaml", "choices: [", "choice: [", "machine-orders.yaml", "thiếu khóa «choices»"),
      ("labels/cong-nghe.yaml", "other-contexts:", "other-context:", "labels/", "có phải «other-contexts»?"),
      ("documents.yaml", "kind: Luật", "kind: Luật\n  kind: Luật", "documents.yaml", "hai lần"),
    ])
  func reports(_ path: String, _ old: String, _ new: String, _ place: String, _ message: String) throws {
    let folder = try folder(path, old, new)
    do {
      _ = try Rulebook(loading: folder)
      Issue.record("đã nạp")
    } catch {
      let told = error.problems.map(\.description)
      #expect(told.contains { $0.hasPrefix(place) && $0.contains(message) }, "\(error)")
    }
  }

  @Test("Hai phiên bản cùng hiệu lực thì không nạp")
  func refusesTwoVersionsOnOneDay() throws {
    var texts = Dictionary(
      uniqueKeysWithValues: try PublishedRules.folder().files.map { ($0.path, $0.text) })
    texts["documents.yaml"] = texts["documents.yaml"]?.replacing(
      "in-force: { from: '2021-03-26', until: '2026-03-01' }", with: "in-force: { from: '2021-03-26' }")
    texts[Self.rule] = texts[Self.rule]?.replacing("until: '2026-03-01'", with: "until: '2026-04-01'")
    do {
      _ = try Rulebook(loading: RuleFolder(location: "Rules", texts: texts))
      Issue.record("đã nạp")
    } catch {
      #expect(
        error.problems.map(\.message) == [
          "hai phiên bản cùng có hiệu lực ngày 31/03/2026; sửa «until» của phiên bản trước"
        ])
    }
  }

  @Test("Thay một byte của luật thì mã băm của ấn bản đổi; trường hợp kiểm thử không phải là luật")
  func digestsTheLaw() throws {
    let published = try PublishedRules.folder()
    #expect(try folder(Self.rule, "0.85'", "0.86'").digest != published.digest)
    #expect(try folder("cong-nghe/OT-002-day-chuyen-duoi-85.cases.yaml", "S-03", "S-04").digest == published.digest)
  }

  @Test("Một ngày giữa hai thời kỳ là khoảng trống, nói rõ hai bên")
  func tellsGaps() throws {
    let matter = try #require(try PublishedRules.rulebook().matters.first { $0.id == "dieu-kien" })
    guard case .gap(_, let reason) = matter.governing(try #require(CivilDay(iso: "2026-03-16"))) else {
      Issue.record("không phải khoảng trống")
      return
    }
    #expect(reason.contains("Nghị định 31/2021/NĐ-CP (từ 26/03/2021 đến hết 28/02/2026)"))
    #expect(reason.contains("Nghị định 96/2026/NĐ-CP (từ 31/03/2026)"))
  }
}
