import ArgumentParser
import Foundation
import LanguageModels
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

  @Option(help: "Tệp cấu hình mô hình; không nêu thì không dùng mô hình nào. / Model provider file.")
  var model: String?

  @Flag(help: "Chỉ in đúng những byte sẽ gửi cho mô hình, không gửi. / Show what would be sent.")
  var preview = false

  @Flag(help: "Không mở kết nối nào, dù có --model. / Open no connection.")
  var offline = false

  func run() throws {
    try finish {
      let rulebook = try options.rules.rulebook()
      let screening = Screening(
        rulebook: rulebook, settings: try options.settings(rulebook), model: try chat())
      if preview { return (try previewed(screening), 0) }
      let report = try screening.reportOrFailure(of: options.dossier(at: dossier))
      return (format == .text ? ReportText(report).text : format.text(of: report.json), report.status)
    }
  }
}

extension CheckCommand {
  private func chat() throws -> OpenAIChat? {
    guard let model else {
      guard !preview else { throw Failure.usage("--preview cần --model TỆP.") }
      return nil
    }
    guard let bytes = FileManager.default.contents(atPath: model) else {
      throw Failure(status: 78, message: "Không đọc được cấu hình mô hình \(model).")
    }
    do {
      let provider = try Provider(parsing: Array(bytes))
      return OpenAIChat(
        provider: provider, isOffline: offline || preview, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw Failure(status: 78, message: "\(model): \(error)")
    }
  }

  private func previewed(_ screening: Screening) throws -> String {
    let opened = try options.dossier(at: dossier)
    _ = try screening.reportOrFailure(of: opened)
    guard let bytes = screening.preview(of: opened) else { return "Không có gì để gửi.\n" }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}

extension Failure {
  /// A mark of state secrecy: where it is, and nothing of what the dossier says.
  init(_ mark: SecrecyGate.Mark, _ message: String) {
    self.init(
      status: 65, message: "DỪNG: có dấu «\(mark.level)» ở \(mark.path.visible), \(mark.place). \(message)")
  }
}
