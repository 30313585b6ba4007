/// What a file may hold before it is refused.
public struct ModelLimits: Sendable, Hashable {
  public var bytes: Int
  public var depth: Int
  public var elements: Int
  /// Of one element.
  public var attributes: Int

  public init(bytes: Int = 64 << 20, depth: Int = 200, elements: Int = 1_000_000, attributes: Int = 256) {
    self.bytes = bytes
    self.depth = depth
    self.elements = elements
    self.attributes = attributes
  }
}

/// A first walk over the bytes of an XML document, before the parser sees them: in time linear in their number it
/// refuses what is over a limit, a DOCTYPE (and with it every entity), other encodings than UTF-8 and most malformed
/// markup, and keeps the place of each start tag, which the parser does not tell.
struct MarkupFence {
  struct Place {
    /// Of the start tag's `<`.
    let line: Int
    let column: Int
    /// Of what follows the start tag.
    var textLine: Int
    var textColumn: Int
  }

  private let bytes: [UInt8]
  private let limits: ModelLimits
  private var index = 0
  private var line = 1
  private var column = 1
  /// The names of the elements that are open.
  private var open: [Range<Int>] = []
  /// The places of all start tags, in order.
  private(set) var places: [Place] = []
  /// The document for the parser, piece by piece: each but the last ends with a tag, since pieces that end in the midst
  /// of one are read again from its start. Left out are processing instructions and the XML declaration: FoundationXML
  /// of Swift 6.3 crashes on instructions without data (it takes the length of a null string), libxml2 can take a
  /// malformed declaration to end where one begins, and no reader of DMN wants either. After one of several lines the
  /// parser's own errors are placed so many lines too early.
  private(set) var pieces: [Range<Int>] = []
  private var pieceStart = 0
  private static let pieceLength = 64 << 10

  /// Walks over the whole document.
  init(_ bytes: [UInt8], limits: ModelLimits) throws(ModelProblem) {
    self.bytes = bytes
    self.limits = limits
    guard bytes.count <= limits.bytes else { throw problem(.tooLarge(limit: limits.bytes)) }
    try head()
    try walk()
    pieces.append(pieceStart..<bytes.count)
  }

  private func problem(_ kind: ModelProblem.Kind) -> ModelProblem {
    ModelProblem(kind, line: line, column: column)
  }

  private func problem(_ malformation: ModelProblem.Malformation) -> ModelProblem { problem(.malformed(malformation)) }

  // MARK: - Encoding

  private mutating func head() throws(ModelProblem) {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0) {
      throw problem(.encoding("UTF-16"))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw firstNonUTF8() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    guard at("<?xml"), let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return }
    let declaration = String(decoding: bytes[index...end], as: UTF8.self)
    guard let name = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.output.1 else { return }
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased()) else {
      throw problem(.encoding(String(name)))
    }
  }

  private func firstNonUTF8() -> ModelProblem {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var line = 1
    var column = 1
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      column = scalar == "\n" ? 1 : column + 1
      if scalar == "\n" { line += 1 }
    }
    return ModelProblem(.notUTF8, line: line, column: column)
  }

  // MARK: - Markup

  private mutating func walk() throws(ModelProblem) {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        try markup()
        if index - pieceStart >= Self.pieceLength && bytes[index - 1] == UInt8(ascii: ">") {
          pieces.append(pieceStart..<index)
          pieceStart = index
        }
      case UInt8(ascii: "&") where !open.isEmpty: try reference()
      case UInt8(ascii: "]") where at("]]>") && !open.isEmpty: throw problem(.bareSectionEnd)
      case let byte:
        guard !open.isEmpty || Self.isBlank(byte) else { throw problem(places.isEmpty ? .empty : .contentAfterRoot) }
        try advance()
      }
    }
    guard !places.isEmpty else { throw problem(.empty) }
    guard open.isEmpty else { throw problem(.unfinished) }
  }

  private mutating func markup() throws(ModelProblem) {
    if at("<!--") {
      try skip(4, through: "-->")
    } else if at("<![CDATA[") && !open.isEmpty {
      try skip(9, through: "]]>")
    } else if at("<!") {
      throw problem(.documentType)
    } else if at("<?") {
      try instruction()
    } else if at("</") {
      try endTag()
    } else {
      try startTag()
    }
  }

  private mutating func instruction() throws(ModelProblem) {
    let here = self
    let start = index
    try advance()
    try advance()
    guard index < bytes.count, Self.startsName(bytes[index]) else { throw here.problem(.bareLessThan) }
    let name = try name()
    let target = String(decoding: bytes[name], as: UTF8.self)
    try skip(0, through: "?>")
    if target.lowercased() == "xml" && (target != "xml" || here.line > 1 || here.column > 1) {
      throw here.problem(.misplacedDeclaration)
    }
    pieces.append(pieceStart..<start)
    pieceStart = index
  }

  private mutating func startTag() throws(ModelProblem) {
    guard index + 1 < bytes.count else { throw problem(.unfinished) }
    guard Self.startsName(bytes[index + 1]) else { throw problem(.bareLessThan) }
    if open.isEmpty && !places.isEmpty { throw problem(.contentAfterRoot) }
    if open.count == limits.depth { throw problem(.tooDeep(limit: limits.depth)) }
    if places.count == limits.elements { throw problem(.tooManyElements(limit: limits.elements)) }
    places.append(Place(line: line, column: column, textLine: 0, textColumn: 0))
    try advance()
    let name = try name()
    var attributes = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        try advance()
        open.append(name)
        return endPlace()
      case UInt8(ascii: "/") where at("/>"):
        try advance()
        try advance()
        return endPlace()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try attributeValue()
      case UInt8(ascii: "<"): throw problem(.bareLessThan)
      case UInt8(ascii: "="):
        attributes += 1
        if attributes > limits.attributes { throw problem(.tooManyAttributes(limit: limits.attributes)) }
        try advance()
      default: try advance()
      }
    }
    throw problem(.unfinished)
  }

  private mutating func endPlace() {
    places[places.count - 1].textLine = line
    places[places.count - 1].textColumn = column
  }

  private mutating func endTag() throws(ModelProblem) {
    guard let opened = open.popLast() else { throw problem(places.isEmpty ? .empty : .contentAfterRoot) }
    let here = self
    try advance()
    try advance()
    let closed = try name()
    guard bytes[closed] == bytes[opened] else {
      let names = (
        String(decoding: bytes[opened], as: UTF8.self), String(decoding: bytes[closed].prefix(80), as: UTF8.self)
      )
      throw here.problem(.tagMismatch(opened: names.0, closed: names.1))
    }
    while index < bytes.count, Self.isBlank(bytes[index]) { try advance() }
    guard index < bytes.count else { throw problem(.unfinished) }
    guard bytes[index] == UInt8(ascii: ">") else {
      throw here.problem(.tagMismatch(opened: String(decoding: bytes[opened], as: UTF8.self), closed: ""))
    }
    try advance()
  }

  private mutating func name() throws(ModelProblem) -> Range<Int> {
    let start = index
    while index < bytes.count, !Self.isBlank(bytes[index]), !Self.endsName(bytes[index]) { try advance() }
    return start..<index
  }

  private mutating func attributeValue() throws(ModelProblem) {
    let quote = bytes[index]
    try advance()
    while index < bytes.count {
      switch bytes[index] {
      case quote: return try advance()
      case UInt8(ascii: "<"): throw problem(.bareLessThan)
      case UInt8(ascii: "&"): try reference()
      default: try advance()
      }
    }
    throw problem(.unfinished)
  }

  /// A reference to a character or to one of the five entities that need no declaration.
  private mutating func reference() throws(ModelProblem) {
    guard let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      throw problem(.bareAmpersand)
    }
    let body = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
    if body.hasPrefix("#") {
      let digits = body.dropFirst(body.hasPrefix("#x") ? 2 : 1)
      guard digits.allSatisfy(\.isHexDigit), let code = UInt32(digits, radix: body.hasPrefix("#x") ? 16 : 10) else {
        throw problem(.bareAmpersand)
      }
      guard let scalar = Unicode.Scalar(code), scalar.isAllowedInMarkup else { throw problem(.character) }
    } else if !["lt", "gt", "amp", "quot", "apos"].contains(body) {
      throw problem(.bareAmpersand)
    }
    while index <= end { try advance() }
  }

  // MARK: - Bytes

  private mutating func skip(_ count: Int, through end: StaticString) throws(ModelProblem) {
    let here = self
    for _ in 0..<count { try advance() }
    while index < bytes.count {
      if at(end) {
        for _ in 0..<end.utf8CodeUnitCount { try advance() }
        return
      }
      try advance()
    }
    throw here.problem(.unfinished)
  }

  private func at(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[index..<(index + $0.count)]) }
  }

  private mutating func advance() throws(ModelProblem) {
    let byte = bytes[index]
    if byte < 0x20 && !Self.isBlank(byte) { throw problem(.character) }
    if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
      throw problem(.character)
    }
    index += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private static func startsName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "=")
      || byte == UInt8(ascii: "?")
  }
}

extension Unicode.Scalar {
  /// Whether an XML 1.0 document may hold it, written out or by number.
  var isAllowedInMarkup: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
