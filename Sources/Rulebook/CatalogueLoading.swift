import DMN
import Values
import Yams

/// `facts.yaml`, `kinds.yaml`, `titles.yaml`, `labels/`.
extension RuleSheet {
  mutating func catalogue(_ root: Node, kinds: [DocumentKind], events: [EventKind], bodies: [Body]) -> Catalogue {
    guard let record = record(root, keys: ["facts", "collections", "process"], what: "danh mục dữ kiện") else {
      return Catalogue(facts: [], collections: [])
    }
    let facts = (optionalList("facts", in: record) + optionalList("process", in: record)).compactMap {
      fact($0, kinds: kinds, events: events, bodies: bodies)
    }
    let collections = optionalList("collections", in: record).compactMap { node -> CollectionDefinition? in
      guard let record = self.record(node, keys: ["name", "facts", "pairs"], what: "danh mục dòng") else { return nil }
      let rowFacts = list("facts", in: record).compactMap { fact($0, kinds: kinds, events: events, bodies: bodies) }
      guard let name = text("name", in: record) else { return nil }
      checkName(name, at: record.members["name"])
      let rowName = FactDefinition(
        name: CollectionDefinition.rowName, kind: .text, documentKinds: rowFacts.first?.documentKinds ?? [],
        isReceiptDay: false, note: nil)
      return CollectionDefinition(
        name: name, facts: [rowName] + rowFacts, pairs: factPairs(in: record, among: rowFacts))
    }
    let catalogue = Catalogue(facts: facts, collections: collections)
    for rows in (facts + collections.flatMap(\.facts)).compactMap(\.limits.rowsOf)
    where catalogue.collection(rows) == nil {
      report("không có danh mục dòng «\(rows)»\(Suggestion.among(collections.map(\.name), for: rows))", at: record.node)
    }
    for collection in [nil] + collections.map(Optional.some) {
      checkVocabulary(catalogue, seenFrom: collection, at: record.node)
    }
    return catalogue
  }

  private mutating func fact(
    _ node: Node, kinds: [DocumentKind], events: [EventKind], bodies: [Body]
  ) -> FactDefinition? {
    let keys = [
      "name", "type", "tag", "component", "from", "receipt-day", "note", "min", "max", "units", "values", "yes", "no",
      "rows-of", "in", "log", "measured-in", "table", "filed-code", "same", "office",
    ]
    guard let record = record(node, keys: keys, what: "dữ kiện"), let name = text("name", in: record) else {
      return nil
    }
    checkName(name, at: record.members["name"])
    let from = texts("from", in: record)
    for id in from where !kinds.contains(where: { $0.id == id }) {
      let known = Suggestion.among(kinds.map(\.id), for: id)
      report("không có loại giấy tờ «\(id)» trong kinds.yaml\(known)", at: record.members["from"])
    }
    let note = optionalText("note", in: record)
    guard let kind = factKind(record, kinds: kinds) else { return nil }
    var sources = from
    if case .listed(let id) = kind { sources = [id] }
    let isReceiptDay = flag("receipt-day", in: record, absent: false)
    if isReceiptDay, kind != .day { report("«receipt-day» chỉ dùng cho dữ kiện ngày", at: record.node) }
    let isFiledCode = flag("filed-code", in: record, absent: false)
    if isFiledCode, kind != .text { report("«filed-code» chỉ dùng cho dữ kiện chữ", at: record.node) }
    let limits = factLimits(in: record)
    if kind != .text, !limits.values.isEmpty {
      report("«values» chỉ dùng cho dữ kiện chữ", at: record.members["values"])
    }
    checkFlagWords(limits, of: kind, in: record)
    let isMeasured = if case .quantity = kind { true } else { false }
    if !isMeasured, !limits.units.isEmpty, kind != .number || limits.units.count > 1 {
      report("«units» chỉ dùng cho đại lượng, hoặc một đơn vị đếm cho số", at: record.members["units"])
    }
    if !isMeasured, kind != .number, limits.least != nil || limits.most != nil {
      report("«min», «max» chỉ dùng cho số và đại lượng", at: record.node)
    }
    checkMeasure(limits, of: kind, in: record)
    return FactDefinition(
      name: name, kind: kind, documentKinds: sources, isReceiptDay: isReceiptDay, note: note, limits: limits,
      log: logFact(in: record, kind, events: events, bodies: bodies), table: optionalText("table", in: record),
      isFiledCode: isFiledCode, sameness: sameness(in: record, of: kind),
      office: office(in: record, of: kind))
  }

  private mutating func office(in record: Record, of kind: FactDefinition.Kind) -> OfficeRole? {
    guard record.has("office") else { return nil }
    if kind != .text { report("«office» chỉ dùng cho dữ kiện chữ", at: record.node) }
    return choice("office", in: record)
  }

  private mutating func checkMeasure(_ limits: FactLimits, of kind: FactDefinition.Kind, in record: Record) {
    guard let base = limits.base else { return }
    if case .quantity = kind, limits.units.allSatisfy({ $0.dimension == base.dimension }) { return }
    report("«measured-in» là một đơn vị của đại lượng ấy", at: record.members["measured-in"])
  }

  private mutating func checkFlagWords(_ limits: FactLimits, of kind: FactDefinition.Kind, in record: Record) {
    let isOfFlag = !limits.yes.isEmpty || limits.rowsOf != nil
    if kind != .flag, isOfFlag || kind != .text && !limits.no.isEmpty {
      report("«yes», «no», «rows-of» chỉ dùng cho dữ kiện có/không; «no» cả cho chữ", at: record.node)
    }
    for word in limits.yes where limits.no.contains(word) {
      report("«\(word.text)» vừa là có vừa là không", at: record.members["no"])
    }
  }

  private mutating func factKind(_ record: Record, kinds: [DocumentKind]) -> FactDefinition.Kind? {
    switch text("type", in: record) {
    case "number": return .number
    case "text": return .text
    case "hs-code": return .harmonisedCode
    case "day": return .day
    case "flag": return .flag
    case "place": return .place
    case "quantity": return text("tag", in: record).map { .quantity(tag: $0) }
    case "presence": return text("component", in: record).map { .presence(component: $0) }
    case "listed":
      guard let id = text("in", in: record) else { return nil }
      if kinds.contains(where: { $0.id == id }) { return .listed(in: id) }
      let known = Suggestion.among(kinds.map(\.id), for: id)
      report("không có loại giấy tờ «\(id)» trong kinds.yaml\(known)", at: record.members["in"])
      return nil
    case let other:
      report(
        "«type» không nhận «\(other ?? "")»; dùng number, quantity, text, hs-code, day, flag, place, presence hoặc listed",
        at: record.members["type"])
      return nil
    }
  }

  /// Letters and single blanks, NFC, no FEEL keyword as a word, no operator sign.
  private mutating func checkName(_ name: String, at node: Node?) {
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    if let word = words.first(where: { Self.keywords.contains(String($0)) }) {
      report("tên «\(name)» chứa từ khóa FEEL «\(word)»; đặt tên khác, ví dụ bỏ từ đó", at: node)
    }
    let isPlain = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber }
    }
    if !isPlain {
      report("tên «\(name)» chỉ được gồm chữ, số và một dấu cách giữa các từ", at: node)
    }
  }

  private static let keywords: Set<String> = [
    "and", "or", "not", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "between",
    "instance", "of", "true", "false", "null", "function", "external",
  ]

  /// No name twice, no ASCII key twice, and no two names that read as a third.
  private mutating func checkVocabulary(_ catalogue: Catalogue, seenFrom row: CollectionDefinition?, at node: Node) {
    let names = catalogue.facts.map(\.name) + catalogue.collections.map(\.name) + (row?.facts.map(\.name) ?? [])
    var seen: [String: String] = [:]
    for name in names {
      if let other = seen.updateValue(name, forKey: ASCIIKey.of(name)) {
        report("hai tên «\(other)» và «\(name)» cho cùng một khóa JSON «\(ASCIIKey.of(name))»", at: node)
      }
    }
    let all = Set(names)
    for name in names {
      for blank in name.indices where name[blank] == " " {
        let (first, second) = (String(name[..<blank]), String(name[name.index(after: blank)...]))
        guard all.contains(first), all.contains(second) else { continue }
        report("«\(first)» đứng trước «\(second)» đọc thành «\(name)»; đổi một trong ba tên", at: node)
      }
    }
  }

  mutating func documentKinds(_ root: Node) -> [DocumentKind] {
    list(root, what: "kinds").compactMap { node in
      guard
        let record = record(node, keys: ["id", "name", "titles", "result", "against", "aged"], what: "loại giấy tờ")
      else {
        return nil
      }
      let titles = labels("titles", in: record)
      guard let id = text("id", in: record), let name = text("name", in: record) else { return nil }
      return DocumentKind(
        id: id, name: name, titles: titles, result: record.members["result"].flatMap { documentResult($0) },
        against: texts("against", in: record).map { LabelKey($0) }, isAged: flag("aged", in: record, absent: false))
    }
  }

  private mutating func documentResult(_ node: Node) -> DocumentKind.Result? {
    guard let record = record(node, keys: ["words", "unless", "about"], what: "kết luận của giấy tờ") else {
      return nil
    }
    return DocumentKind.Result(
      words: keys("words", in: record), unless: keys("unless", in: record), about: keys("about", in: record))
  }

  mutating func paperWords(_ root: Node) -> PaperWords? {
    let names = ["draft", "void", "itself", "valid-until", "lasting", "holders", "forms"]
    guard let record = record(root, keys: names + ["least-words", "fresh-months"], what: "tệp giấy tờ") else {
      return nil
    }
    let lists = names.map { keys($0, in: record) }
    guard let least = integer("least-words", in: record), let fresh = integer("fresh-months", in: record) else {
      return nil
    }
    return PaperWords(
      drafts: lists[0], voids: lists[1], itself: lists[2], validUntil: lists[3], lasting: lists[4], holders: lists[5],
      forms: lists[6],
      leastWords: least, freshMonths: fresh)
  }

  mutating func titleWords(_ root: Node) -> TitleWords? {
    let keys = ["letterhead", "opened-by", "continued-by", "turned-by"]
    guard let record = record(root, keys: keys, what: "tệp tên giấy tờ") else { return nil }
    let lists = keys.map { self.keys($0, in: record) }
    return TitleWords(letterhead: lists[0], openedBy: lists[1], continuedBy: lists[2], turnedBy: lists[3])
  }

  mutating func labelBook(_ root: Node, catalogue: Catalogue) -> LabelBook {
    guard
      let record = record(
        root,
        keys: ["facts", "collections", "other-contexts", "corrections", "above", "quoted-percents", "in-words"],
        what: "tệp nhãn")
    else {
      return .empty
    }
    let facts = optionalList("facts", in: record).compactMap { factLabels($0, among: catalogue.facts) }
    let collections = optionalList("collections", in: record).compactMap { node -> CollectionLabels? in
      let keys = [
        "collection", "row-label", "unit-label", "not-rows", "example-words", "upper-labels", "near-words",
        "unsure-names", "prose-words", "prose-rows",
        "other-columns", "fine-remarks", "own-contexts", "labels",
      ]
      guard let record = self.record(node, keys: keys, what: "nhãn của danh mục dòng"),
        let name = text("collection", in: record)
      else { return nil }
      guard let collection = catalogue.collection(name) else {
        let known = Suggestion.among(catalogue.collections.map(\.name), for: name)
        report("không có danh mục dòng «\(name)»\(known)", at: record.members["collection"])
        return nil
      }
      return CollectionLabels(
        collection: name, rowLabels: labels("row-label", in: record),
        unitLabels: record.has("unit-label") ? labels("unit-label", in: record) : [],
        facts: list("labels", in: record).compactMap { factLabels($0, among: collection.facts) },
        notRows: texts("not-rows", in: record).map { LabelKey($0) },
        exampleWords: texts("example-words", in: record).map { LabelKey($0) },
        upperLabels: texts("upper-labels", in: record).map { LabelKey($0) },
        nearWords: texts("near-words", in: record).map { LabelKey($0) },
        unsureNames: texts("unsure-names", in: record).map { LabelKey($0) },
        proseWords: texts("prose-words", in: record).map { LabelKey($0) },
        mayBeInProse: flag("prose-rows", in: record, absent: false),
        otherColumns: texts("other-columns", in: record).map { LabelKey($0) },
        fineRemarks: texts("fine-remarks", in: record).map { LabelKey($0) },
        ownContexts: texts("own-contexts", in: record).map { LabelKey($0) })
    }
    return LabelBook(
      facts: facts, collections: collections,
      otherContexts: texts("other-contexts", in: record).map { LabelKey($0) },
      corrections: texts("corrections", in: record).map { LabelKey($0) },
      above: texts("above", in: record).map { LabelKey($0) },
      quotedPercents: texts("quoted-percents", in: record).compactMap { Decimal128($0) },
      inWords: texts("in-words", in: record).map { LabelKey($0) })
  }

  private mutating func factLabels(_ node: Node, among facts: [FactDefinition]) -> FactLabels? {
    let keys = ["fact", "labels", "mentions", "against"]
    guard let record = record(node, keys: keys, what: "nhãn"), let name = text("fact", in: record) else { return nil }
    guard let fact = facts.first(where: { $0.name == name }) else {
      report(
        "không có dữ kiện «\(name)»\(Suggestion.among(facts.map(\.name), for: name))", at: record.members["fact"])
      return nil
    }
    guard record.has("mentions") else { return FactLabels(fact: name, labels: labels("labels", in: record)) }
    if fact.kind != .flag || record.has("labels") {
      report("«mentions» đứng thay «labels», chỉ cho dữ kiện có/không", at: record.members["mentions"])
    }
    return FactLabels(
      fact: name, labels: [], mentions: texts("mentions", in: record).map { LabelKey($0) },
      against: texts("against", in: record).map { LabelKey($0) })
  }

  private mutating func labels(_ key: String, in record: Record) -> [Label] {
    list(key, in: record).compactMap { node in
      guard let label = self.record(node, keys: ["text", "official"], what: "nhãn"), let text = text("text", in: label)
      else { return nil }
      guard label.has("official") else {
        report(
          "nhãn «\(text)» thiếu khóa «official»: đã thấy trong mẫu chính thức (true) hay do ta đặt (false)", at: node)
        return nil
      }
      return Label(text: text, isOfficial: flag("official", in: label, absent: false))
    }
  }
}
