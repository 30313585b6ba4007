import Values

/// What a fact says of the body that a dossier is before.
package enum OfficeRole: String, Sendable, Hashable, CaseIterable, Binary {
  /// The body that screens it.
  case screening
  /// The body that the law has receive it.
  case receiving
}

/// The body that screens a dossier: the one that was named, else the one that the law has receive it where the procedure's
/// code knows it, else the one that receives dossiers under the code.
struct ScreeningOffice {
  let body: Body
  private let source: Statement.Source
  private let place: String

  /// What the fact that names it is made of.
  struct Key: Hashable {
    let fact: Identities
    let body: Body.ID
    let source: Statement.Source
    let place: String
  }

  init(named: Body?, on today: CivilDay, under code: Procedure.Code, _ facts: FactSet, _ catalogue: Catalogue) {
    if let named {
      self.init(body: named, source: .officer(name: "người chạy lệnh", on: today), place: "--office")
      return
    }
    let must = catalogue.receivingOffices.flatMap { facts.fact($0.name).values }
    let body = ([code.receivedBy] + code.alsoBy).first { must == [.text($0.name)] } ?? code.receivedBy
    self.init(body: body, source: .intake, place: "cơ quan nhận hồ sơ theo mã \(code.code)")
  }

  private init(body: Body, source: Statement.Source, place: String) {
    self.body = body
    self.source = source
    self.place = place
  }

  /// The facts with the body's name; what a self-test has taken away stays away.
  func stated(in facts: FactSet, _ catalogue: Catalogue) -> FactSet {
    var stated = facts
    for definition in catalogue.screeningOffices {
      let fact = facts.fact(definition.name)
      guard fact.sought != .withheld, fact.statements.isEmpty else { continue }
      let key = facts.identities { Identities([fact]) }.map {
        Key(fact: $0, body: body.id, source: source, place: place)
      }
      stated.replace(
        catalogue.officesFound.value(key) {
          let statement = Statement(
            value: .text(body.name), words: body.name, source: source, place: place, standing: .read)
          return fact.with(statements: [statement], sought: nil)
        })
    }
    return stated
  }
}
