import Rulebook
import Values

/// The technology worksheet (*phiếu rà soát công nghệ*): for every line, consumption and machine each criterion that the
/// rules measure, what it rests on, what it comes to and who decides it. A view of the verdicts: nothing is judged anew.
package struct TechnologyWorksheet: Sendable {
  /// One criterion of one subject.
  package struct Entry: Sendable {
    package let verdict: Verdict
    package let facts: [FactLine]

    /// What was measured; said so where a value is missing.
    package var measured: String { verdict.measure ?? "" }

    package var basis: String { verdict.basis.words }

    /// The body that decides, where another than the screening office does.
    package func decider(besides office: Body?) -> String? {
      verdict.decidedBy.flatMap { $0 == office ? nil : $0.name }
    }
  }

  /// One fact with the words and places that state it, or THIẾU and how it was sought.
  package struct FactLine: Sendable, Hashable {
    package let name: String
    package let told: [String]
    package let isMissing: Bool
  }

  package struct Group: Sendable {
    package let subject: Subject
    package let entries: [Entry]
  }

  package let groups: [Group]
  /// Why rows may be missing, one sentence a list.
  package let open: [String]
  package let report: ScreeningReport

  package init(of report: ScreeningReport) {
    self.report = report
    let measured = report.judgement.verdicts.filter { $0.measure != nil }
    let subjects = measured.map(\.subject).uniqued
    // The dossier as a whole comes last: it is about lists of technologies, not about a line.
    let ordered = subjects.filter { $0 != .dossier } + subjects.filter { $0 == .dossier }
    self.groups = ordered.map { subject in
      Group(
        subject: subject,
        entries: measured.filter { $0.subject == subject }.map {
          Entry(verdict: $0, facts: report.judgement.besidesDays($0.read).map(FactLine.init))
        }
      )
    }
    self.open = report.judgement.verdicts.filter { $0.unknownRows != nil }.flatMap(\.reasons).map(\.text).uniqued
  }

  package var isEmpty: Bool { groups.isEmpty && open.isEmpty }

  /// Who is screened and under which law, for the head.
  package var heading: [String] {
    let dossier = [report.dossier.intake.code ?? report.dossier.name, report.dossier.intake.applicant].compactMap(
      \.self)
    let laws = report.judgement.matters.compactMap { day -> String? in
      guard case .known(let civil, let period) = day.governing else { return nil }
      return "\(period.name), ngày \(VietnameseText.day(civil))"
    }
    return [dossier.joined(separator: " · "), "Theo \(laws.uniqued.joined(separator: "; "))"]
      + (report.judgement.assumedDay.map { ["XÉT GIẢ ĐỊNH ngày \(VietnameseText.day($0))"] } ?? [])
  }
}

extension TechnologyWorksheet.FactLine {
  init(_ fact: Fact) {
    self.name = fact.name
    self.isMissing = fact.statements.isEmpty
    self.told =
      fact.statements.isEmpty
      ? ["THIẾU (\(fact.soughtInWords))"]
      : fact.statements.map { statement in
        let standing = statement.standing == .read ? "" : " [\(statement.standing.words)]"
        return "«\(statement.words)» – \(statement.sourceAndPlace)\(standing)"
      }
  }
}

extension TechnologyWorksheet {
  /// On a screen.
  package func text(width: Int = 80) -> String {
    let columns = TextColumns(width: width)
    var lines = ["PHIẾU RÀ SOÁT CÔNG NGHỆ"] + heading.flatMap { columns.entry($0, hanging: 2) }
    for sentence in open { lines += columns.entry("CHƯA ĐỦ: \(sentence)", hanging: 2) }
    for group in groups {
      lines += [""] + columns.entry(group.subject == .dossier ? "Toàn dự án" : group.subject.words.uppercasedFirst)
      for entry in group.entries {
        lines += columns.entry(
          "\(entry.verdict.outcome.rawValue.uppercased()): \(entry.measured)", code: entry.verdict.code, indent: 2,
          hanging: 2)
        for fact in entry.facts {
          for told in fact.told { lines += columns.entry("\(fact.name): \(told)", indent: 6, hanging: 2) }
        }
        for reason in entry.verdict.reasons where reason.text != entry.verdict.finding {
          lines += columns.entry("vì \(reason.text)", indent: 6, hanging: 2)
        }
        let decider = entry.decider(besides: report.judgement.office).map { "; \($0) quyết định" } ?? ""
        lines += columns.entry("căn cứ \(entry.basis)\(decider)", indent: 6, hanging: 2)
      }
    }
    lines += [""] + columns.entry(closing, hanging: 2)
    return lines.joined(separator: "\n") + "\n"
  }

  package var closing: String {
    "Bộ quy tắc \(report.edition.name). Phiếu do hệ thống lập từ kết quả kiểm tra để cán bộ tham khảo; cán bộ kiểm tra và chịu trách nhiệm."
  }

  /// For programs.
  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "ho_so": .array(heading.map { .string($0) }),
      "chua_du": .array(open.map { .string($0) }),
      "doi_tuong": .array(
        groups.map { group in
          .record([
            "ten": .string(group.subject.words), "tieu_chi": .array(group.entries.map { json(of: $0) }),
          ])
        }), "bo_quy_tac": .string(report.edition.name),
    ])
  }

  private func json(of entry: Entry) -> JSON {
    .record([
      "ma": .string(entry.verdict.code), "ten": .string(entry.verdict.title), "do_duoc": .string(entry.measured),
      "ket_luan": .string(entry.verdict.outcome.rawValue),
      "vi": .array(entry.verdict.reasons.map(\.json)),
      "can_cu": entry.verdict.basis.json,
      "xac_minh": entry.verdict.verified.map { .string($0.description) },
      "co_quan_quyet_dinh": entry.verdict.decidedBy.map { .string($0.name) },
      "du_kien": .array(entry.verdict.read.map(\.json)),
    ])
  }
}
