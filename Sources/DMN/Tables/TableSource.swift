import Values

/// A compiled decision table with the box that it was made from, and the names around it: what its analysis reads.
struct TableSource: Sendable {
  let box: DecisionTable
  let code: DecisionTableCode
  let scope: Scope
  let locals: [FEELParser.Local]
  let types: TypeTable

  private func term(_ text: String) -> Term? {
    var parser = FEELParser(text: text, scope: scope, isStrict: false)
    parser.locals = locals
    return try? parser.whole()
  }

  /// The value of a text that reads nothing; nil for any other.
  private func constant(_ text: String) -> FEELValue? { term(text)?.constantValue }

  // MARK: Inputs

  func name(ofInput index: Int) -> String { box.inputs[index].expression.text.trimmingBlanks }

  func term(ofInput index: Int) -> Term? { term(box.inputs[index].expression.text) }

  /// The types that a value must be of to reach the column: the column's own, and that of the name that it reads.
  func types(ofInput index: Int) -> [FEELType] {
    let own = types.type(box.inputs[index].expression.typeRef)
    return [own, term(ofInput: index).map { type(of: $0) } ?? .any].filter { $0 != .any }
  }

  private func type(of term: Term) -> FEELType {
    switch term.node {
    case .slot(let slot, _): return scope.types[slot]
    case .property(let base, let name):
      guard case .context(let entries) = type(of: base).unconstrained else { return .any }
      return entries.first { $0.key == name }?.type ?? .any
    default: return .any
    }
  }

  /// The cells of a column by row; a row that is short has `-`.
  func cells(ofInput index: Int) -> [DecisionTableCode.Cell] {
    code.rows.map { index < $0.cells.count ? $0.cells[index] : .any }
  }

  /// What narrows the values of a column: its allowed values, and the constraints of its types.
  func domain(ofInput index: Int) -> [DecisionTableCode.Cell] {
    [code.inputs[index].allowed] + types(ofInput: index).flatMap(\.constraintCells)
  }

  /// Classes of the values of inputs that have the same value: the rows of one input after those of the other, then
  /// what limits them; nil where the cells do not say which values satisfy them.
  func classes(of inputs: [Int], _ limits: [DecisionTableCode.Cell]) -> ColumnClasses? {
    // Running a table has asked the same of a column alone.
    if inputs.count == 1, limits.isEmpty, let index = code.index { return index.classes[inputs[0]] }
    return ColumnClasses(inputs.flatMap { cells(ofInput: $0) } + limits)
  }

  // MARK: Outputs

  func name(ofOutput index: Int) -> String {
    box.outputs[index].name ?? box.outputs[index].mark.label ?? box.outputLabel ?? "kết quả"
  }

  /// The values of an output that the table names one by one, most important first; nil where it names none so.
  func values(ofOutput index: Int) -> [FEELValue]? {
    guard let text = box.outputs[index].values?.text, !text.trimmingBlanks.isEmpty,
      case .list(let items)? = term("[\(text)]")?.node
    else { return nil }
    let values = items.map(\.constantValue)
    let isPlain = values.allSatisfy { value in
      switch value {
      case .boolean?, .number?, .string?, .date?, .time?, .dateTime?, .yearsAndMonths?, .daysAndTime?: true
      case nil, .null?, .list?, .context?, .range?, .function?, .unknown?: false
      }
    }
    return isPlain ? values.compactMap(\.self) : nil
  }

  var hasDefault: Bool { box.outputs.contains { !($0.defaultEntry?.text.trimmingBlanks.isEmpty ?? true) } }

  func standard(ofOutput index: Int) -> FEELValue? { box.outputs[index].defaultEntry.flatMap { constant($0.text) } }
}

extension FEELType {
  /// The type that its constraints narrow.
  var unconstrained: FEELType {
    if case .constrained(let type, _) = self { type.unconstrained } else { self }
  }

  /// The constraints as cells of a column, outermost first.
  fileprivate var constraintCells: [DecisionTableCode.Cell] {
    guard case .constrained(let type, let constraint) = self else { return [] }
    return [.tests(constraint.tests, Compiler().code(for: constraint.tests))] + type.constraintCells
  }
}
