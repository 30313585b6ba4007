import DMN
import Values

/// The law as data, loaded and checked: what every judgement is made with.
package struct Rulebook: Sendable {
  package struct Edition: Sendable, Hashable {
    package let name: String
    package let day: CivilDay
    package let approvedBy: String
    /// SHA-256 over every law file of the folder.
    package let digest: Digest
    /// Where the folder was found.
    package internal(set) var location = ""
    package internal(set) var origin = Origin.sources(passedOver: nil)
  }

  /// What the rules were loaded from; of no consequence for any judgement.
  package enum Origin: Sendable, Hashable {
    /// With why a compiled file that lies among them was not used.
    case sources(passedOver: CompiledRulebook.Misfit?)
    case compiled

    /// In Vietnamese: `nguồn` or `bản biên dịch`.
    package var name: String {
      switch self {
      case .sources: "nguồn"
      case .compiled: "bản biên dịch"
      }
    }

    package var passedOver: CompiledRulebook.Misfit? {
      guard case .sources(let misfit) = self else { return nil }
      return misfit
    }
  }

  package internal(set) var edition: Edition
  package let documents: [LegalDocument]
  package let bodies: [Body]
  package let matters: [Matter]
  package let catalogue: Catalogue
  package let kinds: [DocumentKind]
  package let titleWords: TitleWords
  package let paperWords: PaperWords
  package let labels: LabelBook
  package let secrecy: SecrecyMarks
  package let machineOrders: MachineOrderWords
  package let personalData: PersonalDataMarks
  package let procedures: [Procedure]
  /// What the law asks in the procedures, whether or not a rule looks at it.
  package let obligations: ObligationBook
  package let calendar: WorkingCalendar
  /// What an officer may log.
  package let events: [EventKind]
  package let rules: [Rule]
  package let classifications: [Classification]
  package let letters: [LetterWording]
  package let places: PlaceBook
  /// What a model is told.
  package let prompts: [Prompt]
  var indexedPlaces = Once<PlaceIndex>()
  var indexedRules = Once<RulebookIndex>()
  /// What was counted for the last dossiers.
  var counted = Memo<CoverageCount.Key, CoverageStatement>(most: 128)

  var scan = Once<SecrecyScan>()

  /// Which texts may bear a mark of secrecy.
  package var secrecyScan: SecrecyScan { scan.value { SecrecyScan(secrecy) } }

  var orderScan = Once<MachineOrderScan>()
  var orderBook = Once<MachineOrderBook>()

  /// Which texts may give a machine an order.
  package var machineOrderScan: MachineOrderScan { orderScan.value { MachineOrderScan(keys: machineOrders.keys) } }

  /// The words of orders to a machine, ready to be looked for; made for the first text that may hold one.
  package var machineOrderBook: MachineOrderBook { orderBook.value { MachineOrderBook(machineOrders) } }

  /// What intake lists have in common.
  package var common = CommonFacts()

  /// The names of places ready to be looked up, made for the first address.
  package var placeIndex: PlaceIndex { indexedPlaces.value { PlaceIndex(places) } }

  var index: RulebookIndex { indexedRules.value { RulebookIndex(self) } }

  package func procedure(code: String) -> (procedure: Procedure, code: Procedure.Code)? {
    for procedure in procedures {
      if let found = procedure.codes.first(where: { $0.code == code }) { return (procedure, found) }
    }
    return nil
  }

  /// How papers state a fact of the dossier; nil where none does.
  package func labels(of fact: FactDefinition) -> FactLabels? { index.labels[fact.name].map { labels.facts[$0] } }

  /// The same rules as if they lay elsewhere.
  package func located(at location: String) -> Rulebook {
    var same = self
    same.edition.location = location
    return same
  }

  package func rule(_ id: Rule.ID) -> Rule? {
    rules.first { $0.id == id } ?? rules.first { $0.also.contains(id) }
  }

  package func classification(_ id: Rule.ID) -> Classification? {
    classifications.first { $0.id == id } ?? classifications.first { $0.also.contains(id) }
  }

  package func kind(_ id: DocumentKind.ID) -> DocumentKind? { kinds.first { $0.id == id } }

  package func event(_ id: EventKind.ID) -> EventKind? { events.first { $0.id == id } }

  package func body(_ id: Body.ID) -> Body? { bodies.first { $0.id == id } }

  /// The same rulebook with one rule or table replaced, for mutants.
  func replacing(_ changed: RuleMutant.Changed) -> Rulebook {
    var rules = rules
    var classifications = classifications
    switch changed {
    case .rule(let rule): rules = rules.map { $0.id == rule.id ? rule : $0 }
    case .classification(let table): classifications = classifications.map { $0.id == table.id ? table : $0 }
    }
    return Rulebook(
      edition: edition, documents: documents, bodies: bodies, matters: matters, catalogue: catalogue, kinds: kinds,
      titleWords: titleWords, paperWords: paperWords, labels: labels, secrecy: secrecy, machineOrders: machineOrders,
      personalData: personalData, procedures: procedures, obligations: obligations, calendar: calendar, events: events,
      rules: rules, classifications: classifications, letters: letters, places: places, prompts: prompts)
  }
}
