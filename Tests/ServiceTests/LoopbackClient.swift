import Foundation
import Glibc

/// One HTTP/1.1 request over loopback, by hand: what a test sends is exactly what it wrote.
struct LoopbackClient {
  let port: Int

  struct Reply {
    let status: Int
    let head: String
    let body: [UInt8]

    /// The value of a header; nil where it is not there.
    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
  }

  func send(
    _ method: String, _ path: String, type: String? = nil, body: [UInt8] = [], headers: [String: String] = [:],
    host: String = "127.0.0.1"
  ) throws -> Reply {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
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
    let typeLine = type.map { "Content-Type: \($0)\r\n" } ?? ""
    let more = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(typeLine)\(more)Content-Length: \(body.count)\r\n\r\n"
    var rest = (Array(head.utf8) + body)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(socket, &buffer, buffer.count), count > 0 { answer += buffer[..<count] }
    return try Self.reply(answer)
  }

  private static func reply(_ bytes: [UInt8]) throws -> Reply {
    let end = Array("\r\n\r\n".utf8)
    guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else {
      throw POSIXError(.EBADMSG)
    }
    let head = String(decoding: bytes[..<split], as: UTF8.self)
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Reply(status: status, head: head, body: Array(bytes[(split + 4)...]))
  }

  /// A folder's files as a multipart body.
  static func multipart(_ files: [(name: String, bytes: [UInt8])]) -> (type: String, body: [UInt8]) {
    let boundary = "ranh-gioi-9f3b"
    let parts = files.flatMap { file in
      Array(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"\(file.name)\"\r\n\r\n".utf8)
        + file.bytes + Array("\r\n".utf8)
    }
    return ("multipart/form-data; boundary=\(boundary)", parts + Array("--\(boundary)--\r\n".utf8))
  }
}
