import Glibc

/// The pages that pdftoppm writes one after another in colour (PPM, `P6`), one at a time: a page at 288 dots an inch is
/// tens of megabytes.
struct ColourPages {
  struct Page {
    let width: Int
    let height: Int
    /// Three bytes a pixel.
    let pixels: [UInt8]
  }

  private let tool: PortableTools.Tool
  private var bytes: [UInt8] = []
  private var complaintsAreOpen = true

  init(_ tool: PortableTools.Tool) { self.tool = tool }

  /// The next page; nil where the stream ended between two.
  /// - Throws: `tooLarge` for a page beyond any paper, `broken` for bytes that are no picture.
  mutating func next() throws(Unreadable) -> Page? {
    var header: PortableHeader?
    while true {
      if header == nil { header = try PortableHeader(bytes, "6", mostPixels: RecogniserChild.mostPixels) }
      if let header, bytes.count >= header.length + 3 * header.width * header.height {
        let end = header.length + 3 * header.width * header.height
        let page = Page(width: header.width, height: header.height, pixels: Array(bytes[header.length..<end]))
        bytes = Array(bytes[end...])
        return page
      }
      guard more(header.map { $0.length + 3 * $0.width * $0.height } ?? 64) else {
        guard bytes.isEmpty else { throw .broken }
        return nil
      }
    }
  }

  /// Takes what comes; false at the end. What the tool complains of is drained, or it would wait for ever.
  private mutating func more(_ wanted: Int) -> Bool {
    bytes.reserveCapacity(wanted + (1 << 18))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var descriptors = [pollfd(fd: tool.output, events: Int16(POLLIN), revents: 0)]
      if complaintsAreOpen { descriptors.append(pollfd(fd: tool.errors, events: Int16(POLLIN), revents: 0)) }
      poll(&descriptors, nfds_t(descriptors.count), -1)
      if descriptors.count > 1, descriptors[1].revents != 0, read(tool.errors, &buffer, buffer.count) == 0 {
        complaintsAreOpen = false
      }
      guard descriptors[0].revents != 0 else { continue }
      let count = read(tool.output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes += buffer[..<count]
      return true
    }
  }
}
