import CZlib
import Values

/// Bytes as gzip (RFC 1952).
package enum Gzip {
  /// nil where zlib has no memory.
  package static func packed(_ bytes: [UInt8]) -> [UInt8]? { packed([.plain(bytes)]) }

  /// nil where the bytes are no whole gzip, or hold more than `most` bytes.
  package static func unpacked(_ bytes: [UInt8], upTo most: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var source = bytes
    var unpacked: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let ended = source.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      var status = Z_OK
      while status == Z_OK, unpacked.count <= most {
        chunk.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          status = inflate(&stream, Z_NO_FLUSH)
        }
        unpacked += chunk[..<(chunk.count - Int(stream.avail_out))]
      }
      return status == Z_STREAM_END && stream.avail_in == 0
    }
    return ended && unpacked.count <= most ? unpacked : nil
  }
}
