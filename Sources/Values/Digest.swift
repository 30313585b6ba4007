import CCrypto

/// A SHA-256 digest (FIPS 180-4).
package struct Digest: Sendable, Hashable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init(of content: [UInt8]) { self = content.withUnsafeBytes { Digest(of: $0) } }

  package init(of content: UnsafeRawBufferPointer) {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(content.baseAddress, content.count, &digest)
    self.bytes = digest
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The digest itself, 32 bytes; anything else is nil.
  init?(bytes: [UInt8]) {
    guard bytes.count == SHA256_DIGEST_LENGTH else { return nil }
    self.bytes = bytes
  }

  /// 64 hexadecimal digits of either case; anything else is nil.
  package init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (index, byte) in bytes.enumerated() {
        text[index * 2] = Self.digit(byte >> 4)
        text[index * 2 + 1] = Self.digit(byte & 15)
      }
      return bytes.count * 2
    }
  }
}
