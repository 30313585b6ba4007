import Glibc
import JailShim

/// One run of a program from start to exit. Foundation's `Process` waits in a run loop and adds tens of milliseconds
/// of its own, so the program is started and waited for directly.
struct Command {
  let path: String
  let arguments: [String]
  /// What stands on its standard input, in a file without a name.
  var input: [UInt8] = []

  struct Run {
    /// How many bytes it printed.
    let bytes: Int
    /// Seconds of processor time, of itself and of the programs that it started and waited for.
    let processor: Double
    let status: Int32
  }

  /// The number of bytes it printed.
  func run() -> Int { measured().bytes }

  func measured() -> Run {
    let file = input.withUnsafeBytes { jail_memory_file($0.baseAddress, UInt($0.count)) }
    precondition(file >= 0, "no file in memory")
    defer { close(file) }
    var output: Int32 = -1
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let process = jail_spawn(path, &words, environ, file, -1, 0, &output)
    precondition(process > 0, "\(path) did not start")
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    while case let count = read(output, &buffer, buffer.count), count > 0 { total += count }
    close(output)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return Run(bytes: total, processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), status: status)
  }
}
