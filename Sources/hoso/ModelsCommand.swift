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

extension Probe.Trial {
  var words: String {
    switch self {
    case .answers: "trả lời"
    case .keepsForm: "tự giữ lược đồ dù lời dặn nói khác"
    case .copies: "chép đúng chữ và số tiếng Việt"
    case .readsAll: "đọc hết đoạn dài nhất được gửi"
    }
  }
}

/// What a probe found, as it is kept for `models list`.
struct ProbeRecord {
  let json: JSON

  init(_ provider: Provider, _ results: [Probe.Result], at time: String) {
    json = .record([
      "luc": .string(time), "ma": .string(provider.id), "mo_hinh": .string(provider.model),
      "mo_hinh_tra_loi": results.compactMap(\.line.modelReported).last.map { .string($0) },
      "thu": .array(
        results.map { result in
          .record([
            "viec": .string(result.trial.rawValue), "dat": .bool(result.hasPassed),
            "ket_qua": result.line.status.map { .string($0.rawValue) }, "vi_sao": .string(result.line.endedHow),
            "mili_giay": result.line.milliseconds.map { .number(Decimal128($0)) },
          ])
        }),
    ])
  }

  /// nil where it was never probed.
  init?(of id: String, _ environment: [String: String]) {
    guard let bytes = FileManager.default.contents(atPath: Self.place(id, environment)),
      let json = try? JSON.parse(Array(bytes))
    else { return nil }
    self.json = json
  }

  func keep(_ environment: [String: String]) throws {
    let place = Self.place(json["ma"]?.string ?? "", environment)
    try? FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: place).deletingLastPathComponent().path, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try write(json.prettyBytes(), to: place)
  }

  private static func place(_ id: String, _ environment: [String: String]) -> String {
    LanguageModelOptions.state("models/\(id).json", environment)
  }

  var text: String {
    let lines = (json["thu"]?.array ?? []).map { trial in
      let words = trial["viec"]?.string.flatMap(Probe.Trial.init)?.words ?? ""
      let ended = trial["dat"] == .bool(true) ? "được" : "KHÔNG (\(trial["vi_sao"]?.string ?? ""))"
      let time = trial["mili_giay"]?.integer.map { ", \($0) ms" } ?? ""
      return "  \(words): \(ended)\(time)"
    }
    return (["\(json["ma"]?.string ?? "") trả lời với tên \(json["mo_hinh_tra_loi"]?.string ?? "chưa rõ"):"] + lines)
      .joined(separator: "\n") + "\n"
  }

  /// One line for `models list`.
  var brief: String {
    let trials = json["thu"]?.array ?? []
    let failed = trials.filter { $0["dat"] != .bool(true) }.compactMap {
      $0["viec"]?.string.flatMap(Probe.Trial.init)?.words
    }
    let time = json["luc"]?.string ?? ""
    return failed.isEmpty ? "thử \(time): được cả" : "thử \(time): không được: \(failed.joined(separator: "; "))"
  }
}

/// One file of the folder of providers.
struct ModelEntry {
  private let path: String
  private let provider: Provider?
  let problem: String?
  private let missing: [String]
  private let probed: ProbeRecord?

  init(path: String, _ environment: [String: String]) {
    self.path = path
    do {
      let provider = try ProviderFolder.provider(at: path)
      self.provider = provider
      problem = nil
      missing = provider.missing(environment)
      probed = ProbeRecord(of: provider.id, environment)
    } catch {
      (provider, problem, missing, probed) = (nil, error.description, [], nil)
    }
  }

  var text: String {
    guard let provider else { return "\(path)\n  hỏng: \(problem ?? "")\n" }
    let tasks = provider.tasks.map(\.rawValue).joined(separator: ", ")
    let lines = [
      "\(provider.id) · \(provider.model) · \(provider.kind.rawValue) · \(provider.location.words)",
      "  \(provider.address)", "  việc được giao: \(tasks.isEmpty ? "không việc nào" : tasks)",
      missing.isEmpty ? nil : "  CÒN THIẾU: \(missing.joined(separator: ", "))",
      "  \(probed?.brief ?? "chưa thử; thử: hoso models probe \(provider.id)")",
    ]
    return lines.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  var json: JSON {
    .record([
      "tep": .string(path), "loi": problem.map { .string($0) }, "ma": provider.map { .string($0.id) },
      "kieu": provider.map { .string($0.kind.rawValue) }, "mo_hinh": provider.map { .string($0.model) },
      "noi_xu_ly": provider.map { .string($0.location.rawValue) }, "dia_chi": provider.map { .string($0.address) },
      "viec": provider.map { .array($0.tasks.map { .string($0.rawValue) }) },
      "thieu": missing.isEmpty ? nil : .array(missing.map { .string($0) }), "lan_thu": probed?.json,
    ])
  }
}
