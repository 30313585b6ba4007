/// What any element of a DMN model may carry beside its content, and where it stands.
public struct ElementMark: Sendable, Hashable {
  /// The XML id, unique within its file; references (`href`) name it.
  public var id: String?
  public var label: String?
  /// Prose for people; the engine does not read it.
  public var description: String?
  /// The place of the start tag, both from 1 (columns in Unicode scalars); 0 for an element that no file holds.
  public var line: Int
  public var column: Int

  public init(id: String? = nil, label: String? = nil, description: String? = nil, line: Int = 0, column: Int = 0) {
    self.id = id
    self.label = label
    self.description = description
    self.line = line
    self.column = column
  }
}

/// An element of a DMN model with its mark.
public protocol ModelElement: Sendable, Hashable {
  var mark: ElementMark { get set }
}

extension ModelElement {
  public var id: String? { mark.id }
  public var label: String? { mark.label }
  public var line: Int { mark.line }
  public var column: Int { mark.column }
}

/// One text of an expression language as a model holds it, unparsed: a literal expression, a cell with unary tests, or
/// the allowed values of a type.
public struct ExpressionText: ModelElement {
  public var mark: ElementMark
  /// As written, blanks included; empty where the element has no text.
  public var text: String
  public var typeRef: String?
  /// The URI of the language; nil for FEEL of whichever version, or for what the model's definitions say.
  public var language: String?
  /// The place of the text's first character, to place what a parser says of it; 0 outside a file.
  public var textLine: Int
  public var textColumn: Int

  public init(
    _ text: String, typeRef: String? = nil, language: String? = nil, mark: ElementMark = ElementMark(),
    textLine: Int = 0, textColumn: Int = 0
  ) {
    self.mark = mark
    self.text = text
    self.typeRef = typeRef
    self.language = language
    self.textLine = textLine
    self.textColumn = textColumn
  }
}

/// A named and typed place for a value: a variable, a parameter, a column of a relation.
public struct InformationItem: ModelElement {
  public var mark: ElementMark
  public var name: String
  /// The name of a FEEL type or an item definition; of an imported one as `import.name`. Nil where the model is silent.
  public var typeRef: String?

  public init(name: String, typeRef: String? = nil, mark: ElementMark = ElementMark()) {
    self.mark = mark
    self.name = name
    self.typeRef = typeRef
  }
}

/// A pointer to an element of this model (`#id`, also with the model's own namespace before it) or of an imported one
/// (`namespace#id`).
public struct ModelReference: ModelElement {
  /// The mark of the requirement that holds the pointer; its place alone where the pointer stands by itself.
  public var mark: ElementMark
  /// As written.
  public var href: String

  public init(_ href: String, mark: ElementMark = ElementMark()) {
    self.mark = mark
    self.href = href
  }

  /// The namespace of the model that holds the element; nil where the pointer names none.
  public var targetNamespace: String? {
    guard let hash = href.lastIndex(of: "#"), hash != href.startIndex else { return nil }
    return String(href[..<hash])
  }

  /// The id of the element pointed at.
  public var targetID: String {
    guard let hash = href.lastIndex(of: "#") else { return href }
    return String(href[href.index(after: hash)...])
  }
}
