import Reading
import Rulebook
import Values

/// What the papers of one dossier say side by side: for each fact who states it, in groups of equal value. A view of the
/// statements; nothing is judged.
package struct PaperComparison: Sendable {
  package enum Result: String, Sendable, CaseIterable {
    case differs = "khác nhau"
    /// Something was not read, or not clearly, that may differ.
    case open = "chưa rõ"
    case agrees = "như nhau"
    case alone = "chỉ một nơi nêu"
    case unstated = "không nơi nào nêu"

    var key: String { ASCIIKey.of(rawValue) }
  }

  /// One fact.
  package struct Row: Sendable {
    package let fact: String
    package let subject: Subject
    package let sides: FactSides
    package let result: Result
    /// What may differ and was not read, or not clearly, in Vietnamese.
    package let open: [String]

    var name: String { subject == .dossier ? fact.uppercasedFirst : "\(fact.uppercasedFirst) của \(subject.words)" }

    /// The letters of the groups that a source is in; none where it does not state it.
    func letters(of source: String) -> [String] {
      sides.sides.enumerated().filter { $1.sources.contains(source) }.map { Self.letter($0.offset) }
    }

    static func letter(_ index: Int) -> String {
      index < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index))) : "\(index + 1)"
    }
  }

  package let report: ScreeningReport
  /// Everything that states one of the facts, papers in the order of the dossier first.
  package let sources: [String]
  /// Those that differ first.
  package let rows: [Row]

  package init(of report: ScreeningReport) {
    self.report = report
    let catalogue = report.catalogue
    let facts = report.statements.facts
    let ofDossier = facts.facts.compactMap { Row($0, catalogue.fact($0.name)) }
    let ofRows = facts.rows.flatMap { rows in
      let collection = catalogue.collection(rows.collection)
      return rows.rows.flatMap { row in
        row.facts.filter { $0.name != CollectionDefinition.rowName }.compactMap { Row($0, collection?.fact($0.name)) }
          // A list stands in one paper mostly: of its figures only those that two state are worth a line.
          .filter { $0.sides.sources.count > 1 }
      }
    }
    let all = ofDossier + ofRows
    self.rows = Result.allCases.flatMap { result in all.filter { $0.result == result } }
    let told = rows.flatMap(\.sides.sources).uniqued
    let papers = report.dossier.papers.filter(told.contains)
    self.sources = papers + told.filter { !papers.contains($0) }
  }

  /// The bits of the exit status: 2 something was not read or not clearly, 4 something differs.
  package var status: Int32 {
    let isUnread = !unread.isEmpty || rows.contains { $0.result == .open }
    return (isUnread ? 2 : 0) | (rows.contains { $0.result == .differs } ? 4 : 0)
  }

  var unread: [String] {
    report.unreadFiles + report.unknownPapers + report.unreadParts + report.unusable
  }

  func rows(_ result: Result) -> [Row] { rows.filter { $0.result == result } }

  var counts: String {
    Result.allCases.map { "\(rows($0).count) \($0.rawValue)" }.joined(separator: " · ")
  }

  var heading: String {
    [report.dossier.intake.code ?? report.dossier.name, report.dossier.intake.applicant].compactMap(\.self)
      .joined(separator: " · ")
  }
}

extension PaperComparison.Row {
  /// nil for a fact that no paper states: an officer, a table or the desk says it; and for one whose papers are not there.
  fileprivate init?(_ fact: Fact, _ definition: FactDefinition?) {
    guard let definition, !definition.documentKinds.isEmpty else { return nil }
    // Whether a paper is there, or lists a thing, is no word of the paper.
    switch definition.kind {
    case .presence, .listed: return nil
    case .number, .quantity, .text, .harmonisedCode, .day, .flag, .place: break
    }
    if case .noDocument? = fact.sought { return nil }
    self.fact = fact.name
    self.subject = fact.subject
    sides = FactSides(of: fact, by: definition.sameness)
    // That one paper says yes, or speaks of a thing, is nothing to compare.
    if case .flag = definition.kind, sides.sources.count < 2 { return nil }
    let unclear = (fact.unclear + [fact.sought].compactMap { $0?.isUnclear == true ? $0 : nil }).map(\.inWords)
    open =
      sides.unclear.map { "không so được «\($0.words)» (\($0.sourceAndPlace))" } + unclear
      + (fact.unreadSources.isEmpty ? [] : ["chưa đọc \(fact.unreadSources.joined(separator: ", "))"])
    if sides.differ {
      result = .differs
    } else if !open.isEmpty {
      result = .open
    } else {
      result = sides.sources.count > 1 ? .agrees : sides.sources.isEmpty ? .unstated : .alone
    }
  }
}

extension PaperComparison {
  /// As `Schemas/doi-chieu.schema.json` describes it.
  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "ho_so": report.dossierJSON,
      "chua_doc": .array(unread.map { .string($0) }), "nguon": .array(sources.map { .string($0) }),
      "du_kien": .array(rows.map(\.json)), "ban_ghi": report.recordJSON,
    ])
  }
}

extension PaperComparison.Row {
  fileprivate var json: JSON {
    .record([
      "du_kien": .string(fact), "doi_tuong": .string(subject.words), "ket_qua": .string(result.key),
      "nhom": .array(
        sides.sides.enumerated().map { index, side in
          .record([
            "ten": .string(Self.letter(index)), "ghi": .string(side.value.words),
            "loi": .array(
              side.statements.map { statement in
                .record([
                  "nguon": .string(statement.sourceName), "cho": .string(statement.place),
                  "loi": .string(statement.words),
                ])
              }),
          ])
        }),
      "coi_la_nhu_nhau": sides.sameness.words.map { .string($0) },
      "chua_ro": open.isEmpty ? nil : .array(open.map { .string($0) }),
    ])
  }
}
