import Values

/// `ho-so.json`: what the intake desk recorded. Every part may be absent, and absent stays absent.
package struct Intake: Sendable, Hashable {
  package struct Received: Sendable, Hashable {
    package let at: Instant?
    package let channel: Channel?
    package let round: Int?
  }

  package enum Channel: String, Sendable, Hashable, CaseIterable {
    case inPerson = "truc_tiep"
    case post = "buu_chinh"
    case online = "truc_tuyen"
  }

  /// A component of the list: the files that were filed for it, or that it was not filed.
  package struct Component: Sendable, Hashable {
    package let code: String
    package let files: [File]
    package let isNotFiled: Bool
  }

  package struct File: Sendable, Hashable {
    package let name: String
    package let digest: Digest?
  }

  package let code: String?
  package let procedureCode: String?
  package let procedureCase: String?
  package let received: Received?
  package let applicant: String?
  package let components: [Component]?
  /// Facts by their ASCII keys, as written; a list holds rows.
  package let facts: [JSON.Member]
  /// Every text in it, for the secrecy gate.
  package var texts: [String] = []
  /// Whether it is as short as a desk writes for one dossier: what longer ones say is not remembered for others.
  package var isShort = true

  package static let absent = Intake(
    code: nil, procedureCode: nil, procedureCase: nil, received: nil, applicant: nil, components: nil, facts: [])

  /// The component under which the list has a file, the first where there are several; nil where it has it nowhere. An
  /// archive that is listed is listed with what is in it.
  package func component(holding path: String) -> Component? {
    components?.first { $0.files.contains { $0.name == path || path.hasPrefix("\($0.name)/") } }
  }
}
