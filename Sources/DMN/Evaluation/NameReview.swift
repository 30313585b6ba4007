import Values

/// Names in a text that stand for nothing where it is, so that they are null when it runs: those that the model has
/// elsewhere and the element does not require, and those that nobody has.
struct NameReview {
  let scope: Scope
  /// Names of the model that the element does not require.
  private let elsewhere: [(String, FEELType)]

  /// - Parameter all: every name of the model.
  init(scope: Scope, all: [(String, FEELType)]) {
    self.scope = scope
    self.elsewhere = all.filter { scope.slot(of: $0.0) == nil }
  }

  /// What is wrong with a text that came to terms, or did not.
  /// - Parameter parse: the terms of the text under a wider scope.
  func problems(
    of read: Result<[Term], FEELProblem>, parse: (Scope) throws(FEELProblem) -> [Term]
  ) -> [FEELProblem] {
    let wide = Scope(
      Array(zip(scope.names, scope.types)) + elsewhere, entryNames: scope.entryNames, namedTypes: scope.namedTypes)
    guard let terms = try? parse(wide) else {
      switch read {
      case .failure(let problem): return [problem]
      case .success(let terms): return unknown(in: terms)
      }
    }
    return notRequired(in: terms) + unknown(in: terms)
  }

  private func notRequired(in terms: [Term]) -> [FEELProblem] {
    var problems: [FEELProblem] = []
    for term in terms {
      term.visit { term in
        guard case .slot(let slot, let name) = term.node, slot >= scope.names.count else { return }
        let isFunction = if case .function = elsewhere[slot - scope.names.count].1 { true } else { false }
        problems.append(
          FEELProblem(
            offset: term.offset,
            message: "dùng «\(name)» mà không yêu cầu nó; thêm "
              + (isFunction ? "knowledgeRequirement" : "informationRequirement")))
      }
    }
    return problems
  }

  private func unknown(in terms: [Term]) -> [FEELProblem] {
    let names = scope.names + elsewhere.map(\.0)
    return Self.unresolved(in: terms).map { name, offset in
      FEELProblem(
        offset: offset,
        message: "không có tên «\(name)»\(Suggestion.among(names, for: name)); chữ thì đặt trong ngoặc kép")
    }
  }

  /// Names that stand for nothing, with their places.
  static func unresolved(in terms: [Term]) -> [(name: String, offset: Int)] {
    var found: [(name: String, offset: Int)] = []
    for term in terms {
      term.visit { term in
        if case .entry(let name, let items, nil) = term.node, items.isEmpty { found.append((name, term.offset)) }
      }
    }
    return found
  }
}
