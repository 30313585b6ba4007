/// A file of test cases for a DMN model, in the form of the DMN Technology Compatibility Kit.
public struct TestCases: Sendable, Hashable {
  /// The file name of the model tested, beside this file.
  public var modelName: String?
  public var labels: [String]
  public var cases: [TestCase]

  public init(modelName: String? = nil, labels: [String] = [], cases: [TestCase]) {
    self.modelName = modelName
    self.labels = labels
    self.cases = cases
  }
}

/// Values that go into a model and the results expected of it.
public struct TestCase: Sendable, Hashable {
  /// What is called.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case decision
    case knowledgeModel = "bkm"
    case decisionService
  }

  /// A value for an input of the model.
  public struct Input: Sendable, Hashable {
    public var name: String
    /// Of the model that the input is in; nil for the model tested.
    public var namespace: String?
    public var value: TestValue

    public init(name: String, namespace: String? = nil, value: TestValue) {
      self.name = name
      self.namespace = namespace
      self.value = value
    }
  }

  /// What a decision, or the thing called, must give.
  public struct Result: Sendable, Hashable {
    public var name: String
    public var namespace: String?
    /// Whether the evaluation must report an error; the value is then null.
    public var isError: Bool
    /// Nil where the file says none.
    public var expected: TestValue?
    public var line: Int

    public init(
      name: String, namespace: String? = nil, isError: Bool = false, expected: TestValue?, line: Int = 0
    ) {
      self.name = name
      self.namespace = namespace
      self.isError = isError
      self.expected = expected
      self.line = line
    }
  }

  public var id: String?
  public var name: String?
  public var kind: Kind
  /// The function or decision service called; nil for decisions.
  public var invocableName: String?
  public var description: String?
  public var inputs: [Input]
  public var results: [Result]
  public var line: Int

  public init(
    id: String? = nil, name: String? = nil, kind: Kind = .decision, invocableName: String? = nil,
    description: String? = nil, inputs: [Input], results: [Result], line: Int = 0
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.invocableName = invocableName
    self.description = description
    self.inputs = inputs
    self.results = results
    self.line = line
  }
}

/// A value as a test file writes it.
public indirect enum TestValue: Sendable, Hashable {
  public struct Component: Sendable, Hashable {
    public var name: String
    public var value: TestValue

    public init(name: String, value: TestValue) {
      self.name = name
      self.value = value
    }
  }

  /// FEEL's null.
  case null
  /// The local name of its XML Schema type (`decimal`, `string`, `boolean`, `date`, `time`, `dateTime`, `duration`,
  /// `double` …), nil where none is written, and the text as it stands.
  case simple(type: String?, text: String)
  case components([Component])
  case list([TestValue])
}
