import Foundation
import Testing
import Values

@testable import DMN

/// The public DMN Technology Compatibility Kit, found by the path in `DMN_TCK`. The list of cases that pass is kept in
/// `Tests/Expected/dmn-tck.txt` and may only grow.
struct ConformanceKit {
  /// A result of the kit: `folder/case/result`.
  struct Result {
    let name: String
    let outcome: ConformanceRun.Outcome
  }

  let results: [Result]
  /// Files that could not be read.
  let faults: [String]

  init(at path: String) throws {
    var results: [Result] = []
    var faults: [String] = []
    for level in ["compliance-level-2", "compliance-level-3"] {
      let home = URL(fileURLWithPath: path).appendingPathComponent(level)
      for folder in try FileManager.default.contentsOfDirectory(atPath: home.path).sorted() {
        do {
          results += try Self.results(in: home.appendingPathComponent(folder), named: folder)
        } catch {
          faults.append("\(folder): \(error)")
        }
      }
    }
    self.results = results
    self.faults = faults
  }

  private static func results(in folder: URL, named name: String) throws -> [Result] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    func bytes(_ file: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appendingPathComponent(file))) }
    let models = try files.filter { $0.hasSuffix(".dmn") }.map { ($0, try ModelReader.model(from: try bytes($0))) }
    return try files.filter { $0.hasSuffix(".xml") }.flatMap { file -> [Result] in
      let tests = try TestCases.read(try bytes(file))
      guard let model = models.first(where: { $0.0 == tests.modelName }) ?? models.first else { return [] }
      let others = models.filter { $0.0 != model.0 }.map(\.1)
      let run = ConformanceRun(
        tests, over: DecisionModel(model.1, importing: others), now: ZonedDateTime(feel: "2026-11-26T10:00:00+07:00"))
      return run.outcomes.map { outcome in
        Result(name: "\(name)/\(outcome.caseID)/\(outcome.resultName)", outcome: outcome)
      }
    }
  }
}

@Suite("Bộ kiểm chuẩn DMN")
struct ConformanceKitTests {
  static let listPath = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Expected/dmn-tck.txt")

  @Test("Mọi trường hợp từng đạt vẫn đạt", .enabled(if: KitFiles.folder?.path != nil, "bỏ qua: chưa nêu DMN_TCK"))
  func keepsWhatPassed() throws {
    let kit = try ConformanceKit(at: try #require(KitFiles.folder?.path))
    #expect(kit.faults.isEmpty, "\(kit.faults.joined(separator: "\n"))")
    let passed = kit.results.filter(\.outcome.passed)
    for (kind, isError) in [("giá trị", false), ("lỗi", true)] {
      let all = kit.results.filter { $0.outcome.isErrorCase == isError }
      print("DMN TCK, trường hợp \(kind): \(all.count { $0.outcome.passed })/\(all.count)")
    }
    if let report = ProcessInfo.processInfo.environment["DMN_TCK_REPORT"] {
      let lines = kit.results.filter { !$0.outcome.passed }.map {
        "\($0.name)\t\($0.outcome.isErrorCase ? "lỗi" : "giá trị")\t\($0.outcome.expected)\t\($0.outcome.actual)"
      }
      try (lines.joined(separator: "\n") + "\n").write(toFile: report, atomically: true, encoding: .utf8)
    }
    let names = Set(passed.map(\.name))
    if ProcessInfo.processInfo.environment["DMN_TCK_RENEW"] != nil {
      try (names.sorted().joined(separator: "\n") + "\n").write(to: Self.listPath, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: Self.listPath, encoding: .utf8).split(separator: "\n").map(String.init)
    let present = Set(kit.results.map(\.name))
    let lost = kept.filter { present.contains($0) && !names.contains($0) }
    #expect(lost.isEmpty, "không còn đạt: \(lost.joined(separator: ", "))")
    #expect(names.count >= kept.count(where: present.contains) && kept.count > 2000)
    let new = names.subtracting(kept).count
    #expect(new == 0, "\(new) trường hợp mới đạt; ghi lại: DMN_TCK_RENEW=1 swift test --filter keepsWhatPassed")
  }
}
