import Values

/// What the law asks in a procedure (*điều phải xem*), entered from the official record of the procedure or from a law
/// page whether or not a rule looks at it. Components and limits are obligations too; they stand in the procedure files
/// and are not entered twice.
package struct Obligation: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case component = "thành phần hồ sơ"
    case form = "hình thức"
    case content = "nội dung hồ sơ"
    case condition = "điều kiện"
    case competence = "thẩm quyền"
    case process = "trình tự"
    case limit = "thời hạn"
  }

  /// The days of one period and what it rests on then.
  package struct Version: Sendable, Hashable {
    package let inForce: InForce
    package let basis: [Citation]
    package let verified: Verification
  }

  /// The code by which a rule says that it looks at it: the rule's own, or one of its `also`.
  package let id: Rule.ID
  package let title: String
  package let kind: Kind
  package let procedures: [Procedure.ID]
  /// The codes of the procedures under which it holds; empty: all.
  package let codes: [String]
  /// The cases of the procedure in which it holds; empty: all.
  package let cases: [String]
  package let matter: Matter
  /// Where it was found, in Vietnamese: `bản ghi 1.009645`.
  package let sources: [String]
  /// Why only an officer can look at it; nil where a rule might.
  package let officer: String?
  package let versions: [Version]
  /// Path of the file within the rules folder.
  package let path: String

  func holds(for procedure: Procedure, under code: Procedure.Code) -> Bool {
    procedures.contains(procedure.id) && (codes.isEmpty || codes.contains(code.code))
  }

  func version(on day: CivilDay) -> Version? { versions.first { $0.inForce.contains(day) } }
}

/// All obligations that were entered, and for which procedures and days the entering is whole.
package struct ObligationBook: Sendable, Hashable {
  /// That the sources of a procedure were gone through for these days. Without it a figure says that it is not whole.
  package struct Entered: Sendable, Hashable {
    package let procedure: Procedure.ID
    /// The codes whose records were gone through; empty: all.
    package let codes: [String]
    package let inForce: InForce
    /// What was gone through, and what of it was left out, in Vietnamese.
    package let source: String
    package let on: CivilDay
  }

  package let obligations: [Obligation]
  package let entered: [Entered]

  package static let empty = ObligationBook(obligations: [], entered: [])

  func merged(with other: ObligationBook) -> ObligationBook {
    ObligationBook(obligations: obligations + other.obligations, entered: entered + other.entered)
  }
}

extension Obligation.Version: ToldVersion {}
