import Glibc

/// What kind of network an address lies in (RFC 6890 and its successors): whether a server can be where the configuration
/// says that it is.
enum AddressClass: Sendable, Hashable {
  case loopback
  /// Of one organisation: RFC 1918, unique local addresses, shared address space.
  case inside
  /// Link-local, where clouds keep what their machines may ask of themselves; multicast, unspecified, reserved.
  case special
  case outside

  func suits(_ location: Provider.Location) -> Bool {
    switch location {
    case .thisMachine: self == .loopback
    case .internalNetwork: self == .loopback || self == .inside
    case .domestic, .abroad: self == .outside
    }
  }

  var words: String {
    switch self {
    case .loopback: "của máy này"
    case .inside: "của mạng nội bộ"
    case .special: "đặc biệt, không phải của máy chủ nào"
    case .outside: "ngoài mạng nội bộ"
    }
  }

  /// The class of an address in figures; nil for a name.
  init?(literal: String) {
    let bare = literal.hasPrefix("[") ? String(literal.dropFirst().dropLast()) : literal
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, bare, &four) == 1 {
      self.init(four: withUnsafeBytes(of: four) { Array($0) })
    } else if inet_pton(AF_INET6, bare, &six) == 1 {
      self.init(six: withUnsafeBytes(of: six) { Array($0) })
    } else {
      return nil
    }
  }

  /// - Parameter four: the four bytes as they are sent.
  init(four: [UInt8]) {
    self =
      switch (four[0], four[1]) {
      case (127, _): .loopback
      case (10, _), (192, 168): .inside
      case (172, let second) where (16...31).contains(second): .inside
      case (100, let second) where (64...127).contains(second): .inside
      case (0, _), (169, 254): .special
      case (192, 0) where four[2] == 0 || four[2] == 2: .special
      case (198, 18), (198, 19): .special
      case (198, 51) where four[2] == 100: .special
      case (203, 0) where four[2] == 113: .special
      case (224..., _): .special
      default: .outside
      }
  }

  /// - Parameter six: the sixteen bytes as they are sent.
  init(six: [UInt8]) {
    let zeros = { (count: Int) in six.prefix(count).allSatisfy { $0 == 0 } }
    if zeros(15), six[15] == 1 {
      self = .loopback
    } else if zeros(10), six[10] == 0xFF, six[11] == 0xFF {
      self.init(four: Array(six.suffix(4)))
    } else if six.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      // NAT64 leads to the address inside it.
      self.init(four: Array(six.suffix(4)))
    } else if six.starts(with: [0x20, 0x02]) {
      // 6to4, too.
      self.init(four: Array(six[2..<6]))
    } else if six[0] & 0xFE == 0xFC {
      self = .inside
    } else {
      // Global unicast is all of 2000::/3 but the addresses for documents.
      self = six[0] & 0xE0 == 0x20 && !six.starts(with: [0x20, 0x01, 0x0D, 0xB8]) ? .outside : .special
    }
  }
}
