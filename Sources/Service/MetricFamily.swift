/// Figures of one name in the text form of Prometheus (version 0.0.4).
struct MetricFamily: Sendable {
  enum Kind: String, Sendable { case counter, gauge, histogram }

  struct Sample: Sendable {
    /// `_bucket`, `_sum`, `_count` of a histogram.
    var suffix = ""
    var labels: [(name: String, value: String)] = []
    let value: Double
  }

  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  let name: String
  let kind: Kind
  let help: String
  let samples: [Sample]

  init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    self.name = name
    self.kind = kind
    self.help = help
    self.samples = samples
  }

  init(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
    self.init(name, kind, help, [Sample(value: Double(value))])
  }

  /// Ends with a line feed, as the form asks.
  var text: String {
    "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
      + samples.map { "\(name)\($0.suffix)\(Self.text(of: $0.labels)) \(Self.text(of: $0.value))\n" }.joined()
  }

  private static func text(of labels: [(name: String, value: String)]) -> String {
    guard !labels.isEmpty else { return "" }
    return "{\(labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ","))}"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  static func text(of value: Double) -> String {
    if value == .infinity { return "+Inf" }
    return Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
