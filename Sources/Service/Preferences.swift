/// What a caller takes and how gladly, as `Accept-Encoding` and `Accept-Language` say it (RFC 9110, 12.4.2).
struct Preferences {
  private let weights: [(name: String, weight: Double)]

  init(_ header: String?) {
    weights = (header ?? "").split(separator: ",").compactMap { item in
      let fields = item.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let name = fields.first else { return nil }
      return (name, fields.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1)
    }
  }

  /// From 0, not at all, to 1; nil where neither the name nor `*` stands there.
  /// - Parameter isRange: whether `en-GB` speaks of `en` too.
  func weight(of name: String, isRange: Bool = false) -> Double? {
    (weights.first { $0.name == name || isRange && $0.name.hasPrefix("\(name)-") }
      ?? weights.first { $0.name == "*" })?.weight
  }
}
