import Values

/// A letter (RFC 5322 and MIME): what it says itself and the files that came with it.
///
/// The plain text is what it says; of a letter in HTML alone, the HTML is a file that comes with it. Where both say the
/// same, the HTML is looked at by the secrecy gate alone.
struct MailMessage {
  private let headers: MailHeaders
  private var texts: [String] = []
  private var unshown: [String] = []
  private(set) var entries: [PackedStream.Entry] = []
  /// Names in small letters.
  private var taken: Set<String> = []
  /// Whether it ends before its last boundary, or has more parts in each other than are read.
  private var isCut = false

  private static let mostParts = 2000
  private static let deepest = 12

  init(_ bytes: [UInt8]) {
    headers = MailHeaders(bytes[...])
    take(headers, alternative: false, depth: 0)
  }

  /// Whether bytes begin as a letter does: headers from the first line, two of them a letter's own.
  static func isOne(_ head: ArraySlice<UInt8>) -> Bool {
    var known = 0
    for line in MailLines(head) {
      if line.isEmpty { break }
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
      else {
        // The last line of the head may be cut.
        return known >= 2 && line.endIndex == head.endIndex
      }
      if ownHeaders.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased()) { known += 1 }
    }
    return known >= 2
  }

  private static let ownHeaders: Set<String> = [
    "from", "to", "cc", "subject", "date", "message-id", "mime-version", "received", "return-path", "delivered-to",
    "content-type", "reply-to", "dkim-signature", "arc-seal", "x-received", "thread-topic", "content-language",
    "authentication-results", "x-mailer", "received-spf", "in-reply-to", "references",
  ]

  /// Subject, sender, receivers and day as paragraphs, then the text's.
  func document(of bytes: [UInt8]) -> Document {
    let heads = [
      ("Chủ đề", "subject"), ("Người gửi", "from"), ("Người nhận", "to"), ("Đồng gửi", "cc"), ("Ngày gửi", "date"),
    ]
    .compactMap { label, name in headers.words(name).map { "\(label): \($0)" } }
    let lines = texts.flatMap { $0.split(whereSeparator: \.isNewline) }
      .filter { !$0.allSatisfy(\.isWhitespace) }.map { String($0) }
    let blocks = (heads + lines).enumerated().map { index, text in
      Block.paragraph(
        Paragraph(text: text, place: Place(part: .body, paragraph: index + 1), headingLevel: nil, doubts: []))
    }
    return Document(
      path: "", digest: Digest(of: bytes), blocks: blocks,
      unreadParts: isCut ? [UnreadPart(kind: .other, count: 1)] : [],
      asides: unshown.map { Aside(kind: .other, text: $0) })
  }

  private mutating func take(_ part: MailHeaders, alternative hasPlain: Bool, depth: Int) {
    guard depth < Self.deepest, entries.count + texts.count < Self.mostParts else {
      isCut = true
      return
    }
    let (type, parameters) = part.value("content-type")
    let (disposition, more) = part.value("content-disposition")
    let name = more["filename"] ?? parameters["name"]
    if type.hasPrefix("multipart/"), let boundary = parameters["boundary"], !boundary.isEmpty {
      let parts = parts(of: part.body, boundary: Array(boundary.utf8)).map { MailHeaders($0) }
      let plain = type == "multipart/alternative" && parts.contains { $0.value("content-type").value == "text/plain" }
      for part in parts { take(part, alternative: hasPlain || plain, depth: depth + 1) }
      return
    }
    let isText = type.isEmpty || type == "text/plain"
    let content = content(of: part)
    if case .success(let bytes) = content, name == nil, disposition != "attachment" {
      let charset = parameters["charset"] ?? ""
      if isText {
        texts.append(MailWords.text(bytes, charset: charset))
        return
      }
      if type == "text/html", hasPlain {
        unshown.append(MailWords.text(bytes, charset: charset).withoutMarkup)
        return
      }
    }
    entries.append(.init(name: unique(name ?? Self.name(of: type)), content: content))
  }

  /// The slices between the lines that bear the boundary.
  private mutating func parts(of body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark = [0x2D, 0x2D] + boundary
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var lines = MailLines(body)
    var position = body.startIndex
    while let line = lines.next() {
      defer { position = lines.rest.startIndex }
      guard line.starts(with: mark) else { continue }
      let tail = line.dropFirst(mark.count)
      let isLast = tail.starts(with: [0x2D, 0x2D])
      guard isLast || tail.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      // The line's end before the boundary belongs to it.
      if let start { parts.append(body[start..<max(start, position - 1)].droppingReturn) }
      guard !isLast else { return parts }
      start = lines.rest.startIndex
      guard parts.count < Self.mostParts else { break }
    }
    isCut = true
    return parts
  }

  private func content(of part: MailHeaders) -> Result<[UInt8], Unreadable> {
    switch part.value("content-transfer-encoding").value {
    case "base64": MailCoding.base64(part.body).map { .success($0) } ?? .failure(.broken)
    case "quoted-printable": .success(MailCoding.quotedPrintable(part.body))
    case "", "7bit", "8bit", "binary": .success(Array(part.body))
    default: .failure(.notSupported)
    }
  }

  /// Pictures of signatures often share one name, which is no fault of a letter as it is of an archive.
  private mutating func unique(_ name: String) -> String {
    var told = name
    var number = 2
    while !taken.insert(told.lowercased()).inserted {
      told = "\(number)-\(name)"
      number += 1
    }
    return told
  }

  private static func name(of type: String) -> String {
    switch type {
    case "text/html": "noi-dung.html"
    case "message/rfc822": "thu.eml"
    default: "phan-khong-ten"
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var droppingReturn: Self { last == 0x0D ? dropLast() : self }
}

extension String {
  /// Without what stands between `<` and `>`.
  fileprivate var withoutMarkup: String {
    var text = ""
    var isInside = false
    for character in self {
      if character == "<" { isInside = true }
      if !isInside { text.append(character) }
      if character == ">" {
        isInside = false
        text.append(" ")
      }
    }
    return text
  }
}
