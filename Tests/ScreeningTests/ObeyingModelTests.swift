import Dossiers
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Mô hình vâng lời mọi mệnh lệnh trong hồ sơ", .serialized)
struct ObeyingModelTests {
  private typealias Words = InjectionSpecimen.Words

  /// Words that order a machine about, in a paper that is sent.
  private static let orders = [
    Words.marked, Words.plain, Words.english, Words.polite, Words.chinese, Words.chineseAddress, Words.guise,
    Words.role, Words.instruction, Words.spelled, Words.spaced, Words.wide, Words.cyrillic, Words.joined,
    Words.zeroWidth, Words.turned, Words.hyphened, Words.tagged, Words.coded, Words.codedEnglish,
  ]

  @Test("Lệnh nằm ngay trong giấy tờ được gửi: không rời máy, được nêu trong báo cáo, không kết luận nào đổi khác")
  func ordersInSentPapersStay() throws {
    for words in Self.orders {
      for isInCell in [false, true] {
        let written = words.replacing("<", with: "&lt;")
        let dossier =
          isInCell
          ? try OpenDossier.dossier(inCell: written)
          : try OpenDossier.dossier(WordBuilder.p(written) + WordBuilder.p("Hết."))
        let model = ScriptedModel.obeying
        let before = try OpenDossier.plain(dossier)
        let after = try model.report(of: dossier)
        #expect(after.movedOtherwise(than: before) == [], "\(words)")
        #expect(after.machineOrders.contains { $0.path == "a.docx" }, "\(words.visible) \(isInCell)")
        #expect(after.help.map { $0.withheld > 0 } ?? isInCell, "\(words.visible) \(isInCell)")
        #expect(!model.sent.contains(words), "\(words)")
      }
    }
  }

  @Test("Mỗi tệp mẫu cài trong hồ sơ đều bị nêu; không kết luận nào đổi, trừ chưa đủ căn cứ thành cần xem xét")
  func specimensMoveNothing() throws {
    let clean = try OpenDossier.plain(try OpenDossier.dossier())
    let specimens = try InjectionSpecimen.all().filter { !$0.isPicture }
    #expect(specimens.count >= 60)
    for specimen in specimens {
      let dossier = try OpenDossier.dossier(papers: [(specimen.path, specimen.bytes)])
      let without = try OpenDossier.plain(dossier)
      let with = try ScriptedModel.obeying.report(of: dossier)
      #expect(with.help != nil && with.movedOtherwise(than: without) == [], "\(specimen)")
      #expect(with.machineOrders.contains { $0.path.hasPrefix(specimen.path) }, "\(specimen)")
      // The file itself, whatever it says, makes nothing pass and nothing fail.
      for (was, now) in zip(clean.judgement.verdicts, with.judgement.verdicts) where was.outcome != now.outcome {
        #expect([.needsReview, .undetermined].contains(now.outcome), "\(specimen): \(now.rule)")
      }
    }
  }
}
