/// What a text comes to under a notation: one value, several that the notation cannot tell apart, or none. Never a
/// guess between them.
package enum Interpretation<Value: Sendable>: Sendable {
  case value(Value)
  case ambiguous([Value])
  case none
}

extension Interpretation: Equatable where Value: Equatable {}
