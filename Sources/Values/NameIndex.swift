/// Where names stand in a list. Names of one rulebook are NFC, so that they are found by their bytes.
package struct NameIndex: Sendable {
  private let places: [ByteText: Int]

  /// - Parameter names: NFC, in their order; of one that stands twice the first counts.
  package init(_ names: some Sequence<String>) {
    places = Dictionary(names.enumerated().map { (ByteText($1), $0) }) { first, _ in first }
  }

  /// - Parameter name: NFC.
  package subscript(_ name: String) -> Int? { places[ByteText(name)] }
}
