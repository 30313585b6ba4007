import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Lời văn của thư")
struct LetterWordingTests {
  /// The faults of the published rules with one text changed.
  private func faults(_ path: String, _ old: String, _ new: String) throws -> [RulebookProblem] {
    let published = try PublishedRules.folder()
    let texts = published.files.map { file in
      (file.path, file.path == path ? file.text.replacing(old, with: new) : file.text)
    }
    do throws(RulebookError) {
      _ = try Rulebook(
        loading: RuleFolder(location: "Rules", texts: Dictionary(uniqueKeysWithValues: texts)))
      return []
    } catch {
      return error.problems
    }
  }

  @Test(
    "Ô lạ, ô không dùng, phần thiếu, bước hay quy tắc không có: nói tệp, dòng, cột",
    arguments: [
      ("bo-sung.yaml", "{cơ quan} đề nghị", "{cơ qan} đề nghị", "có phải «cơ quan»?"),
      ("bo-sung.yaml", "Căn cứ {căn cứ}, {cơ quan}", "{cơ quan}", "«mo-dau» không dùng ô «{căn cứ}»"),
      ("bo-sung.yaml", "  ket: '{cơ quan} thông báo để nhà đầu tư biết, thực hiện.'\n", "", "thiếu khóa «ket»"),
      ("bo-sung.yaml", "thoi-han:", "thoi-hn:", "có phải «thoi-han»?"),
      ("bo-sung.yaml", "{căn cứ}, {cơ quan}", "{căn cứ, (cơ quan)", "không có ô"),
      ("bo-sung.yaml", "kind: bo-sung", "kind: phieu-bo-sung", "phải tên là phieu-bo-sung.yaml"),
      ("bo-sung.yaml", "official: false", "official: không", "phải là true hoặc false"),
      (
        "lay-y-kien.yaml", "send: Gửi hồ sơ lấy ý kiến", "send: Gửi hồ sơ lấy ý kiên", "có phải «Gửi hồ sơ lấy ý kiến»?"
      ),
      ("lay-y-kien.yaml", "document: nd-96-2026", "document: nd-96-2062", "có phải «nd-96-2026»?"),
      ("xac-dinh.yaml", "rules: [OT-004]", "rules: [OT-0044]", "không có quy tắc «OT-0044»"),
      ("xac-dinh.yaml", "matter: dieu-kien", "matter: dieu-kin", "có phải «dieu-kien»?"),
      ("nguoi-nop.yaml", "{số mục} việc", "{thời hạn} việc", "không có ô «{thời hạn}»"),
    ])
  func reportsFaults(_ file: String, _ old: String, _ new: String, _ words: String) throws {
    let problems = try faults("letters/\(file)", old, new)
    let told = problems.filter { $0.path == "letters/\(file)" && $0.message.contains(words) }
    #expect(!told.isEmpty, "\(problems)")
    #expect(told.allSatisfy { $0.line > 1 || $0.message.contains("thiếu") || file.isEmpty }, "\(told)")
  }

  @Test("Ô sai được chỉ đúng cột")
  func placesASlot() throws {
    let problem = try #require(faults("letters/nguoi-nop.yaml", "Hồ sơ còn {số mục}", "Hồ sơ còn {số mc}").first)
    #expect((problem.line, problem.column) == (7, 21), "\(problem)")
  }

  @Test("Mỗi thư có lời văn; bản biên dịch giữ nguyên lời văn, tiêu chí và cơ quan được hỏi")
  func isCompiled() throws {
    let rulebook = try PublishedRules.rulebook()
    #expect(LetterKind.allCases.allSatisfy { rulebook.wording(of: $0) != nil })
    #expect(rulebook.letters.allSatisfy { !$0.isOfficial })
    let again = try Rulebook(binary: rulebook.binary())
    #expect(again.letters == rulebook.letters)
    #expect(again.wording(of: .determination)?.criteria.isEmpty == false)
    #expect(again.wording(of: .opinions)?.consultations.isEmpty == false)
  }

  @Test("Hồ sơ cơ quan có sẵn là trống và không vào mã băm của bộ quy tắc")
  func officesAreEmpty() throws {
    let folder = try PublishedRules.folder()
    let file = try #require(folder.offices)
    #expect(try OfficeProfiles(reading: file.text, at: file.path, bodies: []).profiles.isEmpty)
    #expect(!folder.sources.contains { $0.path == file.path })
  }
}
