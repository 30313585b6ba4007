import ArgumentParser
import DMN
import Foundation
import Values

extension DMNCommand {
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eval", abstract: "Tính các quyết định của một mô hình. / Evaluate decisions.",
      discussion: """
        Dữ liệu là một đối tượng JSON: tên dữ liệu vào và giá trị. Ngày, giờ, khoảng thời gian viết {"@": "2026-03-31"},
        hoặc chỉ là chuỗi khi mô hình khai báo kiểu ấy. Kết quả viết cùng dạng.
        Mã thoát: 0; 2 khi có quyết định chưa biết (chế độ evidence); 65 khi dữ liệu hỏng.
        """,
      aliases: ["tinh"])

    @OptionGroup var model: ModelOptions

    @Option(help: "Tệp dữ liệu JSON, «-» là đầu vào chuẩn; không nêu là không có dữ liệu nào. / Data.")
    var input: String?

    @Option(help: "Chỉ quyết định này; nêu được nhiều lần. / Only this decision.")
    var decision: [String] = []

    @Option(help: "Gọi hàm hoặc dịch vụ quyết định này, dữ liệu là các tham số. / Call a service or a function.")
    var call: String?

    @Option(help: "conformance: không có giá trị là null; evidence: chưa biết thì nói vì sao. / Mode.")
    var mode: ModeName = .conformance

    @Flag(help: "Với mỗi bảng quyết định: hàng nào khớp, hàng khác vướng cột nào. / Which rows fired, and why.")
    var trace = false

    @Flag(help: "Mỗi dòng vào là một đối tượng JSON, mỗi dòng ra là một kết quả. / A JSON object a line.")
    var ndjson = false

    @OptionGroup var moment: MomentOption

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish {
        let evaluator = try evaluator()
        if ndjson { return ("", try runLines(evaluator)) }
        let report = try evaluator.report(of: bytes())
        return (format == .text ? report.text : format.text(of: report.json()), report.status)
      }
    }

    private func evaluator() throws -> Evaluator {
      let compiled = try model.compiled()
      if let call {
        let names = compiled.callableNames
        guard names.contains(call) else { throw unknown(call, "hàm hay dịch vụ quyết định", names) }
        guard decision.isEmpty else { throw Failure.usage("Nêu --call hoặc --decision, không nêu cả hai.") }
      }
      let names = compiled.decisionNames
      for name in decision where !names.contains(name) { throw unknown(name, "quyết định", names) }
      return Evaluator(
        model: compiled, decisions: decision.isEmpty ? names : decision, call: call, mode: mode.mode,
        now: try moment.given(), isTraced: trace)
    }

    private func unknown(_ name: String, _ what: String, _ names: [String]) -> Failure {
      let known = names.isEmpty ? "Mô hình không có cái nào." : "Dùng: \(names.joined(separator: ", "))."
      return .usage("Không có \(what) «\(name)»\(Suggestion.among(names, for: name)). \(known)")
    }

    private func bytes() throws(Failure) -> [UInt8] {
      switch input {
      case nil: Array("{}".utf8)
      case "-": Array(FileHandle.standardInput.readDataToEndOfFile())
      case let path?: try ModelFile.bytes(of: path, "dữ liệu")
      }
    }

    /// Answers line by line, each before the next is waited for; a line that is wrong is answered with its error.
    private func runLines(_ evaluator: Evaluator) throws(Failure) -> Int32 {
      var status: Int32 = 0
      var lines = try InputLines(input)
      var output: [UInt8] = []
      while let line = lines.next(beforeWaiting: { Self.flush(&output) }) {
        if let bytes = line.bytes, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        do throws(Failure) {
          guard let bytes = line.bytes else { throw Failure(status: 65, message: "dòng quá dài") }
          let report = try evaluator.report(of: bytes, isLine: true)
          status |= report.status
          output += report.json(line: line.number).bytes()
        } catch {
          status |= error.status
          output += JSON.record([
            "line": .number(Decimal128(line.number)), "error": .string(error.message),
          ]).bytes()
        }
        output.append(0x0A)
        if output.count > 1 << 16 { Self.flush(&output) }
      }
      Self.flush(&output)
      return status & 65 == 65 ? 65 : status
    }

    private static func flush(_ output: inout [UInt8]) {
      guard !output.isEmpty else { return }
      FileHandle.standardOutput.write(Data(output))
      output.removeAll(keepingCapacity: true)
    }
  }
}

enum ModeName: String, ExpressibleByArgument, CaseIterable {
  case conformance, evidence

  var mode: Mode { self == .conformance ? .conformance : .evidence }
}

/// The model with what is asked of it: made once, run over any number of data.
struct Evaluator {
  let model: DecisionModel
  let decisions: [String]
  let call: String?
  let mode: Mode
  let now: ZonedDateTime?
  let isTraced: Bool
  private let inputs: [DecisionModel.Input]

  init(
    model: DecisionModel, decisions: [String], call: String?, mode: Mode, now: ZonedDateTime?, isTraced: Bool
  ) {
    self.model = model
    self.decisions = decisions
    self.call = call
    self.mode = mode
    self.now = now
    self.isTraced = isTraced
    self.inputs = call.flatMap { model.parameters(ofCalling: $0) } ?? model.inputs
  }

  /// - Parameter isLine: the data are one line of many, which the caller numbers.
  func report(of bytes: [UInt8], isLine: Bool = false) throws(Failure) -> EvaluationReport {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      let what = isLine ? "cột \(error.column): \(error.message)" : "\(error)"
      throw Failure(status: 65, message: "Dữ liệu không phải JSON: \(what).")
    }
    guard let members = json.members else {
      throw Failure(status: 65, message: "Dữ liệu phải là một đối tượng JSON: {\"tên dữ liệu vào\": giá trị}.")
    }
    let given: InputReading
    do {
      given = try InputReading(members, for: inputs, mode: mode)
    } catch {
      throw Failure(status: 65, message: "Dữ liệu vào \(error.message).")
    }
    let called = call.flatMap {
      model.evaluation(ofCalling: $0, arguments: given.values, mode: mode, now: now, isTraced: isTraced)
    }
    let evaluation =
      called
      ?? model.evaluation(ofDecisions: decisions, inputs: given.values, mode: mode, now: now, isTraced: isTraced)
    return EvaluationReport(evaluation: evaluation, notes: given.notes, isTraced: isTraced)
  }
}
