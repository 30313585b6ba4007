import Glibc

extension Store {
  /// How much room its files take.
  package struct Size: Sendable, Hashable {
    /// Bytes of `hoso.sqlite` and what SQLite has beside it.
    package let database: Int
    /// Bytes of the files of dossiers.
    package let contents: Int
  }

  /// Looks at every file, so it takes as long as there are many.
  package func size() -> Size {
    let files = contents.all()
    return Size(
      database: ["", "-wal", "-shm"].map { Self.bytes(at: "\(folder)/hoso.sqlite\($0)") }.reduce(0, +),
      contents: files.contents.map { Self.bytes(at: contents.path(of: $0)) }.reduce(0, +)
        + files.leftovers.map { Self.bytes(at: $0) }.reduce(0, +))
  }

  private static func bytes(at path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_size : 0
  }
}
