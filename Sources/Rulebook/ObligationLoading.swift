import Values
import Yams

/// `obligations/*.yaml`: what was gone through (`entered`), and the obligations found there.
extension RuleSheet {
  /// - Parameter known: the files of the ids that were met so far; an id stands once in all files.
  mutating func obligations(
    _ root: Node, in context: RuleContext, known: inout [Rule.ID: String]
  ) -> ObligationBook? {
    guard let record = record(root, keys: ["entered", "obligations"], what: "tệp điều phải xem") else { return nil }
    let entered = optionalList("entered", in: record).compactMap { self.entered($0, in: context) }
    var obligations: [Obligation] = []
    for node in list("obligations", in: record) {
      guard let obligation = obligation(node, in: context) else { continue }
      if let path = known[obligation.id] {
        report("điều «\(obligation.id)» đã có trong \(path)", at: node.mapping?["id"] ?? node)
      }
      known[obligation.id] = path
      obligations.append(obligation)
    }
    return ObligationBook(obligations: obligations, entered: entered)
  }

  private mutating func entered(_ node: Node, in context: RuleContext) -> ObligationBook.Entered? {
    let keys = ["procedure", "codes", "in-force", "source", "on"]
    guard let record = record(node, keys: keys, what: "nguồn đã nhập") else { return nil }
    let inForce = inForce(in: record)
    let source = text("source", in: record)
    let on = day("on", in: record)
    guard let id = text("procedure", in: record) else { return nil }
    let procedures = known([id], among: context.procedures, at: record.members["procedure"])
    let codes = codes(in: record, of: procedures.flatMap { $0.codes.map(\.code) })
    guard let inForce, let source, let on else { return nil }
    return .init(procedure: id, codes: codes, inForce: inForce, source: source, on: on)
  }

  private mutating func obligation(_ node: Node, in context: RuleContext) -> Obligation? {
    let keys = ["id", "title", "kind", "procedures", "codes", "cases", "matter", "sources", "officer", "versions"]
    guard let record = record(node, keys: keys, what: "điều phải xem") else { return nil }
    let kind: Obligation.Kind? = choice("kind", in: record)
    let matter = matter("matter", in: record, matters: context.matters)
    let ids = list("procedures", in: record).compactMap { text($0, what: "procedures") }
    let procedures = known(ids, among: context.procedures, at: record.members["procedures"])
    let codes = codes(in: record, of: procedures.flatMap { $0.codes.map(\.code) })
    let cases = cases(in: record, of: procedures)
    if list("sources", in: record).isEmpty, record.has("sources") {
      report("«sources» phải nêu nơi thấy điều này", at: record.members["sources"])
    }
    let versions = list("versions", in: record).compactMap { obligationVersion($0, in: context) }
    if versions.isEmpty, record.has("versions") {
      report("«versions» phải có ít nhất một phiên bản", at: record.members["versions"])
    }
    checkApart(versions.map { ($0.inForce, nil) }, at: record.members["versions"])
    let officer = optionalText("officer", in: record)
    guard let id = text("id", in: record), let title = text("title", in: record), let kind, let matter else {
      return nil
    }
    checkIsNoComponent(id, of: procedures, at: record.members["id"])
    return Obligation(
      id: id, title: title, kind: kind, procedures: ids, codes: codes, cases: cases, matter: matter,
      sources: texts("sources", in: record), officer: officer, versions: versions, path: path)
  }

  private mutating func obligationVersion(_ node: Node, in context: RuleContext) -> Obligation.Version? {
    guard let record = record(node, keys: ["in-force", "basis", "verified"], what: "phiên bản") else { return nil }
    let inForce = inForce(in: record)
    let basis = citations("basis", in: record, documents: context.documents, during: inForce)
    guard let verified = verification(in: record), let inForce else { return nil }
    return .init(inForce: inForce, basis: basis, verified: verified)
  }

  private mutating func known(_ ids: [Procedure.ID], among procedures: [Procedure], at node: Node?) -> [Procedure] {
    if ids.isEmpty, let node { report("phải nêu «procedures»", at: node) }
    return ids.compactMap { id in
      if let procedure = procedures.first(where: { $0.id == id }) { return procedure }
      report("không có thủ tục «\(id)» trong procedures/\(Suggestion.among(procedures.map(\.id), for: id))", at: node)
      return nil
    }
  }

  /// A duty to file a paper is counted from the procedure's file.
  private mutating func checkIsNoComponent(_ id: Rule.ID, of procedures: [Procedure], at node: Node?) {
    for procedure in procedures {
      let components = procedure.versions.flatMap(\.components)
      guard let component = components.first(where: { $0.code == id || $0.also.contains(id) }) else { continue }
      report("«\(id)» là thành phần \(component.code) của thủ tục \(procedure.id), đã được đếm từ đó", at: node)
    }
  }
}
