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
  }

  /// What the law of one period asks.
  package struct Version: Sendable, Hashable {
    package let inForce: InForce
    package let basis: [Citation]
    package let verified: Verification
    package let components: [Component]
    package let limits: [Limit]
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
  package let name: String
  /// Kinds of document that can be this component.
  package let documentKinds: [String]
  package let copies: String?
  /// Whether the list of components asks it of every dossier; where not, a rule decides and its absence alone is no
  /// defect.
  package let isAlwaysAsked: Bool
  package let basis: [Citation]
  package let verified: Verification
}

/// A time limit of a step, in working days or calendar days.
package struct Limit: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case workingDays = "working-days"
    case calendarDays = "calendar-days"
  }

  package let step: String
  package let days: Int
  package let unit: Unit
  /// The limit of the whole procedure, from which the deadline on screen is counted.
  package let isWhole: Bool
  package let basis: [Citation]
}
