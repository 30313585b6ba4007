import DMN
import Rulebook
import Values

/// One rule or one table, whole, for programs.
package struct RuleDetail: Sendable {
  let rulebook: Rulebook
  let id: String

  /// nil where no rule or table has the code.
  package init?(_ id: String, in rulebook: Rulebook) {
    guard rulebook.rule(id) != nil || rulebook.classification(id) != nil else { return nil }
    self.rulebook = rulebook
    self.id = id
  }

  package var json: JSON {
    let head: [JSON.Member] = [
      .init("schemaVersion", .string("1")), .init("bo_quy_tac", .string(rulebook.edition.name)),
      .init("sha256_bo_quy_tac", .string(rulebook.edition.digest.hex)),
    ]
    let told = rulebook.rule(id).map(json) ?? rulebook.classification(id).map(json)
    return .object(head + (told?.members ?? []))
  }

  private func json(_ rule: Rule) -> JSON {
    .record([
      "loai": .string("quy_tac"), "ma": .string(rule.id), "ten": .string(rule.title),
      "cung_la": .array(rule.also.map { .string($0) }), "thu_tuc": codes(of: rule.procedures),
      "truong_hop": rule.cases.isEmpty ? nil : .array(rule.cases.map { .string($0) }),
      "van_de": .string(rule.matter.id), "theo_ngay": .string(rule.matter.governedBy),
      "buoc": .string(rule.stage.rawValue), "he_qua": .string(rule.effect.rawValue),
      "noi_voi": .string(rule.audience.rawValue), "trang_thai": .string(rule.status.rawValue),
      "co_quan_quyet_dinh": rule.decidedBy.map { .string($0.name) },
      "phien_ban": .array(rule.versions.map(json)),
    ])
  }

  private func json(_ version: Rule.Version) -> JSON {
    .object(
      span(version.inForce, version.verified)
        + (JSON.record([
          "can_cu": version.basis.json,
          "xet_tung": version.forEach.map { .string($0.name) },
          "vuong_khi": version.readings.isEmpty ? nil : .array(version.readings.map(json)),
          "phai_khop_don_vi": names(version.sameUnit), "phai_nhu_nhau": names(version.agree),
          "can_co": names(version.needs), "ghi_chu": version.note.map { .string($0) },
        ]).members ?? []))
  }

  private func json(_ reading: Rule.Reading) -> JSON {
    .record(["cach_hieu": reading.name.map { .string($0) }, "feel": .string(reading.condition.description)])
  }

  private func json(_ table: Classification) -> JSON {
    .record([
      "loai": .string("bang"), "ma": .string(table.id), "ten": .string(table.title),
      "thu_tuc": codes(of: table.procedures),
      "van_de": .string(table.matter.id), "theo_ngay": .string(table.matter.governedBy),
      "trang_thai": .string(table.status.rawValue), "xet_tung": table.forEach.map { .string($0.name) },
      "phien_ban": .array(
        table.versions.map { version in
          .object(
            span(version.inForce, version.verified) + [
              .init("chinh_sach", .string(version.table.hitPolicy.rawValue)),
              .init("dau_vao", .array(version.table.inputs.map { .string($0.text) })),
              .init("dau_ra", .array(version.table.outputs.map { .string($0) })),
              .init("hang", .array(version.table.rows.map(json))),
            ])
        }),
    ])
  }

  private func json(_ row: ClassificationTable.Row) -> JSON {
    .record([
      "thu": .array(row.tests.map { .string($0) }), "ra": .array(row.outputs.map { .string($0) }),
      "can_cu": row.basis.json,
    ])
  }

  private func span(_ inForce: InForce, _ verified: Verification) -> [JSON.Member] {
    JSON.record([
      "tu": .string("\(inForce.from)"), "truoc": inForce.until.map { .string("\($0)") },
      "xac_minh": .string(verified.source.rawValue), "xem_ngay": .string("\(verified.on)"),
    ]).members ?? []
  }

  private func names(_ facts: [FactDefinition]) -> JSON? {
    facts.isEmpty ? nil : .array(facts.map { .string($0.name) })
  }

  private func codes(of procedures: [Procedure.ID]) -> JSON {
    .array(
      rulebook.procedures.filter { procedures.contains($0.id) }.flatMap(\.codes).map { .string($0.code) })
  }
}
