import Values

/// What an entry of an archive or an attachment of a letter is called: data, never a path.
enum EntryName {
  /// The name behind bytes that bear no encoding: UTF-8 where they are, else the old encoding that gives Vietnamese, else
  /// the bytes beyond ASCII escaped. A name that a program has read under a wrong code page before is put right. NFC.
  static func text(of bytes: [UInt8]) -> String {
    if let text = OldEncoding.best(of: bytes)?.text { return MisreadText.restored(text) ?? text }
    return bytes.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : percent($0) }.joined()
  }

  /// The longest name in UTF-8 that is believed.
  private static let mostBytes = 1024

  /// The name as a path below its container; nil where it points elsewhere or cannot be seen as it is.
  ///
  /// A backslash separates folders only in a name without a slash (old Windows programs write such names); beside a
  /// slash it may be a letter to one reader and a way out to another.
  static func path(of name: String) -> String? {
    var name = name.nfc
    if !name.contains("/") { name = name.replacing("\\", with: "/") }
    while name.hasPrefix("./") { name.removeFirst(2) }
    guard name.utf8.count <= mostBytes, isHarmless(name) else { return nil }
    return name
  }

  /// No absolute path, no way up, no drive, no backslash, no control or direction-changing character.
  static func isHarmless(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !parts.contains(".."), !parts.contains("."),
      !name.contains("\\"), !hasDrive(name)
    else { return false }
    return isVisible(name)
  }

  /// Whether a name shows itself as it is: no control or direction-changing character, nothing that is not seen.
  static func isVisible(_ name: String) -> Bool { name.unicodeScalars.allSatisfy(isVisible) }

  /// A name of one harmless part by which a hostile one is told: what makes it hostile as percent signs and digits.
  static func escaped(_ name: String) -> String {
    let drive = hasDrive(name)
    let parts = name.nfc.split(separator: "/", omittingEmptySubsequences: false).map { part in
      ["", ".", ".."].contains(part) ? part.utf8.map(percent).joined() : String(part)
    }
    var told = ""
    for scalar in parts.joined(separator: "%2F").unicodeScalars {
      let isKept = isVisible(scalar) && scalar != "\\" && !(drive && scalar == ":")
      told += isKept ? String(scalar) : String(scalar).utf8.map(percent).joined()
      guard told.utf8.count < mostBytes / 2 else { return (told + "…").nfc }
    }
    return told.isEmpty ? "%00" : told.nfc
  }

  private static func hasDrive(_ name: String) -> Bool {
    let scalars = name.unicodeScalars.prefix(2)
    return scalars.last == ":" && scalars.first.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }

  private static func percent(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
  }
}
