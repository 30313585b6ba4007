import Rulebook
import Values

/// A screening in little: what was not checked, the last day, and each finding that is not *đạt* with its law. It is drawn
/// from a report as it was made, or from the full report as it is kept; both are the same.
package struct LeanReport: Sendable, Hashable {
  let dossier: String?
  let procedure: String?
  let assumedDay: String?
  let recommendation: JSON
  let counts: JSON
  let unchecked: [Unchecked]
  let unread: [JSON]
  let unusable: [String]
  let classifications: [Classification]
  /// How many facts the papers state differently.
  let conflicts: Int
  /// How many findings there are of words meant for a machine and of what nobody sees.
  let machineOrders: Int
  let deadline: LeanDeadline
  let findings: [LeanFinding]
  let satisfied: [Satisfied]
  let notApplicable: [String]
  let components: [JSON.Member]
  let days: [JSON]
  let record: JSON

  /// What was not checked, and what would settle it.
  struct Unchecked: Sendable, Hashable {
    let remedy: String
    let rules: [String]
  }

  /// A table whose answer is not known or must be looked at.
  struct Classification: Sendable, Hashable {
    let code: String
    let subject: String?
    let state: String
  }

  /// The rules that are satisfied by the law of one day, each once, however many rows it was asked of.
  struct Satisfied: Sendable, Hashable {
    let day: String?
    let rules: [String]
  }

  /// As `Schemas/bao-cao-gon.schema.json` describes it.
  /// - Parameter full: where the full report is, as a reference from the address that was asked.
  package func json(full: String) -> JSON {
    .record([
      "schemaVersion": .string("1"), "ma_ho_so": dossier.map { .string($0) },
      "thu_tuc": procedure.map { .string($0) }, "xet_gia_dinh": assumedDay.map { .string($0) },
      "de_nghi": recommendation, "dem": counts, "chua_kiem": .array(unchecked.map(\.json)),
      "chua_doc_duoc": .array(unread), "khong_dung_duoc": .array(unusable.map { .string($0) }),
      "phan_loai": .array(classifications.map(\.json)), "so_mau_thuan": .number(Decimal128(conflicts)),
      "so_chu_dang_ngo": machineOrders > 0 ? .number(Decimal128(machineOrders)) : nil, "han": deadline.json,
      "ket_qua": .array(findings.map(\.json)), "dat": .array(satisfied.map(\.json)),
      "khong_ap_dung": .array(notApplicable.map { .string($0) }), "thanh_phan": .object(components),
      "ngay_ap_dung": .array(days), "ban_ghi": record, "day_du": .string(full),
    ])
  }

  /// Rules by the day of their law, in the order in which each day is met first.
  static func grouped(_ rules: [(rule: String, day: String?)]) -> [Satisfied] {
    rules.map(\.day).uniqued.map { day in
      Satisfied(day: day, rules: rules.filter { $0.day == day }.map(\.rule).uniqued)
    }
  }
}

extension LeanReport.Unchecked {
  fileprivate var json: JSON {
    .record(["can_lam": .string(remedy), "quy_tac": .array(rules.map { .string($0) })])
  }
}

extension LeanReport.Classification {
  fileprivate var json: JSON {
    .record(["ma": .string(code), "doi_tuong": subject.map { .string($0) }, "tinh_trang": .string(state)])
  }
}

extension LeanReport.Satisfied {
  fileprivate var json: JSON {
    .record(["ngay_ap_dung": day.map { .string($0) }, "quy_tac": .array(rules.map { .string($0) })])
  }
}
