/// A DMN model (`definitions`): what is known, what is decided from it and how, all expressions still texts.
/// Elements of one kind keep the order of the file.
public struct Model: ModelElement {
  public var mark: ElementMark
  public var name: String
  /// What other models import it by.
  public var namespace: String
  /// The language of texts that name none; nil for FEEL.
  public var expressionLanguage: String?
  public var imports: [ModelImport]
  public var itemDefinitions: [ItemDefinition]
  public var inputData: [InputData]
  public var decisions: [Decision]
  public var knowledgeModels: [BusinessKnowledgeModel]
  public var decisionServices: [DecisionService]
  public var knowledgeSources: [KnowledgeSource]

  public init(
    name: String, namespace: String, expressionLanguage: String? = nil, imports: [ModelImport] = [],
    itemDefinitions: [ItemDefinition] = [], inputData: [InputData] = [], decisions: [Decision] = [],
    knowledgeModels: [BusinessKnowledgeModel] = [], decisionServices: [DecisionService] = [],
    knowledgeSources: [KnowledgeSource] = [], mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.namespace = namespace
    self.expressionLanguage = expressionLanguage
    self.imports = imports
    self.itemDefinitions = itemDefinitions
    self.inputData = inputData
    self.decisions = decisions
    self.knowledgeModels = knowledgeModels
    self.decisionServices = decisionServices
    self.knowledgeSources = knowledgeSources
  }
}

/// A document whose elements a model uses, under a name.
public struct ModelImport: ModelElement {
  /// What is imported.
  public enum Kind: Sendable, Hashable {
    /// A DMN model, of whichever version.
    case model
    /// Something else (PMML, XML Schema) by its namespace.
    case other(String)
  }

  public var mark: ElementMark
  /// What imported names are prefixed with (`name.element`); empty for none.
  public var name: String
  public var namespace: String
  public var locationURI: String?
  public var kind: Kind

  public init(
    name: String, namespace: String, locationURI: String? = nil, kind: Kind = .model,
    mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.namespace = namespace
    self.locationURI = locationURI
    self.kind = kind
  }
}

/// A value given from outside.
public struct InputData: ModelElement {
  public var mark: ElementMark
  public var name: String
  public var variable: InformationItem?

  public init(name: String, variable: InformationItem? = nil, mark: ElementMark = ElementMark()) {
    self.mark = mark
    self.name = name
    self.variable = variable
  }
}

/// A value decided from others.
public struct Decision: ModelElement {
  public var mark: ElementMark
  public var name: String
  public var question: String?
  public var allowedAnswers: String?
  public var variable: InformationItem?
  public var requiredInputs: [ModelReference]
  public var requiredDecisions: [ModelReference]
  public var requiredKnowledge: [ModelReference]
  /// The knowledge sources it rests on; they do not take part in the evaluation.
  public var authorities: [ModelReference]
  /// Nil for a decision that has no logic yet.
  public var expression: BoxedExpression?

  public init(
    name: String, question: String? = nil, allowedAnswers: String? = nil, variable: InformationItem? = nil,
    requiredInputs: [ModelReference] = [], requiredDecisions: [ModelReference] = [],
    requiredKnowledge: [ModelReference] = [], authorities: [ModelReference] = [],
    expression: BoxedExpression? = nil, mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.question = question
    self.allowedAnswers = allowedAnswers
    self.variable = variable
    self.requiredInputs = requiredInputs
    self.requiredDecisions = requiredDecisions
    self.requiredKnowledge = requiredKnowledge
    self.authorities = authorities
    self.expression = expression
  }
}

/// A function that decisions call by name (`businessKnowledgeModel`).
public struct BusinessKnowledgeModel: ModelElement {
  public var mark: ElementMark
  public var name: String
  public var variable: InformationItem?
  public var requiredKnowledge: [ModelReference]
  public var authorities: [ModelReference]
  /// Nil for a function that has no logic yet.
  public var function: BoxedExpression.Function?

  public init(
    name: String, variable: InformationItem? = nil, requiredKnowledge: [ModelReference] = [],
    authorities: [ModelReference] = [], function: BoxedExpression.Function? = nil, mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.variable = variable
    self.requiredKnowledge = requiredKnowledge
    self.authorities = authorities
    self.function = function
  }
}

/// A part of the model that is called as one function: its inputs in, its output decisions out.
public struct DecisionService: ModelElement {
  public var mark: ElementMark
  public var name: String
  public var variable: InformationItem?
  public var outputDecisions: [ModelReference]
  public var encapsulatedDecisions: [ModelReference]
  /// Decisions whose values the caller gives, before the input data in the order of parameters.
  public var inputDecisions: [ModelReference]
  public var inputData: [ModelReference]

  public init(
    name: String, variable: InformationItem? = nil, outputDecisions: [ModelReference] = [],
    encapsulatedDecisions: [ModelReference] = [], inputDecisions: [ModelReference] = [],
    inputData: [ModelReference] = [], mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.variable = variable
    self.outputDecisions = outputDecisions
    self.encapsulatedDecisions = encapsulatedDecisions
    self.inputDecisions = inputDecisions
    self.inputData = inputData
  }
}

/// What a decision rests on outside the model: a law, a circular, an office.
public struct KnowledgeSource: ModelElement {
  public var mark: ElementMark
  public var name: String
  public var type: String?
  public var locationURI: String?
  public var authorities: [ModelReference]

  public init(
    name: String, type: String? = nil, locationURI: String? = nil, authorities: [ModelReference] = [],
    mark: ElementMark = ElementMark()
  ) {
    self.mark = mark
    self.name = name
    self.type = type
    self.locationURI = locationURI
    self.authorities = authorities
  }
}
