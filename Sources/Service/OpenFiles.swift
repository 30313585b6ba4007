import Glibc

/// How many files and connections the process may have open.
enum OpenFiles {
  /// Asks the system for all that it grants, since what a shell starts with is often 1,024, and leaves a quarter of it for
  /// the files and processes of checks.
  /// - Returns: how many connections may be open.
  static func connections(upTo most: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return min(most, 256) }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return min(most, Int(clamping: limit.rlim_cur) / 4 * 3)
  }
}
