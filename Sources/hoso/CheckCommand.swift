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

  @Option(help: "Tệp cấu hình mô hình; không nêu thì không dùng mô hình nào. / Model provider file.")
  var model: String?

  @Flag(help: "Chỉ in đúng những byte sẽ gửi cho mô hình, không gửi. / Show what would be sent.")
  var preview = false

  @Flag(help: "Không mở kết nối nào, dù có --model. / Open no connection.")
  var offline = false

  @Option(
    help: "Sổ ghi mỗi lần gửi; không nêu thì HOSO_LEDGER hoặc thư mục trạng thái của người dùng. / Ledger of calls.")
  var ledger: String?

  func run() throws {
    try finish(isData: format != .text || preview) {
      let screening = try options.screening(model: chat)
      if preview { return (try previewed(screening), 0) }
      let report = try screening.reportOrFailure(of: options.dossier(at: dossier, for: screening))
      return (format == .text ? ReportText(report).text : format.text(of: report.json), report.status)
    }
  }
}

extension CheckCommand {
  private func chat() throws -> LanguageModel? {
    guard let model else {
      guard !preview else { throw Failure.usage("--preview cần --model TỆP.") }
      return nil
    }
    guard let bytes = FileManager.default.contents(atPath: model) else {
      throw Failure(status: 78, message: "Không đọc được cấu hình mô hình \(model).")
    }
    do {
      let provider = try Provider(parsing: Array(bytes))
      let environment = ProcessInfo.processInfo.environment
      return LanguageModel(
        provider: provider, isOffline: offline || preview, environment: environment,
        ledger: preview ? nil : try Ledger(path: ledgerPath(environment), now: { Clock.now() }))
    } catch let problem as Ledger.Problem {
      throw Failure(status: 74, message: "\(problem)")
    } catch {
      throw Failure(status: 78, message: "\(model): \(error)")
    }
  }

  /// Where the XDG base directories keep what a program leaves behind.
  private func ledgerPath(_ environment: [String: String]) -> String {
    if let named = ledger ?? environment["HOSO_LEDGER"] { return named }
    let state = environment["XDG_STATE_HOME"] ?? NSHomeDirectory() + "/.local/state"
    return state + "/hoso/so-gui.ndjson"
  }

  private func previewed(_ screening: Screening) throws -> String {
    let opened = try options.dossier(at: dossier, for: screening)
    _ = try screening.reportOrFailure(of: opened)
    guard let bytes = screening.preview(of: opened) else { return "Không có gì để gửi.\n" }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
