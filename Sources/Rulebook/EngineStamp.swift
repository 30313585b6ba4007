import BuildShim

/// Which build of which program: the ELF build ID, which the linker takes from all of its bytes. What one build has
/// checked no other one takes for checked.
package struct EngineStamp: Sendable, Hashable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Of the program that runs; nil where its linker wrote none.
  package static let running: EngineStamp? = {
    var bytes: UnsafePointer<UInt8>?
    let count = build_id(&bytes)
    guard count > 0, let bytes else { return nil }
    return EngineStamp(Array(UnsafeBufferPointer(start: bytes, count: Int(count))))
  }()
}
