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
    var limits = limits
    // Names and frames come on top of the content.
    limits.outputBytes = room + limits.outputBytes
    let job = JailedRunner.Job(arguments: arguments + ["\(room)"], input: source.bytes, limits: limits)
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
