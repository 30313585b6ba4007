import Rulebook
import Values

/// The rules of an edition, all or those in force on a day.
package struct RuleList: Sendable {
  let rulebook: Rulebook
  let on: CivilDay?

  package init(rulebook: Rulebook, on: CivilDay?) {
    self.rulebook = rulebook
    self.on = on
  }

  var entries: [(rule: Rule, versions: [Rule.Version])] {
    rulebook.rules.map { rule in
      (rule, rule.versions.filter { version in on.map { version.inForce.contains($0) } ?? true })
    }.filter { !$0.versions.isEmpty }
  }

  var tables: [(table: Classification, versions: [Classification.Version])] {
    rulebook.classifications.map { table in
      (table, table.versions.filter { version in on.map { version.inForce.contains($0) } ?? true })
    }.filter { !$0.versions.isEmpty }
  }

  package func text(width: Int = 80) -> String {
    let columns = TextColumns(width: width)
    let when = on.map { " có hiệu lực ngày \(VietnameseText.day($0))" } ?? ""
    var lines = columns.entry(
      "Bộ quy tắc \(rulebook.edition.name): \(entries.count) quy tắc, \(tables.count) bảng\(when) (\(rulebook.edition.location))",
      hanging: 2)
    lines += columns.entry("Nạp từ \(rulebook.edition.origin.name)\(passedOver).", hanging: 2)
    for entry in entries {
      lines += columns.entry(entry.rule.title, code: entry.rule.id, indent: 2, hanging: 2)
      for version in entry.versions {
        let basis = version.basis.words
        let sure = version.verified.source == .text ? "" : " (\(version.verified.description))"
        lines += columns.entry("\(version.inForce.description): \(basis)\(sure)", indent: 6, hanging: 2)
      }
    }
    for entry in tables {
      lines += columns.entry("Bảng: \(entry.table.title)", code: entry.table.id, indent: 2, hanging: 2)
      for version in entry.versions {
        let sure = version.verified.source == .text ? "" : " (\(version.verified.description))"
        let rows = "\(version.table.hitPolicy.rawValue), \(version.table.rows.count) hàng"
        lines += columns.entry("\(version.inForce.description): \(rows)\(sure)", indent: 6, hanging: 2)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var passedOver: String {
    rulebook.edition.origin.passedOver.map { "; không dùng \(CompiledRulebook.name): \($0)" } ?? ""
  }

  package var json: JSON {
    .record([
      "bo_quy_tac": .string(rulebook.edition.name), "nap_tu": .string(rulebook.edition.origin.name),
      "khong_dung_ban_bien_dich": rulebook.edition.origin.passedOver.map { .string("\($0)") },
      "ngay": on.map { .string("\($0)") },
      "quy_tac": .array(
        entries.map { entry in
          .record([
            "ma": .string(entry.rule.id), "ten": .string(entry.rule.title),
            "trang_thai": .string(entry.rule.status.rawValue),
            "phien_ban": .array(
              entry.versions.map { version in
                .record([
                  "tu": .string("\(version.inForce.from)"),
                  "truoc": version.inForce.until.map { .string("\($0)") },
                  "can_cu": version.basis.json,
                  "xac_minh": .string(version.verified.source.rawValue),
                ])
              }),
          ])
        }),
      "bang": .array(
        tables.map { entry in
          .record([
            "ma": .string(entry.table.id), "ten": .string(entry.table.title),
            "trang_thai": .string(entry.table.status.rawValue),
            "phien_ban": .array(
              entry.versions.map { version in
                .record([
                  "tu": .string("\(version.inForce.from)"), "truoc": version.inForce.until.map { .string("\($0)") },
                  "chinh_sach": .string(version.table.hitPolicy.rawValue),
                  "so_hang": .number(Decimal128(version.table.rows.count)),
                  "xac_minh": .string(version.verified.source.rawValue),
                ])
              }),
          ])
        }),
    ])
  }
}
