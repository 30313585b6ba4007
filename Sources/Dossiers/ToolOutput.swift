import Glibc

extension PortableTools.Tool {
  /// Hands on what it says, to its end.
  /// - Returns: whether it complained of an error.
  @discardableResult
  func said(_ take: (ArraySlice<UInt8>) throws(Unreadable) -> Void) throws(Unreadable) -> Bool {
    var complaints: [UInt8] = []
    var open = [output, errors]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      var descriptors = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&descriptors, nfds_t(descriptors.count), -1)
      for descriptor in descriptors where descriptor.revents != 0 {
        let count = Glibc.read(descriptor.fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          open.removeAll { $0 == descriptor.fd }
          close(descriptor.fd)
          continue
        }
        if descriptor.fd == output {
          try take(buffer[..<count])
        } else if complaints.count < 1 << 16 {
          complaints += buffer[..<count]
        }
      }
    }
    try end()
    return complaints.contains(Array("Error".utf8))
  }
}
