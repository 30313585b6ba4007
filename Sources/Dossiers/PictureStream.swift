/// The pictures that pdftoppm writes one after another as PNG, cut apart by their chunks; nothing in them is decoded.
struct PictureStream {
  struct Picture {
    let bytes: [UInt8]
    /// In pixels.
    let width: Int
    let height: Int
  }

  private(set) var pictures: [Picture] = []
  private var bytes: [UInt8] = []
  /// Where the next chunk of the open picture begins; 0 before its signature was seen.
  private var position = 0

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// Of a chunk: its length, its name and its check sum.
  private static let frame = 12

  /// - Throws: `broken` for bytes that are no PNG.
  mutating func take(_ more: ArraySlice<UInt8>) throws(Unreadable) {
    bytes += more
    while true {
      if position == 0 {
        guard bytes.count >= Self.signature.count else { return }
        guard bytes.starts(with: Self.signature) else { throw .broken }
        position = Self.signature.count
      }
      guard bytes.count >= position + Self.frame else { return }
      let end = position + Self.frame + number(at: position)
      guard bytes.count >= end else { return }
      let isLast = bytes[(position + 4)..<(position + 8)].elementsEqual("IEND".utf8)
      position = end
      guard isLast else { continue }
      try close(at: end)
    }
  }

  /// Whether the stream ended between two pictures.
  var isWhole: Bool { bytes.isEmpty }

  private mutating func close(at end: Int) throws(Unreadable) {
    let header = Self.signature.count + 4
    guard end > header + 12, bytes[header..<(header + 4)].elementsEqual("IHDR".utf8) else { throw .broken }
    pictures.append(
      Picture(bytes: Array(bytes[..<end]), width: number(at: header + 4), height: number(at: header + 8)))
    bytes.removeSubrange(..<end)
    position = 0
  }

  /// Four bytes, the largest first.
  private func number(at index: Int) -> Int { bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) } }
}
