import Values

/// One dossier as it lies before us: every file accounted for, read or not.
package struct Dossier: Sendable, Hashable {
  /// A file and what it says, or why that is not known.
  package struct File: Sendable, Hashable {
    /// Within the dossier, NFC, `/` between folders.
    package let path: String
    package let digest: Digest?
    package let byteCount: Int
    package let content: Content

    package init(path: String, digest: Digest?, byteCount: Int, content: Content) {
      self.path = path
      self.digest = digest
      self.byteCount = byteCount
      self.content = content
    }
  }

  package enum Content: Sendable, Hashable {
    case document(Document)
    /// An archive that was unpacked whole into so many files, which stand below its path.
    case container(entries: Int)
    case unreadable(Unreadable)
  }

  /// The folder's or archive's name.
  package let name: String
  package let intake: Intake
  /// `xac-nhan.json`, as it is.
  package let officerStatements: [UInt8]?
  /// `nhat-ky.json`; nil where none was kept.
  package let log: ProcessLog?
  /// In bytewise order of their paths.
  package let files: [File]

  package init(
    name: String, intake: Intake, officerStatements: [UInt8]?, log: ProcessLog? = nil, files: [File]
  ) {
    self.name = name
    self.intake = intake
    self.officerStatements = officerStatements
    self.log = log
    self.files = files
  }

  /// The same dossier with what officers have said of it: the bytes of `xac-nhan.json`, kept where nobody from outside
  /// writes; what was sent under that name stays nobody's word.
  package func with(officerStatements: [UInt8]?) -> Dossier {
    Dossier(name: name, intake: intake, officerStatements: officerStatements, log: log, files: files)
  }

  package var documents: [Document] {
    files.compactMap { file in
      guard case .document(let document) = file.content else { return nil }
      return document
    }
  }

  package var unreadable: [(path: String, why: Unreadable)] {
    files.compactMap { file in
      guard case .unreadable(let why) = file.content else { return nil }
      return (file.path, why)
    }
  }

  /// Every file that may be a paper, read or not.
  package var papers: [String] {
    files.filter { file in
      if case .container = file.content { false } else { file.content != .unreadable(.notFromOfficer) }
    }.map(\.path)
  }

  /// Archives that were unpacked whole, with the number of files that came out.
  package var containers: [(path: String, entries: Int)] {
    files.compactMap { file in
      guard case .container(let entries) = file.content else { return nil }
      return (file.path, entries)
    }
  }

  /// Files that were not read and in which any paper may lie.
  package var unreadPapers: [String] {
    unreadable.filter { $0.why != .notFromOfficer }.map(\.path)
  }

  package static let intakeName = "ho-so.json"
  package static let statementsName = "xac-nhan.json"
  package static let logName = "nhat-ky.json"
  /// What only an officer writes.
  package static let officerNames = [statementsName, logName]
}
