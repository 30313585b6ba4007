import Values

@testable import Keeping

extension Store {
  /// As if the disk had lost the files of every check.
  func loseContents() throws {
    for digest in try checks(of: .all, count: 100).flatMap(\.files).map(\.digest) {
      contents.remove(digest)
      try write { try Self.removeSmall(digest, $0) }
    }
  }
}
