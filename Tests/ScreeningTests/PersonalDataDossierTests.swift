import Dossiers
import Foundation
import Reading
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

/// All papers of the samples and of the strangers.
@Suite("Dữ liệu cá nhân trong các hồ sơ mẫu")
struct PersonalDataDossierTests {
  private static let folders: [String] = {
    let samples = Samples.folder
    let strangers = samples.deletingLastPathComponent().appendingPathComponent("Tests/Strangers")
    return [samples, strangers].flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.map { folder.appendingPathComponent($0) }.filter { $0.hasDirectoryPath || isFolder($0) }.map(\.path)
    }.sorted()
  }()

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }

  private static let persons = [
    "Trần Văn Mẫu", "TRẦN VĂN MẪU", "Lê Thị Mẫu", "Đỗ Thị Minh Họa", "Phạm Thị Thí Dụ", "Lê Thị Ví Dụ", "Vũ Văn Hư Cấu",
    "Nguyễn Giả Danh", "Trần Văn Giả Sử",
  ]

  /// All that is hidden in them, and nothing else.
  private static let covered = Set(persons + ["0000000001", "0000000010", "0000 000 001"])

  /// Of facts that are a person's, or a number that may be one's.
  private static let personal: Set<String> = ["người đại diện theo pháp luật", "mã số thuế"]

  @Test("Người của hồ sơ không còn, lời mà dữ kiện được đọc từ đó còn nguyên", arguments: folders)
  func dossier(_ path: String) throws {
    let rulebook = try PublishedRules.rulebook()
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(at: path)
    var redaction = Redaction(rulebook.personalData, papers: dossier.documents)
    var hidden: [String: String] = [:]
    for document in dossier.documents {
      let lines = document.blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let paragraph): return [redaction.hiding(paragraph.text)]
        case .table(let table): return redaction.hiding(table: table.rows.map { $0.map(\.text) }).joined().map(\.self)
        }
      }
      hidden[document.path, default: ""] += lines.joined(separator: "\n")
    }
    for person in Self.persons {
      #expect(!hidden.values.contains { $0.contains(person) }, "\(person)")
    }
    let covered = Set(
      hidden.values.flatMap { $0.matches(of: /\[\[[A-Z]+-[0-9.]+\]\]/).map { redaction.restoring(String($0.output)) } })
    #expect(covered.subtracting(Self.covered).isEmpty)
    let report = try Samples.screening().report(of: dossier)
    let facts = report.judgement.verdicts.flatMap(\.read) + report.judgement.classifications.flatMap(\.read)
    for fact in facts where !Self.personal.contains(fact.name) {
      for statement in fact.statements {
        guard case .document(let path, _) = statement.source, let text = hidden[path],
          let original = dossier.documents.first(where: { $0.path == path })?.plainText,
          original.contains(statement.words)
        else { continue }
        let isPersonal = Self.persons.contains { statement.words.contains($0) }
        let words = isPersonal ? redaction.hiding(statement.words) : statement.words
        let isThere = text.contains(words)
        #expect(isThere, "\(fact.name): \(words)")
      }
    }
  }

  @Test("Hồ sơ mẫu có đủ người để thử")
  func hasPersons() throws {
    #expect(Self.folders.count > 40)
    let texts = try Self.folders.flatMap { path in
      try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(at: path).documents.map(\.plainText)
    }
    for person in Self.persons { #expect(texts.contains { $0.contains(person) }, "\(person)") }
  }
}

extension Document {
  fileprivate var plainText: String {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): return [paragraph.text]
      case .table(let table): return table.rows.joined().map(\.text)
      }
    }.joined(separator: "\n")
  }
}
