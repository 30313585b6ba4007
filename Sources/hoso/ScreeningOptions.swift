import ArgumentParser
import Dossiers
import Foundation
import LanguageModels
import Rulebook
import Screening
import Values

/// What every screening takes from the command line; turned into `Settings` once.
struct ScreeningOptions: ParsableArguments {
  @OptionGroup var rules: RulesOption

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var judging: JudgingOptions

  /// The screening that the options ask for.
  /// - Parameter model: made last, so that what is wrong with the rules and the options is told first.
  func screening(model: () throws -> LanguageModel? = { nil }) throws -> Screening {
    let rulebook = try rules.rulebook()
    return Screening(rulebook: rulebook, settings: try judging.settings(rulebook), model: try model())
  }

  func dossier(at path: String, for screening: Screening) throws -> Dossier {
    try reading.reader([screening.rulebook]).dossier(at: path)
  }
}

/// How a dossier is judged, whatever the rules.
struct JudgingOptions: ParsableArguments {
  @Option(help: "Mã thủ tục khi hồ sơ không nêu, ví dụ 1.009659. / Procedure code.")
  var procedure: String?

  @Option(help: "Cơ quan đang xử lý, ví dụ so-khoa-hoc-cong-nghe. / Screening office.")
  var office: String?

  @Option(help: "Hôm nay, năm-tháng-ngày; chỉ để tính số ngày còn lại. / Today.")
  var today: String?

  @Option(help: "Xét giả định: mọi vấn đề theo pháp luật của ngày này. / What if this day governed.")
  var on: String?

  func settings(_ rulebook: Rulebook) throws -> Settings {
    let office = self.office ?? ProcessInfo.processInfo.environment["HOSO_OFFICE"]
    if let code = procedure, rulebook.procedure(code: code) == nil {
      let codes = rulebook.procedures.flatMap { $0.codes.map(\.code) }
      throw Failure.usage(
        "Không có thủ tục mã «\(code)»\(Suggestion.among(codes, for: code)). Dùng: \(codes.joined(separator: ", ")).")
    }
    if let office, rulebook.body(office) == nil {
      let bodies = rulebook.bodies.map(\.id)
      throw Failure.usage(
        "Không có cơ quan «\(office)»\(Suggestion.among(bodies, for: office)). Dùng: \(bodies.joined(separator: ", "))."
      )
    }
    return Settings(
      today: try today.map { try day($0, "--today") } ?? Clock.today(), assumedDay: try on.map { try day($0, "--on") },
      office: office.flatMap { rulebook.body($0) }, procedureCode: procedure)
  }
}

/// A day of the command line, ISO or as Vietnamese papers write it.
func day(_ text: String, _ option: String) throws -> CivilDay {
  if case .value(let day) = VietnameseNotation.day(text) { return day }
  throw Failure.usage("\(option) «\(text)» không phải là ngày trong lịch. Viết năm-tháng-ngày, ví dụ 2026-09-01.")
}

/// The machine's clock, read once at the edge.
enum Clock {
  static func today() -> CivilDay {
    let seconds = Int(Date().timeIntervalSince1970.rounded(.down)) + 7 * 3600
    return CivilDay(number: seconds / 86_400)
  }

  /// RFC 3339, UTC, whole seconds.
  static func now() -> String { Date().formatted(.iso8601) }
}

/// `json` is laid out for people, `ndjson` is one line for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, ndjson

  /// The text of a JSON value in this format.
  func text(of json: JSON) -> String {
    String(decoding: self == .ndjson ? json.bytes() + [0x0A] : json.prettyBytes(), as: UTF8.self)
  }
}
