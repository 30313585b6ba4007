import Glibc
import JailShim

/// One run of a program from start to exit. Foundation's `Process` waits in a run loop and adds tens of milliseconds
/// of its own, so the program is started and waited for directly.
struct Command {
  let path: String
  let arguments: [String]

  /// The number of bytes it printed.
  func run() -> Int {
    let input = open("/dev/null", O_RDONLY)
    defer { close(input) }
    var output: Int32 = -1
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let process = jail_spawn(path, &words, environ, input, -1, &output)
    precondition(process > 0, "\(path) did not start")
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    while case let count = read(output, &buffer, buffer.count), count > 0 { total += count }
    close(output)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return total
  }
}
