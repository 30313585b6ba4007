import Values

/// What a caller presents: `hoso_<id>_<secret>`, the secret being 256 random bits in hexadecimal digits.
///
/// It cannot be guessed, so one round of SHA-256 keeps it; a slow hash is for what people choose themselves.
struct KeySecret: Sendable {
  let id: String
  private let secret: String

  /// A new one.
  init() {
    id = Self.digits(bytes: 5)
    secret = Self.digits(bytes: 32)
  }

  /// What was presented; what has not the form becomes one that nobody has, so that it costs what any wrong one costs.
  init(presented text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    let hasForm = parts.count == 3 && parts[0] == "hoso" && parts[1].utf8.count == 10 && parts[2].utf8.count == 64
    id = hasForm ? String(parts[1]) : ""
    secret = hasForm ? String(parts[2]) : ""
  }

  var text: String { "hoso_\(id)_\(secret)" }

  var digest: Digest { Digest(of: Array(secret.utf8)) }

  /// Compares all the bytes, wherever the first difference is.
  /// - Parameter kept: the digest in hexadecimal digits; nil where there is no such key: then the answer is no, after the
  ///   same work.
  func isKept(as kept: String?) -> Bool {
    guard let known = Digest(hex: kept ?? Self.decoy) else { return false }
    let difference = zip(digest.bytes, known.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
    return difference == 0 && kept != nil
  }

  private static let decoy = Digest(of: []).hex

  /// From the system's generator, which is one for secrets.
  private static func digits(bytes: Int) -> String {
    (0..<bytes).map { _ in
      let byte = UInt8.random(in: 0 ... .max)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
