import Rulebook
import Values

extension [FactPair] {
  /// The facts of one row, where values that lie too far apart are no longer certain.
  func doubting(_ facts: [Fact]) -> [Fact] {
    reduce(facts) { facts, pair in
      let values = pair.facts.map { name in facts.first { $0.name == name }?.quantities ?? [] }
      let doubts = values[0].flatMap { first in values[1].compactMap { pair.doubt(first, $0) } }
      guard let why = doubts.first else { return facts }
      return facts.map { pair.facts.contains($0.name) ? $0.doubted(by: [why]) : $0 }
    }
  }
}

extension Fact {
  fileprivate var quantities: [Quantity] {
    governing.compactMap { if case .quantity(let quantity) = $0.value { quantity } else { nil } }
  }
}
