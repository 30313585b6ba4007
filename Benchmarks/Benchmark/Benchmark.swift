import Foundation
import Rulebook
import Yams

// Ratios in one run: ours beside the peer's or the limit's, the same bytes, the same machine, the same minute.
@main
struct Benchmark {
  let rules: String
  let program: String
  let dossier: String
  let rounds: Int

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 7, arguments[1] == "tables" {
      try TableSpeed.run(
        model: arguments[2], lines: arguments[3], rows: arguments[4], mode: arguments[5],
        seconds: Double(arguments[6]) ?? 1)
      return
    }
    if arguments.count >= 3, arguments[1] == "pdf" {
      try PortableSpeed.run(program: arguments[2], path: arguments.dropFirst(3).first)
      return
    }
    if arguments.count == 4, arguments[1] == "prepare" {
      try PictureSpeed.prepare(arguments[2], to: arguments[3])
      return
    }
    if arguments.count == 3, arguments[1] == "pass" {
      try PictureSpeed.pass(arguments[2])
      return
    }
    if arguments.count == 3, arguments[1] == "echo" { EchoServer.run(answering: Int(arguments[2]) ?? 0) }
    if arguments.count >= 5, arguments[1] == "service" {
      try ServiceSpeed.run(
        program: arguments[2], rules: arguments[3], dossier: arguments[4],
        seconds: arguments.dropFirst(5).first.flatMap { Double($0) } ?? 5,
        endured: arguments.dropFirst(6).first.flatMap { Int($0) } ?? 0)
      return
    }
    guard arguments.count >= 4 else {
      print(
        """
        Usage: Benchmark RULES-FOLDER HOSO-BINARY DOSSIER [ROUNDS]
               Benchmark pdf HOSO-BINARY [PDF]
               Benchmark service HOSO-BINARY RULES-FOLDER HO-SO.JSON [SECONDS [REQUESTS]]
               Benchmark prepare PICTURE PNG
               Benchmark pass PICTURE
        """)
      exit(64)
    }
    let rounds = arguments.count > 4 ? Int(arguments[4]) ?? 20 : 20
    let benchmark = Benchmark(rules: arguments[1], program: arguments[2], dossier: arguments[3], rounds: rounds)
    try benchmark.loading()
    try benchmark.oneCheck()
  }

  /// Loading rules: reading the files is outside both clocks; composing YAML is inside both.
  private func loading() throws {
    let folder = try RuleFolder(at: rules)
    let texts = folder.law.map(\.text)
    let bytes = folder.law.reduce(0) { $0 + $1.bytes.count }
    let composing = try median { for text in texts { _ = try compose(yaml: text) } }
    let loading = try median { _ = try Rulebook(loading: folder) }
    line("Yams composes the rule files", composing, "\(texts.count) files, \(bytes) bytes")
    line("hoso loads and checks them", loading, String(format: "%.2f times Yams; limit 3", loading / composing))
    try compiledLoading(beside: composing)
  }

  /// Loading the compiled file as a command does: reading the folder and digesting its sources are inside the clock.
  private func compiledLoading(beside composing: Double) throws {
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("hoso-benchmark-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: URL(fileURLWithPath: rules), to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let engine = EngineStamp([1])
    let folder = try RuleFolder(at: copy.path)
    let bytes = try CompiledRulebook(Rulebook(loading: folder), of: folder, by: engine).bytes()
    try Data(bytes).write(to: copy.appendingPathComponent(CompiledRulebook.name))
    let reading = try median { _ = try RuleFolder(at: copy.path).sources }
    let loading = try median {
      let rulebook = try Rulebook(of: RuleFolder(at: copy.path), by: engine)
      precondition(rulebook.edition.origin == .compiled)
    }
    line(
      "hoso loads the compiled file", loading,
      String(
        format: "%d bytes, %.2f times Yams; %.2f ms reading and digesting sources", bytes.count, loading / composing,
        reading))
  }

  /// One check: the whole command as an officer runs it, against unpacking and parsing the same files and nothing else.
  private func oneCheck() throws {
    let raw = try WordFloor(folder: dossier)
    let command = Command(path: program, arguments: ["check", dossier, "--rules", rules, "--format", "ndjson"])
    let reportBytes = command.run()
    let floor = try median { raw.run() }
    let check = try median { _ = command.run() }
    line(
      "libarchive and libxml2 alone", floor,
      "\(raw.files) files, \(raw.packedBytes) bytes, \(raw.unpackedBytes) unpacked")
    line(
      "hoso check, from start to exit", check,
      String(format: "%d bytes out; limit %.0f ms", reportBytes, 3 * floor + 100))
  }

  /// The median of the rounds, in milliseconds of wall time.
  private func median(_ body: () throws -> Void) throws -> Double {
    var times: [Double] = []
    for _ in 0..<rounds {
      let start = DispatchTime.now().uptimeNanoseconds
      try body()
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
    }
    return times.sorted()[times.count / 2]
  }

  private func line(_ name: String, _ milliseconds: Double, _ note: String) {
    print(String(format: "%-44@ %9.2f ms  %@", name as NSString, milliseconds, note))
  }
}
