import ArgumentParser
import Foundation
import LanguageModels
import Screening
import Values

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra một hồ sơ. / Screen one dossier.", aliases: ["kiem-tra"])

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
  var format: OutputFormat = .text

  @OptionGroup var asking: LanguageModelOptions

  @Flag(help: "Chỉ in đúng những byte sẽ gửi cho mô hình, không gửi. / Show what would be sent.")
  var preview = false

  func run() throws {
    try finish(isData: format != .text || preview) {
      let screening = try options.screening { try asking.languageModel(isPreview: preview) }
      if preview { return (try previewed(screening), 0) }
      let report = try screening.reportOrFailure(of: options.dossier(at: dossier, for: screening))
      return (format == .text ? ReportText(report).text : format.text(of: report.json), report.status)
    }
  }
}

extension CheckCommand {
  private func previewed(_ screening: Screening) throws -> String {
    let opened = try options.dossier(at: dossier, for: screening)
    _ = try screening.reportOrFailure(of: opened)
    guard let preview = screening.preview(of: opened) else { return "Không có gì để gửi.\n" }
    tell(preview.words)
    return String(decoding: preview.bytes, as: UTF8.self) + "\n"
  }
}
