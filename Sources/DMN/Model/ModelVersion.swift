/// A version of the DMN standard, by the namespaces of its XML.
// swift-format-ignore: AlwaysUseLowerCamelCase
// A version number without its dot says another version.
public enum ModelVersion: String, Sendable, Hashable, CaseIterable {
  case v1_1 = "1.1"
  case v1_2 = "1.2"
  case v1_3 = "1.3"
  case v1_4 = "1.4"
  case v1_5 = "1.5"

  /// The namespace of the model's elements.
  public var namespace: String {
    switch self {
    case .v1_1: "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    case .v1_2: "http://www.omg.org/spec/DMN/20180521/MODEL/"
    case .v1_3: "https://www.omg.org/spec/DMN/20191111/MODEL/"
    case .v1_4: "https://www.omg.org/spec/DMN/20211108/MODEL/"
    case .v1_5: "https://www.omg.org/spec/DMN/20230324/MODEL/"
    }
  }

  /// The URI of the FEEL of this version, as an expression language.
  public var feel: String {
    switch self {
    case .v1_1: "http://www.omg.org/spec/FEEL/20140401"
    case .v1_2: "http://www.omg.org/spec/DMN/20180521/FEEL/"
    case .v1_3: "https://www.omg.org/spec/DMN/20191111/FEEL/"
    case .v1_4: "https://www.omg.org/spec/DMN/20211108/FEEL/"
    case .v1_5: "https://www.omg.org/spec/DMN/20230324/FEEL/"
    }
  }

  /// Whether a namespace or a language name means FEEL; Camunda's editors write the bare word.
  static func isFEEL(_ language: String) -> Bool {
    language.lowercased() == "feel" || allCases.contains { $0.feel == language }
  }

  static func of(_ namespace: String) -> ModelVersion? {
    allCases.first { $0.namespace == namespace }
  }
}
