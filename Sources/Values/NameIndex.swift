/// Where names stand in a list. Names of one rulebook are NFC, so that equal names have equal bytes: they are hashed and
/// compared by those, and no tables of Unicode are asked, which `String`'s own hashing does for every letter with a mark.
package struct NameIndex: Sendable {
  private let places: [Name: Int]

  private struct Name: Hashable {
    let text: String

    static func == (left: Name, right: Name) -> Bool {
      left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isContiguous == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }

  /// - Parameter names: NFC, in their order; of one that stands twice the first counts.
  package init(_ names: some Sequence<String>) {
    places = Dictionary(names.enumerated().map { (Name(text: $1), $0) }) { first, _ in first }
  }

  /// - Parameter name: NFC.
  package subscript(_ name: String) -> Int? { places[Name(text: name)] }
}
