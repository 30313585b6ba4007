/// A unit of measurement as papers write it: a simple unit, or one per another (`kg/h`, `sản phẩm/năm`, `kWh/tấn`), by the
/// thousand, million or billion too (`triệu đồng`, `nghìn tấn/năm`).
package struct Unit: Sendable, Hashable, CustomStringConvertible {
  /// As written, NFC.
  package let symbol: String
  let numerator: SimpleUnit
  let denominator: SimpleUnit?

  /// nil where any part is not a unit of the table; a noun that is counted is one only before a time (`sợi/giờ`).
  package init?(_ text: String) {
    let symbol = text.nfc.trimmingBlanks
    let parts = symbol.lowercased().split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
    guard (1...2).contains(parts.count) else { return nil }
    let denominator = parts.count == 2 ? SimpleUnit.table[parts[1]] : nil
    if parts.count == 2, denominator == nil { return nil }
    guard let numerator = SimpleUnit(parts[0], perTime: denominator?.isTime ?? false) else { return nil }
    self.numerator = numerator
    self.symbol = symbol
    self.denominator = denominator
  }

  /// Equal for units that convert into each other: `mass/hour`.
  package var dimension: String { numerator.dimension + (denominator.map { "/\($0.dimension)" } ?? "") }

  package var description: String { symbol }

  /// Nouns that papers count by the hour or the year, in one order.
  package static var countedNouns: [String] { SimpleUnit.counted.sorted() }

  /// Everything that may stand before or behind the stroke, in one order.
  package static var names: [String] { SimpleUnit.counted.union(SimpleUnit.table.keys).sorted() }
}

/// A number with its unit.
package struct Quantity: Sendable, Hashable {
  package let value: Decimal128
  package let unit: Unit

  package init(value: Decimal128, unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// The number in another unit; nil where the dimensions differ or the result leaves decimal128.
  package func converted(to other: Unit) -> Decimal128? {
    guard unit.dimension == other.dimension else { return nil }
    guard unit != other else { return value }
    let up = value.multiplied(by: unit.numerator.factor)?.multiplied(by: other.denominator?.factor ?? .one)
    let down = other.numerator.factor.multiplied(by: unit.denominator?.factor ?? .one)
    guard let up, let down else { return nil }
    return up.divided(by: down)
  }
}

/// One side of a unit: its dimension and how many of the dimension's base units it is, exactly.
///
/// These are definitions of measurement (SI; Nghị định 86/2012/NĐ-CP), not law about dossiers. Hours, days, months and
/// years are dimensions apart: a year of running is not 8760 hours. So is every currency: no rate is a definition. Units of
/// which there are two (*mã lực*, kcal, *mẫu*, *sào*) are none.
struct SimpleUnit: Sendable, Hashable {
  let dimension: String
  let factor: Decimal128

  init(dimension: String, factor: Decimal128) {
    self.dimension = dimension
    self.factor = factor
  }

  /// A unit of the table, or a noun that is counted where it is told by the time; so many of either at once.
  /// - Parameter text: in small letters.
  init?(_ text: String, perTime: Bool) {
    if let known = Self.table[text] {
      self = known
      return
    }
    if perTime, Self.counted.contains(text) {
      self.init(dimension: text, factor: .one)
      return
    }
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let many = Self.multiples[String(words[0])],
      let one = SimpleUnit(String(words[1]), perTime: perTime), Self.isCountedByThousands(one.dimension),
      let factor = one.factor.multiplied(by: Decimal128(many))
    else { return nil }
    self.init(dimension: one.dimension, factor: factor)
  }

  var isTime: Bool { Self.times.contains(dimension) }

  private static let times: Set<String> = ["hour", "day", "week", "month", "quarter", "year", "shift"]

  private static let multiples = [
    "nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000,
  ]

  /// Nobody writes a million hours or a thousand per cent for a unit.
  private static func isCountedByThousands(_ dimension: String) -> Bool {
    !times.contains(dimension) && dimension != "ratio"
  }

  /// Nouns that papers count by the hour or the year.
  static let counted: Set<String> = [
    "sản phẩm", "sp", "chiếc", "cái", "bộ", "đôi", "sợi", "tấm", "cuộn", "hộp", "thùng", "chai", "lon", "con", "viên",
  ]

  static let table: [String: SimpleUnit] = {
    var table: [String: SimpleUnit] = [:]
    for (dimension, units) in definitions {
      for (names, factor) in units {
        guard let factor = Decimal128(factor) else { continue }
        for name in names { table[name] = SimpleUnit(dimension: dimension, factor: factor) }
      }
    }
    return table
  }()

  private static let definitions: [(String, [([String], String)])] = [
    (
      "mass",
      [
        (["mg"], "0.000001"), (["g"], "0.001"), (["kg"], "1"), (["yến"], "10"), (["tạ"], "100"),
        (["tấn", "t"], "1000"),
      ]
    ),
    ("length", [(["mm"], "0.001"), (["cm"], "0.01"), (["dm"], "0.1"), (["m", "mét"], "1"), (["km"], "1000")]),
    (
      "area",
      [
        (["mm2", "mm²"], "0.000001"), (["cm2", "cm²"], "0.0001"), (["dm2", "dm²"], "0.01"), (["m2", "m²"], "1"),
        (["ha", "héc ta"], "10000"), (["km2", "km²"], "1000000"),
      ]
    ),
    (
      "volume",
      [
        (["ml", "cm3", "cm³"], "0.000001"), (["lít", "l", "dm3", "dm³"], "0.001"), (["hl"], "0.1"),
        (["m3", "m³"], "1"),
      ]
    ),
    (
      "energy",
      [
        (["kj"], "0.001"), (["mj"], "1"), (["gj"], "1000"), (["wh"], "0.0036"), (["kwh"], "3.6"), (["mwh"], "3600"),
        (["gwh"], "3600000"), (["tj"], "1000000"),
      ]
    ),
    ("power", [(["w"], "0.001"), (["kw"], "1"), (["mw"], "1000"), (["gw"], "1000000")]),
    ("apparent power", [(["kva"], "1"), (["mva"], "1000")]),
    ("peak power", [(["kwp"], "1"), (["mwp"], "1000")]),
    ("hour", [(["giờ", "h"], "3600"), (["phút", "ph", "min"], "60"), (["giây", "s"], "1")]),
    ("day", [(["ngày"], "1")]),
    ("week", [(["tuần"], "1")]),
    ("quarter", [(["quý"], "1")]),
    ("shift", [(["ca"], "1")]),
    ("month", [(["tháng"], "1")]),
    ("year", [(["năm"], "1")]),
    ("vnd", [(["đồng", "vnđ", "vnd", "đồng việt nam"], "1")]),
    ("usd", [(["usd", "us$", "đô la mỹ"], "1")]),
    ("eur", [(["eur", "euro"], "1")]),
    ("jpy", [(["jpy", "yên nhật"], "1")]),
    ("cny", [(["cny", "nhân dân tệ"], "1")]),
    ("krw", [(["krw", "won"], "1")]),
    ("ratio", [(["%"], "0.01")]),
  ]
}
