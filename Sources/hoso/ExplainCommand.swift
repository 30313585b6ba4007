import ArgumentParser
import Screening
import Values

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Giải thích một mã, có thể trong một hồ sơ. / Explain a code.",
    aliases: ["giai-thich"])

  @Argument(help: "Mã quy tắc hoặc thành phần, ví dụ OT-002. / Code.")
  var code: String

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String?

  @OptionGroup var options: ScreeningOptions

  func run() throws {
    try finish {
      let screening = try options.screening()
      let explanation = Explanation(rulebook: screening.rulebook)
      let report = try dossier.map { try screening.reportOrFailure(of: options.dossier(at: $0, for: screening)) }
      guard let text = explanation.text(of: code, in: report) else {
        throw Failure.usage("Không có mã «\(code)»\(Suggestion.among(explanation.codes, for: code)). Xem: hoso rules.")
      }
      return (text, 0)
    }
  }
}
