import Foundation
import Glibc

/// One connection that carries HTTP messages with a `Content-Length` and nothing else of HTTP: as little as two programs need that
/// only measure.
final class PlainConnection {
  private let socket: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)

  init(_ socket: Int32) {
    self.socket = socket
    var yes: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(socket) }

  /// How many bytes the last message had with its head.
  private var filled = 0

  /// The next message with its head as a text; nil at the end.
  func text() -> String? { message().map { _ in String(decoding: buffer[..<filled], as: UTF8.self) } }

  /// How many bytes the body of the next message has, once all of them are read; nil at the end.
  func message() -> Int? {
    var count = 0
    var whole: (head: Int, body: Int)?
    while true {
      if whole == nil { whole = head(of: count) }
      filled = count
      if let whole, count >= whole.head + whole.body { return whole.body }
      let read = buffer.withUnsafeMutableBytes { bytes in
        recv(socket, bytes.baseAddress?.advanced(by: count), bytes.count - count, 0)
      }
      guard read > 0 else { return nil }
      count += read
    }
  }

  func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = send(
          socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// How long the head is and how long the body that it announces; nil while the head is not whole.
  private func head(of count: Int) -> (head: Int, body: Int)? {
    let end = Array("\r\n\r\n".utf8)
    guard let place = buffer[..<count].firstRange(of: end) else { return nil }
    let lines = String(decoding: buffer[..<place.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let length = lines.first { $0.lowercased().hasPrefix("content-length:") }?.split(separator: ":").last
    return (place.upperBound, length.flatMap { Int($0.drop { $0 == " " }) } ?? 0)
  }
}

/// A caller of a server on this machine.
struct Caller {
  private let connection: PlainConnection

  init(port: Int) throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    connection = PlainConnection(socket)
    var address = sockaddr_in.loopback(port)
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw ServiceSpeed.Failure(what: "nobody listens at port \(port)") }
  }

  /// The whole answer.
  func text(_ request: String) throws -> String {
    guard connection.write(Array(request.utf8)), let text = connection.text() else {
      throw ServiceSpeed.Failure(what: "the connection ended")
    }
    return text
  }

  /// How many bytes the answer's body has.
  func send(_ request: [UInt8]) throws -> Int {
    guard connection.write(request), let count = connection.message() else {
      throw ServiceSpeed.Failure(what: "the connection ended")
    }
    return count
  }
}

/// Answers every request, once it is read, with the same bytes: a thread a connection, no library.
enum EchoServer {
  static func run(answering count: Int) -> Never {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in.loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        precondition(bind(listener, $0, size) == 0 && listen(listener, 64) == 0, "no port to listen at")
        getsockname(listener, $0, &size)
      }
    }
    let told = "127.0.0.1:\(UInt16(bigEndian: address.sin_port))\n"
    _ = told.withCString { Glibc.write(2, $0, told.utf8.count) }
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(count)\r\n\r\n"
    let answer = Array(head.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: count)
    while true {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else { continue }
      let thread = Thread {
        let connection = PlainConnection(socket)
        while connection.message() != nil, connection.write(answer) {}
      }
      thread.start()
    }
  }
}

extension sockaddr_in {
  fileprivate static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
