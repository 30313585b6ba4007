import Foundation
import Rulebook
import Yams

// Ratios in one run: ours beside the peer's or the limit's, the same bytes, the same machine, the same minute.
// Usage: Benchmark RULES-FOLDER HOSO-BINARY DOSSIER [ROUNDS]
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("Usage: Benchmark RULES-FOLDER HOSO-BINARY DOSSIER [ROUNDS]")
  exit(64)
}
let rounds = arguments.count > 4 ? Int(arguments[4]) ?? 20 : 20

/// The median of the rounds, in milliseconds of wall time.
func median(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
  var times: [Double] = []
  for _ in 0..<rounds {
    let start = DispatchTime.now().uptimeNanoseconds
    try body()
    times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
  }
  return times.sorted()[times.count / 2]
}

func line(_ name: String, _ milliseconds: Double, _ note: String) {
  print(String(format: "%-44@ %9.2f ms  %@", name as NSString, milliseconds, note))
}

// Loading rules: reading the files is outside both clocks; composing YAML is inside both.
let folder = try RuleFolder(at: arguments[1])
let texts = folder.law.map(\.text)
let bytes = folder.law.reduce(0) { $0 + $1.bytes.count }
let composing = try median(rounds) { for text in texts { _ = try compose(yaml: text) } }
let loading = try median(rounds) { _ = try Rulebook(loading: folder) }
line("Yams composes the rule files", composing, "\(texts.count) files, \(bytes) bytes")
line("hoso loads and checks them", loading, String(format: "%.2f times Yams; limit 3", loading / composing))

// One check: the whole command as an officer runs it, against unpacking and parsing the same files and nothing else.
let dossier = arguments[3]
let raw = try WordFloor(folder: dossier)
let floor = median(rounds) { raw.run() }
line(
  "libarchive and libxml2 alone", floor, "\(raw.files) files, \(raw.packedBytes) bytes, \(raw.unpackedBytes) unpacked")
let command = Command(
  path: arguments[2], arguments: ["check", dossier, "--rules", arguments[1], "--format", "ndjson"])
var reportBytes = 0
let check = median(rounds) { reportBytes = command.run() }
let allowed = 3 * floor + 100
line("hoso check, from start to exit", check, String(format: "%d bytes out; limit %.0f ms", reportBytes, allowed))
