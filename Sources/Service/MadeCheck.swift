import Keeping

/// A check that is kept, with its report.
struct MadeCheck: Sendable {
  let check: KeptCheck
  let report: Report
  /// Whether it was kept before, of the same request under the same `Idempotency-Key`.
  var isRepeated: Bool

  enum Report: Sendable {
    case drawn(DrawnReport)
    /// Made before, as it is kept.
    case kept([UInt8])
  }
}

/// A check that is made and that nobody is told of before it is kept.
struct UnkeptCheck: Sendable {
  let new: CheckToKeep
  /// What is told of it then.
  let made: MadeCheck

  func isKept(as kept: KeptCheck) -> Bool { kept.id == made.check.id }
}

extension Keeper {
  /// What was made of the same request before; nil where nothing was.
  /// - Throws: `StoreError.otherRequest` where the key was used for another request.
  func made(repeating key: RepeatKey?, of owner: String) throws(StoreError) -> MadeCheck? {
    guard let key, let before = try store.check(repeating: key, of: owner) else { return nil }
    return try made(before: before)
  }

  /// What was made before, as it is kept.
  func made(before check: KeptCheck) throws(StoreError) -> MadeCheck {
    MadeCheck(check: check, report: .kept(try store.report(of: check)), isRepeated: true)
  }
}
