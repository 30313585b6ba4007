import Glibc
import JailShim
import Values

/// The other side of `JailedReader`: this program started again, which enters the jail, reads one file from standard
/// input and writes what it says to standard output.
package enum ReaderChild {
  /// The argument that makes the program a reader and nothing else.
  package static let argument = "__read"
  /// A further argument: recognised pages of the file come on descriptor 3.
  static let recognised = "recognised"

  /// What one reader may use.
  package struct Limits: Sendable, Hashable {
    package var processorSeconds = 20
    package var addressSpace = 2 << 30
    /// Of silence.
    package var wallSeconds = 40
    package var outputBytes = 64 << 20

    package init() {}
  }

  /// Does what the program's arguments ask of it as a reader, to its end; nil where they ask for nothing of the kind.
  package static func status(of arguments: [String]) -> Int32? {
    let rest = Array(arguments.dropFirst(2))
    return switch arguments.dropFirst().first {
    case argument: run(rest)
    case RecogniserChild.argument: RecogniserChild.run(rest)
    case PictureChild.argument: PictureChild.run(rest)
    default: nil
    }
  }

  /// Reads one file; the status is the process's.
  private static func run(_ arguments: [String], limits: Limits = Limits()) -> Int32 {
    let numbers = arguments.compactMap { Int($0) }
    if let room = numbers.first { return unpack(room: room, attachment: numbers.dropFirst().first, limits) }
    // Programs can be started outside the jail only: which are needed is told by the first bytes.
    let tools: Result<PortableTools, Unreadable>? =
      FileForm(head: firstBytes()) == .portable
      ? Result { () throws(Unreadable) in try PortableTools.start(limits) } : nil
    guard enter(limits) else { return 70 }
    let bytes = bytes(from: 0)
    let answer: JSON
    do {
      let pages = arguments == [recognised] ? try pages(in: self.bytes(from: 3), limits) : []
      answer = try document(of: bytes, tools: tools, recognised: pages, limits).json
    } catch {
      // What a converter must be told.
      let form = error == .oldFormat ? try? officeForm(of: bytes) : nil
      answer = .record(["fault": .string(error.rawValue), "form": form.map { .string($0.rawValue) }])
    }
    return write(answer.bytes()) ? 0 : 74
  }

  /// Enters the jail; false where any of its walls could not be raised.
  package static func enter(_ limits: Limits) -> Bool {
    // Of files, which the jail opens none; libarchive needs it to hand out names.
    setlocale(LC_CTYPE, "C.UTF-8")
    var bounds = limits.jail
    return jail_enter(&bounds) == 0
  }

  /// What a file's bytes say, by what they are, not by what the file is called.
  /// - Parameter tools: for a PDF, the programs that read it; without them it cannot be read.
  package static func document(of bytes: [UInt8]) throws(Unreadable) -> Document {
    try document(of: bytes, tools: nil, recognised: [], Limits())
  }

  private static func pages(in lines: [UInt8], _ limits: Limits) throws(Unreadable) -> [RecognisedPage] {
    let pages = lines.split(separator: 0x0A).map { line in
      (try? JSON.parse(Array(line), limits: JSONLimits(bytes: limits.outputBytes))).flatMap(RecognisedPage.init(json:))
    }
    guard !pages.contains(where: { $0 == nil }) else { throw .crashed }
    return pages.compactMap(\.self)
  }

  static func document(
    of bytes: [UInt8], tools: Result<PortableTools, Unreadable>?, recognised: [RecognisedPage], _ limits: Limits
  ) throws(Unreadable) -> Document {
    guard !bytes.isEmpty else { throw .empty }
    switch FileForm(head: bytes.prefix(FileForm.headLength)) {
    case .oldOffice where isOutlookMessage(bytes): throw .outlookMessage
    case .oldOffice, .richText: throw try officeForm(of: bytes) == nil ? .notSupported : .oldFormat
    case .archive, .mail: throw .tooDeep
    case .portable:
      guard let tools else { throw .notStarted }
      let file = try PortableFile(bytes, by: tools.get(), recognised: recognised, limits)
      return Document(
        path: "", digest: Digest(of: bytes), blocks: file.blocks, unreadParts: file.unreadParts, asides: file.asides,
        scans: file.scans, pages: file.pages, properties: file.properties, attachments: file.attachments)
    case .picture:
      guard !recognised.isEmpty else {
        return Document(path: "", digest: Digest(of: bytes), blocks: [], unreadParts: [], scans: [1])
      }
      let file = try PictureFile(recognised)
      return Document(
        path: "", digest: Digest(of: bytes), blocks: file.blocks, unreadParts: file.unreadParts, asides: file.asides,
        pages: file.pages)
    case .foreign: throw .notSupported
    case .unknown:
      let file = try UnmarkedFile(bytes)
      return Document(
        path: "", digest: Digest(of: bytes), blocks: file.blocks, unreadParts: file.unreadParts, asides: file.asides,
        notes: file.notes)
    case .zip:
      guard !isArchive(bytes) else { throw .tooDeep }
      return try packed(bytes)
    }
  }

  /// What a file is that only a converter makes readable; nil where it is none that is known.
  /// - Throws: `protected` for what Office keeps in such a file of a new one that has a password.
  private static func officeForm(of bytes: [UInt8]) throws(Unreadable) -> OfficeForm? {
    switch FileForm(head: bytes.prefix(FileForm.headLength)) {
    case .richText: return .rtf
    case .oldOffice:
      guard let names = CompoundFile.names(in: bytes) else { throw .broken }
      guard !names.contains("EncryptedPackage") else { throw .protected }
      return OfficeForm(holding: names)
    case .zip:
      var mediaType: [UInt8] = []
      do {
        mediaType = try ZipArchive.entries(of: bytes) { $0 == "mimetype" }.first?.bytes ?? []
      } catch {
        throw Unreadable(WordFile.Fault.archive(error))
      }
      return OfficeForm(mediaType: mediaType)
    case .portable, .picture, .archive, .mail, .foreign, .unknown: return nil
    }
  }

  /// A Word file or a workbook.
  private static func packed(_ bytes: [UInt8]) throws(Unreadable) -> Document {
    let names = try names(in: bytes)
    guard !names.contains("ppt/presentation.xml") else { throw .presentation }
    if names.contains("mimetype"), try officeForm(of: bytes) != nil { throw .oldFormat }
    if names.contains(Workbook.mark) {
      let book = try Workbook(bytes)
      return Document(
        path: "", digest: Digest(of: bytes), blocks: book.blocks, unreadParts: book.unreadParts, asides: book.asides,
        properties: book.properties)
    }
    do {
      let file = try WordFile(bytes)
      return Document(
        path: "", digest: Digest(of: bytes), blocks: file.blocks, unreadParts: file.unreadParts, asides: file.asides,
        notes: file.notes, properties: file.properties, breaks: file.breaks)
    } catch {
      throw Unreadable(error)
    }
  }

  private static func names(in bytes: [UInt8]) throws(Unreadable) -> Set<String> {
    var names: Set<String> = []
    do {
      _ = try ZipArchive.entries(of: bytes) { name in
        names.insert(name)
        return false
      }
    } catch {
      throw Unreadable(WordFile.Fault.archive(error))
    }
    return names
  }

  /// The first bytes of standard input, which stays at its start.
  static func firstBytes() -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: FileForm.headLength)
    let count = pread(0, &buffer, buffer.count, 0)
    return buffer.prefix(max(0, count))
  }

  /// All that a descriptor has to say.
  static func bytes(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

extension ReaderChild.Limits {
  var jail: jail_limits {
    jail_limits(
      cpu_seconds: UInt(processorSeconds), address_space_bytes: UInt(addressSpace), open_files: 64,
      file_bytes: 0)
  }
}

extension Unreadable {
  init(_ fault: WordFile.Fault) {
    switch fault {
    case .archive(.broken), .brokenPart: self = .broken
    case .archive(.encrypted): self = .protected
    case .archive(.tooLarge): self = .tooLarge
    case .archive(.hostileName): self = .hostile
    case .notWord: self = .notWord
    }
  }
}
