import Foundation
import TestSupport

/// An officer's desk: a copy of a sample in a folder of its own, and the command as they type it.
struct Desk {
  let folder: URL

  static let samples = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
    .appendingPathComponent("Samples")

  /// The commands over a copy of a sample, or over an empty folder.
  static func with<Result>(_ sample: String? = nil, _ body: (Desk) throws -> Result) throws -> Result {
    try TemporaryFolder.run { folder in
      let dossier = folder.appendingPathComponent("ho-so")
      if let sample {
        try FileManager.default.copyItem(at: samples.appendingPathComponent(sample), to: dossier)
      } else {
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
      }
      return try body(Desk(folder: dossier))
    }
  }

  var path: String { folder.path }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  func change(_ name: String, _ old: String, _ new: String) throws {
    let file = folder.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacingOccurrences(of: old, with: new).write(to: file, atomically: true, encoding: .utf8)
  }

  func hoso(_ arguments: String..., rules: String = PublishedRules.location) throws -> TestPrograms.Ended {
    try hoso(arguments, rules: rules)
  }

  func hoso(_ arguments: [String], rules: String = PublishedRules.location) throws -> TestPrograms.Ended {
    try TestPrograms.run(
      TestPrograms.hoso, arguments, environment: ["HOSO_RULES": rules, "HOSO_OFFICER": "Cán bộ Thử"])
  }
}
