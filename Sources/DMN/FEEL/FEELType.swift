/// The types of FEEL expressions (DMN 1.5 §10.3.2). A number may bear a dimension, an opaque tag: numbers of different
/// tags cannot be compared or added, and a tagged number only with a tagged one, or with zero.
public indirect enum FEELType: Sendable, Hashable {
  case any
  case null
  case boolean
  case number(dimension: String?)
  case string
  case date
  case time
  case dateTime
  case yearsAndMonthsDuration
  case daysDuration
  case list(FEELType)
  /// The entries that a value of the type must have; it may have more.
  case context([Entry])
  case range(FEELType)
  case function([FEELType], FEELType)
  /// Those values of a type for which tests hold.
  case constrained(FEELType, FEELConstraint)

  public struct Entry: Sendable, Hashable {
    public let key: String
    public let type: FEELType

    public init(key: String, type: FEELType) {
      self.key = key
      self.type = type
    }
  }

  var name: String {
    switch self {
    case .any: "giá trị bất kỳ"
    case .null: "null"
    case .boolean: "đúng/sai"
    case .number(let dimension): dimension.map { "số (\($0))" } ?? "số"
    case .string: "chuỗi"
    case .date: "ngày"
    case .time: "giờ"
    case .dateTime: "ngày và giờ"
    case .yearsAndMonthsDuration: "khoảng năm, tháng"
    case .daysDuration: "khoảng ngày"
    case .list(let item): "danh sách \(item.name)"
    case .context: "bản ghi"
    case .range(let of): "khoảng \(of.name)"
    case .function: "hàm"
    case .constrained(let type, _): type.name
    }
  }

  var isOrdered: Bool {
    switch self {
    case .number, .string, .date, .time, .dateTime, .yearsAndMonthsDuration, .daysDuration: true
    case .any, .null, .boolean, .list, .context, .range, .function: false
    case .constrained(let type, _): type.isOrdered
    }
  }

  /// The type that FEEL texts name so (`number`, `date and time` …); nil for others.
  public init?(feelName: String) {
    guard let type = Self.simple[feelName] else { return nil }
    self = type
  }

  static let simple: [String: FEELType] = [
    "Any": .any, "any": .any, "Null": .null, "null": .null, "boolean": .boolean, "number": .number(dimension: nil),
    "string": .string, "date": .date, "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
    "years and months duration": .yearsAndMonthsDuration, "yearMonthDuration": .yearsAndMonthsDuration,
    "days and time duration": .daysDuration, "dayTimeDuration": .daysDuration, "context": .context([]),
    "list": .list(.any), "range": .range(.any),
  ]

  /// The words of simple types, longest first, so that `date and time` is read before `date`.
  static let simpleNames = simple.keys.sorted { ($0.count, $1) > ($1.count, $0) }
}
