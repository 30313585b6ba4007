import DMN
import Values

/// The lines of a table's block, cut into cells with their places in the file.
struct TableBlockReader {
  struct Cell {
    let text: String
    let line: Int
    /// From 1 within the block, which has lost its indentation.
    let column: Int
  }

  struct Head {
    let hitPolicy: DecisionTable.HitPolicy
    let inputs: [Cell]
    let outputs: [String]
  }

  struct Line {
    let tests: [Cell]
    let outputs: [Cell]
    let basis: Cell
  }

  private let lines: [(cells: [Cell], number: Int)]

  init(block: String, firstLine: Int) {
    self.lines = block.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      guard line.contains(where: { !$0.isWhitespace }) else { return nil }
      return (Self.cells(of: line, line: firstLine + index), firstLine + index)
    }
  }

  /// Bars within a string's quotes part nothing.
  private static func cells(of line: Substring, line number: Int) -> [Cell] {
    var cells: [Cell] = []
    var isQuoted = false
    var start = line.startIndex
    func add(_ end: Substring.Index) {
      let piece = line[start..<end]
      let text = piece.drop(while: \.isWhitespace)
      let column = line.unicodeScalars.distance(from: line.startIndex, to: text.startIndex) + 1
      cells.append(Cell(text: String(text).trimmingBlanks, line: number, column: column))
    }
    for index in line.indices {
      if line[index] == "\"", !isQuoted || line[line.index(before: index)] != "\\" { isQuoted.toggle() }
      guard line[index] == "|", !isQuoted else { continue }
      add(index)
      start = line.index(after: index)
    }
    add(line.endIndex)
    return cells
  }

  /// Hit policy, inputs, outputs behind `=>`, `căn cứ`.
  func head(_ sheet: inout RuleSheet) -> Head? {
    guard let line = lines.first, let first = line.cells.first else { return nil }
    let policies: [DecisionTable.HitPolicy] = [.unique, .any, .first]
    guard let policy = policies.first(where: { $0.rawValue == first.text }) else {
      sheet.report("bảng bắt đầu bằng UNIQUE, ANY hoặc FIRST, không phải «\(first.text)»", first)
      return nil
    }
    let rest = line.cells.dropFirst()
    let inputs = rest.prefix { !$0.text.hasPrefix("=>") }
    let outputs = rest.dropFirst(inputs.count).dropLast()
    guard !inputs.isEmpty, !outputs.isEmpty, rest.last?.text == "căn cứ",
      outputs.allSatisfy({ $0.text.hasPrefix("=>") })
    else {
      sheet.report("dòng đầu của bảng: chính sách | cột thử … | => kết quả … | căn cứ", first)
      return nil
    }
    let names = outputs.map { String($0.text.dropFirst(2)).trimmingBlanks }
    if names.contains("") { sheet.report("cột kết quả chưa có tên sau «=>»", first) }
    if Set(names).count < names.count { sheet.report("hai cột kết quả cùng tên", first) }
    return Head(hitPolicy: policy, inputs: Array(inputs), outputs: names)
  }

  func rows(_ sheet: inout RuleSheet, inputs: Int, outputs: Int) -> [Line] {
    if lines.count < 2, let line = lines.first { sheet.report("bảng chưa có hàng nào", line.cells[0]) }
    return lines.dropFirst().enumerated().compactMap { index, line in
      guard line.cells.count == inputs + outputs + 2 else {
        sheet.report("hàng có \(line.cells.count) ô, cần \(inputs + outputs + 2)", line.cells[0])
        return nil
      }
      if line.cells[0].text != "\(index + 1)" {
        sheet.report("hàng thứ \(index + 1) phải mang số \(index + 1)", line.cells[0])
      }
      return Line(
        tests: Array(line.cells[1...inputs]), outputs: Array(line.cells[(inputs + 1)..<(inputs + 1 + outputs)]),
        basis: line.cells[inputs + outputs + 1])
    }
  }
}
