import Values
import Yams

/// `letters/KIND.yaml`: the words of a letter.
extension RuleSheet {
  mutating func letterWording(_ root: Node, in context: RuleContext, rules: [Rule.ID]) -> LetterWording? {
    let keys = ["kind", "official", "procedures", "words", "asked", "matter", "criteria"]
    guard let record = record(root, keys: keys, what: "lời văn"),
      let kind: LetterKind = choice("kind", in: record)
    else { return nil }
    if path.split(separator: "/").last != "\(kind.rawValue).yaml" {
      report("tệp lời văn «\(kind.rawValue)» phải tên là \(kind.rawValue).yaml", at: record.members["kind"])
    }
    if !record.has("official") { _ = required("official", in: record) }
    let words = required("words", in: record).map { letterWords($0, of: kind) } ?? []
    for (key, owner) in [("asked", LetterKind.opinions), ("criteria", .determination), ("matter", .determination)]
    where owner != kind {
      if let node = record.members[key] { report("«\(key)» chỉ có trong letters/\(owner.rawValue).yaml", at: node) }
    }
    let consultations =
      kind == .opinions
      ? list("asked", in: record).compactMap {
        consultation($0, documents: context.documents, procedures: context.procedures)
      } : []
    let criteria =
      kind == .determination
      ? list("criteria", in: record).compactMap { criterion($0, documents: context.documents, rules: rules) } : []
    return LetterWording(
      kind: kind, isOfficial: flag("official", in: record, absent: false), words: words,
      procedures: record.has("procedures") ? self.procedures(in: record, context) : [],
      matter: kind == .determination ? matter("matter", in: record, matters: context.matters)?.id : nil,
      consultations: consultations, criteria: criteria)
  }

  /// Every passage of the kind, each with every slot that it must use and no other.
  private mutating func letterWords(_ node: Node, of kind: LetterKind) -> [LetterWording.Passage] {
    let names = kind.parts.map(\.part.rawValue)
    guard let record = record(node, keys: names, what: "words của \(kind.rawValue)") else { return [] }
    var words: [LetterWording.Passage] = []
    for (part, slots) in kind.parts {
      guard let node = required(part.rawValue, in: record),
        let template = letterTemplate(node, what: part.rawValue, slots: slots + LetterSlot.common)
      else { continue }
      for slot in slots where !template.slots.contains(slot) {
        report("«\(part.rawValue)» không dùng ô «{\(slot.rawValue)}»", at: node)
      }
      words.append(.init(part: part, template: template))
    }
    return words
  }

  private mutating func letterTemplate(_ node: Node, what: String, slots: [LetterSlot]) -> LetterTemplate? {
    var pieces: [LetterTemplate.Piece] = []
    guard let parts = braced(node, what: what) else { return nil }
    for part in parts {
      guard let offset = part.offset else {
        pieces.append(.text(part.text))
        continue
      }
      let name = part.text
      guard let slot = slots.first(where: { $0.rawValue == name }) else {
        let known = Suggestion.among(slots.map(\.rawValue), for: name)
        report(
          "«\(what)» không có ô «{\(name)}»\(known); các ô: \(slots.map(\.rawValue).joined(separator: ", "))",
          inside: node, offset: offset)
        return nil
      }
      pieces.append(.slot(slot))
    }
    return LetterTemplate(pieces: pieces)
  }

  /// A problem at an offset in Unicode scalars within a scalar's text; within a block, at the block.
  private mutating func report(_ message: String, inside node: Node, offset: Int) {
    guard case .scalar(let scalar) = node, let mark = scalar.mark else { return report(message, at: node) }
    switch scalar.style {
    case .plain, .any: report(message, line: mark.line, column: mark.column + offset)
    case .singleQuoted, .doubleQuoted: report(message, line: mark.line, column: mark.column + 1 + offset)
    case .literal, .folded: report(message, at: node)
    }
  }

  private mutating func consultation(
    _ node: Node, documents: [LegalDocument], procedures: [Procedure]
  ) -> LetterWording.Consultation? {
    let keys = ["procedure", "in-force", "send", "answer", "bodies"]
    guard let record = record(node, keys: keys, what: "cơ quan được hỏi"), let inForce = inForce(in: record),
      let id = text("procedure", in: record)
    else { return nil }
    guard let procedure = procedures.first(where: { $0.id == id }) else {
      let known = Suggestion.among(procedures.map(\.id), for: id)
      report("không có thủ tục «\(id)» trong procedures/\(known)", at: record.members["procedure"])
      return nil
    }
    let steps = procedure.versions.filter { $0.inForce.meets(inForce) }.flatMap { $0.limits.map(\.step) }
    for key in ["send", "answer"] {
      guard let step = text(key, in: record), !steps.contains(step) else { continue }
      report(
        "thủ tục «\(id)» không có bước «\(step)»\(Suggestion.among(steps, for: step))", at: record.members[key])
    }
    let bodies = list("bodies", in: record).compactMap { node -> LetterWording.Asked? in
      let keys = ["name", "about", "basis", "verified"]
      guard let record = self.record(node, keys: keys, what: "cơ quan"), let name = text("name", in: record),
        let about = text("about", in: record), let verified = verification(in: record)
      else { return nil }
      let basis = citations("basis", in: record, documents: documents, during: inForce)
      return LetterWording.Asked(name: name, about: about, basis: basis, verified: verified)
    }
    guard let send = text("send", in: record), let answer = text("answer", in: record) else { return nil }
    return LetterWording.Consultation(procedure: id, inForce: inForce, send: send, answer: answer, bodies: bodies)
  }

  private mutating func criterion(
    _ node: Node, documents: [LegalDocument], rules: [Rule.ID]
  ) -> LetterWording.Criterion? {
    let keys = ["id", "in-force", "text", "basis", "verified", "rules"]
    guard let record = record(node, keys: keys, what: "tiêu chí"), let inForce = inForce(in: record) else { return nil }
    let basis = citations("basis", in: record, documents: documents, during: inForce)
    let named = texts("rules", in: record)
    for rule in named where !rules.contains(rule) {
      report("không có quy tắc «\(rule)»\(Suggestion.among(rules, for: rule))", at: record.members["rules"])
    }
    guard let id = text("id", in: record), let text = text("text", in: record), let verified = verification(in: record)
    else { return nil }
    return LetterWording.Criterion(
      id: id, inForce: inForce, text: text, basis: basis, verified: verified, rules: named)
  }
}
