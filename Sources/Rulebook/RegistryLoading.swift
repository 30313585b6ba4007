import Values
import Yams

/// The registries that every rule leans on: documents, bodies, matters.
extension RuleSheet {
  mutating func documents(_ root: Node) -> [LegalDocument] {
    list(root, what: "documents").compactMap { node in
      let keys = ["id", "kind", "number", "title", "issuer", "issued", "in-force", "note"]
      guard let record = record(node, keys: keys, what: "văn bản") else { return nil }
      let note = optionalText("note", in: record)
      guard let id = text("id", in: record), let kind = text("kind", in: record),
        let number = text("number", in: record), let title = text("title", in: record),
        let issuer = text("issuer", in: record), let issued = day("issued", in: record),
        let inForce = inForce(in: record)
      else { return nil }
      return LegalDocument(
        id: id, kind: kind, number: number, title: title, issuer: issuer, issued: issued, inForce: inForce, note: note)
    }
  }

  mutating func bodies(_ root: Node) -> [Body] {
    list(root, what: "bodies").compactMap { node in
      guard let record = record(node, keys: ["id", "name"], what: "cơ quan"), let id = text("id", in: record),
        let name = text("name", in: record)
      else { return nil }
      return Body(id: id, name: name)
    }
  }

  mutating func matters(_ root: Node, catalogue: Catalogue) -> [Matter] {
    list(root, what: "matters").compactMap { node in
      let keys = ["id", "name", "governed-by", "reason", "periods"]
      guard let record = record(node, keys: keys, what: "vấn đề pháp lý") else { return nil }
      let periods = list("periods", in: record).compactMap { period($0) }
      for (earlier, later) in zip(periods, periods.dropFirst())
      where earlier.inForce.until.map({ $0 > later.inForce.from }) ?? true {
        report("hai thời kỳ «\(earlier.name)» và «\(later.name)» chồng nhau hoặc sai thứ tự", at: record.node)
      }
      guard let id = text("id", in: record), let name = text("name", in: record),
        let governedBy = text("governed-by", in: record), let reason = text("reason", in: record)
      else { return nil }
      guard let fact = catalogue.fact(governedBy), fact.kind == .day else {
        let days = catalogue.facts.filter { $0.kind == .day }.map(\.name)
        report(
          "«governed-by» phải là một dữ kiện ngày\(Suggestion.among(days, for: governedBy))",
          at: record.members["governed-by"])
        return nil
      }
      return Matter(id: id, name: name, governedBy: governedBy, reason: reason, periods: periods)
    }
  }

  private mutating func period(_ node: Node) -> LegalPeriod? {
    guard let record = record(node, keys: ["name", "from", "until"], what: "thời kỳ"),
      let name = text("name", in: record), let inForce = interval(record)
    else { return nil }
    return LegalPeriod(name: name, inForce: inForce)
  }

  mutating func inForce(in record: Record) -> InForce? {
    guard let node = required("in-force", in: record),
      let days = self.record(node, keys: ["from", "until"], what: "in-force")
    else { return nil }
    return interval(days)
  }

  /// `from` and `until` of a record.
  mutating func interval(_ record: Record) -> InForce? {
    let until = optionalDay("until", in: record)
    guard let from = day("from", in: record) else { return nil }
    if let until, until <= from {
      report("«until» là ngày đầu tiên không còn hiệu lực nên phải sau «from»", at: record.members["until"])
      return nil
    }
    return InForce(from: from, until: until)
  }

  /// Citations, each of a registered document in force on all the days of `inForce`, where those are known. A clause that
  /// ended a text backwards says `reaches-back: true`.
  mutating func citations(
    _ key: String, in record: Record, documents: [LegalDocument], during inForce: InForce?
  ) -> [Citation] {
    let nodes = list(key, in: record)
    if nodes.isEmpty, record.has(key) { report("«\(key)» phải nêu ít nhất một căn cứ", at: record.members[key]) }
    return nodes.compactMap { citation($0, documents: documents, during: inForce) }
  }

  private mutating func citation(_ node: Node, documents: [LegalDocument], during inForce: InForce?) -> Citation? {
    let keys = ["document", "article", "clause", "point", "reaches-back"]
    guard let record = record(node, keys: keys, what: "căn cứ") else { return nil }
    let article = optionalInteger("article", in: record)
    let clause = optionalInteger("clause", in: record)
    let point = optionalText("point", in: record)
    guard let id = text("document", in: record) else { return nil }
    let reachesBack = flag("reaches-back", in: record, absent: false)
    let (document, fault) = documents.cited(id, during: reachesBack ? nil : inForce)
    if let fault { report(fault, at: record.members["document"]) }
    guard let document else { return nil }
    return Citation(document: document, article: article, clause: clause, point: point)
  }

  mutating func verification(in record: Record) -> Verification? {
    guard let node = required("verified", in: record),
      let verified = self.record(node, keys: ["on", "source", "derived"], what: "verified")
    else { return nil }
    let source: Verification.Source? = choice("source", in: verified)
    let isDerived = flag("derived", in: verified, absent: false)
    if isDerived, source != .secondary {
      report("«derived» là suy ra, không phải lời văn bản: dùng source: secondary", at: verified.members["derived"])
    }
    guard let on = day("on", in: verified), let source else { return nil }
    return Verification(on: on, source: source, isDerived: isDerived)
  }

  /// The registered body whose id stands under `key`.
  mutating func body(_ key: String, in record: Record, bodies: [Body]) -> Body? {
    text(key, in: record).flatMap { body($0, among: bodies, at: record.members[key]) }
  }

  mutating func bodies(_ key: String, in record: Record, among bodies: [Body]) -> [Body] {
    texts(key, in: record).compactMap { body($0, among: bodies, at: record.members[key]) }
  }

  private mutating func body(_ id: String, among bodies: [Body], at node: Node?) -> Body? {
    if let body = bodies.first(where: { $0.id == id }) { return body }
    report("không có cơ quan «\(id)» trong bodies.yaml\(Suggestion.among(bodies.map(\.id), for: id))", at: node)
    return nil
  }
}

extension [LegalDocument] {
  /// The document of that id, and what is wrong with citing it: that there is none, or that it is not in force on all of
  /// the days; nil days ask for none.
  func cited(_ id: LegalDocument.ID, during days: InForce?) -> (document: LegalDocument?, fault: String?) {
    guard let document = first(where: { $0.id == id }) else {
      return (nil, "không có văn bản «\(id)» trong documents.yaml\(Suggestion.among(map(\.id), for: id))")
    }
    guard let days, !document.inForce.contains(days) else { return (document, nil) }
    let fault = "\(document.shortName) có hiệu lực \(document.inForce.description), không phủ hết \(days.description)"
    return (document, fault)
  }
}
