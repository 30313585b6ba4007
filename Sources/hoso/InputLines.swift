import Glibc

/// The lines of a stream, one at a time: no more is held than the longest line and one read.
struct InputLines {
  struct Line {
    /// From 1.
    let number: Int
    /// Without the line end; nil for a line longer than the limit, which is passed over.
    let bytes: [UInt8]?
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var hasEnded = false

  /// - Parameter path: nil or `-` for standard input.
  init(_ path: String?, limit: Int = 16 << 20) throws(Failure) {
    self.limit = limit
    guard let path, path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(status: 66, message: "Không đọc được tệp dữ liệu \(path). Kiểm tra lại đường dẫn.")
    }
  }

  /// The next line; nil at the end.
  /// - Parameter beforeWaiting: called before a read, which may wait for whoever writes.
  mutating func next(beforeWaiting: () -> Void) -> Line? {
    var isTooLong = false
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return line(isTooLong ? nil : Array(buffer[start..<end]))
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      guard !hasEnded else {
        guard isTooLong || start < buffer.count else { return nil }
        defer { start = buffer.count }
        return line(isTooLong ? nil : Array(buffer[start...]))
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      beforeWaiting()
      fill()
    }
  }

  private mutating func line(_ bytes: [UInt8]?) -> Line {
    number += 1
    return Line(number: number, bytes: bytes)
  }

  private mutating func fill() {
    let (size, before) = (1 << 16, buffer.count)
    buffer += repeatElement(0, count: size)
    var count: Int
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress?.advanced(by: before), size)
      }
    } while count < 0 && errno == EINTR
    buffer.removeLast(size - max(0, count))
    if count <= 0 { hasEnded = true }
  }
}
