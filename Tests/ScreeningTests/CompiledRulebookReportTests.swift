import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Báo cáo theo bản biên dịch")
struct CompiledRulebookReportTests {
  @Test("Mỗi hồ sơ mẫu cho cùng một báo cáo JSON, từng byte, từ nguồn và từ bản biên dịch", arguments: Samples.names)
  func sameReport(_ name: String) throws {
    let engine = EngineStamp([1])
    let folder = try PublishedRules.folder()
    let sources = try Rulebook(loading: folder)
    let file = try CompiledRulebook(sources, of: folder, by: engine).bytes()
    let texts = Dictionary(uniqueKeysWithValues: folder.files.map { ($0.path, $0.text) })
    let compiled = try Rulebook(
      of: RuleFolder(location: folder.location, texts: texts, compiled: file), by: engine)
    #expect(compiled.edition.origin == .compiled)
    let dossier = try Samples.dossier(name)
    let day = try #require(CivilDay(iso: "2026-09-10"))
    for office in [nil, "so-khoa-hoc-cong-nghe"] {
      let reports = [sources, compiled].map { rulebook in
        let settings = Settings(today: day, assumedDay: nil, office: office.flatMap { rulebook.body($0) })
        return Screening(rulebook: rulebook, settings: settings).report(of: dossier)
      }
      #expect(reports[0].json.bytes() == reports[1].json.bytes())
    }
  }
}
