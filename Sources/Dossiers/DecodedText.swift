import Values

/// The letters of a text, by the encoding that its bytes are in.
struct DecodedText {
  let text: String
  /// The old encoding that was taken; nil for Unicode, which nobody has to guess.
  let encoding: String?

  /// - Parameter declared: the encoding that the text itself names, where it names one.
  /// - Throws: `badEncoding` where no encoding makes Vietnamese of the bytes.
  init(_ bytes: [UInt8], declared: String? = nil) throws(Unreadable) {
    if let unicode = try Self.unicode(bytes) {
      text = unicode
      encoding = nil
    } else if let old = OldEncoding.best(of: bytes) {
      text = old.text
      encoding = old.encoding?.name
    } else if let declared, let old = OldEncoding(declared: declared) {
      text = old.decode(bytes)
      encoding = old.name
    } else if let declared, Self.latin.contains(declared) {
      // Word writes Vietnamese letters into such pages by their numbers.
      text = bytes.latin
      encoding = declared
    } else {
      throw .badEncoding
    }
  }

  private static let latin: Set = ["windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii"]

  /// nil where the bytes bear no mark of Unicode and are no UTF-8.
  private static func unicode(_ bytes: [UInt8]) throws(Unreadable) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      guard let text = String(validating: bytes.dropFirst(3), as: UTF8.self) else { throw .badEncoding }
      return text
    }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return String(validating: bytes, as: UTF8.self) }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self), !text.contains("\0") else {
      throw .badEncoding
    }
    return text
  }
}

extension OldEncoding {
  /// What an officer knows it by.
  package var name: String {
    switch self {
    case .cp1258: "CP1258 (Windows)"
    case .tcvn3: "TCVN3 (ABC)"
    case .vni: "VNI"
    }
  }

  /// By the name that a page gives its encoding.
  fileprivate init?(declared name: String) {
    guard ["windows-1258", "cp1258", "x-cp1258"].contains(name) else { return nil }
    self = .cp1258
  }
}

extension [UInt8] {
  /// The letters of Windows for Western Europe.
  fileprivate var latin: String {
    var text = String.UnicodeScalarView()
    for byte in self { text.append(byte < 0x80 ? Unicode.Scalar(byte) : OldEncoding.windows[Int(byte) - 0x80]) }
    return String(text)
  }
}
