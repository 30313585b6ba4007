import DMN
import Values

/// A sentence with FEEL in braces: `công suất còn {công suất thực tế / công suất thiết kế:%}`. `:%` prints a ratio as
/// a percentage. A figure is printed with as many decimals as put it on its side of the bound that the condition
/// compares it with.
package struct MessageTemplate: Sendable {
  enum Piece: Sendable {
    case text(String)
    case value(Expression, asPercent: Bool, bounds: [Decimal128])
    /// `{còn thiếu}`: the needed facts that nobody stated.
    case leftOut
    /// `{khác nhau}`: who states a fact how, where they should state it alike.
    case difference
  }

  let pieces: [Piece]

  /// The sentence, with `…` where a value is unknown.
  func filled(
    leftOut: String, difference: String, _ evaluate: (Expression) -> FEELValue, printing: (FEELValue) -> String
  ) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .leftOut: leftOut
      case .difference: difference
      case .value(let expression, let asPercent, let bounds):
        switch evaluate(expression) {
        case .number(let number) where asPercent: Self.percent(number, bounds: bounds)
        case .number(let number): Self.number(number, bounds: bounds)
        case let other: printing(other)
        }
      }
    }.joined()
  }

  static let leftOutName = "còn thiếu"
  static let differenceName = "khác nhau"

  private static func percent(_ ratio: Decimal128, bounds: [Decimal128]) -> String {
    bounds.first.map { VietnameseText.percent(ratio, decidedAgainst: $0) } ?? VietnameseText.percent(ratio)
  }

  private static func number(_ value: Decimal128, bounds: [Decimal128]) -> String {
    guard value.integer == nil, let bound = bounds.first else { return VietnameseText.number(value) }
    return VietnameseText.number(value, decidedAgainst: bound)
  }
}
