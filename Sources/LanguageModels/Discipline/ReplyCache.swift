import Foundation
import Synchronization
import Values

/// Answers that held against their schema, by everything that could make them other: adapter, address, model, prompt, schema,
/// input and parameters. In memory for one run; on disk only where the configuration names a folder.
final class ReplyCache: Sendable {
  struct Entry: Sendable {
    let json: JSON
    let model: String?
  }

  private let folder: String?
  private let entries = Mutex<[String: Entry]>([:])
  private static let mostEntries = 1000

  init(folder: String?) {
    self.folder = folder
  }

  /// - Parameter body: what would be sent: it holds model, words, passages, schema and parameters.
  static func key(_ provider: Provider, _ request: ModelRequest, _ body: [UInt8]) -> String {
    Digest(
      of: JSON.record([
        "kieu": .string(provider.kind.rawValue), "dia_chi": .string(provider.address),
        "mo_hinh": .string(provider.model),
        "yeu_cau": .string(request.digest.hex), "byte": .string(Digest(of: body).hex),
        "luoc_do": .string(provider.schemaMode.rawValue),
      ]).bytes()
    ).hex
  }

  func entry(_ key: String) -> Entry? {
    if let kept = entries.withLock({ $0[key] }) { return kept }
    guard let folder, let bytes = FileManager.default.contents(atPath: "\(folder)/\(key).json"),
      let json = try? JSON.parse(Array(bytes)), let answer = json["tra_loi"]
    else { return nil }
    return Entry(json: answer, model: json["mo_hinh"]?.string)
  }

  func keep(_ entry: Entry, _ key: String, _ request: ModelRequest) {
    entries.withLock { entries in
      if entries.count >= Self.mostEntries { entries.removeAll() }
      entries[key] = entry
    }
    guard let folder else { return }
    // A line as a replay reads it.
    let line = JSON.record([
      "yeu_cau": .string(request.digest.hex), "viec": .string(request.task.rawValue),
      "mo_hinh": entry.model.map { .string($0) }, "tra_loi": entry.json,
    ])
    PrivateFile.keep(line.bytes() + [0x0A], at: "\(folder)/\(key).json")
  }
}
