import Values

extension JailedReader {
  /// What is in a container: what it says itself where it is a letter, and its entries.
  struct Unpacked: Sendable {
    let document: Document?
    let entries: [PackedStream.Entry]
    /// Why there may be more.
    let fault: Unreadable?
  }

  /// One container unpacked by a reader of its own, for it alone.
  ///
  /// - Parameter room: how many bytes may come out.
  func unpacked(_ source: Source, room: Int) -> Result<Unpacked, Unreadable> {
    guard FileForm(head: source.bytes.prefix(FileForm.headLength)) == .portable else {
      return unpacked(source, room: room, attachment: nil)
    }
    return document(of: source).flatMap { document in attachments(document.attachments, of: source, room: room) }
  }

  /// The files in a PDF, each taken out by a reader of its own.
  ///
  /// - Parameter names: as the PDF lists them.
  func attachments(_ names: [String], of source: Source, room: Int) -> Result<Unpacked, Unreadable> {
    guard names.count <= AttachmentList.most else { return .failure(.tooManyFiles) }
    var entries: [PackedStream.Entry] = []
    var left = room
    for (index, name) in names.enumerated() {
      guard left > 0 else { return .failure(.tooLarge) }
      let content: Result<[UInt8], Unreadable>
      switch unpacked(source, room: left, attachment: index + 1) {
      case .failure(let why): content = .failure(why)
      case .success(let told):
        guard told.document == nil, told.entries.count == 1 else { return .failure(.crashed) }
        if let fault = told.fault { return .failure(fault) }
        content = told.entries[0].content
      }
      if case .success(let bytes) = content {
        left -= bytes.count
        // Pinned to a page and named in the catalogue, it is one file.
        let isTwin = entries.contains { entry in
          guard entry.name == name, case .success(let other) = entry.content else { return false }
          return other == bytes
        }
        if isTwin { continue }
      }
      entries.append(.init(name: name, content: content))
    }
    return .success(Unpacked(document: nil, entries: entries, fault: nil))
  }

  private func unpacked(_ source: Source, room: Int, attachment: Int?) -> Result<Unpacked, Unreadable> {
    var limits = limits
    // Names and frames come on top of the content.
    limits.outputBytes = room + limits.outputBytes
    let job = JailedRunner.Job(
      arguments: arguments + [room, attachment].compactMap { $0.map { "\($0)" } }, input: source.bytes, limits: limits)
    return runner.outcomes(of: [job]) { _, bytes in
      guard let stream = PackedStream(bytes, limits: JSONLimits(bytes: self.limits.outputBytes)) else {
        return .failure(.crashed)
      }
      let document = stream.document.flatMap {
        Document(json: $0, path: source.path, digest: Digest(of: source.bytes))
      }
      guard (document != nil) == (stream.document != nil) else { return .failure(.crashed) }
      return .success(Unpacked(document: document, entries: stream.entries, fault: stream.fault))
    }[0]
  }
}
