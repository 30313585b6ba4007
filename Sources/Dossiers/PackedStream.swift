import Values

/// What comes out of a container through the pipe from its jailed reader: frames of one shape, a kind, a name and
/// content, each with its length. Names are data; the parent judges them.
struct PackedStream {
  enum Kind: UInt8 {
    /// What a letter says itself: a document as JSON, without a name.
    case document = 0x44
    /// A file: its name and its bytes.
    case file = 0x46
    /// A file that was not read: its name and the reason.
    case unread = 0x55
    /// The last frame: no name; the reason why nothing more came, empty where all came.
    case end = 0x5A
  }

  static let mark = Array("hoso-goi\n".utf8)
  private static let headLength = 13

  /// Kind, length of the name in four bytes, length of the content in eight, the name: what stands before the content.
  static func head(_ kind: Kind, name: [UInt8] = [], count: Int) -> [UInt8] {
    [kind.rawValue] + big(name.count, 4) + big(count, 8) + name
  }

  private static func big(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * (width - 1 - $0))) }
  }

  /// A file that came out, or why it did not.
  struct Entry: Sendable {
    let name: String
    let content: Result<[UInt8], Unreadable>

    var isRead: Bool { if case .success = content { true } else { false } }
  }

  let document: JSON?
  let entries: [Entry]
  /// Why there may be more than came.
  let fault: Unreadable?

  /// nil where the bytes are no such stream from its mark to its end: a reader that stopped half way or was taken over.
  init?(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
    guard bytes.starts(with: Self.mark) else { return nil }
    var position = Self.mark.count
    var document: JSON?
    var entries: [Entry] = []
    while let frame = Self.frame(in: bytes, at: &position) {
      switch frame.kind {
      case .document:
        guard document == nil, let json = try? JSON.parse(Array(bytes[frame.content]), limits: limits) else {
          return nil
        }
        document = json
      case .file: entries.append(Entry(name: frame.name, content: .success(Array(bytes[frame.content]))))
      case .unread:
        guard let why = Self.reason(bytes[frame.content]) else { return nil }
        entries.append(Entry(name: frame.name, content: .failure(why)))
      case .end:
        let why = Self.reason(bytes[frame.content])
        guard position == bytes.count, frame.content.isEmpty || why != nil else { return nil }
        self.document = document
        self.entries = entries
        self.fault = why
        return
      }
    }
    return nil
  }

  private static func frame(
    in bytes: [UInt8], at position: inout Int
  ) -> (kind: Kind, name: String, content: Range<Int>)? {
    guard bytes.count - position >= headLength, let kind = Kind(rawValue: bytes[position]) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      Int(exactly: bytes[range].reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }
    let start = position + headLength
    guard let nameLength = number(position + 1..<position + 5), nameLength <= bytes.count - start,
      let length = number(position + 5..<start), length <= bytes.count - start - nameLength
    else { return nil }
    let name = String(decoding: bytes[start..<start + nameLength], as: UTF8.self)
    position = start + nameLength + length
    return (kind, name, start + nameLength..<position)
  }

  private static func reason(_ bytes: ArraySlice<UInt8>) -> Unreadable? {
    Unreadable(rawValue: String(decoding: bytes, as: UTF8.self))
  }
}
