import Glibc

extension PortableTools.Tool {
  /// As much as a pipe of the programs holds.
  private static let bufferSize = 1 << 20
  /// More of what programs complain of says nothing new.
  static let mostComplaints = 1 << 16

  /// Hears what is said on several pipes, to the end of all, as it comes; each is closed when it has ended.
  ///
  /// - Parameters:
  ///   - take: a descriptor and what came; nil at its end.
  ///   - pause: whenever all that had come has been taken; whether it wants to go on even if nothing new comes.
  static func hear(
    _ pipes: [Int32], _ take: (Int32, ArraySlice<UInt8>?) throws(Unreadable) -> Void, pause: () -> Bool = { false }
  ) throws(Unreadable) {
    var open = pipes
    var buffer = [UInt8](repeating: 0, count: bufferSize)
    var goesOn = false
    while !open.isEmpty {
      var descriptors = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&descriptors, nfds_t(descriptors.count), goesOn ? 0 : -1)
      for descriptor in descriptors where descriptor.revents != 0 {
        let count = Glibc.read(descriptor.fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          open.removeAll { $0 == descriptor.fd }
          close(descriptor.fd)
          try take(descriptor.fd, nil)
          continue
        }
        try take(descriptor.fd, buffer[..<count])
      }
      goesOn = pause()
    }
  }

  /// Hands on what it says, to its end.
  /// - Returns: whether it complained of an error.
  @discardableResult
  func said(_ take: (ArraySlice<UInt8>) throws(Unreadable) -> Void) throws(Unreadable) -> Bool {
    var complaints: [UInt8] = []
    try Self.hear([output, errors]) { (pipe: Int32, bytes: ArraySlice<UInt8>?) throws(Unreadable) in
      guard let bytes else { return }
      if pipe == output {
        try take(bytes)
      } else if complaints.count < Self.mostComplaints {
        complaints += bytes
      }
    }
    try end()
    return complaints.contains(Array("Error".utf8))
  }
}
