/// A unit of measurement as papers write it: a simple unit, or one per another (`kg/h`, `sản phẩm/năm`, `kWh/tấn`).
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
    if let known = SimpleUnit.table[parts[0]] {
      self.numerator = known
    } else {
      guard let denominator, denominator.isTime, SimpleUnit.counted.contains(parts[0]) else { return nil }
      self.numerator = SimpleUnit(dimension: parts[0], factor: .one)
    }
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
/// years are dimensions apart: a year of running is not 8760 hours.
struct SimpleUnit: Sendable, Hashable {
  let dimension: String
  let factor: Decimal128

  var isTime: Bool { ["hour", "day", "month", "year", "shift"].contains(dimension) }

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
    ("mass", [(["mg"], "0.000001"), (["g"], "0.001"), (["kg"], "1"), (["tạ"], "100"), (["tấn", "t"], "1000")]),
    ("length", [(["mm"], "0.001"), (["cm"], "0.01"), (["m", "mét"], "1"), (["km"], "1000")]),
    ("area", [(["m2", "m²"], "1"), (["ha", "héc ta"], "10000"), (["km2", "km²"], "1000000")]),
    ("volume", [(["ml"], "0.000001"), (["lít", "l"], "0.001"), (["m3", "m³"], "1")]),
    (
      "energy",
      [
        (["kj"], "0.001"), (["mj"], "1"), (["gj"], "1000"), (["wh"], "0.0036"), (["kwh"], "3.6"), (["mwh"], "3600"),
      ]
    ),
    ("power", [(["w"], "0.001"), (["kw"], "1"), (["mw"], "1000")]),
    ("hour", [(["giờ", "h"], "60"), (["phút", "ph", "min"], "1")]),
    ("day", [(["ngày"], "1")]),
    ("shift", [(["ca"], "1")]),
    ("month", [(["tháng"], "1")]),
    ("year", [(["năm"], "1")]),
    ("vnd", [(["đồng", "vnđ", "vnd"], "1"), (["triệu đồng"], "1000000"), (["tỷ đồng", "tỉ đồng"], "1000000000")]),
    ("usd", [(["usd", "đô la mỹ"], "1")]),
    ("ratio", [(["%"], "0.01")]),
  ]
}
