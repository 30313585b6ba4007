import Values
import Yams

/// How an office signs its letters. No law: an office writes it for itself; what it does not say stays blank on a draft.
package struct OfficeProfile: Sendable, Hashable {
  /// The body above, over the agency's own name.
  package var parent: String?
  /// The sign of a công văn: agency and drafting unit, `STC-ĐKKD`.
  package var sign: String?
  /// The unit that drafts and keeps a copy.
  package var unit: String?
  package var place: String?
  /// Authority and office of the signer, a line each: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`.
  package var signer: [String]
  /// Who gets every letter besides its addressees.
  package var recipients: [String]
  package var address: String?
  package var phone: String?
  package var email: String?
  package var website: String?

  package static let blank = OfficeProfile(signer: [], recipients: [])
}

/// The profiles of a file, by body.
package struct OfficeProfiles: Sendable, Hashable {
  package let profiles: [Body.ID: OfficeProfile]

  package static let none = OfficeProfiles(profiles: [:])

  /// - Parameters:
  ///   - path: how a fault names the file.
  ///   - bodies: those of the rulebook; a profile of any other is a fault.
  package init(reading text: String, at path: String, bodies: [Body]) throws(RulebookError) {
    var sheet = RuleSheet(path: path)
    let profiles = sheet.root(of: text).map { sheet.officeProfiles($0, bodies: bodies) }
    guard let profiles, sheet.problems.isEmpty else { throw RulebookError(problems: sheet.problems) }
    self.profiles = profiles
  }

  private init(profiles: [Body.ID: OfficeProfile]) {
    self.profiles = profiles
  }

  package subscript(body: Body) -> OfficeProfile { profiles[body.id] ?? .blank }
}

extension RuleSheet {
  fileprivate mutating func officeProfiles(_ root: Node, bodies: [Body]) -> [Body.ID: OfficeProfile] {
    guard let record = record(root, keys: ["offices"], what: "hồ sơ cơ quan") else { return [:] }
    var profiles: [Body.ID: OfficeProfile] = [:]
    for node in list("offices", in: record) {
      let texts = ["parent", "sign", "unit", "place", "address", "phone", "email", "website"]
      guard let record = self.record(node, keys: ["body", "signer", "recipients"] + texts, what: "cơ quan"),
        let body = body("body", in: record, bodies: bodies)
      else { continue }
      if profiles[body.id] != nil { report("cơ quan «\(body.id)» có hai lần", at: record.members["body"]) }
      profiles[body.id] = OfficeProfile(
        parent: optionalText("parent", in: record), sign: optionalText("sign", in: record),
        unit: optionalText("unit", in: record), place: optionalText("place", in: record),
        signer: self.texts("signer", in: record), recipients: self.texts("recipients", in: record),
        address: optionalText("address", in: record), phone: optionalText("phone", in: record),
        email: optionalText("email", in: record), website: optionalText("website", in: record))
    }
    return profiles
  }
}
