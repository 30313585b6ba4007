import ArgumentParser
import Screening
import Values

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra một hồ sơ. / Screen one dossier.", aliases: ["kiem-tra"])

  @Argument(help: "Thư mục hoặc tệp .zip của hồ sơ. / Folder or .zip.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @Option(help: "Dạng kết quả: text hoặc json. / Output format.")
  var format: OutputFormat = .text

  func run() throws {
    try finish {
      let rulebook = try options.rules.rulebook()
      let screening = Screening(rulebook: rulebook, settings: try options.settings(rulebook))
      switch screening.outcome(of: try options.dossier(at: dossier)) {
      case .stopped(let mark, let message): throw Failure(mark, message)
      case .report(let report):
        let text =
          switch format {
          case .text: ReportText(report).text
          case .json: String(decoding: report.json.prettyBytes(), as: UTF8.self)
          }
        return (text, report.status)
      }
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
