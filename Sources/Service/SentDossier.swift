import Dossiers
import Keeping
import Values

/// A dossier as it was sent: the files of a form, one `ho-so.json`, or an archive.
struct SentDossier: Sendable {
  enum Form: String, Sendable {
    case json, zip, multipart
  }

  let form: Form
  /// By the names under which they were sent; of an archive one, which nobody named.
  let files: [(name: String, bytes: [UInt8])]
  private let digested = Once<[Digest]>()

  init(form: Form, files: [(name: String, bytes: [UInt8])]) {
    self.form = form
    self.files = files
  }

  /// - Throws: a problem where the type is not taken or the body is not of it.
  init(_ bytes: [UInt8], type: String) throws {
    switch Self.mediaType(type) {
    case "application/json": self.init(form: .json, files: [(Dossier.intakeName, bytes)])
    case "application/zip": self.init(form: .zip, files: [("zip", bytes)])
    case "multipart/form-data":
      guard let parts = Multipart.parts(of: bytes, type: type) else {
        throw Problem.malformed(
          Words(
            "multipart/form-data hỏng hoặc thiếu boundary", en: "multipart/form-data is broken or names no boundary"))
      }
      // A part without a file name is the file of the part's name.
      self.init(form: .multipart, files: parts.map { ($0.fileName ?? $0.name, $0.bytes) })
    default: throw Problem.mediaType
    }
  }

  /// Without its parameters; nil where there is none.
  private static func mediaType(_ type: String) -> String? { type.split(separator: ";").first?.lowercased() }

  /// Of each file, in order.
  var digests: [Digest] { digested.value { files.map { Digest(of: $0.bytes) } } }

  /// As a check names them.
  var namedDigests: [KeptCheck.File] {
    zip(files, digests).map { KeptCheck.File(name: $0.name, digest: $1) }
  }

  /// Of the body as which it was sent: that of a list is its file's.
  func digest(of body: [UInt8]) -> Digest { form == .json ? digests[0] : Digest(of: body) }

  /// Whether it is nothing but a list that is read and judged in a moment.
  var isShortList: Bool { form == .json && files.allSatisfy { Self.isShort($0.bytes) } }

  /// The same of a body that nobody has looked into.
  static func isShortList(_ bytes: [UInt8], type: String) -> Bool {
    isShort(bytes) && mediaType(type) == "application/json"
  }

  private static func isShort(_ bytes: [UInt8]) -> Bool { bytes.count <= Intake.mostShortBytes }

  /// As a person sends it: one archive alone is the dossier, anything else is its files.
  init(files: [(name: String, bytes: [UInt8])]) {
    let isArchive = files.count == 1 && Self.archiveEndings.contains { files[0].name.lowercased().hasSuffix($0) }
    self.init(form: isArchive ? .zip : .multipart, files: isArchive ? [("zip", files[0].bytes)] : files)
  }

  private static let archiveEndings = [".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"]

  /// As it was sent when the check was made.
  init(_ check: KeptCheck, of store: Store) throws {
    self.init(form: try CheckRecord(check.record).form, files: try store.files(of: check))
  }

  /// The bytes of some of its files, by their paths in the dossier.
  func bytes(of paths: Set<String>, by reader: DossierReader) throws(DossierError) -> [String: [UInt8]] {
    guard form == .zip else { return reader.bytes(of: paths, parts: files) }
    return try reader.bytes(of: paths, archive: files.first?.bytes ?? [], at: form.rawValue)
  }

  func dossier(by reader: DossierReader) throws -> Dossier {
    do {
      guard form == .zip else { return try reader.dossier(named: form.rawValue, parts: files) }
      return try reader.dossier(named: form.rawValue, archive: files.first?.bytes ?? [], at: form.rawValue)
    } catch {
      throw Problem.unopened(error.description)
    }
  }
}
