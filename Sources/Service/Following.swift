import Keeping
import Screening
import Values

/// What a check that follows another has of it, and what an officer said in between. It belongs to whom the earlier one
/// belongs, whoever spoke.
struct Following: Sendable {
  let check: KeptCheck
  /// Of the edition that the earlier one was checked under.
  let edition: Digest
  let officer: String
  let utterances: [Utterance]
  /// All that officers have said by now; nil where nobody has said anything.
  let words: [UInt8]?

  /// What the audit tells of it: each act once, with the codes of what it was about, none of the words.
  var acts: [(act: AuditEntry.Act, said: [JSON.Member])] {
    let acts = utterances.map(\.act).uniqued
    guard !acts.isEmpty else { return [(.checked, [])] }
    return acts.map { act in
      (act, [.init("da_noi", .array(utterances.filter { $0.act == act }.map(\.audited)))])
    }
  }
}

extension Utterance {
  fileprivate var act: AuditEntry.Act {
    switch content {
    case .value, .kind, .absent, .seen, .complete: .stated
    case .confirmed: .confirmed
    case .rejected: .rejected
    }
  }

  /// Names and codes of the rulebook only: values, rows, files and reasons are the dossier's or the officer's words.
  fileprivate var audited: JSON {
    switch content {
    case .value(let fact, _, _, _, _): .record(["loai": .string("gia_tri"), "du_kien": .string(fact)])
    case .kind(_, let what): .record(["loai": .string("loai_giay_to"), "ma": .string(what)])
    case .absent(let components):
      .record(["loai": .string("khong_nop"), "thanh_phan": .array(components.map { .string($0) })])
    case .seen: .record(["loai": .string("da_xem_tep")])
    case .complete(let collection): .record(["loai": .string("danh_muc_du"), "danh_muc": .string(collection)])
    case .confirmed(let lines): .record(["loai": .string("xac_nhan"), "ma": .string(lines.code)])
    case .rejected(let lines, _): .record(["loai": .string("bac"), "ma": .string(lines.code)])
    }
  }
}
