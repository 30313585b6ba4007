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
  /// The namespaces of the prefixes in scope, for names that stand in values.
  let prefixes: [String: String]
  let place: MarkupFence.Place
  var children: [MarkupElement] = []
  /// What it holds beside elements, put together.
  var text = ""

  func problem(_ kind: ModelProblem.Kind) -> ModelProblem {
    ModelProblem(kind, line: place.line, column: place.column)
  }

  /// The root of a document within limits; no entity is expanded, no other file opened.
  static func root(of bytes: [UInt8], limits: ModelLimits) throws(ModelProblem) -> MarkupElement {
    let fence = try MarkupFence(bytes, limits: limits)
    let builder = MarkupBuilder(places: fence.places)
    let parser = XMLParser(data: Data(fence.document))
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

/// Builds the elements from the parser's events and keeps its first error.
private final class MarkupBuilder: NSObject, XMLParserDelegate {
  private let places: [MarkupFence.Place]
  private var started = 0
  private var open: [MarkupElement] = []
  private var prefixes: [String: [String]] = [:]
  /// The innermost namespace of each prefix, kept between changes so that elements share it.
  private var scope: [String: String] = ["xml": "http://www.w3.org/XML/1998/namespace"]
  var root: MarkupElement?
  var problem: ModelProblem?

  init(places: [MarkupFence.Place]) {
    self.places = places
  }

  func parser(_ parser: XMLParser, didStartMappingPrefix prefix: String, toURI namespaceURI: String) {
    prefixes[prefix, default: []].append(namespaceURI)
    scope[prefix] = namespaceURI
  }

  func parser(_ parser: XMLParser, didEndMappingPrefix prefix: String) {
    prefixes[prefix]?.removeLast()
    scope[prefix] = prefixes[prefix]?.last
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
      let namespace = scope[String(name[..<colon])] ?? ""
      attributes["{\(namespace)}\(name[name.index(after: colon)...])"] = value
    }
    open.append(
      MarkupElement(
        namespace: namespaceURI ?? "", name: elementName, attributes: attributes, prefixes: scope,
        place: places[started]))
    started += 1
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
  ) {
    guard problem == nil, let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
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
      case 73, 77: .unfinished
      case 201: .undeclaredPrefix
      case let code: .other(code: code)
      }
    guard let malformation else { return }
    problem = ModelProblem(
      .malformed(malformation), line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
  }
}
