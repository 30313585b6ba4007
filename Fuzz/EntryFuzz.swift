import Values

@testable import Dossiers

/// Any bytes as what a reader says of a container, as a zip's directory and as a name.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEntry(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  if let stream = PackedStream(bytes) {
    let content = stream.entries.reduce(0) { $0 + ((try? $1.content.get())?.count ?? 0) }
    guard content <= bytes.count else { fatalError("more comes out than went in") }
  }
  _ = ZipDirectory(bytes)
  _ = ZipDirectory([0x50, 0x4B] + bytes)
  let name = EntryName.text(of: bytes)
  let told = EntryName.path(of: name) ?? EntryName.escaped(name)
  guard EntryName.isHarmless(told), EntryName.path(of: told) == told else { fatalError("harmful: \(told)") }
  return 0
}
