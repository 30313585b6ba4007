import CCurl
import CurlShim
import Glibc

/// One POST over libcurl: TLS verified, no redirect followed, no proxy but the configured one, to no address outside the
/// declared place, bounded in time and size.
struct HTTPExchange {
  struct Reply {
    let status: Int
    /// Names in small letters.
    let headers: [String: String]
    let body: [UInt8]
  }

  enum Fault: Error, Equatable {
    case unreachable
    case timedOut
    case tooLarge
    case interrupted
    case untrusted
    /// The server's name leads to an address outside of where it is said to be.
    case wrongPlace
    case misconfigured
  }

  let url: String
  let headers: [(name: String, value: String)]
  let body: [UInt8]
  let limit: Duration
  let location: Provider.Location
  var proxy: String?
  /// A file of certificates (PEM).
  var certificates: String?
  var mostBytes = 4 << 20

  /// What curl's callbacks fill in.
  private final class Received {
    var head: [UInt8] = []
    var body: [UInt8] = []
    let mostBytes: Int
    /// nil where a proxy is what is connected to.
    let location: Provider.Location?
    var overflowed = false
    var wasElsewhere = false

    init(mostBytes: Int, location: Provider.Location?) {
      self.mostBytes = mostBytes
      self.location = location
    }
  }

  func send() throws(Fault) -> Reply {
    guard let handle = curl_shim_new() else { throw .misconfigured }
    defer { curl_shim_free(handle) }
    var list: UnsafeMutablePointer<curl_slist>?
    for header in headers { list = curl_shim_append(list, "\(header.name): \(header.value)") }
    // Without this curl would wait for a «100 Continue» that many servers never send.
    list = curl_shim_append(list, "Expect:")
    defer { curl_shim_free_list(list) }
    let received = Received(mostBytes: mostBytes, location: proxy == nil ? location : nil)
    let context = Unmanaged.passUnretained(received).toOpaque()
    var check = curl_shim_peer_check(check: Self.mayConnect, context: context)
    let code = withExtendedLifetime(received) {
      withUnsafePointer(to: &check) { check in
        configure(handle, list, context)
        curl_shim_set_peer(handle, check)
        return body.withUnsafeBytes { bytes in
          curl_shim_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
          return curl_shim_perform(handle)
        }
      }
    }
    if received.overflowed { throw .tooLarge }
    if code != CURLE_OK { throw received.wasElsewhere ? .wrongPlace : Self.fault(of: code) }
    var status = 0
    curl_shim_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return Reply(status: status, headers: Self.headers(of: received.head), body: received.body)
  }

  private static func fault(of code: CURLcode) -> Fault {
    switch code {
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_SEND_ERROR: .interrupted
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      .untrusted
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .misconfigured
    default: .unreachable
    }
  }

  private func configure(
    _ handle: UnsafeMutableRawPointer, _ list: UnsafeMutablePointer<curl_slist>?, _ context: UnsafeMutableRawPointer
  ) {
    let milliseconds = max(1, Int(limit / .milliseconds(1)))
    curl_shim_set_text(handle, CURLOPT_URL, url)
    curl_shim_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_shim_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    // An empty proxy switches off those of the environment.
    curl_shim_set_text(handle, CURLOPT_PROXY, proxy ?? "")
    curl_shim_set_text(handle, CURLOPT_NOPROXY, "")
    if let certificates { curl_shim_set_text(handle, CURLOPT_CAINFO, certificates) }
    curl_shim_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_shim_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
    curl_shim_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
    curl_shim_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 10_000))
    curl_shim_set_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
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

  private static let mayConnect: curl_shim_peer = { address, context in
    guard let address, let context else { return 0 }
    let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
    guard let location = received.location else { return 1 }
    let found: AddressClass? =
      switch Int32(address.pointee.sa_family) {
      case AF_INET:
        address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
          AddressClass(four: withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) })
        }
      case AF_INET6:
        address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
          AddressClass(six: withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) })
        }
      default: nil
      }
    if found?.suits(location) ?? false { return 1 }
    received.wasElsewhere = true
    return 0
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
