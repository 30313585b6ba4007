import Values

/// An administrative procedure: its national codes, its components and time limits by period.
package struct Procedure: Sendable, Hashable {
  package typealias ID = String

  /// A code of the national database with the body that receives the dossiers filed under it.
  package struct Code: Sendable, Hashable {
    package let code: String
    package let name: String
    package let receivedBy: Body
    package let decidedBy: Body
    /// Bodies that receive such dossiers too, by the place of the project; where the receiving body decides, they do.
    package let alsoBy: [Body]
    /// The cases that dossiers filed under it may be; empty: all.
    package let cases: [String]
  }

  /// What the law of one period asks.
  package struct Version: Sendable, Hashable {
    package let inForce: InForce
    package let basis: [Citation]
    package let verified: Verification
    /// The cases that have lists or limits of their own; nil where one list holds for all.
    package let cases: ProcedureCases?
    package let components: [Component]
    package let limits: [Limit]
    /// On what the one notice of all that is to be amended rests; empty where no text was seen.
    package let notice: [Citation]
    /// What says that the time for amending is not counted; empty where no text was seen.
    package let pause: [Citation]
    /// What the applicant is given in the end, known from another source than the list itself.
    package let result: Component.Particular?
  }

  package let id: ID
  package let name: String
  package let codes: [Code]
  /// The matters under which components and limits are judged.
  package let componentMatter: Matter.ID
  package let processMatter: Matter.ID
  package let versions: [Version]

  package func version(on day: CivilDay) -> Version? { versions.first { $0.inForce.contains(day) } }
}

/// One component of a dossier (*thành phần hồ sơ*).
package struct Component: Sendable, Hashable {
  package let code: String
  /// Codes under which the law pages list the duty to file it.
  package let also: [String]
  package let name: String
  /// Kinds of document that can be this component.
  package let documentKinds: [String]
  /// The official form, known from another source than the list itself.
  package let form: Particular?
  package let copies: Particular?
  /// Whether the list of components asks it of every dossier; where not, a rule decides and its absence alone is no
  /// defect.
  package let isAlwaysAsked: Bool
  /// The cases of the procedure in which it is asked at all; empty: all.
  package let cases: [String]
  package let basis: [Citation]
  package let verified: Verification

  /// What is said of a component elsewhere than in the text that asks it, with its own source and first day.
  package struct Particular: Sendable, Hashable {
    package let text: String
    /// Who says it, in Vietnamese.
    package let by: String
    /// From when it is known to hold; nil where it has no day of its own.
    package let from: CivilDay?
    package let verified: Verification

    func holds(on day: CivilDay) -> Bool { from.map { $0 <= day } ?? true }
  }

  /// The component as it is on a day, without what was not yet known then.
  func known(on day: CivilDay) -> Component {
    Component(
      code: code, also: also, name: name, documentKinds: documentKinds,
      form: form.flatMap { $0.holds(on: day) ? $0 : nil },
      copies: copies.flatMap { $0.holds(on: day) ? $0 : nil }, isAlwaysAsked: isAlwaysAsked, cases: cases,
      basis: basis, verified: verified)
  }
}

/// A time limit of a step, in working days or calendar days.
package struct Limit: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case workingDays = "working-days"
    case calendarDays = "calendar-days"
  }

  package let step: String
  package internal(set) var days: Int
  package let unit: Unit
  /// A longer limit that the text allows in a case which the dossier does not tell.
  package internal(set) var longer: Longer?
  /// The limit of the whole procedure, from which the deadline on screen is counted.
  package let isWhole: Bool
  package internal(set) var basis: [Citation]
  /// The event of the log from which it runs; nil where the chain does not count it.
  package let starts: EventKind.ID?
  /// The events that end it, whichever comes first.
  package let ends: [EventKind.ID]
  /// The channels of filing for which it holds; empty: all.
  package let channels: [String]
  /// The cases of the procedure in which it holds; empty: all.
  package let cases: [String]
  /// The codes under which it holds; empty: all.
  package let codes: [String]

  package struct Longer: Sendable, Hashable {
    package let days: Int
    /// The case, after «nếu».
    package let condition: String
    /// The fact that says whether the case is there; nil where none does.
    package let fact: String?
  }
}

extension Limit.Unit {
  package var words: String {
    switch self {
    case .workingDays: "ngày làm việc"
    case .calendarDays: "ngày"
    }
  }
}
