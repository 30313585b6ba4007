import LanguageModels
import Screening
import Values

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
