import Values

@testable import DMN

/// Small decision tables for the tests of analysis, written as rows of `tests | tests => value | value`.
struct TableSample {
  struct Input {
    let name: String
    let type: String
    var allowed: String?
  }

  var policy = "UNIQUE"
  var inputs: [Input]
  var outputs: [(name: String, values: String?, standard: String?)] = [("kết quả", nil, nil)]
  var rows: [String]
  /// More elements of the model, before the decision.
  var more = ""

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func text(_ element: String, _ text: String) -> String {
    "<\(element)><text>\(escaped(text))</text></\(element)>"
  }

  private static func cells(_ text: Substring) -> [String] {
    text.split(separator: "|").map { String($0).trimmingBlanks }
  }

  var table: String {
    let columns = inputs.map { input in
      "<input><inputExpression typeRef=\"\(input.type)\"><text>\(Self.escaped(input.name))</text></inputExpression>"
        + (input.allowed.map { Self.text("inputValues", $0) } ?? "") + "</input>"
    }
    let results = outputs.map { output in
      "<output name=\"\(output.name)\">" + (output.values.map { Self.text("outputValues", $0) } ?? "")
        + (output.standard.map { Self.text("defaultOutputEntry", $0) } ?? "") + "</output>"
    }
    let rules = rows.map { row in
      let sides = row.split(separator: "=>")
      let tests = Self.cells(sides[0]).map { Self.text("inputEntry", $0) }
      return "<rule>" + tests.joined() + Self.cells(sides[1]).map { Self.text("outputEntry", $0) }.joined() + "</rule>"
    }
    return "<decisionTable hitPolicy=\"\(policy)\">" + (columns + results + rules).joined() + "</decisionTable>"
  }

  private var names: [(name: String, type: String)] {
    var names: [(name: String, type: String)] = []
    for input in inputs where !names.contains(where: { $0.name == input.name }) {
      names.append((input.name, input.type))
    }
    return names
  }

  func model() throws -> DecisionModel {
    let data = names.map { name, type in
      "<inputData id=\"i_\(name)\" name=\"\(name)\"><variable name=\"\(name)\" typeRef=\"\(type)\"/></inputData>"
    }
    let required = names.map { name, _ in
      "<informationRequirement><requiredInput href=\"#i_\(name)\"/></informationRequirement>"
    }
    let decision = "<decision name=\"d\"><variable name=\"d\"/>\(required.joined())\(table)</decision>"
    return DecisionModel(try ModelSamples.model(more + data.joined() + decision))
  }

  func source() throws -> TableSource {
    let tables = try model().program.sources
    guard tables.count == 1, let source = tables.first?.source else { throw TableSampleProblem(count: tables.count) }
    return source
  }

  func analysis(_ limits: TableAnalysis.Limits = TableAnalysis.Limits()) throws -> TableAnalysis {
    TableAnalysis(try source(), limits: limits)
  }
}

struct TableSampleProblem: Error {
  let count: Int
}

extension TableSource {
  /// The rows that fire at a point, from 1, run cell by cell; nil where the point is not in the table's domain.
  func rows(at values: [FEELValue]) -> [Int]? {
    var frame = Frame(Environment(Scope([]), mode: .conformance))
    func holds(_ cell: DecisionTableCode.Cell, of value: FEELValue) -> Bool {
      switch cell {
      case .any: return true
      case .never: return false
      case .tests(_, let code):
        frame.locals.append(value)
        defer { frame.locals.removeLast() }
        return code(&frame) == .boolean(true)
      }
    }
    guard zip(code.inputs, values).allSatisfy({ holds($0.allowed, of: $1) }) else { return nil }
    return code.rows.indices.filter { row in
      zip(code.rows[row].cells, values).allSatisfy { holds($0, of: $1) }
    }.map { $0 + 1 }
  }

  func rows(at point: FEELContext) -> [Int]? {
    rows(at: box.inputs.indices.map { point[name(ofInput: $0)] ?? .null })
  }
}
