import CCurl
import CurlShim

/// One POST over libcurl: TLS verified, no redirect followed, no proxy of the environment, bounded in time and size.
struct HTTPExchange {
  struct Reply {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]
  }

  enum Fault: Error, Equatable {
    case unreachable
    case timedOut
    case tooLarge
    case interrupted
  }

  let url: String
  let headers: [(name: String, value: String)]
  let body: [UInt8]
  let seconds: Int
  var mostBytes = 4 << 20

  /// What curl's callbacks fill in.
  private final class Received {
    var head: [UInt8] = []
    var body: [UInt8] = []
    let mostBytes: Int
    var overflowed = false

    init(mostBytes: Int) {
      self.mostBytes = mostBytes
    }
  }

  func send() throws(Fault) -> Reply {
    guard let handle = curl_shim_new() else { throw .unreachable }
    defer { curl_shim_free(handle) }
    var list: UnsafeMutablePointer<curl_slist>?
    for header in headers { list = curl_shim_append(list, "\(header.name): \(header.value)") }
    // Without this curl would wait for a «100 Continue» that many servers never send.
    list = curl_shim_append(list, "Expect:")
    defer { curl_shim_free_list(list) }
    let received = Received(mostBytes: mostBytes)
    let code = withExtendedLifetime(received) {
      configure(handle, list, received)
      return body.withUnsafeBytes { bytes in
        curl_shim_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        return curl_shim_perform(handle)
      }
    }
    if received.overflowed { throw .tooLarge }
    switch code {
    case CURLE_OK: break
    case CURLE_OPERATION_TIMEDOUT: throw .timedOut
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_SEND_ERROR: throw .interrupted
    default: throw .unreachable
    }
    var status = 0
    curl_shim_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return Reply(status: status, headers: Self.headers(of: received.head), body: received.body)
  }

  private func configure(
    _ handle: UnsafeMutableRawPointer, _ list: UnsafeMutablePointer<curl_slist>?, _ received: Received
  ) {
    let context = Unmanaged.passUnretained(received).toOpaque()
    curl_shim_set_text(handle, CURLOPT_URL, url)
    curl_shim_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_shim_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    // An empty proxy switches off those of the environment.
    curl_shim_set_text(handle, CURLOPT_PROXY, "")
    curl_shim_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_shim_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
    curl_shim_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
    curl_shim_set_long(handle, CURLOPT_CONNECTTIMEOUT, min(seconds, 10))
    curl_shim_set_long(handle, CURLOPT_TIMEOUT, seconds)
    curl_shim_set_long(handle, CURLOPT_POST, 1)
    curl_shim_set_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
    curl_shim_set_list(handle, CURLOPT_HTTPHEADER, list)
    curl_shim_set_pointer(handle, CURLOPT_WRITEDATA, context)
    curl_shim_set_data(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
      guard received.body.count + size * count <= received.mostBytes else {
        received.overflowed = true
        return 0
      }
      received.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    curl_shim_set_pointer(handle, CURLOPT_HEADERDATA, context)
    curl_shim_set_data(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
      guard received.head.count < 1 << 16 else { return 0 }
      received.head.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
  }

  private static func headers(of head: [UInt8]) -> [String: String] {
    var headers: [String: String] = [:]
    for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].drop { $0 == " " }.description
    }
    return headers
  }
}
