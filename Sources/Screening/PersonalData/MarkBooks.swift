import Rulebook
import Values

/// The words of `personal-data.yaml`, ready to be found in texts.
struct MarkBooks: Sendable {
  enum NameMark: Sendable {
    /// Whatever capitals follow are a name.
    case title
    /// A name follows where it begins with a family's.
    case role
    /// `Họ và tên`: a value's label and a column's head.
    case label
  }

  enum NumberMark: Sendable {
    case of(PersonalDataMarks.Kind)
    /// The number is no person's.
    case open
  }

  enum FieldMark: Sendable {
    case of(PersonalDataMarks.Kind)
    /// An address of whom the line must say.
    case address
    case birth
  }

  private(set) var names = PhraseBook<NameMark>()
  private(set) var numbers = PhraseBook<NumberMark>()
  private(set) var fields = PhraseBook<FieldMark>()
  let families: Set<String>
  let plainFamilies: Set<String>
  let middles: Set<String>
  let plainMiddles: Set<String>
  let ends, notNames, signs, places, houses, organisations, ofOrganisations: PhraseBook<Void>
  let fillers, machines, land, units, figures, fieldEnds, innocent: PhraseBook<Void>
  let mobiles: Set<String>

  init(_ marks: PersonalDataMarks) {
    names.add(marks.titles, .title)
    names.add(marks.roles, .role)
    names.add(marks.names, .label)
    for entry in marks.numbers { numbers.add(entry.labels, .of(entry.kind)) }
    numbers.add(marks.publicNumbers, .open)
    for entry in marks.fields { fields.add(entry.labels, .of(entry.kind)) }
    fields.add(marks.addresses, .address)
    fields.add(marks.births, .birth)
    (families, plainFamilies) = Self.words(marks.families)
    (middles, plainMiddles) = Self.words(marks.middles)
    mobiles = Set(marks.mobiles.map(\.text))
    ends = PhraseBook(marks.ends)
    notNames = PhraseBook(marks.notNames)
    signs = PhraseBook(marks.signs)
    places = PhraseBook(marks.places)
    houses = PhraseBook(marks.houses)
    organisations = PhraseBook(marks.organisations)
    ofOrganisations = PhraseBook(marks.ofOrganisations)
    fillers = PhraseBook(marks.fillers)
    machines = PhraseBook(marks.machines)
    land = PhraseBook(marks.land)
    units = PhraseBook(marks.units)
    figures = PhraseBook(marks.figures)
    fieldEnds = PhraseBook(marks.fieldEnds)
    innocent = PhraseBook(marks.innocent)
  }

  private static func words(_ labels: [LabelKey]) -> (exact: Set<String>, plain: Set<String>) {
    let words = labels.flatMap { ScannedText($0.text).words }
    return (Set(words.map(\.exact)), Set(words.map(\.plain)))
  }

  /// The word behind a label that begins at the word; a title or an office of one word is none, since *Anh* is a name
  /// too.
  func label(at index: Int, in text: ScannedText) -> Int? {
    if let (_, end) = numbers.match(at: index, in: text) { return end }
    if let (_, end) = fields.match(at: index, in: text) { return end }
    guard let (mark, end) = names.match(at: index, in: text) else { return nil }
    if case .label = mark { return end }
    return end > index + 1 ? end : nil
  }
}
