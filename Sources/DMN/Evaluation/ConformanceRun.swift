import Values

/// Test cases in the form of the DMN Technology Compatibility Kit, run over a model: what each result came to.
public struct ConformanceRun: Sendable {
  /// One result of one case.
  public struct Outcome: Sendable {
    public let caseID: String
    public let resultName: String
    /// The file expects an error, whose value is null: an engine that always says null passes these.
    public let isErrorCase: Bool
    public let passed: Bool
    /// As FEEL writes them; for people.
    public let expected: String
    public let actual: String
  }

  public let outcomes: [Outcome]

  public init(_ tests: TestCases, over model: DecisionModel, now: ZonedDateTime? = nil) {
    self.outcomes = tests.cases.enumerated().flatMap { index, testCase in
      Self.outcomes(of: testCase, named: testCase.id ?? "\(index + 1)", model, now)
    }
  }

  private static func outcomes(
    of testCase: TestCase, named id: String, _ model: DecisionModel, _ now: ZonedDateTime?
  ) -> [Outcome] {
    let inputs = FEELContext(
      testCase.inputs.map { input in
        (input.namespace.map { "\($0)#\(input.name)" } ?? input.name, FEELValue(input.value))
      })
    return testCase.results.map { result in
      let actual: FEELValue?
      switch testCase.kind {
      case .decision: actual = model.value(ofDecision: result.name, inputs: inputs, now: now)
      case .knowledgeModel, .decisionService:
        actual = model.value(ofCalling: testCase.invocableName ?? result.name, arguments: inputs, now: now)
      }
      let expected = result.expected.map { FEELValue($0) } ?? .null
      let value = actual ?? .null
      return Outcome(
        caseID: id, resultName: result.name, isErrorCase: result.isError,
        passed: actual != nil && value.isClose(to: expected), expected: expected.text, actual: value.text)
    }
  }
}

extension FEELValue {
  /// The value that a test file writes; of a type that nobody knows, its text.
  init(_ value: TestValue) {
    switch value {
    case .null: self = .null
    case .list(let items): self = .list(items.map { FEELValue($0) })
    case .components(let components): self = .context(FEELContext(components.map { ($0.name, FEELValue($0.value)) }))
    case .simple(let type, let text): self = Self.simple(type, text)
    }
  }

  private static func simple(_ type: String?, _ text: String) -> FEELValue {
    let plain = text.trimmingBlanks
    switch type {
    case "decimal", "double", "integer", "int", "long", "float": return Decimal128(plain).map { .number($0) } ?? .null
    case "boolean": return .boolean(plain == "true")
    case "date": return CivilDay(feel: plain).map { .date($0) } ?? .null
    case "time": return ZonedTime(feel: plain).map { .time($0) } ?? .null
    case "dateTime": return ZonedDateTime(feel: plain).map { .dateTime($0) } ?? .null
    case "duration", "yearMonthDuration", "dayTimeDuration":
      if let duration = YearsMonthsDuration(feel: plain) { return .yearsAndMonths(duration) }
      return DaysTimeDuration(feel: plain).map { .daysAndTime($0) } ?? .null
    default: return .string(text)
    }
  }

  /// Equal, numbers to within 1e-8 as the kit's own runners compare them; a list of one item is not the item.
  public func isClose(to other: FEELValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      guard let distance = left.subtracting(right), let bound = Decimal128("0.00000001") else { return false }
      return distance.magnitude < bound
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.isClose(to: $1) }
    case (.context(let left), .context(let right)):
      return left.entries.count == right.entries.count
        && left.entries.allSatisfy { entry in right[entry.key].map { entry.value.isClose(to: $0) } ?? false }
    case (.time(let left), .time(let right)): return left.isIdentical(to: right) || left.isEqual(to: right)
    case (.dateTime(let left), .dateTime(let right)): return left.isIdentical(to: right) || left.isEqual(to: right)
    default: return self == other
    }
  }
}
