import Reading
import Rulebook
import Values

extension Hearing {
  /// A value that an officer states of a fact, of the dossier or of a row.
  struct Value {
    private let catalogue: Catalogue
    private let facts: FactSet
    private let fact: String
    private let words: String
    private let row: String?
    private let collection: String?
    private let isNewRow: Bool

    init(_ hearing: Hearing, _ fact: String, _ words: String, _ row: String?, _ collection: String?, isNewRow: Bool) {
      self.catalogue = hearing.rulebook.catalogue
      self.facts = hearing.report.statements.facts
      self.fact = fact
      self.words = words
      self.row = row
      self.collection = collection
      self.isNewRow = isNewRow
    }

    func saying() throws(UtteranceFault) -> OfficerRecord.Saying {
      let homes = try homes()
      if row == nil, let found = catalogue.fact(fact) { return try saying(of: found, in: nil) }
      if row != nil, homes.count == 1, let found = homes[0].fact(fact) {
        return try saying(of: found, in: homes[0].name)
      }
      guard !homes.isEmpty else {
        let known = catalogue.facts.map(\.name) + catalogue.collections.flatMap { $0.facts.map(\.name) }
        throw .noFact(fact, known: known)
      }
      throw .needsRow(fact: fact, needsCollection: homes.count > 1)
    }

    private func saying(
      of definition: FactDefinition, in home: String?
    ) throws(UtteranceFault) -> OfficerRecord.Saying {
      do {
        _ = try definition.value(of: words)
      } catch {
        throw .unreadableValue(words, fact: fact, why: error.why)
      }
      if let home, let row { try checkRow(row, of: home) }
      return .value(fact: fact, collection: home, row: row, words: words)
    }

    /// A name that nobody has mentioned is a slip, unless the officer says that the row is new.
    private func checkRow(_ row: String, of home: String) throws(UtteranceFault) {
      guard !isNewRow, !has(home, row) else { return }
      throw .noRow(row, collection: home, known: names(of: home))
    }

    /// The collections with such a fact; of several, those that have the row.
    private func homes() throws(UtteranceFault) -> [CollectionDefinition] {
      let candidates = catalogue.collections.filter { candidate in
        candidate.fact(fact) != nil && (collection.map { $0 == candidate.name } ?? true)
      }
      guard candidates.count > 1, let row, !isNewRow else { return candidates }
      let homes = candidates.filter { has($0.name, row) }
      guard homes.isEmpty else { return homes }
      throw .noRowAmong(
        collections: candidates.map(\.name), row: row, known: candidates.flatMap { names(of: $0.name) })
    }

    private func names(of collection: String) -> [String] { facts.rows(of: collection).rows.map(\.name) }

    private func has(_ collection: String, _ row: String) -> Bool {
      names(of: collection).contains { LabelKey($0) == LabelKey(row) }
    }
  }
}
