extension Decimal128: Codable {
  /// The two halves of the format, so that the scale is kept.
  private enum CodingKeys: CodingKey { case high, low }

  public init(from decoder: any Decoder) throws {
    let halves = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      high: try halves.decode(UInt64.self, forKey: .high), low: try halves.decode(UInt64.self, forKey: .low))
    guard coefficient < Self.coefficientLimit, biasedExponent <= Self.largestBiased, !(isZero && isNegative) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "Decimal128"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var halves = encoder.container(keyedBy: CodingKeys.self)
    try halves.encode(high, forKey: .high)
    try halves.encode(low, forKey: .low)
  }
}
