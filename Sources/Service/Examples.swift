import Values

/// Bodies that the OpenAPI document shows: each is taken by the service as it stands, the later ones for the check of the
/// first.
enum Examples {
  /// A list of what was filed, with what the intake desk knows of it: one paper was not filed.
  static let dossier = JSON.record([
    "schemaVersion": .string("1"), "ma_ho_so": .string("H12.34-261102-0001"),
    "thu_tuc": .record(["ma": .string("1.009659")]),
    "tiep_nhan": .record(["luc": .string("2026-09-01T08:30:00+07:00"), "kenh": .string("truc_tuyen")]),
    "thanh_phan": .array([.record(["ma": .string("GH-4"), "khong_nop": .bool(true)])]),
    "du_kien": .record([
      "du_an_su_dung_dat": .bool(true), "phu_hop_quy_hoach": .bool(true),
      "cap_chap_thuan_chu_truong": .string("Chủ tịch Ủy ban nhân dân cấp tỉnh"),
    ]),
  ])

  static let statements = JSON.record([
    "schemaVersion": .string("1"),
    "loi": .array([
      .record([
        "loai": .string("gia_tri"), "du_kien": .string("dự án được đến 70 năm"), "gia_tri": .string("không"),
      ]),
      .record(["loai": .string("khong_nop"), "thanh_phan": .array([.string("GH-3")])]),
    ]),
  ])

  static let confirmations = JSON.record([
    "schemaVersion": .string("1"),
    "loi": .array([
      .record(["loai": .string("xac_nhan"), "ma": .string("GH-4")])
    ]),
  ])
}
