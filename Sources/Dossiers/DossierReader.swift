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
    /// Out of all archives and letters together.
    package var unpackedBytes = 512 << 20
    /// How many containers may lie in each other, below the dossier's own.
    package var depth = 3
  }

  private let limits = Limits()

  package init(reader: JailedReader, mayKeep: @escaping @Sendable (Dossier) -> Bool = { _ in true }) {
    self.reader = reader
    self.mayKeep = mayKeep
  }

  /// The dossier in a folder or an archive.
  package func dossier(at path: String) throws(DossierError) -> Dossier {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path) }
    let name = URL(fileURLWithPath: path).lastPathComponent.nfc
    if isFolder.boolValue {
      return try dossier(named: name, from: parts(inFolder: path), at: path, officerStatements: true)
    }
    guard FileLook(at: path)?.size ?? 0 <= limits.unpackedBytes else { throw .archiveTooLarge(path) }
    guard let bytes = FileManager.default.contents(atPath: path).map({ Array($0) }),
      [.zip, .archive].contains(FileForm(head: bytes.prefix(FileForm.headLength)))
    else { throw .notFolderOrArchive(path) }
    return try dossier(named: Self.withoutArchiveEnding(name), archive: bytes, at: path)
  }

  /// The dossier in the bytes of an archive.
  package func dossier(named name: String, archive bytes: [UInt8], at path: String) throws(DossierError) -> Dossier {
    let parts = try parts(inArchive: bytes, at: path)
    let total = parts.reduce(0) { $0 + $1.byteCount }
    return try dossier(named: name, from: parts, at: path, unpacked: total)
  }

  /// The bytes of some files of the dossier in a folder or an archive, by their paths in it, inside archives too; none for
  /// a file that is not there any more.
  package func bytes(of paths: Set<String>, at path: String) throws(DossierError) -> [String: [UInt8]] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path) }
    let parts: [Part]
    if isFolder.boolValue {
      parts = try self.parts(inFolder: path) { Self.holds($0, paths) }
    } else {
      guard let bytes = FileManager.default.contents(atPath: path) else { throw .notFolderOrArchive(path) }
      parts = try self.parts(inArchive: Array(bytes), at: path)
    }
    return bytes(of: paths, among: parts)
  }

  /// The same of the dossier in the parts of a request.
  package func bytes(of paths: Set<String>, parts: [(name: String, bytes: [UInt8])]) -> [String: [UInt8]] {
    bytes(of: paths, among: parts.map { Part(path: $0.name.nfc, content: .bytes($0.bytes)) })
  }

  /// The same of the dossier in the bytes of an archive.
  package func bytes(of paths: Set<String>, archive bytes: [UInt8], at path: String) throws(DossierError) -> [String:
    [UInt8]]
  {
    self.bytes(of: paths, among: try parts(inArchive: bytes, at: path))
  }

  /// Whether a file is one of these, or an archive in which one lies.
  private static func holds(_ path: String, _ paths: Set<String>) -> Bool {
    paths.contains { $0 == path || $0.hasPrefix(path + "/") }
  }

  private func bytes(of paths: Set<String>, among parts: [Part]) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    func gather(_ parts: [Part], below folder: String) {
      for part in parts {
        let path = folder + part.path
        guard case .bytes(let bytes) = part.content, Self.holds(path, paths) else { continue }
        if paths.contains(path) { found[path] = found[path] ?? bytes }
        guard paths.contains(where: { $0.hasPrefix(path + "/") }),
          case .success(let inside) = reader.unpacked(.init(path: path, bytes: bytes), room: limits.unpackedBytes)
        else { continue }
        gather(Self.parts(of: inside), below: path + "/")
      }
    }
    gather(parts, below: "")
    return found
  }

  private func parts(inArchive bytes: [UInt8], at path: String) throws(DossierError) -> [Part] {
    let unpacked: JailedReader.Unpacked
    switch reader.unpacked(.init(path: path, bytes: bytes), room: limits.unpackedBytes) {
    case .success(let told): unpacked = told
    case .failure(let why): throw .notUnpacked(path, why)
    }
    switch unpacked.fault {
    case .tooLarge?: throw .archiveTooLarge(path)
    case .tooManyFiles?: throw .tooManyFiles(path, limit: limits.files)
    case .notSupported?: throw .notFolderOrArchive(path)
    case let why?: guard unpacked.entries.contains(where: \.isRead) else { throw Self.error(why, path) }
    case nil: break
    }
    var parts = Self.parts(of: unpacked)
    let read = parts.filter { if case .bytes = $0.content { true } else { false } }
    if read.isEmpty, let first = parts.first, case .unreadable(let why) = first.content {
      guard [.hostileName, .link, .twinName].contains(why) else { throw Self.error(why, path) }
      let hostile = unpacked.entries.first { EntryName.path(of: $0.name) == nil }?.name
      throw .hostileName(archive: path, entry: hostile ?? first.path)
    }
    let top = read.first?.path.split(separator: "/").first.map { "\($0)/" } ?? ""
    if read.allSatisfy({ $0.path.hasPrefix(top) && $0.path != top }) { parts = parts.map { $0.below(top) } }
    if let why = unpacked.fault {
      parts.append(Part(path: URL(fileURLWithPath: path).lastPathComponent.nfc, content: .unreadable(why)))
    }
    return parts
  }

  private static func error(_ why: Unreadable, _ path: String) -> DossierError {
    switch why {
    case .protected: .protectedArchive(path)
    case .broken, .brokenArchive: .brokenArchive(path)
    default: .notUnpacked(path, why)
    }
  }

  /// Whether a file is called as archives are.
  package static func isArchiveName(_ name: String) -> Bool {
    archiveEndings.contains { name.lowercased().hasSuffix($0) }
  }

  private static let archiveEndings = [".zip", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"]

  /// `x.tar.gz` is the dossier `x`.
  private static func withoutArchiveEnding(_ name: String) -> String {
    guard let ending = archiveEndings.first(where: { name.lowercased().hasSuffix($0) && name.count > $0.count }) else {
      return name
    }
    let rest = String(name.dropLast(ending.count))
    return ending != ".tar" && rest.lowercased().hasSuffix(".tar") ? withoutArchiveEnding(rest) : rest
  }

  /// The dossier in the parts of a request; names are data.
  package func dossier(named name: String, parts: [(name: String, bytes: [UInt8])]) throws(DossierError) -> Dossier {
    for part in parts where !EntryName.isHarmless(part.name.nfc) {
      throw .hostileName(archive: name, entry: part.name)
    }
    return try dossier(named: name, from: parts.map { Part(path: $0.name.nfc, content: .bytes($0.bytes)) }, at: name)
  }

  /// A file, or why there is none, by its path in the dossier.
  struct Part {
    let path: String
    let content: Content

    var byteCount: Int { if case .bytes(let bytes) = content { bytes.count } else { 0 } }

    /// With the path below a folder where it is in that folder.
    func below(_ folder: String) -> Part {
      path.hasPrefix(folder) ? Part(path: String(path.dropFirst(folder.count)), content: content) : self
    }

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
      // A name that is no UTF-8, by which nothing can be opened: of a folder all that is in it.
      guard !name.contains("\u{FFFD}") else {
        parts.append(Part(path: EntryName.escaped(name), content: .unreadable(.hostileName)))
        continue
      }
      guard let look = FileLook(at: full) else { throw .unreadableFolder(full) }
      switch look.kind {
      case .folder: continue
      case _ where !EntryName.isVisible(name):
        parts.append(Part(path: EntryName.escaped(name), content: .unreadable(.hostileName)))
        continue
      case .regular: break
      case .other:
        parts.append(Part(path: name.nfc, content: .unreadable(.link)))
        continue
      }
      guard look.size <= limits.fileBytes else {
        parts.append(Part(path: name.nfc, content: .unreadable(.tooLarge)))
        continue
      }
      guard let bytes = manager.contents(atPath: full) else { throw .unreadableFolder(full) }
      parts.append(Part(path: name.nfc, content: .bytes(Array(bytes))))
    }
    return parts
  }

  /// What programs leave beside files, in an archive or a folder; every other file is accounted for.
  static func isLitter(_ path: String) -> Bool {
    path.split(separator: "/").contains { name in
      name.hasPrefix("~$") || name.hasPrefix("._")
        || [".DS_Store", "__MACOSX", "Thumbs.db", "desktop.ini"].contains(String(name))
    }
  }

  /// - Parameter officerStatements: whether `xac-nhan.json` and `nhat-ky.json` may be an officer's: only in a folder
  ///   that an officer works in. In what was sent from outside they would let the sender speak for the officer.
  /// - Parameter unpacked: how many bytes have come out of the dossier's own archive.
  private func dossier(
    named name: String, from parts: [Part], at path: String, officerStatements: Bool = false, unpacked: Int = 0
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
    let files = self.files(of: papers, unpacked: unpacked)
    try check(intake ?? .absent, against: files)
    let dossier = Dossier(
      name: name, intake: intake ?? .absent, officerStatements: parts.bytes(of: Dossier.statementsName),
      log: parts.bytes(of: Dossier.logName).map { ProcessLog(parsing: $0) }, files: files)
    if let cache = reader.recognition?.cache, dossier.documents.contains(where: \.isRecognised), !mayKeep(dossier) {
      files.compactMap(\.digest).forEach(cache.forget)
    }
    return dossier
  }

  private func files(of papers: [Part], unpacked: Int) -> [Dossier.File] {
    var unpacking = DossierUnpacking(reader: reader, limits: limits, unpacked: unpacked)
    unpacking.read(papers)
    return unpacking.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
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
