import ArgumentParser
import Screening
import Values

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra một hồ sơ. / Screen one dossier.", aliases: ["kiem-tra"])

  @Argument(help: "Thư mục hoặc tệp .zip của hồ sơ. / Folder or .zip.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
  var format: OutputFormat = .text

  func run() throws {
    try finish {
      let rulebook = try options.rules.rulebook()
      let screening = Screening(rulebook: rulebook, settings: try options.settings(rulebook))
      let report = try screening.reportOrFailure(of: options.dossier(at: dossier))
      return (format == .text ? ReportText(report).text : format.text(of: report.json), report.status)
    }
  }
}

extension Failure {
  /// A mark of state secrecy: where it is, and nothing of what the dossier says.
  init(_ mark: SecrecyGate.Mark, _ message: String) {
    self.init(
      status: 65, message: "DỪNG: có dấu «\(mark.level)» ở \(mark.path.visible), \(mark.place). \(message)")
  }
}
