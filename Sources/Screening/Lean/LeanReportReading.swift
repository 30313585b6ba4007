import Rulebook
import Values

extension LeanReport {
  /// Drawn from a full report as it was answered and kept, whatever rules are in use now.
  /// - Returns: nil where the JSON is no report of a dossier.
  package init?(reading full: JSON) {
    guard let judgement = full["ket_luan"], let record = full["ban_ghi"], let today = record["hom_nay"]?.string,
      let recommendation = judgement["de_nghi"], let counts = judgement["dem"],
      let deadline = judgement["han"].flatMap({ LeanDeadline($0, on: today) }),
      let verdicts = judgement["ket_qua"]?.array, let components = judgement["thanh_phan"]?.array
    else { return nil }
    dossier = full["ho_so"]?["ma_ho_so"]?.string
    procedure = judgement["thu_tuc"]?.string
    assumedDay = judgement["xet_gia_dinh"]?.string
    self.recommendation = recommendation
    self.counts = counts
    unchecked = (judgement["chua_kiem"]?.array ?? []).map { open in
      Unchecked(remedy: open["can_lam"]?.string ?? "", rules: open["quy_tac"].strings)
    }
    unread = full["chua_doc_duoc"]?.array ?? []
    unusable = full["khong_dung_duoc"].strings
    classifications = (judgement["phan_loai"]?.array ?? []).compactMap { table in
      guard let code = table["ma"]?.string, let state = table["tinh_trang"]?.string,
        !["ro", "khong_ap_dung"].contains(state)
      else { return nil }
      return Classification(code: code, subject: table["doi_tuong"]?.string, state: state)
    }
    conflicts = full["mau_thuan"]?.array?.count ?? 0
    machineOrders = full["chu_dang_ngo"]?.array?.count ?? 0
    self.deadline = deadline
    findings = components.compactMap { LeanFinding(component: $0) } + verdicts.compactMap { LeanFinding(verdict: $0) }
    satisfied = Self.grouped(
      verdicts.filter { $0.isOf(.satisfied) }.map { ($0["quy_tac"]?.string ?? "", $0["ngay_ap_dung"]?.string) })
    notApplicable = verdicts.filter { $0.isOf(.notApplicable) }.compactMap { $0["quy_tac"]?.string }.uniqued
    self.components = components.compactMap { component in
      component["ma"]?.string.flatMap { code in component["tinh_trang"].map { .init(code, $0) } }
    }
    days = (judgement["ngay_ap_dung"]?.array ?? []).map { day in
      // The reason of a known day is left out.
      .object((day.members ?? []).filter { $0.key != "vi" })
    }
    self.record = .record([
      "phan_mem": record["phan_mem"], "bo_quy_tac": record["bo_quy_tac"],
      "sha256_bo_quy_tac": record["sha256_bo_quy_tac"], "hom_nay": .string(today),
      "tep": .array(
        (record["tep"]?.array ?? []).map { .record(["ten": $0["ten"], "sha256": $0["sha256"]]) }),
    ])
  }
}
