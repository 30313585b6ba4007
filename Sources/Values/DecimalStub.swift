extension Decimal128 {
  public func squareRoot() -> Decimal128? { nil }
  public func exponential() -> Decimal128? { nil }
  public func naturalLogarithm() -> Decimal128? { nil }
  public func raised(to other: Decimal128) -> Decimal128? { nil }
  public func modulo(_ other: Decimal128) -> Decimal128? { nil }
  public var isInteger: Bool { integer != nil }
  public var isEven: Bool { (integer ?? 1) % 2 == 0 }
}
