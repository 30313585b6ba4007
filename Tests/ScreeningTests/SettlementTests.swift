import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Mỗi mục chưa đủ căn cứ nêu lệnh hoặc giấy tờ làm rõ được nó")
struct SettlementTests {
  private static let samples =
    (try? FileManager.default.contentsOfDirectory(atPath: Samples.folder.path).filter { !$0.contains(".") }.sorted())
    ?? []

  /// Open for the law's sake, not for the dossier's: no word about the dossier settles it, and the text of the law is named.
  private static let ofTheLaw: Set<Reason.Kind> = [.gap, .notRun]

  @Test("Mọi hồ sơ mẫu: lệnh hoso state với dữ kiện, dòng, thành phần của nó", arguments: samples)
  func namesCommands(_ sample: String) throws {
    let judgement = try Samples.report(sample).judgement
    let open =
      judgement.verdicts.filter { $0.outcome == .undetermined }.map { ($0.rule, $0.reasons) }
      + judgement.components.filter { $0.outcome == .undetermined }.map { ($0.component.code, $0.reasons) }
    for (code, reasons) in open {
      #expect(!reasons.isEmpty)
      for reason in reasons where !Self.ofTheLaw.contains(reason.kind) {
        #expect(!reason.settledBy.isEmpty, "\(code): \(reason.text) – \(reason.remedy ?? "")")
      }
    }
    // A long command goes on in the next line.
    let report = ReportText(try Samples.report(sample)).text.replacing(" \\\n      ", with: " ")
    for unchecked in judgement.unchecked {
      if let first = unchecked.commands.first { #expect(report.contains("\n    \(first)\n")) }
    }
  }

  @Test("Hồ sơ mẫu có mục chưa đủ căn cứ, nếu không thì phép thử này không thử gì")
  func hasSomethingToTry() {
    let open = Self.samples.compactMap { try? Samples.report($0).judgement }.flatMap(\.unchecked)
    #expect(Self.samples.count > 20 && open.count { !$0.commands.isEmpty } > 20)
  }

  @Test("Lệnh viết ra dùng được nguyên: dấu nháy trong tên không làm vỡ lệnh")
  func writesCommands() {
    #expect(
      Settlement.value(fact: "công suất thực tế", of: .row(collection: "dây chuyền", name: "Máy 'A'"), from: "a b.pdf")
        .commands == [#"hoso state HỒ-SƠ 'công suất thực tế' GIÁ-TRỊ --row 'Máy '\''A'\''' --from 'a b.pdf'"#])
    #expect(Settlement.complete(collection: "máy móc").commands == ["hoso state HỒ-SƠ --complete 'máy móc'"])
    #expect(Settlement.seen(file: "a.docx").commands == ["hoso state HỒ-SƠ --seen 'a.docx'"])
    #expect(
      Settlement.filed(component: "GH-4", in: []).commands
        == ["hoso state HỒ-SƠ --is TỆP --as GH-4", "hoso state HỒ-SƠ --absent GH-4"])
  }
}
