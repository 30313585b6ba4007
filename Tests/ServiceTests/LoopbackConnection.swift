import Foundation
import Glibc

extension LoopbackClient {
  /// A connection on which anything may be sent, or nothing; closed with the last who holds it.
  final class Connection {
    private let socket: Int32

    init(port: Int) throws {
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
      let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(socket) }

    func write(_ text: String) { write(Array(text.utf8)) }

    /// All that the other side takes.
    func write(_ bytes: [UInt8]) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }

    /// Says that nothing more comes.
    func end() { shutdown(socket, Int32(SHUT_WR)) }

    /// What comes until the other side closes.
    func rest() -> [UInt8] {
      var answer: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = read(socket, &buffer, buffer.count), count > 0 { answer += buffer[..<count] }
      return answer
    }

    /// Whether the other side closes within these seconds, sending nothing before.
    func isClosed(within seconds: Int) -> Bool {
      var waited = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, Int32(seconds * 1000)) == 1 else { return false }
      var byte = UInt8(0)
      return recv(socket, &byte, 1, Int32(MSG_PEEK)) <= 0
    }
  }
}
