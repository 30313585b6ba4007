import Values

/// The files of a dossier, those in its archives and letters among them: readers read, and where one meets a container it
/// is started again to unpack it, one container at a time; what comes out is read in its turn. Everything that comes out
/// anywhere counts to the same totals.
struct DossierUnpacking {
  let reader: JailedReader
  let limits: DossierReader.Limits
  private(set) var files: [Dossier.File] = []
  private var bytesLeft: Int
  private var filesLeft: Int
  private var paths: Set<String> = []

  /// - Parameter unpacked: how many bytes came out before.
  init(reader: JailedReader, limits: DossierReader.Limits, unpacked: Int) {
    self.reader = reader
    self.limits = limits
    self.bytesLeft = limits.unpackedBytes - unpacked
    self.filesLeft = limits.files
  }

  /// - Parameter depth: in how many containers the parts lie.
  mutating func read(_ parts: [DossierReader.Part], depth: Int = 0) {
    filesLeft -= parts.count
    let sources = parts.compactMap { part -> JailedReader.Source? in
      guard case .bytes(let bytes) = part.content else { return nil }
      return JailedReader.Source(path: unused(part.path), bytes: bytes)
    }
    var results = Array(zip(sources, reader.documents(of: sources)))[...]
    var inside: [DossierReader.Part] = []
    for part in parts {
      switch part.content {
      case .unreadable(let why):
        files.append(Dossier.File(path: unused(part.path), digest: nil, byteCount: 0, content: .unreadable(why)))
      case .bytes:
        let (source, result) = results.removeFirst()
        let content: Dossier.Content =
          switch result {
          case .success(let document) where !document.attachments.isEmpty && depth < limits.depth:
            .document(takeApart(document, source, &inside))
          case .success(let document): .document(document)
          case .failure(.tooDeep) where depth < limits.depth: unpack(source, &inside)
          case .failure(let why): .unreadable(why)
          }
        files.append(
          Dossier.File(
            path: source.path, digest: Digest(of: source.bytes), byteCount: source.bytes.count, content: content))
      }
    }
    if !inside.isEmpty { read(inside, depth: depth + 1) }
  }

  private mutating func unpack(_ source: JailedReader.Source, _ inside: inout [DossierReader.Part]) -> Dossier.Content {
    guard bytesLeft > 0 else { return .unreadable(.tooLarge) }
    let unpacked: JailedReader.Unpacked
    switch reader.unpacked(source, room: bytesLeft) {
    case .success(let told): unpacked = told
    case .failure(let why): return .unreadable(why)
    }
    let parts = DossierReader.parts(of: unpacked, below: source.path)
    bytesLeft -= parts.reduce(0) { $0 + $1.byteCount }
    // Of an archive that is too much nothing is read: what it holds was made to be too much.
    guard unpacked.fault != .tooLarge, unpacked.fault != .tooManyFiles else {
      return .unreadable(unpacked.fault ?? .tooLarge)
    }
    guard inside.count + parts.count <= filesLeft else { return .unreadable(.tooManyFiles) }
    inside += parts
    if let document = unpacked.document { return .document(document) }
    // Nothing in it: a tar that ends before it began says as little as an empty file.
    guard !parts.isEmpty || unpacked.fault != nil else { return .unreadable(.empty) }
    return unpacked.fault.map { .unreadable($0) } ?? .container(entries: parts.count)
  }

  /// A PDF whose files become papers of their own; it stays as it is, and they stay its unread parts, where there are too
  /// many or they are too much.
  private mutating func takeApart(
    _ document: Document, _ source: JailedReader.Source, _ inside: inout [DossierReader.Part]
  ) -> Document {
    guard case .success(let unpacked) = reader.attachments(document.attachments, of: source, room: bytesLeft) else {
      return document
    }
    let parts = DossierReader.parts(of: unpacked, below: source.path)
    bytesLeft -= parts.reduce(0) { $0 + $1.byteCount }
    guard inside.count + parts.count <= filesLeft else { return document }
    inside += parts
    return document.withoutAttachments()
  }

  /// The path, or where a file has it already the path with a number.
  private mutating func unused(_ path: String) -> String {
    var told = path
    var number = 2
    while !paths.insert(told).inserted {
      told = "\(path) (\(number))"
      number += 1
    }
    return told
  }
}

extension DossierReader {
  static func parts(of unpacked: JailedReader.Unpacked, below path: String) -> [Part] {
    parts(of: unpacked).map { Part(path: "\(path)/\($0.path)", content: $0.content) }
  }

  /// What came out of a container as parts below it: litter left out, hostile names told harmlessly, of names that are one
  /// but for capitals the first.
  static func parts(of unpacked: JailedReader.Unpacked) -> [Part] {
    var names: Set<String> = []
    return unpacked.entries.compactMap { entry in
      guard let path = EntryName.path(of: entry.name) else {
        return Part(path: EntryName.escaped(entry.name), content: .unreadable(.hostileName))
      }
      guard !isLitter(path) else { return nil }
      guard names.insert(path.lowercased()).inserted else { return Part(path: path, content: .unreadable(.twinName)) }
      guard !Dossier.officerNames.contains(path) else { return Part(path: path, content: .unreadable(.notFromOfficer)) }
      return switch entry.content {
      case .success(let bytes): Part(path: path, content: .bytes(bytes))
      case .failure(let why): Part(path: path, content: .unreadable(why))
      }
    }
  }
}
