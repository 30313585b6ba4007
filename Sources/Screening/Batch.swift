import Dossiers
import Foundation
import Values

/// A folder of submissions: each sub-folder or archive in it is a dossier, in bytewise order of their names.
package struct Batch: Sendable {
  let screening: Screening
  let reader: DossierReader

  package init(screening: Screening, reader: DossierReader) {
    self.screening = screening
    self.reader = reader
  }

  /// One dossier's line: its report, or why there is none.
  package struct Line: Sendable {
    package let json: JSON
    package let status: Int32
    /// False where nothing of the dossier was checked.
    package let isChecked: Bool
  }

  /// The dossiers of a folder; nil where it cannot be listed.
  package static func members(of folder: String) -> [String]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
    return names.filter { name in
      var isFolder: ObjCBool = false
      let path = folder + "/" + name
      guard !name.hasPrefix("."), FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        return false
      }
      return isFolder.boolValue || DossierReader.isArchiveName(name)
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The line of one member; a dossier that cannot be opened is a line too, and the batch goes on.
  package func line(of name: String, in folder: String) -> Line {
    let dossier: Dossier
    do {
      dossier = try reader.dossier(at: folder + "/" + name)
    } catch {
      return fault(name, error.description)
    }
    switch screening.outcome(of: dossier) {
    case .stopped(let mark, let message):
      return fault(name, mark.words(message))
    case .nothingChecked(let why, _): return fault(name, why.description)
    case .report(let report): return Line(json: report.json, status: report.status, isChecked: true)
    }
  }

  /// Not checked at all is *chưa đủ căn cứ*, whatever the reason.
  private func fault(_ name: String, _ why: String) -> Line {
    Line(
      json: .record(["schemaVersion": .string("1"), "ho_so": .record(["ten": .string(name)]), "loi": .string(why)]),
      status: 2, isChecked: false)
  }
}
