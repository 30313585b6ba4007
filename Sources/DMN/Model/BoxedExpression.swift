/// The logic of a decision or a function as DMN draws it: boxes, whose texts are unparsed.
public indirect enum BoxedExpression: Sendable, Hashable {
  case literal(ExpressionText)
  case decisionTable(DecisionTable)
  case context(Context)
  case list(Items)
  case relation(Relation)
  case invocation(Invocation)
  case function(Function)
  case conditional(Conditional)
  case filter(Filter)
  case iteration(Iteration)

  /// The type that the model promises for the value.
  public var typeRef: String? {
    switch self {
    case .literal(let box): box.typeRef
    case .decisionTable(let box): box.typeRef
    case .context(let box): box.typeRef
    case .list(let box): box.typeRef
    case .relation(let box): box.typeRef
    case .invocation(let box): box.typeRef
    case .function(let box): box.typeRef
    case .conditional(let box): box.typeRef
    case .filter(let box): box.typeRef
    case .iteration(let box): box.typeRef
    }
  }
}

extension BoxedExpression {
  /// Named values, each of which sees those before it; the value is the entry without a name, if there is one, else
  /// the whole.
  public struct Context: ModelElement {
    public struct Entry: ModelElement {
      public var mark: ElementMark
      /// Nil for the result entry.
      public var variable: InformationItem?
      public var value: BoxedExpression

      public init(variable: InformationItem?, value: BoxedExpression, mark: ElementMark = ElementMark()) {
        self.mark = mark
        self.variable = variable
        self.value = value
      }
    }

    public var mark: ElementMark
    public var typeRef: String?
    public var entries: [Entry]

    public init(entries: [Entry], typeRef: String? = nil, mark: ElementMark = ElementMark()) {
      self.mark = mark
      self.typeRef = typeRef
      self.entries = entries
    }
  }

  /// A list, item by item; also a row of a relation.
  public struct Items: ModelElement {
    public var mark: ElementMark
    public var typeRef: String?
    public var items: [BoxedExpression]

    public init(items: [BoxedExpression], typeRef: String? = nil, mark: ElementMark = ElementMark()) {
      self.mark = mark
      self.typeRef = typeRef
      self.items = items
    }
  }

  /// A list of contexts with the same keys; each row has as many items as there are columns, once read.
  public struct Relation: ModelElement {
    public var mark: ElementMark
    public var typeRef: String?
    public var columns: [InformationItem]
    public var rows: [Items]

    public init(columns: [InformationItem], rows: [Items], typeRef: String? = nil, mark: ElementMark = ElementMark()) {
      self.mark = mark
      self.typeRef = typeRef
      self.columns = columns
      self.rows = rows
    }
  }

  /// A call with named arguments.
  public struct Invocation: ModelElement {
    public struct Binding: Sendable, Hashable {
      public var parameter: InformationItem
      /// Nil where the argument is left out.
      public var argument: BoxedExpression?

      public init(parameter: InformationItem, argument: BoxedExpression?) {
        self.parameter = parameter
        self.argument = argument
      }
    }

    public var mark: ElementMark
    public var typeRef: String?
    /// The function called, most often a literal expression with its name.
    public var called: BoxedExpression?
    public var bindings: [Binding]

    public init(
      called: BoxedExpression?, bindings: [Binding], typeRef: String? = nil, mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.typeRef = typeRef
      self.called = called
      self.bindings = bindings
    }
  }

  /// A function definition.
  public struct Function: ModelElement {
    /// What the body is: FEEL, or a context that names something outside.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case feel = "FEEL"
      case java = "Java"
      case pmml = "PMML"
    }

    public var mark: ElementMark
    public var typeRef: String?
    public var kind: Kind
    public var parameters: [InformationItem]
    public var body: BoxedExpression?

    public init(
      kind: Kind = .feel, parameters: [InformationItem], body: BoxedExpression?, typeRef: String? = nil,
      mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.typeRef = typeRef
      self.kind = kind
      self.parameters = parameters
      self.body = body
    }
  }

  /// `if`, `then`, `else` (since DMN 1.4).
  public struct Conditional: ModelElement {
    public var mark: ElementMark
    public var typeRef: String?
    public var condition: BoxedExpression
    public var then: BoxedExpression
    public var otherwise: BoxedExpression

    public init(
      condition: BoxedExpression, then: BoxedExpression, otherwise: BoxedExpression, typeRef: String? = nil,
      mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.typeRef = typeRef
      self.condition = condition
      self.then = then
      self.otherwise = otherwise
    }
  }

  /// The items of `collection` for which `match` holds; `match` speaks of `item` (since DMN 1.4).
  public struct Filter: ModelElement {
    public var mark: ElementMark
    public var typeRef: String?
    public var collection: BoxedExpression
    public var match: BoxedExpression

    public init(
      collection: BoxedExpression, match: BoxedExpression, typeRef: String? = nil, mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.typeRef = typeRef
      self.collection = collection
      self.match = match
    }
  }

  /// `for`, `some` or `every` over a collection (since DMN 1.4).
  public struct Iteration: ModelElement {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case each = "for"
      case some
      case every
    }

    public var mark: ElementMark
    public var typeRef: String?
    public var kind: Kind
    public var variable: String
    public var collection: BoxedExpression
    /// The type that the model promises for the collection (`in/@typeRef`).
    public var collectionTypeRef: String?
    /// What `return` or `satisfies` says of `variable`.
    public var body: BoxedExpression

    public init(
      _ kind: Kind, variable: String, in collection: BoxedExpression, collectionTypeRef: String? = nil,
      body: BoxedExpression, typeRef: String? = nil, mark: ElementMark = ElementMark()
    ) {
      self.mark = mark
      self.typeRef = typeRef
      self.kind = kind
      self.variable = variable
      self.collection = collection
      self.collectionTypeRef = collectionTypeRef
      self.body = body
    }
  }
}
