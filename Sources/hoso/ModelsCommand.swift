import ArgumentParser
import Foundation
import LanguageModels
import Screening
import Values

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Các mô hình được phép hỏi: xem, thử. / Models that may be asked.",
    discussion: """
      Mỗi mô hình là một tệp MÃ.json trong HOSO_MODELS, hoặc ~/.config/hoso/models, hoặc /etc/hoso/models. Không có tệp nào \
      thì không hỏi mô hình nào; mọi việc khác vẫn chạy đủ.
      """,
    subcommands: [List.self, Try.self], aliases: ["mo-hinh"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Các mô hình đã cấu hình và lần thử gần nhất. / What is configured.",
      aliases: ["danh-sach"])

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish(isData: format != .text) {
        let environment = ProcessInfo.processInfo.environment
        let folder = ProviderFolder(environment)
        let entries = folder.files.map { ModelEntry(path: $0, environment) }
        let status: Int32 = entries.contains { $0.problem != nil } ? 78 : 0
        guard format == .text else { return (format.text(of: .array(entries.map(\.json))), status) }
        guard !entries.isEmpty else {
          return ("Chưa cấu hình mô hình nào ở \(folder.path): không hỏi mô hình nào.\n", 0)
        }
        return (entries.map(\.text).joined(separator: "\n"), status)
      }
    }
  }

  struct Try: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "probe",
      abstract: "Thử một mô hình bằng lời bịa ra, không có gì của hồ sơ nào. / Try a model with invented words.",
      aliases: ["thu"])

    @Argument(help: "Mã trong hoso models list, hoặc tệp cấu hình. / Id or file.")
    var model: String

    @Flag(help: "Gửi thêm một đoạn dài bằng mức cho phép, xem mô hình có đọc hết không. / Send as much as is allowed.")
    var long = false

    @Option(help: "Sổ ghi mỗi lần gửi. / Ledger of calls.")
    var ledger: String?

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish(isData: format != .text) {
        let provider = try LanguageModelOptions.provider(model)
        let environment = ProcessInfo.processInfo.environment
        let missing = provider.missing(environment)
        guard missing.isEmpty else {
          throw Failure(
            status: 78, message: "\(provider.id): thiếu \(missing.joined(separator: ", ")); chưa gửi gì đi.")
        }
        let model = LanguageModelOptions.languageModel(
          provider, isOffline: false, ledger: try LanguageModelOptions.ledger(ledger))
        var results: [Probe.Result] = []
        for trial in Probe.Trial.allCases where long || trial != .readsAll {
          tell("Đang thử: \(trial.words)…")
          results.append(Probe(model).result(of: trial))
          if results.first?.hasPassed == false { break }
        }
        let record = ProbeRecord(provider, results, at: Clock.now())
        try record.keep(environment)
        let status: Int32 = results.allSatisfy { $0.hasPassed || !$0.trial.isNeeded } ? 0 : 69
        return (format == .text ? record.text : format.text(of: record.json), status)
      }
    }
  }
}
