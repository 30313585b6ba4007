import Values

/// Reads files in processes of their own: this program started again under limits, several at once, results in order.
package struct JailedReader: Sendable {
  /// The program to start; normally `/proc/self/exe`.
  package let executable: String
  package let arguments: [String]
  package let limits: ReaderChild.Limits
  /// How many run at once.
  package let width: Int

  package init(
    executable: String = "/proc/self/exe", arguments: [String] = [ReaderChild.argument],
    limits: ReaderChild.Limits = ReaderChild.Limits(), width: Int = 2
  ) {
    self.executable = executable
    self.arguments = arguments
    self.limits = limits
    self.width = max(1, width)
  }

  /// Bytes to read, with the path they have in the dossier.
  package struct Source: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package func documents(of sources: [Source]) -> [Result<Document, Unreadable>] {
    let jobs = sources.map { JailedRunner.Job(arguments: arguments, input: $0.bytes, limits: limits) }
    let outcomes = JailedRunner(executable: executable, width: width).outcomes(of: jobs)
    return zip(sources, outcomes).map { source, outcome in outcome.flatMap { decode($0, of: source) } }
  }

  private func decode(_ bytes: [UInt8], of source: Source) -> Result<Document, Unreadable> {
    guard let json = try? JSON.parse(bytes, limits: JSONLimits(bytes: limits.outputBytes)) else {
      return .failure(.crashed)
    }
    if let fault = json["fault"]?.string { return .failure(Unreadable(rawValue: fault) ?? .crashed) }
    guard let document = Document(json: json, path: source.path, digest: Digest(of: source.bytes)) else {
      return .failure(.crashed)
    }
    return .success(document)
  }
}
