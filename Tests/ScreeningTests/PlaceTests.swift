import Rulebook
import TestSupport
import Testing

@testable import Reading
@testable import Screening

@Suite("Địa điểm của dự án trong các giấy tờ")
struct PlaceTests {
  private typealias Word = WordBuilder

  private static let application = "ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ"
  private static let titles = [application, "BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN", "HỢP ĐỒNG THUÊ LẠI ĐẤT"]

  /// An application, a report and a lease, each with the place of the project.
  private func report(_ places: [String], received: String = "2026-11-02") throws -> ScreeningReport {
    let intake =
      #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "\#(received)T08:00:00+07:00"}}"#
    let papers = zip(Self.titles, places).enumerated().map { index, paper in
      let body = Word.p(paper.0) + Word.p("Địa điểm thực hiện dự án: \(paper.1)") + Word.p("Hết lời của giấy tờ.")
      return ("\(index + 1).docx", Word.docx(body: body))
    }
    return try Samples.screening().report(
      of: HostileDossier.dossier([("ho-so.json", Array(intake.utf8))] + papers))
  }

  private func statements(_ report: ScreeningReport) -> [Statement] {
    report.statements.facts.fact("địa điểm thực hiện dự án").statements
  }

  @Test("Tên cũ và tên mới của một nơi không trái nhau, và lời đọc nói theo nghị quyết nào")
  func oldAndNewAgree() throws {
    let report = try report([
      "Lô 2, phường Tiền Phong, thành phố Bắc Ninh", "Lô 2, xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang",
    ])
    #expect(report.conflicts.isEmpty)
    let old = try #require(statements(report).last)
    #expect(old.words == "Lô 2, xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang")
    #expect(old.value.words.contains("phường Tiền Phong, thành phố Bắc Ninh (theo "), "\(old.value.words)")
    #expect(old.value.words.contains("Nghị quyết 1658/NQ-UBTVQH15"))
    // What no text that we saw says is told, and is not certain.
    guard case .uncertain(let why) = old.standing else { return #expect(Bool(false), "\(old.standing)") }
    #expect(why.contains("nguồn thứ cấp"))
    #expect(statements(report).first?.standing == .read)
  }

  @Test("Hai nơi khác nhau là mâu thuẫn, dù một giấy tờ ghi tên cũ")
  func differentPlacesConflict() throws {
    let report = try report([
      "phường Tiền Phong, thành phố Bắc Ninh", "xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang",
      "xã Yên Lư, huyện Yên Dũng, tỉnh Bắc Giang",
    ])
    #expect(report.conflicts.count == 1)
    let conflict = try #require(report.conflicts.first)
    #expect(conflict.sides.odd?.sources == ["3.docx"])
    #expect(
      conflict.sentence.contains("ghi nơi có tên hiện nay là «phường Tiền Phong, thành phố Bắc Ninh»"),
      "\(conflict.sentence)")
    #expect(conflict.sentence.contains("ghi «xã Yên Lư, huyện Yên Dũng, tỉnh Bắc Giang»"), "\(conflict.sentence)")
  }

  @Test(
    "Nơi không có trong danh mục thì không nói là trái nhau, cũng không nói là một; lời được giữ, chưa chắc",
    arguments: ["xã Mẫu, tỉnh Bắc Ninh", "xã Mẫu", "xã Mẫu, huyện Giả, tỉnh Bắc Giang"])
  func unknownPlacesTakeNoSide(_ words: String) throws {
    let report = try report(["phường Tiền Phong, thành phố Bắc Ninh", words])
    #expect(report.conflicts.isEmpty)
    let unknown = try #require(statements(report).last)
    #expect(unknown.value.words == words)
    guard case .uncertain = unknown.standing else { return #expect(Bool(false), "\(unknown.standing)") }
    #expect(report.statements.facts.fact("địa điểm thực hiện dự án").values.count == 2)
  }

  @Test("Nơi chưa rõ không che mâu thuẫn giữa hai nơi đã rõ")
  func unknownPlacesHideNothing() throws {
    let report = try report([
      "xã Mẫu", "phường Nếnh, thành phố Bắc Ninh", "phường Tiền Phong, thành phố Bắc Ninh",
    ])
    #expect(report.conflicts.count == 1 && report.conflicts.first?.sides.sides.count == 2)
  }

  @Test("Xã chưa rõ nhưng ở hai tỉnh khác nhau thì là hai nơi")
  func provincesTellPlacesApart() throws {
    #expect(try report(["xã Mẫu, thành phố Hà Nội", "phường Nếnh, thành phố Bắc Ninh"]).conflicts.count == 1)
    #expect(try report(["xã Mẫu, tỉnh Hải Dương", "xã Giả, thành phố Hải Phòng"]).conflicts.isEmpty)
  }

  @Test("Nộp trước 01/7/2025 thì tên cũ được giữ")
  func keepsOldNamesBefore() throws {
    let report = try report(["phường Nếnh, thị xã Việt Yên, tỉnh Bắc Giang"], received: "2025-06-30")
    let statement = try #require(statements(report).first)
    #expect(statement.value.words == "phường Nếnh, thị xã Việt Yên, tỉnh Bắc Giang" && statement.standing == .read)
  }

  @Test("Địa điểm ở dòng dưới nhãn là địa điểm, dù tên cấp viết thường; một câu thì không rõ")
  func placeBelowItsLabel() throws {
    func fact(_ line: String) throws -> Fact {
      let intake =
        #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-11-02T08:00:00+07:00"}}"#
      let body = Word.p(Self.application) + Word.p("Địa điểm thực hiện dự án:") + Word.p(line) + Word.p("Hết lời.")
      return try Samples.screening().report(
        of: HostileDossier.dossier([("ho-so.json", Array(intake.utf8)), ("1.docx", Word.docx(body: body))])
      ).statements.facts.fact("địa điểm thực hiện dự án")
    }
    #expect(try fact("phường Tiền Phong, thành phố Bắc Ninh").values.count == 1)
    #expect(try fact("thành phố Bắc Ninh").values.count == 1)
    #expect(try fact("nêu tại phụ lục kèm theo Quyết định").values.isEmpty)
  }
}
