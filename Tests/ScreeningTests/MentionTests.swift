import Dossiers
import Rulebook
import TestSupport
import Testing
import Values

@testable import Reading
@testable import Screening

/// What a proposal or a request only has to speak of: read from sentences and headings.
@Suite("Giấy tờ có nói đến hay không")
struct MentionTests {
  private static let labour = "nội dung về nhu cầu lao động"
  private static let risk = "cam kết chịu chi phí rủi ro"

  private func fact(_ name: String, _ title: String, _ lines: [String]) throws -> Fact {
    let body = ([title, "Nhà đầu tư: Công ty A"] + lines).map(WordBuilder.p).joined()
    let report = try HostileDossier.report("", papers: ["b.docx": body])
    return try #require(report.statements.facts.facts.first { $0.name == name })
  }

  private func labour(_ lines: [String]) throws -> Fact { try fact(Self.labour, "ĐỀ XUẤT DỰ ÁN ĐẦU TƯ", lines) }

  @Test(
    "Câu nói đến, nhãn có giá trị, tên mục có nội dung bên dưới đều là có",
    arguments: [
      ["Nhu cầu về lao động: 300 người"], ["Dự án có nhu cầu lao động khoảng 300 người, tuyển tại địa phương."],
      ["6. Nhu cầu về lao động", "Cần 300 người."], ["6. Nhu cầu về lao động:", "a) 300 người Việt Nam"],
      ["6. Nhu cầu về lao động", "6.1. Lao động trong nước", "300 người"], ["NHU CẦU VỀ LAO ĐỘNG ......... 300 người"],
    ])
  func readsMentions(_ lines: [String]) throws {
    let fact = try labour(lines)
    #expect(fact.values == [.flag(true)] && fact.statements.map(\.standing) == [.read], "\(fact)")
    #expect(fact.statements.first?.words == lines[0])
  }

  @Test(
    "Tên mục để trống thì nói là để trống",
    arguments: [
      ["Nhu cầu về lao động: ………………"], ["Nhu cầu về lao động ................"],
      ["6. Nhu cầu về lao động", "7. Ưu đãi", "Không đề xuất."], ["6. Nhu cầu về lao động"],
    ])
  func seesBlankHeadings(_ lines: [String]) throws {
    let fact = try labour(lines)
    #expect(fact.statements.isEmpty && fact.soughtInWords.contains("để trống"), "\(fact.soughtInWords)")
  }

  @Test("Không nói đến thì chưa có, nói đã tìm lời nào, ở đâu; không thành «không»")
  func saysWhatWasSought() throws {
    let fact = try labour(["Tổng vốn đầu tư: 450 tỷ đồng"])
    #expect(fact.values.isEmpty)
    #expect(fact.soughtInWords.contains("«nhu cầu về lao động»") && fact.soughtInWords.contains("b.docx"))
  }

  @Test("Câu có lời nói ngược thì chưa rõ, dù chỗ khác có nói đến")
  func heedsWordsAgainst() throws {
    let title = "VĂN BẢN ĐỀ NGHỊ THỰC HIỆN DỰ ÁN ĐẦU TƯ"
    let committed = "Nhà đầu tư cam kết chịu mọi chi phí, rủi ro nếu dự án không được chấp thuận."
    let refused = "Nhà đầu tư không cam kết chịu mọi chi phí, rủi ro."
    #expect(try fact(Self.risk, title, [committed]).values == [.flag(true)])
    let turned = try fact(Self.risk, title, [refused])
    #expect(turned.statements.isEmpty && turned.soughtInWords.contains("không cam kết"), "\(turned.soughtInWords)")
    let both = try fact(Self.risk, title, [committed, refused])
    #expect(both.values == [.flag(true)] && both.mayBeContradicted)
  }
}
