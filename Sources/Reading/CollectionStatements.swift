import Dossiers
import Rulebook
import Values

/// The rows of collections: from the tables of documents, the intake list and officers.
extension StatementReader {
  func rows(_ intakeFacts: IntakeFacts) -> [FactSet.Rows] {
    let collections = rulebook.catalogue.collections
    if isListAlone {
      return collections.indices.map { place in
        let listed = intakeFacts.rows(at: place)
        let statements = (listed ?? []).flatMap { $0.statements.map(\.statement) }
        let key = CommonFacts.ListKey(place: place, names: listed?.map(\.name), statements: statements)
        return rulebook.common.lists.value(key) { rows(of: collections[place], listed, []) }
      }
    }
    let papers = prose
    var told: [FactSet.Rows] = []
    for (place, collection) in collections.enumerated() {
      let knowing = told.reduce(collection) { $0.knowing($1.rows.map(\.name), of: $1.collection) }
      told.append(rows(of: knowing, intakeFacts.rows(at: place), papers))
    }
    return told
  }

  /// - Parameter listed: what the intake list says of it.
  private func rows(
    of collection: CollectionDefinition, _ listed: [IntakeFacts.Row]?, _ papers: [ProseDoubts.Prose]
  ) -> FactSet.Rows {
    let (tables, unreadTables) = tables(of: collection)
    var names: [(key: LabelKey, name: String)] = []
    let told =
      tables.flatMap { $0.rows.map(\.title) } + (listed ?? []).map(\.name) + officer.rowNames(of: collection.name)
    var seen: Set<LabelKey> = []
    for name in told {
      let key = LabelKey(name)
      if seen.insert(key).inserted { names.append((key, name)) }
    }
    let lines = Dictionary(grouping: tables.flatMap(\.rows), by: \.key)
    let intake = Dictionary(grouping: listed ?? []) { LabelKey($0.name) }
    let prose = proseDoubts(of: collection, tables, papers)
    let listings = listings(of: collection, tables.flatMap(\.rows), unreadTables)
    let rows = names.map { entry in
      let told = lines[entry.key] ?? []
      let facts = collection.facts.enumerated().map { place, definition in
        let found =
          listings[definition.name]?.found(entry.key, named: entry.name)
          ?? told.flatMap { $0.found[definition.name] ?? [] }
        // Sentences speak against what papers say, not against what only the desk or an officer can.
        let isSpokenOf = collection.isState(definition) && !definition.documentKinds.isEmpty
        let said = (intake[entry.key] ?? []).flatMap { $0.statements(at: place) }
        return rowFact(definition, of: collection, entry, told, found, said)
          .doubted(by: isSpokenOf ? prose.of(entry.key) : [])
      }
      return FactSet.Row(name: entry.name, facts: collection.pairs.doubting(facts))
    }
    let more =
      rulebook.labels.collections.contains { $0.collection == collection.name && $0.mayBeInProse }
      ? prose.all.uniqued.sorted() : []
    let problems = tables.flatMap(\.problems) + unreadTables + more
    let first = collection.facts.dropFirst().first
    let unread = first.map { unreadFiles(stating: $0) + unreadParts(stating: $0) } ?? []
    let why: String? =
      if !problems.isEmpty {
        "danh mục «\(collection.name)» có chỗ chưa đọc được: \(problems.joined(separator: "; "))"
      } else if !unread.isEmpty {
        "danh mục «\(collection.name)» có thể còn trong \(unread.joined(separator: ", ")), chưa đọc được"
      } else if tables.isEmpty, listed == nil {
        FactSet.Rows.unseen(collection.name)
      } else {
        nil
      }
    return FactSet.Rows(
      collection: collection.name, rows: rows,
      incompleteBecause: officer.holdsComplete(collection.name) ? nil : why)
  }

  /// For each fact that asks whether a kind of paper lists the row, what those papers list.
  private func listings(
    of collection: CollectionDefinition, _ lines: [RowReader.Row], _ unreadTables: [String]
  ) -> [String: ListedRows] {
    let listings = collection.facts.compactMap { definition -> (String, ListedRows)? in
      guard case .listed(let id) = definition.kind, let kind = rulebook.kind(id) else { return nil }
      let unread = (unreadFiles(stating: definition) + unreadParts(stating: definition)).map { "chưa đọc được \($0)" }
      return (
        definition.name,
        ListedRows(
          kind: kind, papers: papers(stating: definition), lines: lines, unread: unread + unreadTables,
          doubts: { self.doubts(of: $0) })
      )
    }
    return Dictionary(listings) { first, _ in first }
  }

  /// What sentences of papers say against rows of the tables, by the rows' keys.
  private func proseDoubts(
    of collection: CollectionDefinition, _ tables: [RowReader.Result], _ papers: [ProseDoubts.Prose]
  ) -> ProseDoubts.Found {
    let rows = tables.flatMap(\.rows).map { row in
      let statements = row.found.mapValues { found in
        found.compactMap { one -> Statement? in if case .statement(let statement) = one { statement } else { nil } }
      }
      let values = statements.compactMapValues { said -> Quantity? in
        guard case .quantity(let quantity)? = said.first?.value else { return nil }
        return quantity
      }
      return ProseDoubts.Row(
        key: row.key, values: values, figures: statements.values.joined().map(\.words) + [row.name.words])
    }
    guard !rows.isEmpty else { return ProseDoubts.Found() }
    let prose = ProseDoubts(
      labels: rulebook.labels.collections.filter { $0.collection == collection.name }, book: rulebook.labels,
      pairs: collection.pairs, receivedOn: receivedOn)
    return prose.doubts(of: rows, in: papers)
  }

  /// What every paper says beside the tables of collections.
  private var prose: [ProseDoubts.Prose] {
    papers.read.map { document in
      let tables = document.blocks.compactMap { block -> Table? in
        guard case .table(let table) = block, claimant(of: table, in: document) != nil else { return nil }
        return table
      }
      return ProseDoubts.Prose(document, outside: tables)
    }
  }

  /// The collection's tables that could be taken, and what is to be said of those that could not, in Vietnamese.
  private func tables(of collection: CollectionDefinition) -> (taken: [RowReader.Result], unread: [String]) {
    let kinds = Set(collection.facts.flatMap(\.documentKinds))
    var taken: [RowReader.Result] = []
    var unread: [String] = []
    for document in papers.read where !isOf(kinds, document) {
      let tables = document.blocks.lazy.compactMap { block -> String? in
        guard case .table(let table) = block,
          claims.collections(of: table, in: document).contains(collection.name)
        else { return nil }
        return table.place.description
      }
      guard let table = tables.first else { continue }
      let known = papers.recognised.first { $0.paper == document.paper }?.kind.name
      unread.append(
        "\(document.path), \(table) có nhãn nhưng "
          + (known.map { "nằm trong giấy tờ loại khác («\($0)»)" } ?? "chưa rõ là loại giấy tờ nào"))
    }
    var lastTables: [PaperID: Table] = [:]
    for document in papers.read where isOf(kinds, document) {
      let before = papers.before[document.paper]
      var last = before.flatMap { lastTables[$0.paper] }
      defer { lastTables[document.paper] = last }
      for (index, block) in document.blocks.enumerated() {
        guard case .table(let table) = block else { continue }
        let other = claimant(of: table, in: document, besides: collection)
        switch reading(of: table, at: index, in: document, as: collection) {
        case .rows(let result):
          // One table cannot list two kinds of things: a machine's capacity is none of its line's.
          if let other {
            unread.append("\(document.path), \(table.place.description) có nhãn của cả danh mục «\(other)»")
            continue
          }
          taken.append(result)
          last = table
        case .unread(let why, let isPartial):
          if !isPartial || other == nil { unread.append(why) }
        case .none:
          guard other == nil else { continue }
          let place = "\(document.path), \(table.place.description)"
          if let last, table.mayGoOn(last) {
            unread.append("\(place) không có đầu bảng, có thể nối tiếp \(last.place.description)")
          } else if let near = nearHeading(of: table, to: collection) {
            unread.append("\(place) có cột «\(near)» mà không có nhãn nào đã biết, có thể là danh mục này")
          }
        }
      }
    }
    return (taken, unread)
  }

  private func reading(
    of table: Table, at index: Int, in document: Document, as collection: CollectionDefinition
  ) -> RowReader.Reading {
    let facts = Set(collection.facts.filter { isOf($0.documentKinds, document) }.map(\.name))
    let readings = rulebook.labels.collections.filter { $0.collection == collection.name }.map { labels in
      RowReader(
        document: document, table: table, labels: labels, collection: collection, habit: habit(of: document),
        context: TableContext(
          of: document, at: index, table, rulebook.labels.speaking(of: labels), receivedOn: receivedOn,
          doubts: doubts(of: document)),
        facts: facts
      ).reading
    }
    return readings.first { if case .rows = $0 { true } else { false } }
      ?? readings.first { if case .unread = $0 { true } else { false } } ?? .none
  }

  /// A collection whose head the table has, another one where one is named.
  private func claimant(
    of table: Table, in document: Document, besides collection: CollectionDefinition? = nil
  ) -> String? {
    claims.collections(of: table, in: document).first { $0 != collection?.name }
  }

  /// A heading by which a table without our labels may yet be the collection's.
  private func nearHeading(of table: Table, to collection: CollectionDefinition) -> String? {
    let near = rulebook.labels.collections.filter { $0.collection == collection.name }.flatMap(\.nearWords)
    guard !near.isEmpty, table.rows.count > 1 else { return nil }
    let headings = table.rows.prefix(4).joined().map(\.text).filter { $0.count <= 80 }
    return headings.first { text in
      let key = LabelKey(text)
      return near.contains { key.holds($0) }
    }?.trimmingBlanks
  }

  private func rowFact(
    _ definition: FactDefinition, of collection: CollectionDefinition, _ entry: (key: LabelKey, name: String),
    _ lines: [RowReader.Row], _ found: [FactReader.Found], _ listed: [Statement]
  ) -> Fact {
    let subject = Subject.row(collection: collection.name, name: entry.name)
    let said = listed + officer.statements(of: definition, row: (collection.name, entry.key))
    if definition.name == CollectionDefinition.rowName {
      let named = said.isEmpty && lines.isEmpty ? officer.naming(entry.name, of: collection.name) : said
      return Fact(name: definition.name, subject: subject, statements: lines.map(\.name) + named, sought: nil)
    }
    let labels =
      if case .listed = definition.kind {
        rulebook.labels.collections.filter { $0.collection == collection.name }.flatMap(\.rowLabels)
      } else {
        rulebook.labels.labels(of: definition.name, in: collection.name)
      }
    return merged(definition, subject, found, said, documents: papers(stating: definition), labels: labels.map(\.text))
  }
}

extension Table {
  /// Whether this table, which has no head of ours, looks like more lines of another: as many columns, and figures in
  /// its first line.
  fileprivate func mayGoOn(_ other: Table) -> Bool {
    guard let line = rows.first, let model = other.rows.last else { return false }
    return line.width == model.width && line.contains { $0.text.contains(where: \.isNumber) }
  }
}
