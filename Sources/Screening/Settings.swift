import Rulebook
import Values

/// What the edge decided once: days, office, and nothing that the law decides.
package struct Settings: Sendable {
  package let today: CivilDay
  package let assumedDay: CivilDay?
  package let office: Body?
  /// The procedure's code where the dossier does not name one.
  package let procedureCode: String?

  package init(today: CivilDay, assumedDay: CivilDay? = nil, office: Body? = nil, procedureCode: String? = nil) {
    self.today = today
    self.assumedDay = assumedDay
    self.office = office
    self.procedureCode = procedureCode
  }
}
