import CArchive
import CXML2
import Foundation

/// What no reader of these Word files can do without: unpacking their XML parts and parsing them.
struct WordFloor {
  private let contents: [[UInt8]]
  let unpackedBytes: Int

  var files: Int { contents.count }
  var packedBytes: Int { contents.reduce(0) { $0 + $1.count } }

  init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".docx") }
    contents = try names.map { Array(try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent($0))) }
    unpackedBytes = contents.reduce(0) { $0 + Self.read($1) }
  }

  func run() {
    for content in contents { _ = Self.read(content) }
  }

  private static func read(_ content: [UInt8]) -> Int {
    var total = 0
    let archive = archive_read_new()
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    content.withUnsafeBytes { bytes in
      guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else { return }
      var entry: OpaquePointer?
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
        var part: [UInt8] = []
        while case let count = archive_read_data(archive, &buffer, buffer.count), count > 0 { part += buffer[..<count] }
        total += part.count
        part.withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) { text in
            xmlFreeDoc(
              xmlReadMemory(text.baseAddress, Int32(text.count), nil, nil, Int32(XML_PARSE_NONET.rawValue)))
          }
        }
      }
    }
    return total
  }
}
