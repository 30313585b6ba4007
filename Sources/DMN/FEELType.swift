/// The types of FEEL expressions (DMN 1.5 §10.3.2). A number may bear a dimension, an opaque tag: numbers of different
/// tags cannot be compared or added, and a tagged number only with a tagged one, or with zero.
public indirect enum FEELType: Sendable, Hashable {
  case boolean
  case number(dimension: String?)
  case string
  case date
  case yearsAndMonthsDuration
  case daysDuration
  case list(FEELType)

  var name: String {
    switch self {
    case .boolean: "đúng/sai"
    case .number(let dimension): dimension.map { "số (\($0))" } ?? "số"
    case .string: "chuỗi"
    case .date: "ngày"
    case .yearsAndMonthsDuration: "khoảng năm, tháng"
    case .daysDuration: "khoảng ngày"
    case .list(let item): "danh sách \(item.name)"
    }
  }

  var isOrdered: Bool {
    switch self {
    case .number, .string, .date, .yearsAndMonthsDuration, .daysDuration: true
    case .boolean, .list: false
    }
  }
}

/// The names that an expression may use, each with its type and its slot in an `Environment`.
public struct Scope: Sendable, Hashable {
  public let names: [String]
  let types: [FEELType]

  /// Names in the order of their slots; a name that stands twice keeps the first slot.
  public init(_ names: [(String, FEELType)]) {
    self.names = names.map(\.0)
    self.types = names.map(\.1)
  }

  public func slot(of name: String) -> Int? { names.firstIndex(of: name) }
}
