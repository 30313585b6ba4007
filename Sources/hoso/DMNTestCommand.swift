import ArgumentParser
import DMN
import Foundation
import Screening
import Values

extension DMNCommand {
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Chạy tệp ca kiểm thử dạng TCK. / Run test cases in the form of the DMN TCK.",
      aliases: ["kiem-thu"])

    @OptionGroup var model: ModelOptions

    @Argument(help: "Tệp ca kiểm thử .xml. / Test cases.")
    var tests: String

    @OptionGroup var moment: MomentOption

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish {
        let bytes = try ModelFile.bytes(of: tests, "ca kiểm thử")
        let cases = try ModelFile.reading(tests) { () throws(ModelProblems) in try TestCases.read(bytes) }
        let run = ConformanceRun(cases, over: try model.compiled(), now: try moment.given())
        let status: Int32 = run.outcomes.allSatisfy(\.passed) ? 0 : 1
        return (format == .text ? Self.text(of: run) : format.text(of: Self.json(of: run)), status)
      }
    }

    private static let kinds = [("giá trị", "values", false), ("lỗi", "errors", true)]

    private static func text(of run: ConformanceRun) -> String {
      let columns = TextColumns()
      var lines: [String] = []
      for outcome in run.outcomes where !outcome.passed {
        lines += columns.entry("SAI \(outcome.caseID) / \(outcome.resultName)", hanging: 4)
        lines += columns.entry("cần: \(outcome.expected)", indent: 4, hanging: 5)
        lines += columns.entry("được: \(outcome.actual)", indent: 4, hanging: 6)
      }
      for (name, _, isError) in kinds {
        let all = run.outcomes.filter { $0.isErrorCase == isError }
        lines.append("Trường hợp \(name): \(all.count(where: \.passed))/\(all.count) đạt.")
      }
      return lines.joined(separator: "\n") + "\n"
    }

    private static func json(of run: ConformanceRun) -> JSON {
      let totals = kinds.map { _, key, isError in
        let all = run.outcomes.filter { $0.isErrorCase == isError }
        return JSON.Member(
          key,
          .record([
            "passed": .number(Decimal128(all.count(where: \.passed))), "total": .number(Decimal128(all.count)),
          ]))
      }
      let failures = run.outcomes.filter { !$0.passed }.map { outcome in
        JSON.record([
          "case": .string(outcome.caseID), "result": .string(outcome.resultName),
          "isError": .bool(outcome.isErrorCase), "expected": .string(outcome.expected),
          "actual": .string(outcome.actual),
        ])
      }
      return .object(totals + [.init("failures", .array(failures))])
    }
  }
}

/// The moment that `now()` and `today()` tell.
struct MomentOption: ParsableArguments {
  @Option(help: "Thời điểm của now() và today(), ví dụ 2026-03-31T08:00:00+07:00; không nêu thì là bây giờ. / Now.")
  var now: String?

  func given() throws(Failure) -> ZonedDateTime? {
    guard let now else { return Clock.moment() }
    guard let moment = ZonedDateTime(feel: now), moment.zone != nil else {
      throw Failure.usage(
        "--now «\(now)» không phải thời điểm có múi giờ. Viết như 2026-03-31T08:00:00+07:00.")
    }
    return moment
  }
}

extension Clock {
  /// Now, in Vietnam's time, to the second.
  static func moment() -> ZonedDateTime? {
    Zone(feel: "+07:00").flatMap {
      ZonedDateTime(instant: Int(Date().timeIntervalSince1970.rounded(.down)), zone: $0)
    }
  }
}
