import Values

@testable import Dossiers

/// Any bytes in the old encodings: what is read is composed, and the best reading is one of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEncoding(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  for encoding in OldEncoding.allCases {
    let text = encoding.decode(bytes)
    guard text.nfc == text else { fatalError("not composed: \(text)") }
  }
  guard let best = OldEncoding.best(of: bytes) else { return 0 }
  guard best.text == best.encoding?.decode(bytes) ?? String(decoding: bytes, as: UTF8.self).nfc else {
    fatalError("another text: \(best.text)")
  }
  _ = MisreadText.restored(best.text)
  return 0
}
