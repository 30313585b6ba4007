import Foundation
import Glibc
import Synchronization

/// A loopback HTTP server that plays one act a connection and keeps what it was sent.
package final class ScriptedServer: Sendable {
  package enum Act: Sendable {
    /// A raw HTTP reply; an empty one closes the connection.
    case reply(String)
    /// Nothing, for four seconds.
    case silence
    /// A raw reply of which only so many bytes are sent before the connection is closed.
    case broken(String, after: Int)
    /// A raw reply that does not wait for the question.
    case unasked(String)
    /// A raw reply, a byte every hundredth of a second.
    case slow(String)
  }

  package let port: Int
  private let socket: Int32
  private let received = Mutex<[String]>([])

  package init(acts: [Act]) throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && listen(socket, 16) == 0 && getsockname(socket, address, &length) == 0
      }
    }
    guard port else { throw POSIXError(.EADDRINUSE) }
    self.socket = socket
    self.port = Int(in_port_t(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in serve(acts) }
  }

  /// - Parameter replies: raw HTTP replies; nil never answers.
  package convenience init(_ replies: [String?]) throws {
    try self.init(acts: replies.map { $0.map(Act.reply) ?? .silence })
  }

  package var url: String { "http://127.0.0.1:\(port)/v1/chat/completions" }

  package var requests: [String] { received.withLock { $0 } }

  package static func reply(_ status: Int, _ body: String, headers: String = "") -> String {
    "HTTP/1.1 \(status) X\r\n\(headers)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  /// A chat completion with this content.
  package static func answer(_ content: String, model: String = "mẫu-1", finish: String = "stop") -> String {
    reply(
      200,
      "{\"model\":\"\(model)\",\"choices\":[{\"finish_reason\":\"\(finish)\",\"message\":{\"content\":\(quoted(content))}}]}"
    )
  }

  /// A JSON string.
  package static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }

  private func serve(_ acts: [Act]) {
    for act in acts {
      let connection = accept(socket, nil, nil)
      guard connection >= 0 else { return }
      if case .unasked(let text) = act {
        Self.send(Array(text.utf8), connection)
        close(connection)
        continue
      }
      received.withLock { $0.append(Self.request(connection)) }
      switch act {
      case .unasked: break
      case .reply(let text): Self.send(Array(text.utf8), connection)
      case .silence: sleep(4)
      case .broken(let text, let count): Self.send(Array(text.utf8.prefix(count)), connection)
      case .slow(let text):
        for byte in text.utf8 {
          guard Self.send([byte], connection) else { break }
          usleep(10_000)
        }
      }
      close(connection)
    }
    close(socket)
  }

  /// False where the other side is gone.
  @discardableResult
  private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private static func request(_ connection: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let split = text.range(of: "\r\n\r\n") else { continue }
      let length =
        text[..<split.lowerBound].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
      if text[split.upperBound...].utf8.count >= length { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
