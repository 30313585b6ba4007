import DMN
import Foundation
import Values

/// One table over lines of JSON: how many evaluations a second of processor time, after every answer was checked.
struct TableSpeed {
  /// - Parameters:
  ///   - mode: `json` (bytes in, bytes out), `traced` (the same with every row's reason), or `values` (from decimals
  ///     and texts that nobody interned to the row).
  static func run(model: String, lines: String, rows: String, mode: String, seconds: Double) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: model)))
    let start = processorTime()
    let compiled = DecisionModel(try ModelReader.model(from: bytes))
    guard let name = compiled.decisionNames.first, let runner = TableRunner(compiled, decision: name) else {
      print("no runner for \(model)")
      exit(65)
    }
    let loading = (processorTime() - start) * 1000
    let input = Array(try Data(contentsOf: URL(fileURLWithPath: lines)))
    let ranges = input.split(separator: UInt8(ascii: "\n")).map(\.indices)
    let expected = try String(contentsOfFile: rows, encoding: .utf8).split(separator: "\n").map { Int($0) ?? 0 }
    let rate: Double
    var written = 0
    if mode == "values" {
      rate = try values(runner, compiled, name, input, ranges, expected, seconds)
    } else {
      (rate, written) = json(runner, input, ranges, expected, tracing: mode == "traced", seconds)
    }
    print(#"{"rate":\#(rate),"bytes":\#(Double(written) / Double(ranges.count)),"loading":\#(loading)}"#)
  }

  private static func json(
    _ runner: TableRunner, _ input: [UInt8], _ ranges: [Range<Int>], _ expected: [Int], tracing: Bool, _ seconds: Double
  ) -> (rate: Double, written: Int) {
    input.withUnsafeBytes { bytes in
      var output: [UInt8] = []
      var written = 0
      for (range, row) in zip(ranges, expected) {
        output.removeAll(keepingCapacity: true)
        let isTaken = runner.run(UnsafeRawBufferPointer(rebasing: bytes[range]), into: &output, tracing: tracing)
        guard isTaken, output.starts(with: Array("{\"row\":\(row),".utf8)) else {
          print("wrong answer: \(String(decoding: output, as: UTF8.self)), expected row \(row)")
          exit(70)
        }
        written += output.count
      }
      let rate = rate(seconds, ranges.count) {
        for range in ranges {
          output.removeAll(keepingCapacity: true)
          _ = runner.run(UnsafeRawBufferPointer(rebasing: bytes[range]), into: &output, tracing: tracing)
        }
      }
      return (rate, written)
    }
  }

  private static func values(
    _ runner: TableRunner, _ model: DecisionModel, _ name: String, _ input: [UInt8], _ ranges: [Range<Int>],
    _ expected: [Int], _ seconds: Double
  ) throws -> Double {
    // Every text is a string of its own.
    let cases = try ranges.map { range -> [FEELValue] in
      let line = try JSON.parse(Array(input[range]))
      return runner.inputNames.map { name in
        switch line[name] {
        case .number(let number)?: .number(number)
        case .string(let text)?: .string(text)
        case .bool(let flag)?: .boolean(flag)
        default: .null
        }
      }
    }
    for (values, row) in zip(cases, expected) where runner.firstRow(values) != row {
      print("wrong row, expected \(row)")
      exit(70)
    }
    var sum = 0
    let rate = rate(seconds, cases.count) {
      for values in cases { sum &+= runner.firstRow(values) ?? 0 }
    }
    precondition(sum != 0)
    return rate
  }

  /// The best of several stretches would flatter: one stretch of at least the asked length.
  private static func rate(_ seconds: Double, _ count: Int, _ body: () -> Void) -> Double {
    body()
    let start = processorTime()
    var done = 0
    var elapsed = 0.0
    repeat {
      body()
      done += count
      elapsed = processorTime() - start
    } while elapsed < seconds
    return Double(done) / elapsed
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
