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
    let connection = try connection()
    let typeLine = type.map { "Content-Type: \($0)\r\n" } ?? ""
    let more = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(typeLine)\(more)Content-Length: \(body.count)\r\n\r\n"
    connection.write(Array(head.utf8) + body)
    return try Self.reply(connection.rest())
  }

  func connection() throws -> Connection { try Connection(port: port) }

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
