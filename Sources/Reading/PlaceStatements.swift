import Rulebook
import Values

extension Fact {
  /// The same fact with places under the names that governed on one day, so that a place is one whatever it was called
  /// when a paper was made.
  func placed(by index: PlaceIndex, on day: CivilDay) -> Fact {
    with(statements: statements.map { $0.placed(by: index, on: day) }, sought: sought)
  }
}

extension Statement {
  /// Doubted where the place is not known, or known from no text that was seen.
  fileprivate func placed(by index: PlaceIndex, on day: CivilDay) -> Statement {
    guard case .place(let written) = value else { return self }
    let (place, doubts) = index.locality(of: written.words, on: day)
    let named = Statement(
      value: .place(place), words: words, source: source, location: location, standing: standing)
    return doubts.isEmpty ? named : named.doubted(doubts.joined(separator: "; "))
  }
}
