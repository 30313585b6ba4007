/// A type with a name: another type under a constraint, a structure of components, or a function.
public struct ItemDefinition: ModelElement {
  /// The shape of a function: its parameters and what it gives.
  public struct FunctionType: ModelElement {
    public var mark: ElementMark
    public var parameters: [InformationItem]
    public var outputTypeRef: String?

    public init(
      parameters: [InformationItem], outputTypeRef: String? = nil, mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.parameters = parameters
      self.outputTypeRef = outputTypeRef
    }
  }

  public var mark: ElementMark
  public var name: String
  public var typeRef: String?
  /// Whether a value is a list of what the rest says.
  public var isCollection: Bool
  public var components: [ItemDefinition]
  /// Unary tests that each item satisfies.
  public var allowedValues: ExpressionText?
  /// Unary tests that the value as a whole satisfies (since DMN 1.5).
  public var typeConstraint: ExpressionText?
  public var function: FunctionType?

  public init(
    name: String, typeRef: String? = nil, isCollection: Bool = false, components: [ItemDefinition] = [],
    allowedValues: ExpressionText? = nil, typeConstraint: ExpressionText? = nil, function: FunctionType? = nil,
    mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.typeRef = typeRef
    self.isCollection = isCollection
    self.components = components
    self.allowedValues = allowedValues
    self.typeConstraint = typeConstraint
    self.function = function
  }
}
