/// A decision table: columns of tests, columns of results, rules as rows.
public struct DecisionTable: ModelElement {
  /// Which rules answer when several match (DMN 1.5 §8.2.8).
  public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
    case unique = "UNIQUE"
    case first = "FIRST"
    case priority = "PRIORITY"
    case any = "ANY"
    case collect = "COLLECT"
    case ruleOrder = "RULE ORDER"
    case outputOrder = "OUTPUT ORDER"
  }

  /// How the hits of `collect` become one value.
  public enum Aggregation: String, Sendable, Hashable, CaseIterable {
    case sum = "SUM"
    case minimum = "MIN"
    case maximum = "MAX"
    case count = "COUNT"
  }

  /// A column of tests; its label is in the mark.
  public struct Input: ModelElement {
    public var mark: ElementMark
    /// What the cells of the column test, with its type.
    public var expression: ExpressionText
    /// Unary tests that the tested value must satisfy.
    public var values: ExpressionText?

    public init(expression: ExpressionText, values: ExpressionText? = nil, mark: ElementMark = ElementMark()) {
      self.mark = mark
      self.expression = expression
      self.values = values
    }
  }

  /// A column of results; its label is in the mark.
  public struct Output: ModelElement {
    public var mark: ElementMark
    /// The key of its value when the table has several outputs; nil where it is the only one.
    public var name: String?
    public var typeRef: String?
    /// Unary tests that the values must satisfy, in the order of priority.
    public var values: ExpressionText?
    /// The value when no rule matches.
    public var defaultEntry: ExpressionText?

    public init(
      name: String? = nil, typeRef: String? = nil, values: ExpressionText? = nil, defaultEntry: ExpressionText? = nil,
      mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.name = name
      self.typeRef = typeRef
      self.values = values
      self.defaultEntry = defaultEntry
    }
  }

  /// A row: as many input entries as inputs and output entries as outputs, once read.
  public struct Rule: ModelElement {
    public var mark: ElementMark
    public var inputEntries: [ExpressionText]
    public var outputEntries: [ExpressionText]
    /// Prose, one for each annotation column; fewer where the last ones are empty.
    public var annotationEntries: [String]

    public init(
      inputEntries: [ExpressionText], outputEntries: [ExpressionText], annotationEntries: [String] = [],
      mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.inputEntries = inputEntries
      self.outputEntries = outputEntries
      self.annotationEntries = annotationEntries
    }
  }

  public var mark: ElementMark
  public var typeRef: String?
  public var hitPolicy: HitPolicy
  public var aggregation: Aggregation?
  public var outputLabel: String?
  public var inputs: [Input]
  public var outputs: [Output]
  /// The names of the annotation columns; empty for a column without one.
  public var annotations: [String]
  public var rules: [Rule]

  public init(
    hitPolicy: HitPolicy = .unique, aggregation: Aggregation? = nil, inputs: [Input], outputs: [Output],
    annotations: [String] = [], rules: [Rule], outputLabel: String? = nil, typeRef: String? = nil,
    mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.typeRef = typeRef
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.outputLabel = outputLabel
    self.inputs = inputs
    self.outputs = outputs
    self.annotations = annotations
    self.rules = rules
  }
}
