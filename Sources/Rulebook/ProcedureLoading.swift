import Values
import Yams

/// What procedures are checked against while they are loaded.
struct ProcedureContext {
  let documents: [LegalDocument]
  let bodies: [Body]
  let matters: [Matter]
  let kinds: [DocumentKind]
  let events: [EventKind]
  let facts: [FactDefinition]
}

/// `procedures/*.yaml` and `calendar/*.yaml`.
extension RuleSheet {
  mutating func procedure(_ root: Node, in context: ProcedureContext) -> Procedure? {
    let keys = ["id", "name", "codes", "component-matter", "process-matter", "versions"]
    guard let record = record(root, keys: keys, what: "thủ tục") else { return nil }
    let codes = list("codes", in: record).compactMap { code($0, bodies: context.bodies) }
    let componentMatter = matter("component-matter", in: record, matters: context.matters)
    let processMatter = matter("process-matter", in: record, matters: context.matters)
    let versions = list("versions", in: record).compactMap { version($0, of: codes.map(\.code), in: context) }
    for node in optionalList("codes", in: record) { checkCases(of: node, among: versions.compactMap(\.cases)) }
    for (earlier, later) in zip(versions, versions.dropFirst())
    where earlier.inForce.until.map({ $0 > later.inForce.from }) ?? true {
      report("hai phiên bản của thủ tục cùng có hiệu lực hoặc sai thứ tự", at: record.members["versions"])
    }
    guard let id = text("id", in: record), let name = text("name", in: record), let componentMatter, let processMatter
    else { return nil }
    return Procedure(
      id: id, name: name, codes: codes, componentMatter: componentMatter.id, processMatter: processMatter.id,
      versions: versions)
  }

  private mutating func code(_ node: Node, bodies: [Body]) -> Procedure.Code? {
    let keys = ["code", "name", "received-by", "decided-by", "also-by", "cases"]
    guard let record = record(node, keys: keys, what: "mã thủ tục"), let code = text("code", in: record),
      let name = text("name", in: record), let receivedBy = body("received-by", in: record, bodies: bodies),
      let decidedBy = body("decided-by", in: record, bodies: bodies)
    else { return nil }
    return Procedure.Code(
      code: code, name: name, receivedBy: receivedBy, decidedBy: decidedBy,
      alsoBy: self.bodies("also-by", in: record, among: bodies), cases: texts("cases", in: record))
  }

  mutating func matter(_ key: String, in record: Record, matters: [Matter]) -> Matter? {
    guard let id = text(key, in: record) else { return nil }
    if let matter = matters.first(where: { $0.id == id }) { return matter }
    report(
      "không có vấn đề pháp lý «\(id)» trong matters.yaml\(Suggestion.among(matters.map(\.id), for: id))",
      at: record.members[key])
    return nil
  }

  private mutating func version(
    _ node: Node, of codes: [String], in context: ProcedureContext
  ) -> Procedure.Version? {
    let documents = context.documents
    let keys = ["in-force", "basis", "verified", "case", "components", "limits", "notice", "pause", "result"]
    guard let record = record(node, keys: keys, what: "phiên bản thủ tục"), let inForce = inForce(in: record) else {
      return nil
    }
    let basis = citations("basis", in: record, documents: documents, during: inForce)
    guard let verified = verification(in: record) else { return nil }
    let cases = procedureCases(in: record, facts: context.facts)
    let components = list("components", in: record).compactMap { node -> Component? in
      let keys = ["code", "also", "name", "kinds", "form", "copies", "always", "cases", "basis", "verified"]
      guard let record = self.record(node, keys: keys, what: "thành phần hồ sơ") else { return nil }
      let from = texts("kinds", in: record)
      for id in from where !context.kinds.contains(where: { $0.id == id }) {
        let known = Suggestion.among(context.kinds.map(\.id), for: id)
        report("không có loại giấy tờ «\(id)» trong kinds.yaml\(known)", at: record.members["kinds"])
      }
      guard let code = text("code", in: record), let name = text("name", in: record) else { return nil }
      return Component(
        code: code, also: texts("also", in: record), name: name, documentKinds: from,
        form: particular("form", in: record),
        copies: particular("copies", in: record), isAlwaysAsked: flag("always", in: record, absent: true),
        cases: self.cases(in: record, of: cases),
        basis: record.has("basis")
          ? citations("basis", in: record, documents: documents, during: inForce) : basis,
        verified: record.has("verified") ? verification(in: record) ?? verified : verified)
    }
    let limits = list("limits", in: record).compactMap { node in
      limit(node, of: codes, cases, in: context, during: inForce)
    }
    if record.members["limits"] != nil { checkWholes(limits, codes, cases, at: record.members["limits"]) }
    return Procedure.Version(
      inForce: inForce, basis: basis, verified: verified, cases: cases, components: components, limits: limits,
      notice: optionalCitations("notice", in: record, documents: documents, during: inForce),
      pause: optionalCitations("pause", in: record, documents: documents, during: inForce),
      result: particular("result", in: record))
  }

  private mutating func optionalCitations(
    _ key: String, in record: Record, documents: [LegalDocument], during inForce: InForce
  ) -> [Citation] {
    record.has(key) ? citations(key, in: record, documents: documents, during: inForce) : []
  }

  private mutating func particular(_ key: String, in record: Record) -> Component.Particular? {
    guard let node = record.members[key],
      let record = self.record(node, keys: ["text", "by", "from", "verified"], what: key)
    else { return nil }
    let from = optionalDay("from", in: record)
    let what = text("text", in: record)
    guard let what, let by = text("by", in: record), let verified = verification(in: record) else { return nil }
    return Component.Particular(text: what, by: by, from: from, verified: verified)
  }

  private mutating func limit(
    _ node: Node, of codes: [String], _ cases: ProcedureCases?, in context: ProcedureContext, during inForce: InForce
  ) -> Limit? {
    let keys = ["step", "days", "unit", "or", "whole", "basis", "from", "to", "channels", "cases", "codes"]
    guard let record = record(node, keys: keys, what: "thời hạn") else { return nil }
    let unit: Limit.Unit? = choice("unit", in: record)
    let starts = optionalText("from", in: record)
    if let starts { checkEvent(starts, among: context.events, at: record.members["from"]) }
    let ends = starts == nil ? [] : events("to", in: record, among: context.events)
    if starts == nil, record.has("to") { report("có «to» thì phải có «from»", at: record.members["to"]) }
    guard let step = text("step", in: record), let days = integer("days", in: record), let unit else { return nil }
    return Limit(
      step: step, days: days, unit: unit, longer: longer(than: days, in: record, facts: context.facts),
      isWhole: flag("whole", in: record, absent: false),
      basis: citations("basis", in: record, documents: context.documents, during: inForce), starts: starts, ends: ends,
      channels: texts("channels", in: record), cases: self.cases(in: record, of: cases),
      codes: self.codes(in: record, of: codes))
  }

  private mutating func longer(than days: Int, in record: Record, facts: [FactDefinition]) -> Limit.Longer? {
    guard let node = record.members["or"],
      let other = self.record(node, keys: ["days", "when", "fact"], what: "thời hạn khác"),
      let more = integer("days", in: other), let condition = text("when", in: other)
    else { return nil }
    if more <= days { report("«or» là thời hạn dài hơn \(days) ngày", at: other.members["days"]) }
    let fact = optionalText("fact", in: other)
    let flags = facts.filter { $0.kind == .flag }.map(\.name)
    if let fact, !flags.contains(fact) {
      report("không có dữ kiện có, không «\(fact)»\(Suggestion.among(flags, for: fact))", at: other.members["fact"])
    }
    return Limit.Longer(days: more, condition: condition, fact: fact)
  }

  mutating func calendarYear(_ root: Node) -> WorkingCalendar.Year? {
    let keys = ["year", "source", "verified", "holidays", "swaps", "working-days"]
    guard let record = record(root, keys: keys, what: "lịch năm") else { return nil }
    let holidays = list("holidays", in: record).compactMap { node -> WorkingCalendar.Holiday? in
      guard let record = self.record(node, keys: ["day", "name"], what: "ngày nghỉ"), let day = day("day", in: record),
        let name = text("name", in: record)
      else { return nil }
      return WorkingCalendar.Holiday(day: day, name: name)
    }
    let swaps = optionalList("swaps", in: record).compactMap { node -> WorkingCalendar.Swap? in
      let keys = ["off", "worked", "decided", "source"]
      guard let record = self.record(node, keys: keys, what: "ngày hoán đổi"), let off = day("off", in: record),
        let worked = day("worked", in: record), let source = text("source", in: record)
      else { return nil }
      guard record.has("decided") else {
        report("ngày hoán đổi thiếu khóa «decided»: đã có quyết định (true) hay mới đề xuất (false)", at: node)
        return nil
      }
      let isDecided = flag("decided", in: record, absent: false)
      return WorkingCalendar.Swap(off: off, worked: worked, isDecided: isDecided, source: source)
    }
    guard let number = integer("year", in: record), let source = text("source", in: record),
      let expected = integer("working-days", in: record)
    else { return nil }
    let known = record.has("verified") ? verification(in: record) : nil
    let year = WorkingCalendar.Year(
      year: number, holidays: holidays, swaps: swaps, source: source, verified: known?.source == .text ? nil : known)
    for day in holidays.map(\.day) + swaps.flatMap({ [$0.off, $0.worked] }) where day.year != number {
      report("ngày \(VietnameseText.day(day)) không thuộc năm \(number)", at: record.node)
    }
    checkCount(of: year, expected: expected, at: record.members["working-days"])
    return year
  }

  /// The published number of working days guards against a holiday that was forgotten.
  private mutating func checkCount(of year: WorkingCalendar.Year, expected: Int, at node: Node?) {
    guard let first = CivilDay(year: year.year, month: 1, day: 1),
      let last = CivilDay(year: year.year, month: 12, day: 31)
    else { return }
    let calendar = WorkingCalendar(years: [year])
    let count = (first.number...last.number).count { (try? calendar.isWorking(CivilDay(number: $0))) ?? false }
    if count != expected {
      report("năm \(year.year) có \(count) ngày làm việc theo lịch này, không phải \(expected)", at: node)
    }
  }
}
