import Values

/// A loaded and checked rulebook in one file, with the digests of the sources that it was made from and the stamp of
/// the program that checked them.
package struct CompiledRulebook: Sendable, Hashable {
  /// The file within the rules folder; it is no source and has no part in the edition's digest.
  package static let name = "rulebook.bin"

  /// Raised when the form of the file changes; that of the rules is the stamp's.
  static let magic = Array("hoso rulebook 1\n".utf8)

  let engine: EngineStamp
  let sources: [RuleFolder.Source]
  let digest: Digest
  let body: [UInt8]

  /// - Throws: where a rule nests past `BinaryFault.depthLimit`.
  package init(_ rulebook: Rulebook, of folder: RuleFolder, by engine: EngineStamp) throws(BinaryFault) {
    self.engine = engine
    self.sources = folder.sources
    self.body = try rulebook.binary()
    self.digest = Digest(of: body)
  }

  /// A file's bytes, whoever wrote them.
  package init(_ bytes: [UInt8]) throws(Misfit) {
    guard bytes.starts(with: Self.magic) else { throw .otherForm }
    do {
      self = try CompiledRulebook(binary: Array(bytes.dropFirst(Self.magic.count)))
    } catch {
      throw .broken
    }
  }

  /// The bytes of the file; the same for the same sources and the same program.
  package func bytes() throws(BinaryFault) -> [UInt8] { Self.magic + (try binary()) }

  /// The rulebook, where it is that of the folder's sources as they are now and this program checked it.
  package func rulebook(of folder: RuleFolder, by engine: EngineStamp?) throws(Misfit) -> Rulebook {
    guard let engine else { throw .noStamp }
    guard self.engine == engine else { throw .otherProgram }
    let found = folder.sources
    if let misfit = misfit(with: found) { throw misfit }
    guard Digest(of: body) == digest, var rulebook = try? Rulebook(binary: body),
      rulebook.edition.digest == RuleFolder.digest(of: found)
    else { throw .broken }
    rulebook.edition.location = folder.location
    rulebook.edition.origin = .compiled
    return rulebook
  }

  /// The first source in the order of paths that is not as it was.
  private func misfit(with found: [RuleFolder.Source]) -> Misfit? {
    guard found != sources else { return nil }
    let before = Set(sources)
    if let other = found.first(where: { !before.contains($0) }) {
      return sources.contains { $0.path == other.path } ? .changed(other.path) : .added(other.path)
    }
    let now = Set(found)
    return sources.first { !now.contains($0) }.map { .removed($0.path) } ?? .broken
  }

  /// Why a compiled file is passed over and the sources are loaded.
  package enum Misfit: Error, Sendable, Hashable, CustomStringConvertible {
    case otherForm
    case broken
    case noStamp
    case otherProgram
    case changed(String)
    case added(String)
    case removed(String)

    /// In Vietnamese, without a stop.
    package var description: String {
      switch self {
      case .otherForm: "không phải bản biên dịch theo dạng mà chương trình này ghi"
      case .broken: "tệp bị hỏng"
      case .noStamp: "chương trình này không có mã bản dựng (build ID)"
      case .otherProgram: "do một bản dựng khác của chương trình ghi"
      case .changed(let path): "\(path) đã đổi từ khi biên dịch"
      case .added(let path): "\(path) có thêm từ khi biên dịch"
      case .removed(let path): "\(path) không còn"
      }
    }
  }
}

extension CompiledRulebook: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.engine = EngineStamp(try reader.raw())
    self.sources = try reader.read()
    self.digest = try reader.read()
    self.body = try reader.raw()
  }

  package func write(to writer: BinaryWriter) {
    writer.write(raw: engine.bytes)
    writer.write(sources, digest)
    writer.write(raw: body)
  }
}

extension RuleFolder.Source: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(path: try reader.read(), digest: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(path, digest) }
}

extension Rulebook {
  /// The rulebook of a folder: its compiled file where that fits the sources, else the sources, loaded and checked.
  /// Only `edition.origin` tells the two apart.
  package init(of folder: RuleFolder, by engine: EngineStamp?) throws(RulebookError) {
    guard let compiled = folder.compiled else {
      self = try Rulebook(loading: folder)
      return
    }
    do throws(CompiledRulebook.Misfit) {
      self = try CompiledRulebook(compiled).rulebook(of: folder, by: engine)
    } catch {
      self = try Rulebook(loading: folder)
      edition.origin = .sources(passedOver: error)
    }
  }
}
