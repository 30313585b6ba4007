import Values

/// Reads files in processes of their own: this program started again under limits, several at once, results in order.
package struct JailedReader: Sendable {
  /// The program to start; normally `/proc/self/exe`.
  package let executable: String
  package let arguments: [String]
  package let limits: ReaderChild.Limits
  /// How many run at once.
  package let width: Int
  /// What makes papers of old and foreign formats readable; nil where nobody asked for it.
  package let converter: PaperConverter?

  package init(
    executable: String = "/proc/self/exe", arguments: [String] = [ReaderChild.argument],
    limits: ReaderChild.Limits = ReaderChild.Limits(), width: Int = 2, converter: PaperConverter? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.limits = limits
    self.width = max(1, width)
    self.converter = converter
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
    zip(sources, answers(to: sources.map(\.bytes))).map { source, answer in
      answer.flatMap { document($0, of: source) }
    }
  }

  /// What a reader said of a file.
  private enum Answer {
    case document(JSON)
    case convertible(OfficeForm)
  }

  private func answers(to inputs: [[UInt8]]) -> [Result<Answer, Unreadable>] {
    let jobs = inputs.map { JailedRunner.Job(arguments: arguments, input: $0, limits: limits) }
    return JailedRunner(executable: executable, width: width).outcomes(of: jobs).map { $0.flatMap(answer) }
  }

  private func answer(_ bytes: [UInt8]) -> Result<Answer, Unreadable> {
    guard let json = try? JSON.parse(bytes, limits: JSONLimits(bytes: limits.outputBytes)) else {
      return .failure(.crashed)
    }
    guard let fault = json["fault"]?.string else { return .success(.document(json)) }
    guard let form = json["form"]?.string.flatMap(OfficeForm.init) else {
      return .failure(Unreadable(rawValue: fault) ?? .crashed)
    }
    return .success(.convertible(form))
  }

  private func document(_ answer: Answer, of source: Source) -> Result<Document, Unreadable> {
    switch answer {
    case .document(let json): document(json, of: source)
    case .convertible(let form): converted(source, from: form)
    }
  }

  private func document(
    _ json: JSON, of source: Source, notes: [ReadingNote] = []
  ) -> Result<Document, Unreadable> {
    guard let document = Document(json: json, path: source.path, digest: Digest(of: source.bytes)) else {
      return .failure(.crashed)
    }
    return .success(document.noting(notes))
  }

  /// What the converted paper says, which is read like any other.
  private func converted(_ source: Source, from form: OfficeForm) -> Result<Document, Unreadable> {
    guard let converter else { return .failure(.oldFormat) }
    let made = Result { () throws(Unreadable) in try converter.converted(source.bytes, from: form) }
    return made.flatMap { bytes in
      guard let answer = answers(to: [bytes]).first else { return .failure(.notConverted) }
      return answer.flatMap { answer in
        // What comes out of the converter is of no form that needs it again.
        guard case .document(let json) = answer else { return .failure(.notConverted) }
        let note = ReadingNote(kind: .converted, detail: "\(converter.version) từ .\(form.rawValue)")
        return document(json, of: source, notes: [note])
      }
    }
  }
}

extension Document {
  fileprivate func noting(_ more: [ReadingNote]) -> Document {
    Document(
      path: path, digest: digest, blocks: blocks, unreadParts: unreadParts, asides: asides, notes: notes + more)
  }
}
