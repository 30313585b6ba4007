import Glibc

/// How a process that leads a group of its own came to its end.
package enum ProcessEnd: Sendable, Hashable {
  /// As waitpid(2) tells it.
  case status(Int32)
  /// Its time was up: it was killed with all that it had started.
  case timeLimit
  /// It is nobody's to wait for.
  case unknown

  package init(of process: pid_t, until deadline: ContinuousClock.Instant) {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        self = .status(status)
        return
      }
      guard ended == 0 || errno == EINTR else {
        self = .unknown
        return
      }
      guard ContinuousClock.now < deadline else { break }
      usleep(10_000)
    }
    Self.kill(process)
    self = .timeLimit
  }

  /// Ends it with its group, which holds nothing but what it started.
  package static func kill(_ process: pid_t) {
    Glibc.kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
