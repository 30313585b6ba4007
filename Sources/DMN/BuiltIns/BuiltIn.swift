import Values

/// A built-in function by its name (DMN 1.5 §10.3.4). What each does lies in the tables of `BuiltIns…`.
struct BuiltIn: Sendable, Hashable {
  let name: String

  /// One row of a table.
  struct Definition: Sendable {
    /// The ways in which its parameters may be named, the shortest first; a call with fewer arguments leaves out the
    /// last ones down to `required`.
    let signatures: [Signature]
    /// Takes any number of arguments in place of one list.
    let isVariadic: Bool
    /// Sees unknown arguments itself; others are unknown where any argument is.
    let seesUnknowns: Bool
    /// The same arguments give the same value, whenever.
    let isPure: Bool
    let value: @Sendable ([FEELValue], inout Frame) -> FEELValue
  }

  struct Signature: Sendable {
    let parameters: [String]
    let required: Int
  }

  var definition: Definition? { Self.table[name] }

  var isPure: Bool { definition?.isPure ?? false }

  static let table: [String: Definition] = [
    logicFunctions, stringFunctions, numberFunctions, listFunctions, contextFunctions, temporalFunctions,
    rangeFunctions,
  ].reduce(into: [:]) { table, group in table.merge(group) { first, _ in first } }

  /// Names by their first scalar, longest first: `string length` before `string`.
  private static let byFirst: [Unicode.Scalar: [(name: [Unicode.Scalar], function: BuiltIn)]] = {
    var byFirst: [Unicode.Scalar: [(name: [Unicode.Scalar], function: BuiltIn)]] = [:]
    for name in table.keys {
      let scalars = Array(name.unicodeScalars)
      if let first = scalars.first { byFirst[first, default: []].append((scalars, BuiltIn(name: name))) }
    }
    return byFirst.mapValues { $0.sorted { $0.name.count > $1.name.count } }
  }()

  /// The longest name that begins at the place and ends where a word ends.
  static func beginning(at index: Int, of text: [Unicode.Scalar]) -> (function: BuiltIn, end: Int)? {
    guard index < text.count else { return nil }
    for (name, function) in byFirst[text[index]] ?? [] {
      var position = index
      var fits = true
      for scalar in name where fits {
        if scalar == " " {
          let start = position
          while position < text.count, text[position].properties.isWhitespace { position += 1 }
          fits = position > start
        } else {
          fits = position < text.count && text[position] == scalar
          position += 1
        }
      }
      if fits, position == text.count || !text[position].isNamePart { return (function, position) }
    }
    return nil
  }

  /// Arguments in the order of the parameters, `absent` in gaps; nil where they do not fit any signature.
  func placed<Value>(_ arguments: [(name: String?, value: Value)], absent: Value) -> [Value]? {
    guard let definition else { return nil }
    if arguments.allSatisfy({ $0.name == nil }) {
      let fits = definition.signatures.contains { ($0.required...$0.parameters.count).contains(arguments.count) }
      return fits || (definition.isVariadic && !arguments.isEmpty) ? arguments.map(\.value) : nil
    }
    for signature in definition.signatures {
      guard arguments.count >= signature.required, arguments.count <= signature.parameters.count,
        Set(arguments.map(\.name)).count == arguments.count
      else { continue }
      let positions = arguments.map { argument in signature.parameters.firstIndex { $0 == argument.name } }
      guard !positions.contains(nil), let last = positions.compactMap(\.self).max() else { continue }
      return (0...last).map { position in
        positions.firstIndex(of: position).map { arguments[$0].value } ?? absent
      }
    }
    return nil
  }

  func placed(_ arguments: [Argument]) -> [Term]? {
    placed(arguments.map { ($0.name, $0.value) }, absent: Term(node: .null, offset: 0))
  }

  /// The value of a call. Unknown arguments make it unknown, unless the function looks at them itself.
  func value(of arguments: [FEELValue], _ frame: inout Frame) -> FEELValue {
    guard let definition else { return frame.failed(.mistyped) }
    for argument in arguments where !frame.walked(argument) { return frame.failed(.tooDeep) }
    if !definition.seesUnknowns, let unknown = arguments.joinedUnknown { return .unknown(unknown) }
    return frame.measured(definition.value(arguments, &frame))
  }

  /// The function as a value.
  var function: FEELFunction {
    let parameters = (definition?.signatures.first?.parameters ?? []).map { Parameter(name: $0, type: .any) }
    return FEELFunction(parameters: parameters, builtIn: self) {
      value(of: $0, &$1)
    }
  }
}

extension BuiltIn.Definition {
  /// A row: its parameters' names (`?` behind those that may be left out), and its value for known arguments.
  init(
    _ parameters: [String]..., isVariadic: Bool = false, seesUnknowns: Bool = false, isPure: Bool = true,
    value: @escaping @Sendable ([FEELValue], inout Frame) -> FEELValue
  ) {
    self.signatures = parameters.map { names in
      BuiltIn.Signature(
        parameters: names.map { $0.hasSuffix("?") ? String($0.dropLast()) : $0 },
        required: names.count { !$0.hasSuffix("?") })
    }
    self.isVariadic = isVariadic
    self.seesUnknowns = seesUnknowns
    self.isPure = isPure
    self.value = value
  }
}
