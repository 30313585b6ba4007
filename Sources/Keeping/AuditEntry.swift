import Values

/// Who did what to which check, and when. No words of a dossier: those are named by their digests.
package struct AuditEntry: Sendable, Hashable {
  package enum Act: String, Sendable, Hashable, CaseIterable {
    case checked = "kiem_tra"
    /// Asked for and not made.
    case unchecked = "khong_kiem_tra"
    /// By whoever files it, before they do.
    case selfChecked = "tu_kiem"
    case stated = "neu"
    case confirmed = "xac_nhan"
    case rejected = "bac"
    case drafted = "du_thao"
    case exported = "xuat"
    case sent = "gui_mo_hinh"
    case removed = "xoa"
    case keyMade = "tao_khoa"
    case keyRevoked = "thu_khoa"
    case keyRotated = "doi_khoa"
  }

  /// RFC 3339, UTC.
  package let at: String
  /// The id of the key, or what stands for one: `loopback`, a command.
  package let key: String
  /// The officer as the caller names them; nil where none is named.
  package let officer: String?
  package let act: Act
  /// The check; nil where it is about none.
  package let check: String?
  /// Digests, the edition, counts of outcomes, legal days: what the act rests on and came to.
  package let details: JSON

  package init(
    at: String, key: String, officer: String?, act: Act, check: String?, details: JSON = .object([])
  ) {
    self.at = at
    self.key = key
    self.officer = officer
    self.act = act
    self.check = check
    self.details = details
  }

  /// The bytes that are chained.
  func bytes(seq: Int, after previous: String) -> [UInt8] {
    JSON.record([
      "so": .number(Decimal128(seq)), "truoc": .string(previous), "luc": .string(at), "khoa": .string(key),
      "can_bo": officer.map { .string($0) }, "viec": .string(act.rawValue), "ho_so": check.map { .string($0) },
      "chi_tiet": details,
    ]).bytes()
  }
}
