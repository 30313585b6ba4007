import Foundation
import LanguageModels
import Screening
import Values

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
    guard PrivateFile.keep(json.prettyBytes(), at: place) else {
      throw Failure(status: 74, message: "Không ghi được \(place). Kiểm tra thư mục và quyền ghi.")
    }
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
