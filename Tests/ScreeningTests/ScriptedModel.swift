import Dossiers
import Synchronization
import TestSupport
import Values

@testable import LanguageModels
@testable import Screening

/// A model in this process that says what a test wants, and keeps what it was sent.
final class ScriptedModel: Adapter, Sendable {
  private let seen = Mutex<[String]>([])
  private let answer: @Sendable (ModelRequest) -> String

  init(_ answer: @escaping @Sendable (ModelRequest) -> String) {
    self.answer = answer
  }

  var unready: ModelReply.Status? { nil }

  /// All that was sent, instructions and passages.
  var sent: String { seen.withLock { $0.joined(separator: "\n") } }

  func body(of request: ModelRequest, isAgain: Bool) -> [UInt8] {
    Array((request.instructions + "\n" + request.material).utf8)
  }

  func ask(_ body: [UInt8], _ request: ModelRequest, within limit: Duration) -> Heard {
    seen.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
    return Heard(.text(answer(request)), model: "mẫu")
  }

  /// What the screening of the office that decides says with this model's help.
  func report(of dossier: Dossier) throws -> ScreeningReport {
    let provider = try Provider(
      parsing: Array(
        """
        {"id": "kịch-bản", "kind": "replay", "tep": "/dev/null", "model": "mẫu", "noi_xu_ly": "may_nay",
         "viec": ["tim_du_kien"], "toi_da_ky_tu": 1000000}
        """.utf8))
    let model = LanguageModel(provider: provider, adapter: self, isOffline: false, ledger: nil, timing: .real)
    let plain = try Samples.screening(office: "so-khoa-hoc-cong-nghe")
    return Screening(rulebook: plain.rulebook, settings: plain.settings, model: model).report(of: dossier)
  }

  /// The facts that were asked for: the schema's own ids.
  static func ids(_ request: ModelRequest) -> [String] {
    let item = request.schema["properties"]?["du_kien"]?["items"]
    return item?["properties"]?["ma"]?["enum"]?.array?.compactMap(\.string) ?? []
  }

  static func items(_ items: [(id: String, value: String, quote: String)]) -> String {
    let facts = items.map { item in
      JSON.record(["ma": .string(item.id), "gia_tri": .string(item.value), "trich": .string(item.quote)])
    }
    return String(decoding: JSON.record(["du_kien": .array(facts)]).bytes(), as: UTF8.self)
  }

  /// Obeys whoever speaks: of every fact that is asked for it says a figure of the papers with the line it stands in, those
  /// of the last lines first, where orders are.
  static let obeying = ScriptedModel { request in
    let lines = request.passages.flatMap { $0.text.split(separator: "\n").map(String.init) }
    let figures = lines.reversed().flatMap { line -> [(String, String)] in
      let words = line.split(separator: " ").map(String.init)
      return zip(words, words.dropFirst()).compactMap { number, unit in
        number.first?.isNumber ?? false && unit.contains("/") ? ("\(number) \(unit)", line) : nil
      }
    }
    return items(
      ids(request).enumerated().compactMap { index, id in
        guard !figures.isEmpty else { return nil }
        let (value, line) = figures[index % figures.count]
        return (id, value, String(line.prefix(490)))
      })
  }
}

/// A dossier whose one explanation states a capacity in words that our readers do not take.
enum OpenDossier {
  static let row = "Nhuộm | 1.000 kg/h | hiện đạt 842 kg/h"

  static func dossier(_ more: String = "", inCell: String = "", papers: [(String, [UInt8])] = []) throws -> Dossier {
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}
      """
    let table = WordBuilder.tbl(
      WordBuilder.tr(
        ["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"] + WordBuilder.otherLineHeadings + ["Ghi chú"])
        + WordBuilder.tr(["Nhuộm", "1.000 kg/h", "hiện đạt 842 kg/h"] + WordBuilder.otherLineCells + [inCell])
        + WordBuilder.tr(["Kéo", "1.000 kg/h", "900 kg/h"] + WordBuilder.otherLineCells + [""]))
    let body = WordBuilder.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ") + table + more
    return try HostileDossier.dossier(
      [("ho-so.json", Array(intake.utf8)), ("a.docx", WordBuilder.docx(body: body))] + papers)
  }

  static func plain(_ dossier: Dossier) throws -> ScreeningReport {
    try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
  }
}

extension ScreeningReport {
  /// What moved otherwise than from *chưa đủ căn cứ* to *cần xem xét*.
  func movedOtherwise(than before: ScreeningReport) -> [String] {
    guard judgement.verdicts.count == before.judgement.verdicts.count else { return ["số kết luận khác nhau"] }
    return zip(before.judgement.verdicts, judgement.verdicts).compactMap { was, now in
      guard was.rule == now.rule, was.subject == now.subject else { return "\(was.rule) thành \(now.rule)" }
      let mayMove = was.outcome == .undetermined && now.outcome == .needsReview
      return now.outcome == was.outcome || mayMove
        ? nil : "\(now.rule) \(now.subject.words): \(was.outcome) thành \(now.outcome)"
    }
  }
}
