import CZlib
import HTTPTypes

/// A body as gzip (RFC 1952), for callers that take it (RFC 9110, 12.5.3).
enum Gzip {
  /// A packet or two carry this much either way.
  static let least = 1400

  /// nil where zlib has no memory.
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, and 16 more say that it is gzip; the fastest level, since a report is packed at every call.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
      return nil
    }
    defer { deflateEnd(&stream) }
    var source = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    let status = source.withUnsafeMutableBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: room) { target, count in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        let ended = deflate(&stream, Z_FINISH)
        count = ended == Z_STREAM_END ? room - Int(stream.avail_out) : 0
      }
    }
    return status.isEmpty ? nil : status
  }

  /// Whether an `Accept-Encoding` takes it; without one nothing is packed.
  static func isTaken(by header: String?) -> Bool {
    let wanted = (header ?? "").split(separator: ",").map { item in
      item.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
    }
    func weight(of coding: String) -> Double? {
      guard let fields = wanted.first(where: { $0.first == coding }) else { return nil }
      return fields.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    }
    return (weight(of: "gzip") ?? weight(of: "*") ?? 0) > 0
  }
}
