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
