import DMN
import Values
import Yams

/// What rules are checked against while they are loaded.
struct RuleContext {
  let documents: [LegalDocument]
  let bodies: [Body]
  let matters: [Matter]
  let catalogue: Catalogue
  let procedures: [Procedure]
}

/// A rule file: one obligation, a version for each period.
extension RuleSheet {
  mutating func rule(_ root: Node, in context: RuleContext) -> Rule? {
    let keys = [
      "id", "title", "also", "procedures", "cases", "matter", "stage", "effect", "to", "status", "decided-by",
      "versions",
    ]
    guard let record = record(root, keys: keys, what: "quy tắc") else { return nil }
    let procedures = procedures(in: record, context)
    let cases = cases(in: record, of: context.procedures.filter { procedures.contains($0.id) })
    let stage: Rule.Stage? = choice("stage", in: record)
    let effect: Rule.Effect? = choice("effect", in: record)
    let audience: Rule.Audience? = choice("to", in: record)
    let status: Rule.Status? = choice("status", in: record)
    let matter = matter("matter", in: record, matters: context.matters)
    let decidedBy = record.has("decided-by") ? body("decided-by", in: record, bodies: context.bodies) : nil
    let id = text("id", in: record)
    let title = text("title", in: record)
    // Whatever the head lacks, what its versions lack is told too.
    let versions = list("versions", in: record).compactMap { version($0, of: id, effect: effect, in: context) }
    guard let id, let title, let stage, let effect, let audience, let status, let matter else { return nil }
    checkFileName(id, at: record.members["id"])
    checkApart(versions.map { ($0.inForce, $0.forEach?.name) }, at: record.members["versions"])
    return Rule(
      id: id, title: title, also: texts("also", in: record), procedures: procedures, cases: cases,
      matter: matter, stage: stage, effect: effect, audience: audience, status: status, decidedBy: decidedBy,
      versions: versions, path: path)
  }

  /// The procedures that a rule or a table is for.
  mutating func procedures(in record: Record, _ context: RuleContext) -> [Procedure.ID] {
    let procedures = texts("procedures", in: record)
    if procedures.isEmpty { report("quy tắc phải nêu «procedures»", at: record.node) }
    for id in procedures where !context.procedures.contains(where: { $0.id == id }) {
      let known = Suggestion.among(context.procedures.map(\.id), for: id)
      report("không có thủ tục «\(id)» trong procedures/\(known)", at: record.members["procedures"])
    }
    return procedures
  }

  mutating func checkFileName(_ id: String, at node: Node?) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if !name.hasPrefix("\(id)-"), name != "\(id).yaml" {
      report("tên tệp phải bắt đầu bằng mã quy tắc: \(id)-….yaml", at: node)
    }
  }

  /// Two versions on one day fail, unless they visit different collections.
  mutating func checkApart(_ versions: [(inForce: InForce, collection: String?)], at node: Node?) {
    for (index, version) in versions.enumerated() {
      for other in versions.dropFirst(index + 1)
      where other.collection == version.collection && version.inForce.meets(other.inForce) {
        let day = VietnameseText.day(max(version.inForce.from, other.inForce.from))
        report("hai phiên bản cùng có hiệu lực ngày \(day); sửa «until» của phiên bản trước", at: node)
      }
    }
  }

  private mutating func version(
    _ node: Node, of id: Rule.ID?, effect: Rule.Effect?, in context: RuleContext
  ) -> Rule.Version? {
    let keys = [
      "code", "in-force", "basis", "verified", "for-each", "needs", "same-unit", "agree", "when", "readings", "finding",
      "measure", "ask",
      "note",
    ]
    guard let record = record(node, keys: keys, what: "phiên bản") else { return nil }
    let inForce = inForce(in: record)
    let basis = citations("basis", in: record, documents: context.documents, during: inForce)
    let verified = verification(in: record)
    let row = collection(in: record, context: context)
    let scope = context.catalogue.scope(of: row)
    let needs = facts("needs", in: record, row: row, context: context)
    let sameUnit = sameUnit(in: record, row: row, context: context)
    let agree = agree(in: record, row: row, context: context)
    let readings = readings(in: record, scope: scope)
    if readings.isEmpty, let effect, effect != .review, effect != .note, !record.has("when"), !record.has("readings"),
      !record.has("same-unit"), !record.has("agree")
    {
      report("chỉ quy tắc «review» hoặc «note» được không có điều kiện; thêm «when»", at: record.node)
    }
    let measure = record.members["measure"].flatMap {
      template($0, what: "measure", scope: scope, readings: readings)
    }
    let ask = record.members["ask"].flatMap { template($0, what: "ask", scope: scope, readings: readings) }
    if !needs.isEmpty, !record.has("ask") {
      report("có «needs» thì phải có «ask»: câu đề nghị bổ sung", at: record.members["needs"])
    }
    let finding = required("finding", in: record).flatMap {
      template($0, what: "finding", scope: scope, readings: readings)
    }
    guard let id, let inForce, let verified, let finding else { return nil }
    return Rule.Version(
      code: optionalText("code", in: record) ?? id, inForce: inForce, basis: basis, verified: verified, forEach: row,
      needs: needs, sameUnit: sameUnit, agree: agree, readings: readings, finding: finding, measure: measure, ask: ask,
      note: optionalText("note", in: record))
  }

  mutating func collection(in record: Record, context: RuleContext) -> CollectionDefinition? {
    guard let name = optionalText("for-each", in: record) else { return nil }
    if let collection = context.catalogue.collection(name) { return collection }
    let known = Suggestion.among(context.catalogue.collections.map(\.name), for: name)
    report("không có danh mục dòng «\(name)»\(known)", at: record.members["for-each"])
    return nil
  }

  private mutating func sameUnit(
    in record: Record, row: CollectionDefinition?, context: RuleContext
  ) -> [FactDefinition] {
    guard let node = record.members["same-unit"] else { return [] }
    let facts = facts("same-unit", in: record, row: row, context: context)
    if record.has("when") || record.has("readings") { report("«same-unit» đứng thay cho điều kiện", at: node) }
    let tags = Dictionary(grouping: facts, by: \.tag)
    if tags.isEmpty || tags[nil] != nil || tags.values.contains(where: { $0.count < 2 }) {
      report("«same-unit» là các đại lượng, mỗi «tag» từ hai đại lượng trở lên", at: node)
    }
    return facts
  }

  /// Facts of the dossier as a whole; those that the catalogue has rows of are compared row by row elsewhere.
  private mutating func agree(
    in record: Record, row: CollectionDefinition?, context: RuleContext
  ) -> [FactDefinition] {
    guard let node = record.members["agree"] else { return [] }
    if record.has("when") || record.has("readings") || record.has("same-unit") || row != nil {
      report("«agree» đứng thay cho điều kiện, của cả hồ sơ chứ không của từng dòng", at: node)
    }
    if let finding = record.members["finding"], let words = text(finding, what: "finding"),
      !words.contains("{\(MessageTemplate.differenceName)}")
    {
      report("có «agree» thì «finding» phải có {\(MessageTemplate.differenceName)}: ai nêu gì", at: finding)
    }
    return facts("agree", in: record, row: nil, context: context)
  }

  private mutating func facts(
    _ key: String, in record: Record, row: CollectionDefinition?, context: RuleContext
  ) -> [FactDefinition] {
    optionalList(key, in: record).compactMap { node in
      guard let name = text(node, what: key) else { return nil }
      if let definition = context.catalogue.definition(name, in: row) { return definition }
      let names = (row?.facts ?? []).map(\.name) + context.catalogue.facts.map(\.name)
      report("không có dữ kiện «\(name)»\(Suggestion.among(names, for: name))", at: node)
      return nil
    }
  }

  private mutating func readings(in record: Record, scope: FactScope) -> [Rule.Reading] {
    if let when = record.members["when"] {
      if record.has("readings") { report("chỉ dùng một trong «when» và «readings»", at: when) }
      return condition(when, scope: scope).map { [Rule.Reading(name: nil, condition: $0)] } ?? []
    }
    let nodes = optionalList("readings", in: record)
    if nodes.count == 1 { report("«readings» là nhiều cách hiểu; một cách thì viết «when»", at: nodes[0]) }
    return nodes.compactMap { node in
      guard let reading = self.record(node, keys: ["name", "when"], what: "cách hiểu"),
        let name = text("name", in: reading), let when = required("when", in: reading),
        let condition = condition(when, scope: scope)
      else { return nil }
      return Rule.Reading(name: name, condition: condition)
    }
  }

  private mutating func condition(_ node: Node, scope: FactScope) -> Expression? {
    guard let text = quoted(node, what: "when", kind: "điều kiện FEEL") else { return nil }
    return compiled(text, scope: scope, expecting: .boolean, at: node, offset: 0)
  }

  private mutating func template(
    _ node: Node, what: String, scope: FactScope, readings: [Rule.Reading]
  ) -> MessageTemplate? {
    guard let parts = braced(node, what: what) else { return nil }
    var pieces: [MessageTemplate.Piece] = []
    for part in parts {
      guard let open = part.offset else {
        pieces.append(.text(part.text))
        continue
      }
      var inner = part.text
      if inner == MessageTemplate.leftOutName {
        pieces.append(.leftOut)
        continue
      }
      if inner == MessageTemplate.differenceName {
        pieces.append(.difference)
        continue
      }
      let asPercent = inner.hasSuffix(":%")
      if asPercent { inner.removeLast(2) }
      guard let expression = compiled(inner, scope: scope, expecting: nil, at: node, offset: open + 1) else {
        return nil
      }
      let bounds = readings.flatMap { $0.condition.bounds(of: expression) }
      pieces.append(.value(expression, asPercent: asPercent, bounds: bounds))
    }
    return MessageTemplate(pieces: pieces)
  }
}

extension RuleSheet {
  /// FEEL of a scalar; `offset` is where it begins within the scalar's text.
  fileprivate mutating func compiled(
    _ text: String, scope: FactScope, expecting type: FEELType?, at node: Node, offset: Int
  ) -> Expression? {
    do {
      return try Expression.compile(text, scope: scope.scope, expecting: type)
    } catch {
      // A quoted scalar's text begins behind its quote; within a block the place is that of the block.
      guard case .scalar(let scalar) = node, let mark = scalar.mark else { return nil }
      let isQuoted = scalar.style == .singleQuoted
      let column = isQuoted ? mark.column + 1 + offset + error.offset : mark.column
      report(error.message, line: mark.line, column: column)
      return nil
    }
  }
}
