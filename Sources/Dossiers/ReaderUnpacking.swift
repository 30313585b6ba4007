import Glibc
import Values

/// The reader as unpacker: it says what a container holds, entry by entry, as a `PackedStream`.
///
/// Without leave to unpack a reader answers `.tooDeep` to a container: its parent decides whether it starts it again
/// with leave, and for how many bytes.
extension ReaderChild {
  /// - Parameters:
  ///   - room: how many bytes may come out.
  ///   - attachment: which file in a PDF is wanted, from 1; every other container is taken whole.
  static func unpack(room: Int, attachment: Int?, _ limits: Limits) -> Int32 {
    // Poppler's program takes the file out in its own jail; it can be started from outside this one only.
    let tool = attachment.map { number in
      Result { () throws(Unreadable) in try PortableTools.attachment(number, limits) }
    }
    guard enter(limits) else { return 70 }
    let bytes = bytes(from: 0)
    var isWritten = write(PackedStream.mark)
    func send(_ kind: PackedStream.Kind, _ name: [UInt8], _ content: [UInt8]) {
      isWritten = isWritten && write(PackedStream.head(kind, name: name, count: content.count)) && write(content)
    }
    let fault: Unreadable?
    if let tool {
      fault = takeOut(of: bytes, by: tool, room: room, send)
    } else {
      fault = unpack(bytes, room: room, limits, send)
    }
    let reason = Array((fault?.rawValue ?? "").utf8)
    isWritten = isWritten && write(PackedStream.head(.end, count: reason.count)) && write(reason)
    return isWritten ? 0 : 74
  }

  /// - Parameter send: a frame's kind, name and content.
  static func unpack(
    _ bytes: [UInt8], room: Int, _ limits: Limits, _ send: (PackedStream.Kind, [UInt8], [UInt8]) -> Void
  ) -> Unreadable? {
    func pass(_ entry: PackedStream.Entry) {
      let name = Array(entry.name.utf8)
      switch entry.content {
      case .success(let content): send(.file, name, content)
      case .failure(let why): send(.unread, name, Array(why.rawValue.utf8))
      }
    }
    switch FileForm(head: bytes.prefix(FileForm.headLength)) {
    case .mail:
      let letter = MailMessage(bytes)
      send(.document, [], letter.document(of: bytes).json.bytes())
      letter.entries.forEach(pass)
      return nil
    case .zip where !isArchive(bytes): return Archive.names(of: bytes).isEmpty ? .broken : .notSupported
    case .zip, .archive:
      var bounds = Archive.Limits()
      bounds.zip.totalBytes = room
      bounds.processorSeconds = limits.processorSeconds * 3 / 4
      bounds.wallSeconds = limits.wallSeconds * 3 / 4
      return Archive(bytes, limits: bounds).unpack(pass)
    case .oldOffice, .richText, .picture, .portable, .foreign, .unknown: return bytes.isEmpty ? .empty : .broken
    }
  }

  /// One file in a PDF, without its name, which the list has told.
  private static func takeOut(
    of bytes: [UInt8], by tool: Result<PortableTools.Tool, Unreadable>, room: Int,
    _ send: (PackedStream.Kind, [UInt8], [UInt8]) -> Void
  ) -> Unreadable? {
    var bounds = ZipArchive.Limits()
    bounds.totalBytes = room
    var content: [UInt8] = []
    do throws(Unreadable) {
      let complained = try tool.get().said { (more: ArraySlice<UInt8>) throws(Unreadable) in
        content += more
        guard bounds.allows(entry: content.count, total: content.count, packed: bytes.count) else { throw .tooLarge }
      }
      // What came out may be less than what was put in: the file says nothing of its length that could be believed.
      guard !complained else { throw .broken }
      send(.file, [], content)
    } catch {
      send(.unread, [], Array(error.rawValue.utf8))
      if error == .tooLarge { return error }
    }
    return nil
  }

  /// Whether a zip is what papers are sent in, and no paper itself: the formats of offices and books that are zips have a
  /// list of their parts or say their kind in the first entry. Of a zip without any entry to be seen only an empty one is.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    let names = Archive.names(of: bytes)
    guard !names.isEmpty else { return ZipDirectory(bytes) != nil }
    return names.first != "mimetype" && !names.contains("[Content_Types].xml") && !names.contains("word/document.xml")
      && !names.contains(Workbook.mark)
  }

  /// Whether a compound file is a letter of Outlook: the name of the stream of its properties is in its directory.
  static func isOutlookMessage(_ bytes: [UInt8]) -> Bool {
    let name = "__properties_version1.0".utf8.flatMap { [$0, 0] as [UInt8] }
    var rest = bytes[...]
    while let start = rest.firstIndex(of: name[0]) {
      if rest[start...].starts(with: name) { return true }
      rest = rest[(start + 1)...]
    }
    return false
  }
}
