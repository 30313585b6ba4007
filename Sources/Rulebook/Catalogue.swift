import DMN
import Foundation
import Values

/// The closed vocabulary of facts: names in Vietnamese, each with its type, and the collections of rows (lines,
/// machines …) with facts of their own.
package struct Catalogue: Sendable, Hashable {
  /// Facts about the dossier as a whole.
  package let facts: [FactDefinition]
  package let collections: [CollectionDefinition]
  /// Of what stands in it, made once.
  private let index: CatalogueIndex

  package init(facts: [FactDefinition], collections: [CollectionDefinition]) {
    self.facts = facts
    self.collections = collections
    self.index = CatalogueIndex(facts, collections)
  }

  /// Where its facts of the dossier stand.
  var places: NameIndex { index.facts }

  var casesFound: Memo<CatalogueIndex.CaseKey, CaseFound> { index.cases }

  /// Those that say which body receives a dossier, and which one screens it.
  var receivingOffices: [FactDefinition] { index.receiving.map { facts[$0] } }
  var screeningOffices: [FactDefinition] { index.screening.map { facts[$0] } }
  var officesFound: Memo<ScreeningOffice.Key, Fact> { index.offices }

  package func fact(_ name: String) -> FactDefinition? { index.facts[name].map { facts[$0] } }

  package func collection(_ name: String) -> CollectionDefinition? { index.collections[name].map { collections[$0] } }

  /// Where the fact of a key of `ho-so.json` stands: among the facts of the dossier, or in a collection.
  package func place(key: String, in collection: CollectionDefinition? = nil) -> Int? {
    guard let collection else { return indexedKeys.facts[key] }
    return indexedKeys.rows[collection.name]?[key]
  }

  /// Where the collection of a key stands.
  package func collectionPlace(key: String) -> Int? { indexedKeys.collections[key] }

  /// Of facts and collections.
  package var keys: [String] { indexedKeys.all }

  private var indexedKeys: CatalogueKeys { index.keys.value { CatalogueKeys(self) } }

  /// The names that rules of a collection's rows use; nil for the dossier as a whole. Made when first asked for.
  func scope(of row: CollectionDefinition?) -> FactScope {
    index.scopes.value { FactScope.all(of: self) }[row?.name] ?? FactScope(catalogue: self, row: row)
  }

  package static func == (left: Catalogue, right: Catalogue) -> Bool {
    left.facts == right.facts && left.collections == right.collections
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(facts)
    hasher.combine(collections)
  }

  /// The definition behind a name seen from a rule: a fact of the row's collection before one of the dossier.
  package func definition(_ name: String, in collection: CollectionDefinition?) -> FactDefinition? {
    collection?.fact(name) ?? fact(name)
  }
}

/// One fact: what may be said of it and from which kinds of document it may be taken.
package struct FactDefinition: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case number
    /// A number with a unit; numbers of one tag may be compared and divided once their units are converted.
    case quantity(tag: String)
    case text
    /// A harmonised-system code: 4 to 10 digits; kept without dots and blanks.
    case harmonisedCode
    case day
    case flag
    /// A commune and province, under whatever names.
    case place
    /// Whether the component of that code is in the dossier: có is true, thiếu false, chưa thấy unknown.
    case presence(component: String)
    /// Of a row: whether a paper of that kind lists it too.
    case listed(in: DocumentKind.ID)
  }

  package let name: String
  package let kind: Kind
  /// Kinds of document from which the fact may be taken; empty: from the intake list and the officer only.
  package let documentKinds: [String]
  /// Whether the intake desk's instant of receipt states it, as a day in Vietnam.
  package let isReceiptDay: Bool
  package let note: String?
  package var limits = FactLimits.none
  /// How the log of processing states it; nil where it does not.
  package var log: LogFact? = nil
  /// The decision table one of whose outputs states it; nil where none does.
  package var table: Rule.ID? = nil
  /// Whether the code under which the dossier was filed states it.
  package var isFiledCode = false
  /// When two who state it are taken to state the same.
  package var sameness = Sameness.exact
  /// What it says of the body that the dossier is before; nil of every other fact.
  package var office: OfficeRole? = nil

  /// The key in `ho-so.json` and in reports: `cong_suat_thiet_ke`.
  package var key: String { ASCIIKey.of(name) }

  package var type: FEELType {
    switch kind {
    case .number: .number(dimension: nil)
    case .quantity(let tag): .number(dimension: limits.base == nil ? tag : nil)
    case .text, .harmonisedCode, .place: .string
    case .day: .date
    case .flag, .presence, .listed: .boolean
    }
  }
}

/// Rows that rules visit one by one with `for-each`; the fact `tên` names a row.
package struct CollectionDefinition: Sendable, Hashable {
  package let name: String
  package let facts: [FactDefinition]
  package var pairs: [FactPair] = []

  package var key: String { ASCIIKey.of(name) }

  package func fact(_ name: String) -> FactDefinition? { facts.first { $0.name == name } }

  /// Whether remarks and sentences can speak against a fact: a figure held against another, or a yes or no; not a code or
  /// a year by which a row is known.
  package func isState(_ fact: FactDefinition) -> Bool {
    if case .flag = fact.kind { return true }
    return pairs.contains { $0.facts.contains(fact.name) }
  }

  /// The same collection, where the name of a row of another one says *có* to the facts that ask for it.
  package func knowing(_ names: [String], of other: String) -> CollectionDefinition {
    let facts = facts.map { fact in
      guard fact.limits.rowsOf == other else { return fact }
      var wider = fact
      wider.limits.yes += names.map { LabelKey($0) }
      return wider
    }
    return CollectionDefinition(name: name, facts: facts, pairs: pairs)
  }

  /// The fact that names a row, in every collection.
  package static let rowName = "tên"

  /// The key of that fact.
  package static let rowKey = ASCIIKey.of(rowName)
}

/// The ASCII twin of a Vietnamese name: no marks, đ as d, blanks as underscores.
package enum ASCIIKey {
  package static func of(_ name: String) -> String {
    var key = ""
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "đ": key.append("d")
      case " ": key.append("_")
      case _ where scalar.isASCII: key.unicodeScalars.append(scalar)
      case _: continue
      }
    }
    return key
  }
}
