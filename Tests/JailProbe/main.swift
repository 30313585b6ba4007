import Dossiers
import Glibc
import JailShim

// Enters the same jail as the reader and then does what a hostile file might make a reader do.
let limits = {
  var limits = ReaderChild.Limits()
  limits.processorSeconds = 1
  limits.addressSpace = 512 << 20
  return limits
}()

let mode = CommandLine.arguments.dropFirst().first ?? ""
// Another program that dies where it makes a socket, whatever it does with it.
if mode == "without-sockets" {
  guard jail_deny_sockets(1) == 0 else { exit(70) }
  let words = CommandLine.arguments.dropFirst(2).map { strdup($0) } + [nil]
  execv(CommandLine.arguments[2], words)
  exit(71)
}
if let status = ReaderChild.status(of: CommandLine.arguments) { exit(status) }
guard ReaderChild.enter(limits) else { exit(70) }

/// Exits 0 with the answer as JSON text, as a reader would.
func answer(_ text: String) -> Never {
  let bytes = Array(text.utf8)
  _ = write(1, bytes, bytes.count)
  exit(0)
}

/// `{"fault": …}` with the errno of a call that must fail.
func refused(_ result: Int32) -> Never {
  answer(result < 0 && errno == EPERM ? "{\"fault\": \"tep_rong\"}" : "{\"fault\": \"tep_hong\"}")
}

switch mode {
case "processor":
  var value: UInt64 = 1
  while value != 0 { value = value &* 6_364_136_223_846_793_005 | 1 }
case "memory":
  var blocks: [[UInt8]] = []
  while true { blocks.append([UInt8](repeating: UInt8(blocks.count & 0xFF), count: 16 << 20)) }
case "output":
  let block = [UInt8](repeating: 0x20, count: 1 << 16)
  while write(1, block, block.count) > 0 {}
case "sleep":
  while true { sleep(60) }
case "crash":
  abort()
case "internet-socket": refused(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
case "local-socket": refused(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
case "program":
  let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
  refused(execv("/bin/true", arguments))
case "new-file": refused(open("/tmp/hoso-jail-probe-\(getpid())", O_CREAT | O_WRONLY, 0o600))
case "other-file": refused(open("/etc/hostname", O_RDONLY))
case "remove-file": refused(unlink("/tmp/hoso-jail-probe"))
case "process": refused(fork())
case "other-process": refused(kill(getpid(), 0))
default: exit(64)
}
exit(0)
