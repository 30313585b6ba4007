import CZlib
import Values

extension Gzip {
  /// A JSON text as gzip (RFC 1952). What was written before (`WrittenJSON`) is packed once and put in as it stands, so that
  /// a report costs what is new in it; the whole is larger by what its parts have in common.
  /// - Returns: nil where zlib has no memory.
  package static func packed(_ json: JSON) -> [UInt8]? { packed(json.pieces()) }

  static func packed(_ pieces: [JSONPiece]) -> [UInt8]? {
    guard var packing = Packing() else { return nil }
    for piece in pieces {
      switch piece {
      case .plain(let bytes): packing.add(bytes)
      case .written(let written): packing.add(written)
      }
    }
    return packing.finished
  }

  private struct Packing {
    /// No name, no time, of no system in particular.
    private var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    private var checksum: UInt = 0
    private var count = 0
    private var hasFailed = false
    private let blocks: Blocks

    init?() {
      guard let blocks = Blocks() else { return nil }
      self.blocks = blocks
    }

    mutating func add(_ text: [UInt8]) {
      guard !text.isEmpty else { return }
      guard let packed = blocks.packed(text) else { return hasFailed = true }
      add(packed, of: text.count)
    }

    mutating func add(_ written: WrittenJSON) {
      guard let packed = written.packed.value({ blocks.packed(written.bytes) }) else { return hasFailed = true }
      add(packed, of: written.bytes.count)
    }

    private mutating func add(_ packed: PackedText, of count: Int) {
      bytes += packed.bytes
      checksum = crc32_combine(checksum, UInt(packed.checksum), count)
      self.count += count
    }

    var finished: [UInt8]? {
      guard !hasFailed else { return nil }
      // The last block is an empty one.
      return bytes + [1, 0, 0, 0xFF, 0xFF] + littleEndian(UInt32(checksum))
        + littleEndian(UInt32(truncatingIfNeeded: count))
    }

    private func littleEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> ($0 * 8) & 0xFF) } }
  }

  /// Makes blocks that stand alone.
  private final class Blocks {
    private var stream = z_stream()

    /// Of a few bytes a block costs more than it saves.
    private static let least = 64

    init?() {
      let size = Int32(MemoryLayout<z_stream>.size)
      // Without a head and an end of its own: minus 15 bits of window. The fastest level, since a report is packed at every
      // call.
      guard deflateInit2_(&stream, 1, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
        return nil
      }
    }

    deinit { deflateEnd(&stream) }

    func packed(_ text: [UInt8]) -> PackedText? {
      let checksum = UInt32(crc32(0, text, UInt32(text.count)))
      guard text.count >= Self.least else {
        let (low, high) = (UInt8(text.count), UInt8(0))
        return PackedText(bytes: [0, low, high, ~low, ~high] + text, checksum: checksum)
      }
      guard deflateReset(&stream) == Z_OK else { return nil }
      var source = text
      // A flush adds an empty block.
      let room = Int(deflateBound(&stream, UInt(text.count))) + 16
      let bytes = source.withUnsafeMutableBufferPointer { source in
        [UInt8](unsafeUninitializedCapacity: room) { target, count in
          stream.next_in = source.baseAddress
          stream.avail_in = UInt32(source.count)
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(room)
          let status = deflate(&stream, Z_FULL_FLUSH)
          count = status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0 ? room - Int(stream.avail_out) : 0
        }
      }
      return bytes.isEmpty ? nil : PackedText(bytes: bytes, checksum: checksum)
    }
  }
}
