import Rulebook
import Values

/// The procedures of an edition with what each asks, all versions or those in force on a day, for programs.
package struct ProcedureList: Sendable {
  let rulebook: Rulebook
  let on: CivilDay?

  package init(rulebook: Rulebook, on: CivilDay?) {
    self.rulebook = rulebook
    self.on = on
  }

  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "bo_quy_tac": .string(rulebook.edition.name),
      "sha256_bo_quy_tac": .string(rulebook.edition.digest.hex), "ngay": on.map { .string("\($0)") },
      "thu_tuc": .array(rulebook.procedures.map(json)),
    ])
  }

  /// A procedure of which no version is in force on the day is told with none: what it asks then is not known.
  private func json(_ procedure: Procedure) -> JSON {
    .record([
      "id": .string(procedure.id), "ten": .string(procedure.name), "ma": .array(procedure.codes.map(json)),
      "phien_ban": .array(
        procedure.versions.filter { version in on.map(version.inForce.contains) ?? true }.map(json)),
    ])
  }

  private func json(_ code: Procedure.Code) -> JSON {
    .record([
      "ma": .string(code.code), "ten": .string(code.name), "co_quan_nhan": .string(code.receivedBy.name),
      "co_quan_quyet_dinh": .string(code.decidedBy.name),
      "cung_nhan": code.alsoBy.isEmpty ? nil : .array(code.alsoBy.map { .string($0.name) }),
      "truong_hop": only(code.cases),
    ])
  }

  private func json(_ version: Procedure.Version) -> JSON {
    .record([
      "tu": .string("\(version.inForce.from)"), "truoc": version.inForce.until.map { .string("\($0)") },
      "can_cu": version.basis.json,
      "xac_minh": .string(version.verified.source.rawValue),
      "chia_theo": version.cases.map { .string($0.fact) },
      "thanh_phan": .array(version.components.map(json)), "thoi_han": .array(version.limits.map(json)),
      "ket_qua": version.result.map { .string($0.text) },
    ])
  }

  private func json(_ component: Component) -> JSON {
    .record([
      "ma": .string(component.code), "ten": .string(component.name),
      "luon_doi": .bool(component.isAlwaysAsked && component.cases.isEmpty), "truong_hop": only(component.cases),
      "can_cu": component.basis.json,
      "xac_minh": .string(component.verified.source.rawValue),
      "mau": component.form.map { .string($0.text) }, "so_ban": component.copies.map { .string($0.text) },
    ])
  }

  private func json(_ limit: Limit) -> JSON {
    .record([
      "buoc": .string(limit.step), "so_ngay": .number(Decimal128(limit.days)), "don_vi": .string(limit.unit.words),
      "toan_bo": .bool(limit.isWhole), "truong_hop": only(limit.cases), "ma": only(limit.codes),
      "dai_hon": limit.longer.map { "\($0.days) \(limit.unit.words) nếu \($0.condition)" }.map { .string($0) },
      "can_cu": limit.basis.json,
    ])
  }

  private func only(_ names: [String]) -> JSON? { names.isEmpty ? nil : .array(names.map { .string($0) }) }
}
