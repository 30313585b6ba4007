import Values

@testable import Dossiers

/// Any bytes as a paper: what reads goes through the pipe between the reader and its parent without losing a word, and
/// its places are those of its blocks.
private enum PaperFuzz {
  static func run(_ bytes: [UInt8]) {
    guard let document = try? ReaderChild.document(of: bytes) else { return }
    let piped = document.json.bytes()
    guard let json = try? JSON.parse(piped, limits: JSONLimits(bytes: 64 << 20)),
      let again = Document(json: json, path: document.path, digest: document.digest)
    else { fatalError("writes what does not read: \(String(decoding: piped, as: UTF8.self))") }
    guard again == document else { fatalError("another document behind the pipe") }
    for case .table(let table) in document.blocks {
      for row in table.rows {
        guard zip(row, row.dropFirst()).allSatisfy({ $0.column + $0.columnSpan <= $1.column }) else {
          fatalError("cells of a row over one another")
        }
      }
    }
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPaper(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  PaperFuzz.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
