import DMN
import Values
import Yams

/// A table file: a classification, a version for each period, the table as one block with a row a line.
///
///     table: |
///       UNIQUE | cấp chấp thuận chủ trương | => cơ quan xác định công nghệ | căn cứ
///       1      | "Thủ tướng Chính phủ"     | "Bộ Khoa học và Công nghệ"    | nd-96-2026 28.16.a
extension RuleSheet {
  /// Whether the root is a table's and not a rule's: its versions hold tables.
  static func isClassification(_ root: Node) -> Bool {
    guard case .sequence(let versions)? = root.mapping?["versions"] else { return false }
    return versions.contains { $0.mapping?["table"] != nil }
  }

  mutating func classification(_ root: Node, in context: RuleContext) -> Classification? {
    let keys = ["id", "title", "also", "procedures", "matter", "status", "for-each", "versions"]
    guard let record = record(root, keys: keys, what: "bảng phân loại") else { return nil }
    let procedures = procedures(in: record, context)
    let status: Rule.Status? = choice("status", in: record)
    let matter = matter("matter", in: record, matters: context.matters)
    let id = text("id", in: record)
    let title = text("title", in: record)
    let row = collection(in: record, context: context)
    let versions = list("versions", in: record).compactMap { classificationVersion($0, visiting: row, in: context) }
    guard let id, let title, let status, let matter else { return nil }
    checkFileName(id, at: record.members["id"])
    checkApart(versions.map { ($0.inForce, nil) }, at: record.members["versions"])
    return Classification(
      id: id, title: title, also: texts("also", in: record), procedures: procedures, matter: matter, status: status,
      forEach: row, versions: versions, path: path)
  }

  private mutating func classificationVersion(
    _ node: Node, visiting row: CollectionDefinition?, in context: RuleContext
  ) -> Classification.Version? {
    guard let record = record(node, keys: ["in-force", "verified", "table"], what: "phiên bản"),
      let block = required("table", in: record), case .scalar(let scalar) = block
    else { return nil }
    let inForce = inForce(in: record)
    let verified = verification(in: record)
    guard scalar.style == .literal else {
      report("«table» là một khối: viết «table: |» rồi mỗi hàng một dòng", at: block)
      return nil
    }
    let before = problems.count
    let reader = TableBlockReader(block: scalar.string, firstLine: (scalar.mark?.line ?? 0) + 1)
    guard let head = reader.head(&self) else { return nil }
    let scope = context.catalogue.scope(of: row)
    let inputs = head.inputs.compactMap { input($0, scope) }
    let rows = reader.rows(&self, inputs: head.inputs.count, outputs: head.outputs.count).map { line in
      ClassificationTable.Row(
        tests: zip(line.tests, inputs).map { test($0, of: $1, scope) },
        outputs: line.outputs.map { output($0, scope) },
        basis: basis(line.basis, context.documents, during: inForce))
    }
    guard let inForce, let verified, problems.count == before, inputs.count == head.inputs.count else { return nil }
    let names = inputs.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    let facts = scope.facts.filter { names.contains($0.name) }.map {
      ClassificationTable.Read(name: $0.name, type: $0.type.standardName)
    }
    let table = ClassificationTable(
      hitPolicy: head.hitPolicy, inputs: inputs.map(\.input), outputs: head.outputs, rows: rows, facts: facts)
    for problem in table.model.problems { report("bảng: \(problem.message)", at: block) }
    return Classification.Version(inForce: inForce, verified: verified, table: table)
  }

  private struct CheckedInput {
    let input: ClassificationTable.Input
    let names: Set<String>
  }

  private mutating func input(_ cell: TableBlockReader.Cell, _ scope: FactScope) -> CheckedInput? {
    guard let expression = compiled(cell, before: "", after: "", scope, nil) else { return nil }
    guard expression.type.isTested else {
      report("«\(cell.text)» không cho số, chuỗi, ngày hay đúng/sai nên không thử được", cell)
      return nil
    }
    let domain = scope.facts.first { $0.name == cell.text }?.limits.domain
    return CheckedInput(
      input: .init(text: cell.text, type: expression.type.standardName, domain: domain), names: expression.names)
  }

  /// The cell itself, checked as `cột in (ô)`.
  private mutating func test(
    _ cell: TableBlockReader.Cell, of input: CheckedInput, _ scope: FactScope
  ) -> String {
    guard cell.text != "-" else { return cell.text }
    var inner = cell
    if cell.text.hasPrefix("not("), cell.text.hasSuffix(")") {
      inner = .init(text: String(cell.text.dropFirst(4).dropLast()), line: cell.line, column: cell.column + 4)
    }
    let before = "\(input.input.text) in ("
    if let expression = compiled(inner, before: before, after: ")", scope, .boolean) {
      let others = expression.names.subtracting(input.names)
      if let other = others.sorted().first {
        report("ô chỉ thử cột của nó; «\(other)» cần một cột riêng", cell)
      }
    }
    return cell.text
  }

  private mutating func output(_ cell: TableBlockReader.Cell, _ scope: FactScope) -> String {
    if let expression = compiled(cell, before: "", after: "", scope, nil), !expression.names.isEmpty {
      report("kết quả là một giá trị viết ra, không phải biểu thức có dữ kiện", cell)
    }
    return cell.text
  }

  /// `nd-96-2026 28.16.a`, several apart by `;`.
  private mutating func basis(
    _ cell: TableBlockReader.Cell, _ documents: [LegalDocument], during inForce: InForce?
  ) -> [Citation] {
    let all = cell.text.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    if all.isEmpty { report("hàng phải có căn cứ, ví dụ: nd-96-2026 28.16.a", cell) }
    return all.compactMap { words in
      let parts = words.count == 2 ? words[1].split(separator: ".", omittingEmptySubsequences: false) : []
      guard let article = parts.first.flatMap({ Int($0) }), parts.count <= 3,
        parts.count < 2 || Int(parts[1]) != nil, parts.count < 3 || !parts[2].isEmpty
      else {
        report("căn cứ viết: mã văn bản, dấu cách, điều.khoản.điểm; ví dụ: nd-96-2026 28.16.a", cell)
        return nil
      }
      let (document, fault) = documents.cited(words[0], during: inForce)
      if let fault { report(fault, cell) }
      guard let document else { return nil }
      return Citation(
        document: document, article: article, clause: parts.count > 1 ? Int(parts[1]) : nil,
        point: parts.count > 2 ? String(parts[2]) : nil)
    }
  }

  private mutating func compiled(
    _ cell: TableBlockReader.Cell, before: String, after: String, _ scope: FactScope, _ type: FEELType?
  ) -> Expression? {
    do {
      return try Expression.compile(before + cell.text + after, scope: scope.scope, expecting: type)
    } catch {
      let offset = min(max(0, error.offset - before.unicodeScalars.count), cell.text.unicodeScalars.count)
      report(error.message, cell, offset: offset)
      return nil
    }
  }

  mutating func report(_ message: String, _ cell: TableBlockReader.Cell, offset: Int = 0) {
    report(message, line: cell.line, column: indentation(ofLine: cell.line) + cell.column + offset)
  }
}

extension FEELType {
  /// As DMN writes it in `typeRef`.
  var standardName: String {
    switch self {
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .boolean: "boolean"
    default: "Any"
    }
  }

  /// Whether a column may test it.
  fileprivate var isTested: Bool { standardName != "Any" }
}

extension FactLimits {
  /// All values that the fact may have, as unary tests; nil where nothing bounds them.
  fileprivate var domain: String? {
    if !values.isEmpty { return values.map { "\"\($0)\"" }.joined(separator: ", ") }
    switch (least, most) {
    case (let least?, let most?): return "[\(least)..\(most)]"
    case (let least?, nil): return ">= \(least)"
    case (nil, let most?): return "<= \(most)"
    case (nil, nil): return nil
    }
  }
}
