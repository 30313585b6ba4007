import Glibc

/// What the file system says of a name, of the name itself where it is a link (lstat(2)). Foundation's attributes tell the
/// owner's name too, for which the machine may ask a directory over the network.
struct FileLook {
  enum Kind {
    case folder, regular, other
  }

  let kind: Kind
  /// Bytes.
  let size: Int

  /// nil where the name is not there or may not be looked at.
  init?(at path: String) {
    var about = stat()
    guard lstat(path, &about) == 0 else { return nil }
    kind =
      switch about.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .regular
      default: .other
      }
    size = Int(about.st_size)
  }
}
