import Dossiers
import Letters
import Reading
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

/// Letters of the samples, as one line of text each.
enum Drafts {
  private static let rulebook = Result { try PublishedRules.rulebook() }

  static let profile: OfficeProfile = {
    var profile = OfficeProfile.blank
    profile.parent = "Ủy ban nhân dân tỉnh Mẫu"
    (profile.sign, profile.unit, profile.place) = ("SM-PM", "PM", "Tỉnh Mẫu")
    profile.signer = ["KT. Giám đốc", "Phó Giám đốc"]
    profile.recipients = ["Giám đốc (để báo cáo)"]
    (profile.address, profile.phone) = ("Số 1 phố Mẫu, tỉnh Mẫu", "0222 000 0000")
    return profile
  }()

  static func letter(_ kind: LetterKind, of report: ScreeningReport) throws -> Letter {
    try drafts(of: report).letter(kind) { $0 = profile }
  }

  static func drafts(of report: ScreeningReport) throws -> LetterDrafts {
    LetterDrafts(of: report, by: try rulebook.get())
  }

  static func text(_ kind: LetterKind, of report: ScreeningReport) throws -> String {
    LetterText(try letter(kind, of: report)).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Why there is none; nil where there is a letter.
  static func refusal(_ kind: LetterKind, of report: ScreeningReport) throws -> String? {
    do {
      _ = try letter(kind, of: report)
      return nil
    } catch let why as NoLetter {
      return why.description
    }
  }

  /// A sample of which officers have said more.
  static func report(_ sample: String, saying: [OfficerRecord.Saying]) throws -> ScreeningReport {
    let dossier = try Samples.dossier(sample)
    let day = try #require(CivilDay(iso: "2026-09-10"))
    let entries = saying.map { OfficerRecord.Entry(saying: $0, officer: "Cán bộ Thử", on: day) }
    let record = try OfficerRecord.json(adding: entries, to: nil)
    return try Samples.screening(today: "2026-09-10").report(of: dossier.with(officerStatements: record.bytes()))
  }

  /// The determination's sample that is in good order, of which officers have said more.
  static func clear(_ more: [OfficerRecord.Saying] = []) throws -> ScreeningReport {
    try report("xac-dinh-nhat-ky", saying: more)
  }

  /// The published rules, where no rule tests what the list of technologies bars.
  static func untested() throws -> Rulebook {
    let files = try PublishedRules.folder().files.map { file in
      (
        file.path,
        file.path == "letters/xac-dinh.yaml" ? file.text.replacing("rules: [OT-013]", with: "rules: []") : file.text
      )
    }
    return try Rulebook(loading: RuleFolder(location: "Rules", texts: Dictionary(uniqueKeysWithValues: files)))
  }
}

@Suite("Các thư của một hồ sơ")
struct LetterDraftTests {
  @Test("Phiếu có các mục của Mẫu 02, mọi dòng của thông báo, và nói chưa thấy bố cục của mẫu")
  func slip() throws {
    let report = try Samples.report("gia-han-sua-doi")
    let text = try Drafts.text(.slip, of: report)
    for part in [
      "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Số: /PBS-SM", "Hồ sơ của: Công ty TNHH", "Địa chỉ: …",
      "Số điện thoại: …", "liên hệ Sở Tài chính: điện thoại 0222 000 0000", "NGƯỜI HƯỚNG DẪN", "(Ký, ghi rõ họ tên)",
      "chưa thấy bố cục của chính mẫu", "không phải mẫu chính thức",
    ] { #expect(text.contains(part), "thiếu «\(part)»") }
    #expect(!text.contains("Nơi nhận"))
    for line in SupplementRequest(of: report).lines { #expect(text.contains(line.text)) }
  }

  @Test(
    "Văn bản viện dẫn đầy đủ đúng một lần trong mỗi thư",
    arguments: [LetterKind.supplement, .slip, .opinions, .counter])
  func citesInFullOnce(_ kind: LetterKind) throws {
    let text = try Drafts.text(kind, of: try Samples.report("gia-han-sua-doi"))
    #expect(text.components(separatedBy: "của Chính phủ quy định chi tiết").count == 2)
  }

  @Test("Giấy tại quầy: lời thường, nộp ở đâu, hỏi ai; không Quốc hiệu, không nơi nhận")
  func counterPage() throws {
    let text = try Drafts.text(.counter, of: try Samples.report("gia-han-sua-doi"))
    #expect(text.contains("HỒ SƠ CỦA BẠN CẦN THÊM GÌ") && text.contains("14 việc"))
    #expect(text.contains("Nộp tại: Sở Tài chính, Số 1 phố Mẫu") && text.contains("Hỏi thêm: điện thoại 0222 000 0000"))
    #expect(!text.contains("CỘNG HÒA") && !text.contains("Nơi nhận") && !text.contains("KT. GIÁM ĐỐC"))
  }

  @Test("Báo đủ thành phần chỉ khi không gì thiếu, chưa rõ hay đáng ngờ; còn lại nói vì sao không")
  func completeness() throws {
    let text = try Drafts.text(.complete, of: try Samples.report("gia-han-day-du"))
    #expect(text.contains("được tiếp tục giải quyết. [chưa xác nhận]") && text.contains("17 ngày làm việc"))
    #expect(text.contains("- Công ty TNHH Dữ Liệu Mẫu Số Một;") && text.contains("Số: /TB-SM"))
    for (sample, why) in [
      ("gia-han-sua-doi", "OT-030"), ("gia-han-tep-chua-doc", "chưa đọc được ban-quet.pdf"),
      ("gia-han-nam-2025", "chưa biết luật"), ("gia-han-thang-3-2026", "chưa biết luật"),
      ("xac-dinh-cong-nghe", "OT-051"),
    ] {
      let refusal = try Drafts.refusal(.complete, of: try Samples.report(sample))
      #expect(refusal?.contains(why) == true, "\(sample): \(refusal ?? "có dự thảo")")
    }
    let elsewhere = try Samples.report("gia-han-day-du", office: "so-khoa-hoc-cong-nghe")
    #expect(try Drafts.refusal(.complete, of: elsewhere)?.contains("do Sở Tài chính tiếp nhận") == true)
  }

  @Test(
    "Thiếu một giấy tờ thì không có thông báo đủ thành phần",
    arguments: [("bao-cao-tinh-hinh.docx", "GH-2"), ("bao-cao-tai-chinh.docx", "GH-4")])
  func noCompletenessWithoutAPaper(_ file: String, _ code: String) throws {
    let report = try Samples.report("gia-han-day-du", without: file, absent: code)
    #expect(try Drafts.refusal(.complete, of: report)?.contains(code) == true)
  }

  @Test("Lấy ý kiến: mỗi cơ quan những mục nó quyết định, có lời, chỗ và căn cứ; hạn theo luật; tài liệu kèm theo")
  func opinions() throws {
    let text = try Drafts.text(.opinions, of: try Samples.report("gia-han-det-nhuom"))
    for part in [
      "- Sở Khoa học và Công nghệ;", "- Cơ quan quản lý đất đai cấp tỉnh.", "công suất còn 84,20 %",
      "«842 (kg/h)» – thuyet-minh-cong-nghe.docx, bảng 1, dòng 3, ô 5", "07 ngày làm việc kể từ ngày nhận được hồ sơ",
      "điểm c khoản 2 Điều 64", "dưới 85%. [chưa xác nhận]", "so với thiết kế – 2 mức tiêu hao; ",
      "1. Văn bản đề nghị gia hạn",
    ] { #expect(text.contains(part), "thiếu «\(part)»") }
    // Only the bodies' own questions: what the screening office decides is not put to them.
    #expect(!text.contains("OT-") && !text.contains("văn bản xác định công nghệ do cơ quan"))
  }

  @Test("Cơ quan quyết định không hỏi chính mình")
  func asksNobodyTwice() throws {
    let text = try Drafts.text(.opinions, of: try Samples.report("xac-dinh-cong-nghe"))
    #expect(text.contains("Kính gửi: Cơ quan chuyên môn về môi trường cấp tỉnh"))
    #expect(text.contains("15 ngày làm việc (20 ngày làm việc nếu quy mô lớn hoặc công nghệ phức tạp)"))
    #expect(!text.contains("1. Sở Khoa học"))
  }

  @Test("Xác định: còn điều chưa rõ thì kết luận để trống và liệt kê")
  func determinationIsBlank() throws {
    let report = try Samples.report("xac-dinh-cong-nghe")
    let text = try Drafts.text(.determination, of: report)
    #expect(text.contains("KẾT LUẬN: ……") && text.contains("Chứng thư giám định cấp ngày 01/05/2025 đã quá 12 tháng"))
    #expect(!text.contains("KHÔNG sử dụng") && !text.contains("CÓ sử dụng"))
    #expect(try !Drafts.drafts(of: report).lines.contains { $0.code == "xac-dinh" })
  }

  @Test("Xác định: quy tắc đều đạt mà tiêu chí không có quy tắc chưa ai xét thì vẫn để trống, xét rồi thì «không»")
  func untestedCriteriaHoldTheConclusion() throws {
    let rulebook = try Drafts.untested()
    func text(_ report: ScreeningReport) throws -> String {
      LetterText(try LetterDrafts(of: report, by: rulebook).letter(.determination)).text
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let report = try Drafts.clear()
    let open = try text(report)
    #expect(
      open.contains("KẾT LUẬN: ……") && open.contains("(TC-06): cán bộ chưa xét") && !open.contains("KHÔNG sử dụng"))
    let lines = LetterDrafts(of: report, by: rulebook).lines.filter { $0.code == "TC-06" }
    #expect(!lines.isEmpty)
    let said = try Drafts.clear(lines.map { .line(rule: $0.code, subject: $0.subject, words: $0.text) })
    #expect(try text(said).contains("KẾT LUẬN: Dự án KHÔNG sử dụng"))
  }

  @Test("Xác định: mọi tiêu chí đạt và không gì còn mở thì «không», chờ cán bộ xác nhận; xác nhận rồi thì hết dấu")
  func determinationIsClear() throws {
    let report = try Drafts.clear()
    let text = try Drafts.text(.determination, of: report)
    #expect(text.contains("KẾT LUẬN: Dự án KHÔNG sử dụng công nghệ lạc hậu") && !text.contains("CÓ sử dụng"))
    #expect(text.contains("KHÔNG sử dụng") && text.contains("[chưa xác nhận]"))
    let line = try #require(Drafts.drafts(of: report).lines.first { $0.code == "xac-dinh" })
    let confirmed = try Drafts.clear([.line(rule: "xac-dinh", subject: "", words: line.text)])
    #expect(try !Drafts.text(.determination, of: confirmed).contains("[chưa xác nhận]"))
  }

  @Test("Xác định: thiếu một thành phần, một giá trị hay một lời xác nhận thì không còn «không»")
  func nothingMayBeTakenAway() throws {
    for code in ["XD-1", "XD-2", "XD-3"] {
      let report = try Drafts.clear([.presence(component: code, isThere: false)])
      #expect(try !Drafts.text(.determination, of: report).contains("KHÔNG sử dụng"), "\(code)")
    }
    let full = try Drafts.clear()
    let files = full.dossier.files.filter { $0.path != "thuyet-minh.docx" }
    let fewer = Dossier(
      name: full.dossier.name, intake: full.dossier.intake, officerStatements: full.dossier.officerStatements,
      files: files)
    let after = try Samples.screening(today: "2026-09-10").report(of: fewer)
    #expect(try !Drafts.text(.determination, of: after).contains("KHÔNG sử dụng"))
    let unstated = OfficerRecord.Saying.value(
      fact: "công nghệ thuộc danh mục cấm chuyển giao", collection: nil, row: nil, words: "có")
    let contradicted = try Drafts.clear([unstated])
    #expect(try !Drafts.text(.determination, of: contradicted).contains("KHÔNG sử dụng"))
  }

  @Test("Xác định: một tiêu chí bị vướng thì «có», với số liệu và căn cứ, không bao giờ «không»")
  func determinationIsHit() throws {
    let low = OfficerRecord.Saying.value(
      fact: "công suất thực tế", collection: "dây chuyền", row: "Nhuộm sợi", words: "842 kg/h")
    for report in [
      try Drafts.clear([low]), try Drafts.report("xac-dinh-cong-nghe", saying: [low]),
    ] {
      let text = try Drafts.text(.determination, of: report)
      #expect(text.contains("KẾT LUẬN: Dự án CÓ sử dụng công nghệ lạc hậu") && !text.contains("KHÔNG sử dụng"))
      #expect(text.contains("công suất còn 84,20 % so với thiết kế") && text.contains("CÓ thuộc tiêu chí"))
      #expect(text.contains("[chưa xác nhận]"))
    }
  }

  @Test("Chỉ cơ quan có thẩm quyền của đúng thủ tục mới có dự thảo xác định công nghệ")
  func determinationIsOfItsBody() throws {
    let other = try Samples.report("xac-dinh-cong-nghe", office: "so-tai-chinh")
    #expect(try Drafts.refusal(.determination, of: other)?.contains("Sở Khoa học và Công nghệ xác định") == true)
    let extended = try Samples.report("gia-han-day-du")
    #expect(try Drafts.refusal(.determination, of: extended)?.contains("chỉ dùng cho thủ tục XDCN") == true)
  }

  @Test("Xét giả định thì không thư nào có dự thảo", arguments: LetterKind.allCases)
  func noLetterForAnAssumedDay(_ kind: LetterKind) throws {
    let report = try Samples.report("gia-han-sua-doi", on: CivilDay(iso: "2026-09-01"))
    #expect(try Drafts.refusal(kind, of: report) == "đang xét giả định")
    #expect(throws: NoLetter.self) { try Drafts.drafts(of: report).kind() }
  }

  @Test("Điều dành cho cán bộ không vào thư nào", arguments: LetterKind.allCases)
  func officersOnly(_ kind: LetterKind) throws {
    for sample in Samples.names {
      let report = try Samples.report(sample)
      guard try Drafts.refusal(kind, of: report) == nil else { continue }
      let letter = try Drafts.letter(kind, of: report)
      let text = LetterText(letter).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for verdict in report.judgement.verdicts where verdict.audience == .officer {
        #expect(!text.contains(verdict.finding ?? verdict.title), "\(sample): \(verdict.rule)")
      }
    }
  }

  @Test("Không nêu thư nào thì lấy thư mà đề nghị cần")
  func defaults() throws {
    func kind(_ sample: String) throws -> LetterKind { try Drafts.drafts(of: try Samples.report(sample)).kind() }
    #expect(try kind("gia-han-sua-doi") == .supplement)
    #expect(try kind("xac-dinh-cong-nghe") == .supplement)
    #expect(try kind("gia-han-day-du") == .complete)
    #expect(try kind("gia-han-det-nhuom") == .opinions)
    #expect(throws: NoLetter.self) { try kind("gia-han-thang-3-2026") }
  }
}
