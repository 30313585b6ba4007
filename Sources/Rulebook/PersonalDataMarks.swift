import Values
import Yams

/// The words by which data of persons are known in a paper: what stands behind them is replaced before anything is sent
/// (`personal-data.yaml`).
package struct PersonalDataMarks: Sendable, Hashable {
  /// What is replaced; the raw value is the word of its tokens.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case person = "NGUOI"
    case identity = "CCCD"
    case passport = "HOCHIEU"
    case phone = "DT"
    case mail = "EMAIL"
    case account = "TK"
    case tax = "MST"
    case land = "SERI"
    case plate = "BIENSO"
    case birth = "NGAYSINH"
    case address = "DIACHI"
    case nationality = "QUOCTICH"
    case trait = "KHAC"
    case number = "SO"
  }

  /// The labels of one kind.
  package struct Labels: Sendable, Hashable {
    package let kind: Kind
    package let labels: [LabelKey]
  }

  /// Before a name, whatever capitals follow.
  package let titles: [LabelKey]
  /// Before a name that begins with a family's.
  package let roles: [LabelKey]
  /// Labels of names, and heads of columns.
  package let names: [LabelKey]
  package let families: [LabelKey]
  package let middles: [LabelKey]
  /// No part of a name: it ends before them.
  package let ends: [LabelKey]
  /// What looks like a title or a family's name and is no person.
  package let notNames: [LabelKey]
  /// Of the place where one signs.
  package let signs: [LabelKey]
  /// Before the names of streets, communes and parks.
  package let places: [LabelKey]
  /// Before the number of a house.
  package let houses: [LabelKey]
  /// How an organisation's name begins, and what may stand in it before its own name.
  package let organisations: [LabelKey]
  package let ofOrganisations: [LabelKey]
  /// Before numbers.
  package let numbers: [Labels]
  /// What may stand between a label and its number.
  package let fillers: [LabelKey]
  /// How numbers of mobile telephones begin.
  package let mobiles: [LabelKey]
  /// Labels of numbers that are no person's.
  package let publicNumbers: [LabelKey]
  /// In a line about machines, of whose letters and digits none is a passport.
  package let machines: [LabelKey]
  /// In a line about papers of land.
  package let land: [LabelKey]
  /// Behind a figure.
  package let units: [LabelKey]
  /// In a line of figures.
  package let figures: [LabelKey]
  /// Before days of birth.
  package let births: [LabelKey]
  /// Before words that go on to the end of what is said.
  package let fields: [Labels]
  /// Before any address.
  package let addresses: [LabelKey]
  package let fieldEnds: [LabelKey]
  /// What has a label's word in it and is none.
  package let innocent: [LabelKey]
}

extension RuleSheet {
  mutating func personalDataMarks(_ root: Node) -> PersonalDataMarks? {
    let lists = [
      "titles", "roles", "names", "families", "middles", "ends", "not-names", "signs", "places", "houses",
      "organisations", "of-organisations", "fillers", "mobiles", "public", "machines", "land", "units", "figures",
      "births",
      "addresses", "field-ends", "innocent",
    ]
    let what = "lời của dữ liệu cá nhân"
    guard let record = record(root, keys: lists + ["numbers", "fields"], what: what) else { return nil }
    func words(_ key: String, _ sheet: inout RuleSheet) -> [LabelKey] { sheet.words(key, in: record) }
    return PersonalDataMarks(
      titles: words("titles", &self), roles: words("roles", &self), names: words("names", &self),
      families: words("families", &self), middles: words("middles", &self), ends: words("ends", &self),
      notNames: words("not-names", &self), signs: words("signs", &self), places: words("places", &self),
      houses: words("houses", &self),
      organisations: words("organisations", &self), ofOrganisations: words("of-organisations", &self),
      numbers: labels(
        "numbers", in: record, of: [.identity, .passport, .phone, .account, .tax, .land, .plate, .number]),
      fillers: words("fillers", &self), mobiles: words("mobiles", &self), publicNumbers: words("public", &self),
      machines: words("machines", &self), land: words("land", &self), units: words("units", &self),
      figures: words("figures", &self), births: words("births", &self),
      fields: labels("fields", in: record, of: [.address, .nationality, .trait]),
      addresses: words("addresses", &self), fieldEnds: words("field-ends", &self),
      innocent: words("innocent", &self))
  }

  /// A list that must not be empty: without it something would pass, or too much be hidden.
  private mutating func words(_ key: String, in record: Record) -> [LabelKey] {
    let words = keys(key, in: record)
    if words.isEmpty, record.has(key) { report("«\(key)» trống", at: record.members[key]) }
    for word in words where word.words.isEmpty { report("«\(key)» có mục không có chữ nào", at: record.members[key]) }
    return words
  }

  private mutating func labels(
    _ key: String, in record: Record, of kinds: [PersonalDataMarks.Kind]
  ) -> [PersonalDataMarks.Labels] {
    let read = list(key, in: record).compactMap { node -> PersonalDataMarks.Labels? in
      guard let record = self.record(node, keys: ["kind", "labels"], what: "nhãn của dữ liệu cá nhân"),
        let kind: PersonalDataMarks.Kind = choice("kind", in: record)
      else { return nil }
      if !kinds.contains(kind) {
        let known = kinds.map(\.rawValue).joined(separator: ", ")
        report("«\(kind.rawValue)» không thuộc «\(key)»; dùng một trong: \(known)", at: record.members["kind"])
      }
      return PersonalDataMarks.Labels(kind: kind, labels: words("labels", in: record))
    }
    for kind in kinds where read.count(where: { $0.kind == kind }) != 1 {
      report("«\(key)» phải có «\(kind.rawValue)» đúng một lần", at: record.members[key])
    }
    return read
  }
}
