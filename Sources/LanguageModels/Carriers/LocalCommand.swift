import Glibc
import JailShim
import Values

/// A program that is given bytes and answers with bytes, in a process group of its own, bounded in time and output. No shell
/// is between, and what it says on standard error goes nowhere: it could hold what it was given.
struct LocalCommand {
  enum Fault: Error {
    case notStarted
    case timedOut
    case tooLarge
    /// It ended with another status than 0.
    case failed
  }

  /// An absolute path first.
  let arguments: [String]
  let environment: [String: String]
  var mostBytes = 4 << 20

  func output(of input: [UInt8], within limit: Duration) throws(Fault) -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    let file = input.withUnsafeBytes { jail_memory_file($0.baseAddress, UInt($0.count)) }
    guard file >= 0 else { throw .notStarted }
    defer { close(file) }
    var pipe: Int32 = -1
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let process = withCStrings(arguments) { arguments in
      withCStrings(variables) { jail_spawn(arguments[0], arguments, $0, file, -1, 1, &pipe) }
    }
    guard process > 0 else { throw .notStarted }
    defer { close(pipe) }
    let bytes: [UInt8]
    do throws(Fault) {
      bytes = try Self.read(pipe, until: deadline, atMost: mostBytes)
    } catch {
      ProcessEnd.kill(process)
      throw error
    }
    switch ProcessEnd(of: process, until: deadline) {
    case .status(0): return bytes
    case .timeLimit: throw .timedOut
    case .status, .unknown: throw .failed
    }
  }

  private static func read(
    _ pipe: Int32, until deadline: ContinuousClock.Instant, atMost most: Int
  ) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = Int((deadline - ContinuousClock.now) / .milliseconds(1))
      guard left > 0 else { throw .timedOut }
      var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(min(left, 1 << 30)))
      if ready == 0 || (ready < 0 && errno == EINTR) { continue }
      guard ready > 0 else { throw .failed }
      let count = Glibc.read(pipe, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .failed
      }
      bytes += buffer[..<count]
      guard bytes.count <= most else { throw .tooLarge }
    }
  }
}
