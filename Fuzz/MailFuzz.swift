import Values

@testable import Dossiers

/// Any bytes as a letter: what it says goes through the pipe and comes back, and no attachment's name is a way out.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  _ = MailMessage.isOne(bytes[...])
  let letter = MailMessage(bytes)
  let document = letter.document(of: bytes)
  guard Document(json: document.json, path: "", digest: document.digest) == document else {
    fatalError("another document comes out of the pipe")
  }
  for entry in letter.entries {
    let told = EntryName.path(of: entry.name) ?? EntryName.escaped(entry.name)
    guard EntryName.isHarmless(told) else { fatalError("harmful: \(told)") }
    guard case .success(let content) = entry.content else { continue }
    guard content.count <= bytes.count else { fatalError("more comes out than went in") }
  }
  return 0
}
