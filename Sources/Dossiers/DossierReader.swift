import Foundation
import Values

/// From a folder, an archive or parts of a request to a dossier. Foreign bytes are parsed by jailed readers only.
package struct DossierReader: Sendable {
  package let reader: JailedReader
  /// Whether what was recognised in a dossier may stay on disk.
  private let mayKeep: @Sendable (Dossier) -> Bool

  package struct Limits: Sendable {
    package var files = 2000
    package var fileBytes = 128 << 20
  }

  private let limits = Limits()

  package init(reader: JailedReader, mayKeep: @escaping @Sendable (Dossier) -> Bool = { _ in true }) {
    self.reader = reader
    self.mayKeep = mayKeep
  }

  /// The dossier in a folder or a `.zip`.
  package func dossier(at path: String) throws(DossierError) -> Dossier {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path) }
    let name = URL(fileURLWithPath: path).lastPathComponent.nfc
    if isFolder.boolValue {
      return try dossier(named: name, from: parts(inFolder: path), at: path, officerStatements: true)
    }
    guard path.lowercased().hasSuffix(".zip"), let bytes = FileManager.default.contents(atPath: path) else {
      throw .notFolderOrZip(path)
    }
    return try dossier(named: String(name.dropLast(4)), archive: Array(bytes), at: path)
  }

  /// The dossier in the bytes of a `.zip`.
  package func dossier(named name: String, archive bytes: [UInt8], at path: String) throws(DossierError) -> Dossier {
    try dossier(named: name, from: parts(inArchive: bytes, at: path), at: path)
  }

  /// The bytes of some files of the dossier in a folder or a `.zip`, by their paths in it; none for a file that is not
  /// there any more.
  package func bytes(of paths: Set<String>, at path: String) throws(DossierError) -> [String: [UInt8]] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path) }
    let parts: [Part]
    if isFolder.boolValue {
      parts = try self.parts(inFolder: path) { paths.contains($0) }
    } else {
      guard let bytes = FileManager.default.contents(atPath: path) else { throw .notFolderOrZip(path) }
      parts = try self.parts(inArchive: Array(bytes), at: path)
    }
    let found = parts.compactMap { part -> (String, [UInt8])? in
      guard case .bytes(let bytes) = part.content, paths.contains(part.path) else { return nil }
      return (part.path, bytes)
    }
    return Dictionary(found) { first, _ in first }
  }

  private func parts(inArchive bytes: [UInt8], at path: String) throws(DossierError) -> [Part] {
    let entries: [ZipArchive.Entry]
    do {
      entries = try ZipArchive.entries(of: bytes) { !Self.isLitter($0) }
    } catch {
      switch error {
      case .broken: throw .brokenArchive(path)
      case .encrypted: throw .protectedArchive(path)
      case .tooLarge: throw .archiveTooLarge(path)
      case .hostileName(let entry): throw .hostileName(archive: path, entry: entry)
      }
    }
    let names = entries.map(\.name)
    let top = names.first?.split(separator: "/").first.map { "\($0)/" } ?? ""
    let isWrapped = !names.isEmpty && names.allSatisfy { $0.hasPrefix(top) && $0 != top }
    return entries.map { entry in
      Part(path: isWrapped ? String(entry.name.dropFirst(top.count)) : entry.name, content: .bytes(entry.bytes))
    }
  }

  /// The dossier in the parts of a request; names are data.
  package func dossier(named name: String, parts: [(name: String, bytes: [UInt8])]) throws(DossierError) -> Dossier {
    for part in parts where !ZipArchive.isHarmless(part.name.nfc) {
      throw .hostileName(archive: name, entry: part.name)
    }
    return try dossier(named: name, from: parts.map { Part(path: $0.name.nfc, content: .bytes($0.bytes)) }, at: name)
  }

  fileprivate struct Part {
    let path: String
    let content: Content

    enum Content {
      case bytes([UInt8])
      case unreadable(Unreadable)
    }
  }

  /// - Parameter isWanted: by a file's path in the dossier, NFC.
  private func parts(
    inFolder path: String, where isWanted: (String) -> Bool = { _ in true }
  ) throws(DossierError) -> [Part] {
    let manager = FileManager.default
    guard let names = try? manager.subpathsOfDirectory(atPath: path) else { throw .unreadableFolder(path) }
    var parts: [Part] = []
    for name in names where !Self.isLitter(name) && isWanted(name.nfc) {
      let full = path + "/" + name
      guard let attributes = try? manager.attributesOfItem(atPath: full) else { throw .unreadableFolder(full) }
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory?: continue
      case .typeRegular?: break
      default:
        parts.append(Part(path: name.nfc, content: .unreadable(.link)))
        continue
      }
      guard (attributes[.size] as? Int ?? 0) <= limits.fileBytes else {
        parts.append(Part(path: name.nfc, content: .unreadable(.tooLarge)))
        continue
      }
      guard let bytes = manager.contents(atPath: full) else { throw .unreadableFolder(full) }
      parts.append(Part(path: name.nfc, content: .bytes(Array(bytes))))
    }
    return parts
  }

  /// What programs leave beside files, in an archive or a folder; every other file is accounted for.
  private static func isLitter(_ path: String) -> Bool {
    path.split(separator: "/").contains { name in
      name.hasPrefix("~$") || name.hasPrefix("._")
        || [".DS_Store", "__MACOSX", "Thumbs.db", "desktop.ini"].contains(String(name))
    }
  }

  /// - Parameter officerStatements: whether `xac-nhan.json` and `nhat-ky.json` may be an officer's: only in a folder
  ///   that an officer works in. In what was sent from outside they would let the sender speak for the officer.
  private func dossier(
    named name: String, from parts: [Part], at path: String, officerStatements: Bool = false
  ) throws(DossierError) -> Dossier {
    let parts = parts.map { part in
      !Dossier.officerNames.contains(part.path) || officerStatements
        ? part : Part(path: part.path, content: .unreadable(.notFromOfficer))
    }
    guard !parts.isEmpty else { throw .empty(path) }
    guard parts.count <= limits.files else { throw .tooManyFiles(path, limit: limits.files) }
    let intake = try parts.bytes(of: Dossier.intakeName).map { bytes throws(DossierError) in try Intake(parsing: bytes)
    }
    let papers = parts.filter { part in
      guard case .bytes = part.content else { return true }
      return !([Dossier.intakeName] + Dossier.officerNames).contains(part.path)
    }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let files = self.files(of: papers)
    try check(intake ?? .absent, against: files)
    let dossier = Dossier(
      name: name, intake: intake ?? .absent, officerStatements: parts.bytes(of: Dossier.statementsName),
      log: parts.bytes(of: Dossier.logName).map { ProcessLog(parsing: $0) }, files: files)
    if let cache = reader.recognition?.cache, dossier.documents.contains(where: \.isRecognised), !mayKeep(dossier) {
      files.compactMap(\.digest).forEach(cache.forget)
    }
    return dossier
  }

  private func files(of papers: [Part]) -> [Dossier.File] {
    let sources = papers.compactMap { part -> JailedReader.Source? in
      guard case .bytes(let bytes) = part.content else { return nil }
      return JailedReader.Source(path: part.path, bytes: bytes)
    }
    var results = reader.documents(of: sources)[...]
    return papers.map { part in
      switch part.content {
      case .unreadable(let why):
        return Dossier.File(path: part.path, digest: nil, byteCount: 0, content: .unreadable(why))
      case .bytes(let bytes):
        let content: Dossier.Content =
          switch results.removeFirst() {
          case .success(let document): .document(document)
          case .failure(let why): .unreadable(why)
          }
        return Dossier.File(path: part.path, digest: Digest(of: bytes), byteCount: bytes.count, content: content)
      }
    }
  }

  /// Every file that the intake list names must be there, with the digest it was filed with.
  private func check(_ intake: Intake, against files: [Dossier.File]) throws(DossierError) {
    let listed = (intake.components ?? []).flatMap { component in component.files.map { (component.code, $0) } }
    let problems = listed.compactMap { code, listed -> IntakeProblem? in
      guard let file = files.first(where: { $0.path == listed.name }) else {
        let known = Suggestion.among(files.map(\.path), for: listed.name)
        let message = "thành phần \(code) nêu tệp «\(listed.name)» nhưng hồ sơ không có\(known)"
        return IntakeProblem(line: 1, column: 1, message: message)
      }
      guard let digest = listed.digest, digest != file.digest else { return nil }
      let message = "tệp «\(listed.name)» khác với tệp đã tiếp nhận (sha256 không khớp); kiểm tra bản nào đúng"
      return IntakeProblem(line: 1, column: 1, message: message)
    }
    guard problems.isEmpty else { throw .intake(problems) }
  }
}

extension [DossierReader.Part] {
  fileprivate func bytes(of name: String) -> [UInt8]? {
    for part in self where part.path == name {
      if case .bytes(let bytes) = part.content { return bytes }
    }
    return nil
  }
}
