import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of an XML document with all below it.
struct MarkupElement {
  let namespace: String
  let name: String
  /// By local name; those in a namespace as `{namespace}name`.
  let attributes: [String: String]
  let place: MarkupFence.Place
  /// The namespaces of the prefixes with which attributes or the text begin, as far as they are declared.
  var prefixes: [String: String] = [:]
  var children: [MarkupElement] = []
  /// What it holds beside elements, put together.
  var text = ""

  func problem(_ kind: ModelProblem.Kind) -> ModelProblem {
    ModelProblem(kind, line: place.line, column: place.column)
  }

  /// The root of a document within limits; no entity is expanded, no other file opened.
  static func root(of bytes: [UInt8], limits: ModelLimits) throws(ModelProblems) -> MarkupElement {
    do {
      return try parsed(bytes, limits)
    } catch {
      throw ModelProblems([error])
    }
  }

  private static func parsed(_ bytes: [UInt8], _ limits: ModelLimits) throws(ModelProblem) -> MarkupElement {
    let fence = try MarkupFence(bytes, limits: limits)
    let builder = MarkupBuilder(places: fence.places)
    let parser = XMLParser(stream: Pieces(of: bytes, fence.pieces))
    parser.shouldProcessNamespaces = true
    parser.shouldReportNamespacePrefixes = true
    parser.shouldResolveExternalEntities = false
    parser.externalEntityResolvingPolicy = .never
    parser.delegate = builder
    let isParsed = parser.parse()
    if let problem = builder.problem { throw problem }
    guard isParsed, let root = builder.root else {
      throw ModelProblem(.malformed(.unfinished), line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
    }
    return root
  }
}

/// Gives a document to the parser in pieces: libxml2 takes no more than 10 MB at once, and the parser, which goes on
/// after an error to the end of what it was given, stops between pieces.
private final class Pieces: InputStream {
  private let bytes: [UInt8]
  private var pieces: ArraySlice<Range<Int>>

  init(of bytes: [UInt8], _ pieces: [Range<Int>]) {
    self.bytes = bytes
    self.pieces = pieces[...]
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength limit: Int) -> Int {
    while let piece = pieces.first {
      guard !piece.isEmpty else {
        pieces.removeFirst()
        continue
      }
      var end = min(piece.upperBound, piece.lowerBound + limit)
      // A character is not cut in two.
      while end < piece.upperBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      for index in piece.lowerBound..<end { buffer[index - piece.lowerBound] = bytes[index] }
      pieces[pieces.startIndex] = end..<piece.upperBound
      return end - piece.lowerBound
    }
    return 0
  }
}

/// Builds the elements from the parser's events and keeps its first error.
private final class MarkupBuilder: NSObject, XMLParserDelegate {
  private let places: [MarkupFence.Place]
  private var started = 0
  private var open: [MarkupElement] = []
  /// The namespaces of each prefix, the innermost last.
  private var prefixes: [String: [String]] = ["xml": ["http://www.w3.org/XML/1998/namespace"]]
  var root: MarkupElement?
  var problem: ModelProblem?

  init(places: [MarkupFence.Place]) {
    self.places = places
  }

  func parser(_ parser: XMLParser, didStartMappingPrefix prefix: String, toURI namespaceURI: String) {
    prefixes[prefix, default: []].append(namespaceURI)
  }

  func parser(_ parser: XMLParser, didEndMappingPrefix prefix: String) {
    _ = prefixes[prefix]?.popLast()
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
    attributes attributeDict: [String: String] = [:]
  ) {
    // The parser goes on after an error; it is stopped here, not where the error is told, since libxml2 must not lose
    // its input in the middle of a token.
    guard problem == nil, started < places.count else { return parser.abortParsing() }
    var attributes: [String: String] = [:]
    for (name, value) in attributeDict {
      guard let colon = name.firstIndex(of: ":") else {
        attributes[name] = value
        continue
      }
      let namespace = prefixes[String(name[..<colon])]?.last ?? ""
      attributes["{\(namespace)}\(name[name.index(after: colon)...])"] = value
    }
    open.append(
      MarkupElement(
        namespace: namespaceURI ?? "", name: elementName, attributes: attributes,
        place: places[started]))
    started += 1
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
  ) {
    guard problem == nil, var element = open.popLast() else { return }
    for value in element.attributes.values { remember(value, in: &element) }
    if element.children.isEmpty { remember(element.text, in: &element) }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  /// Keeps what the prefix of a value stands for, while that is in scope.
  private func remember(_ value: String, in element: inout MarkupElement) {
    guard let colon = value.firstIndex(of: ":") else { return }
    let prefix = value[..<colon].trimmingBlanks()
    if let namespace = prefixes[prefix]?.last { element.prefixes[prefix] = namespace }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += string
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    guard problem == nil else { return }
    let malformation: ModelProblem.Malformation? =
      switch (parseError as NSError).code {
      // Warnings: a language or a namespace written in an unusual way.
      case 98, 99, 100: nil
      case 4: .empty
      case 5: .contentAfterRoot
      case 6, 7, 8, 9: .character
      case 42, 203: .repeatedAttribute
      case 39, 40, 41, 65: .attribute
      case 73, 77: .unfinished
      case 80: .comment
      case 201: .undeclaredPrefix
      case let code: .other(code: code)
      }
    guard let malformation else { return }
    problem = ModelProblem(
      .malformed(malformation), line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
  }
}
