import Foundation
import Values

/// Answers that were written down before: a file of JSON lines, or a folder of such files, as the cache keeps them. No model
/// and no network is needed, and a screening can be done again as it was.
///
/// A line is `{"yeu_cau": DIGEST, "mo_hinh": NAME, "tra_loi": {…}}`; in place of the answer a fault, `"ket_qua": "qua_gio"`; in
/// place of the digest of what was asked a task, `"viec": "tim_du_kien"`, for a script that answers whatever is asked.
struct ReplayAdapter: Adapter {
  let provider: Provider
  let path: String

  func body(of request: ModelRequest, isAgain: Bool) -> [UInt8] {
    JSON.record([
      "yeu_cau": .string(request.digest.hex), "viec": .string(request.task.rawValue),
      "mo_hinh": .string(provider.model),
    ]).bytes()
  }

  var unready: ModelReply.Status? { FileManager.default.fileExists(atPath: path) ? nil : .misconfigured }

  func ask(_ body: [UInt8], _ request: ModelRequest, within limit: Duration) -> Heard {
    let digest = request.digest.hex
    for line in lines {
      guard let json = try? JSON.parse(Array(line.utf8)) else { return .fault(.misconfigured) }
      let isMeant =
        json["yeu_cau"].map { $0.string == digest } ?? json["viec"].map { $0.string == request.task.rawValue } ?? false
      guard isMeant else { continue }
      let model = json["mo_hinh"]?.string
      if let status = json["ket_qua"]?.string.flatMap(ModelReply.Status.init), status != .ok {
        return Heard(.fault(status), model: model)
      }
      return Heard(json["tra_loi"].map { .json($0) } ?? .fault(.malformed), model: model)
    }
    return .fault(.unavailable)
  }

  private var lines: [Substring] {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard isThere else { return [] }
    let names = isFolder.boolValue ? (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] : []
    let files = isFolder.boolValue ? names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" } : [path]
    return files.flatMap { file in
      String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self).split(separator: "\n")
    }
  }
}
