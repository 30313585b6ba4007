import Values

/// Reads files in processes of their own: this program started again under limits, several at once, results in order.
package struct JailedReader: Sendable {
  /// The program to start; normally `/proc/self/exe`.
  package let executable: String
  package let arguments: [String]
  package let limits: ReaderChild.Limits
  /// How many run at once.
  package let width: Int
  /// nil where pages without letters are left unread.
  package let recognition: PageRecognition?
  /// What makes papers of old and foreign formats readable; nil where nobody asked for it.
  package let converter: PaperConverter?

  package init(
    executable: String = "/proc/self/exe", arguments: [String] = [ReaderChild.argument],
    limits: ReaderChild.Limits = ReaderChild.Limits(), width: Int = 2, recognition: PageRecognition? = nil,
    converter: PaperConverter? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.limits = limits
    self.width = max(1, width)
    self.recognition = recognition
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
    var outcomes = read(sources.map { ($0, nil) })
    if let recognition { recognise(&outcomes, of: sources, recognition) }
    return outcomes.map { outcome in
      outcome.flatMap { document in
        guard document.blocks.isEmpty, !document.scans.isEmpty else { return .success(document) }
        return .failure(document.unreadParts.contains { $0.kind == .badEncoding } ? .badEncoding : .scanned)
      }
    }
  }

  /// What a file says without what could be recognised in it.
  func document(of source: Source) -> Result<Document, Unreadable> { read([(source, nil)])[0] }

  /// Reads files, some with pages that were recognised.
  private func read(_ sources: [(source: Source, pages: [UInt8]?)]) -> [Result<Document, Unreadable>] {
    let jobs = sources.map { source, pages in
      JailedRunner.Job(
        arguments: arguments + (pages == nil ? [] : [ReaderChild.recognised]), input: source.bytes, more: pages,
        limits: limits)
    }
    return runner.outcomes(of: jobs) { index, bytes in
      answer(bytes).flatMap { document($0, of: sources[index].source) }
    }
  }

  var runner: JailedRunner { JailedRunner(executable: executable, width: width) }

  /// Files with pages without letters are read again, with what was recognised on them.
  private func recognise(
    _ outcomes: inout [Result<Document, Unreadable>], of sources: [Source], _ recognition: PageRecognition
  ) {
    var positions: [Int] = []
    var wanted: [PageRecognition.Wanted] = []
    for (position, outcome) in outcomes.enumerated() {
      guard case .success(let document) = outcome, !document.scans.isEmpty else { continue }
      let isPortable = FileForm(head: sources[position].bytes.prefix(FileForm.headLength)) == .portable
      positions.append(position)
      wanted.append(
        .init(source: sources[position], digest: document.digest, pages: isPortable ? document.scans : nil))
    }
    let recognised: [PageRecognition.Found]
    do {
      recognised = try recognition.pages(of: wanted, by: runner)
    } catch {
      for position in positions {
        // With some pages of letters it is read without the others.
        guard case .success(let document) = outcomes[position], document.blocks.isEmpty else { continue }
        outcomes[position] = .failure(error)
      }
      return
    }
    for (position, found) in zip(positions, recognised) {
      if let fault = found.fault { outcomes[position] = .failure(fault) }
    }
    let again = zip(positions, recognised).filter { !$0.1.pages.isEmpty }
    let read = read(again.map { (sources[$0.0], $0.1.pages) })
    for (position, outcome) in zip(again.map(\.0), read) {
      // What has letters of its own stays read where what was recognised beside them could not be put to it.
      if case .failure = outcome, case .success(let before) = outcomes[position], !before.blocks.isEmpty { continue }
      outcomes[position] = outcome
    }
  }

  /// What a child said, as JSON without its fault.
  func decode(_ bytes: [UInt8]) -> Result<JSON, Unreadable> {
    guard let json = try? JSON.parse(bytes, limits: JSONLimits(bytes: limits.outputBytes)) else {
      return .failure(.crashed)
    }
    if let fault = json["fault"]?.string { return .failure(Unreadable(rawValue: fault) ?? .crashed) }
    return .success(json)
  }

  /// What a reader said of a file.
  private enum Answer {
    case document(JSON)
    case convertible(OfficeForm)
  }

  private func answer(_ bytes: [UInt8]) -> Result<Answer, Unreadable> {
    guard let json = try? JSON.parse(bytes, limits: JSONLimits(bytes: limits.outputBytes)),
      let form = json["form"]?.string.flatMap(OfficeForm.init)
    else { return decode(bytes).map { .document($0) } }
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
      let job = JailedRunner.Job(arguments: arguments, input: bytes, limits: limits)
      return runner.outcomes(of: [job]) { _, bytes in answer(bytes) }[0].flatMap { answer in
        // What comes out of the converter is of no form that needs it again.
        guard case .document(let json) = answer else { return .failure(.notConverted) }
        let note = ReadingNote(kind: .converted, detail: "\(converter.version) từ .\(form.rawValue)")
        return document(json, of: source, notes: [note])
      }
    }
  }
}
