import CXML2

/// A parsed XML part, freed with its last user: no network, no entities, no DTD, libxml2's own bounds on depth.
final class XMLTree {
  private let document: xmlDocPtr
  private let root: XMLElement

  /// nil where the bytes are not well-formed XML or bring a DTD.
  init?(_ bytes: [UInt8]) {
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    let parsed = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        xmlReadMemory(text.baseAddress, Int32(clamping: text.count), nil, nil, options)
      }
    }
    guard let parsed else { return nil }
    guard parsed.pointee.intSubset == nil, let root = xmlDocGetRootElement(parsed) else {
      xmlFreeDoc(parsed)
      return nil
    }
    self.document = parsed
    self.root = XMLElement(node: root)
  }

  /// A web page, mended as browsers mend it; nil where it is nested deeper than the library follows, or has no root.
  init?(page text: String) {
    guard let context = htmlNewParserCtxt() else { return nil }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_RECOVER.rawValue
    let bytes = Array(text.utf8)
    let parsed = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        htmlCtxtReadMemory(context, text.baseAddress, Int32(clamping: text.count), nil, "UTF-8", Int32(options))
      }
    }
    guard let parsed else { return nil }
    // Whatever stops the library leaves the page cut short.
    guard context.pointee.disableSAX == 0, let root = xmlDocGetRootElement(parsed) else {
      xmlFreeDoc(parsed)
      return nil
    }
    self.document = parsed
    self.root = XMLElement(node: root)
  }

  /// Work on the elements: they live no longer than the tree, and it lives at least so long.
  func read<Result, Fault: Error>(_ body: (XMLElement) throws(Fault) -> Result) throws(Fault) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(root)
  }

  deinit {
    xmlFreeDoc(document)
  }
}

/// An element of a tree; valid while the tree is.
struct XMLElement {
  let node: xmlNodePtr

  /// The name without its prefix.
  var name: String { String(cString: node.pointee.name) }

  var children: Children { Children(rest: node.pointee.children) }

  /// All text below, in order.
  var text: String {
    guard let content = xmlNodeGetContent(node) else { return "" }
    defer { cxml_free(content) }
    return String(cString: content)
  }

  /// The texts below, one a paragraph, or one an element that has no elements.
  var texts: [String] {
    var children = children.makeIterator()
    guard name != "p", let first = children.next() else { return [text] }
    return ([first] + Array(IteratorSequence(children))).flatMap(\.texts)
  }

  /// The attribute of that name, whatever its prefix.
  func attribute(_ name: String) -> String? {
    guard let value = xmlGetProp(node, name) else { return nil }
    defer { cxml_free(value) }
    return String(cString: value)
  }

  func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// Whether a property that is on by its mere presence is on (ISO/IEC 29500-1, 17.17.4).
  func isOn(_ name: String) -> Bool {
    guard let property = first(name) else { return false }
    return !["0", "false", "off"].contains(property.attribute("val"))
  }

  /// What stands directly inside, in order.
  enum Content {
    case element(XMLElement)
    case text(String)
    case comment(String)
  }

  var contents: [Content] {
    var contents: [Content] = []
    var next = node.pointee.children
    while let node = next {
      next = node.pointee.next
      let text = { node.pointee.content.map { String(cString: $0) } ?? "" }
      switch node.pointee.type {
      case XML_ELEMENT_NODE: contents.append(.element(XMLElement(node: node)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: contents.append(.text(text()))
      case XML_COMMENT_NODE: contents.append(.comment(text()))
      default: break
      }
    }
    return contents
  }

  /// The elements directly inside.
  struct Children: Sequence, IteratorProtocol {
    fileprivate var rest: xmlNodePtr?

    mutating func next() -> XMLElement? {
      while let node = rest {
        rest = node.pointee.next
        if node.pointee.type == XML_ELEMENT_NODE { return XMLElement(node: node) }
      }
      return nil
    }
  }
}
