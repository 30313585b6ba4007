import Values

/// Pages without letters, handed to processes that recognise them; what was recognised before is taken from the cache.
package struct PageRecognition: Sendable {
  /// How far a file's pages are.
  package struct Progress: Sendable, Hashable {
    package let path: String
    /// Pages that are done, of all files.
    package let done: Int
    /// Pages of all files; those of a picture count as one.
    package let total: Int
  }

  package let cache: PageCache?
  package let progress: @Sendable (Progress) -> Void

  package init(cache: PageCache?, progress: @escaping @Sendable (Progress) -> Void = { _ in }) {
    self.cache = cache
    self.progress = progress
  }

  /// A file with pages to recognise.
  struct Wanted {
    let source: JailedReader.Source
    let digest: Digest
    /// Of a PDF; nil for a picture, all of which is wanted.
    let pages: [Int]?
  }

  /// As many pages as one process is given: loading the machine costs a fourth of a page.
  private static let stretch = 4

  /// The pages of every file, a line of JSON each, as the process told them; those that could not be recognised are left
  /// out.
  /// - Throws: `tesseractMissing`, `popplerMissing` where nothing can be recognised on this machine.
  func pages(of files: [Wanted], by runner: JailedRunner) throws(Unreadable) -> [[UInt8]] {
    guard !files.isEmpty else { return [] }
    var found = [[Int: [UInt8]]](repeating: [:], count: files.count)
    let engine = cache == nil ? nil : try engine(by: runner)
    var pending: [Task] = []
    for (index, file) in files.enumerated() {
      var left: [Int] = []
      for page in file.pages ?? [Self.whole] {
        if let engine, let kept = cache?.lines(of: file.digest, page: page, by: engine) {
          found[index][page] = kept
        } else {
          left.append(page)
        }
      }
      pending += Self.tasks(index, left, width: runner.width)
    }
    let total = files.reduce(0) { $0 + ($1.pages?.count ?? 1) }
    while !pending.isEmpty {
      let done = found.reduce(0) { $0 + $1.count }
      let outcomes = heard(pending, files, by: runner, done: done, total: total)
      var again: [Task] = []
      for (task, told) in zip(pending, outcomes) {
        let file = files[task.file]
        if told.isEnded, file.pages == nil {
          found[task.file][Self.whole] = Array(told.lines.joined(separator: [0x0A]))
        }
        guard file.pages != nil else { continue }
        for (page, line) in zip(task.first...task.last, told.lines) { found[task.file][page] = Array(line) }
        if let why = told.fault, why == .tesseractMissing || why == .popplerMissing { throw why }
        // The page that it ended at is left unread; those behind it are tried again.
        let next = task.first + told.lines.count + 1
        if !told.isEnded, next <= task.last {
          again.append(Task(file: task.file, first: next, last: task.last))
        }
      }
      if let engine {
        for (task, told) in zip(pending, outcomes) where told.isEnded || files[task.file].pages != nil {
          keep(task, files[task.file], found[task.file], engine)
        }
      }
      if let why = outcomes.lazy.compactMap(\.fault).first(where: { $0 == .tesseractMissing }) { throw why }
      pending = again
    }
    return found.map { pages in Array(pages.sorted { $0.key < $1.key }.map(\.value).joined(separator: [0x0A])) }
  }

  /// The page number under which all of a picture goes.
  private static let whole = 0

  private struct Task {
    let file: Int
    let first: Int
    let last: Int
  }

  /// Neighbouring pages together, so many that every process has some.
  private static func tasks(_ file: Int, _ pages: [Int], width: Int) -> [Task] {
    let most = min(stretch, max(1, (pages.count + width - 1) / width))
    var tasks: [Task] = []
    for page in pages {
      if let last = tasks.last, last.last == page - 1, page - last.first < most {
        tasks[tasks.count - 1] = Task(file: file, first: last.first, last: page)
      } else {
        tasks.append(Task(file: file, first: page, last: page))
      }
    }
    return tasks
  }

  /// What one process told.
  private struct Told {
    /// A page each, in order; only whole ones.
    var lines: [ArraySlice<UInt8>]
    /// Whether it came to its end.
    let isEnded: Bool
    let fault: Unreadable?

    init(_ bytes: [UInt8], _ outcome: Result<[UInt8], Unreadable>) {
      let whole = bytes.lastIndex(of: 0x0A).map { bytes[..<$0] } ?? []
      lines = Array(whole.split(separator: 0x0A).dropFirst())
      var fault: Unreadable?
      if case .failure(let why) = outcome { fault = why }
      if let last = whole.split(separator: 0x0A).last, last.count < 100, let told = try? JSON.parse(Array(last)),
        let why = told["fault"]?.string
      {
        fault = Unreadable(rawValue: why) ?? .crashed
        lines = lines.dropLast()
      }
      self.fault = fault
      isEnded = fault == nil
    }
  }

  private func heard(
    _ tasks: [Task], _ files: [Wanted], by runner: JailedRunner, done: Int, total: Int
  ) -> [Told] {
    let jobs = tasks.map { task in
      let isPicture = files[task.file].pages == nil
      let range = isPicture ? [] : [String(task.first), String(task.last)]
      return JailedRunner.Job(
        arguments: [RecogniserChild.argument] + range, input: files[task.file].source.bytes,
        limits: RecogniserChild.limits(pages: isPicture ? RecogniserChild.mostPages : task.last - task.first + 1))
    }
    var said = [[UInt8]](repeating: [], count: tasks.count)
    var counts = [Int](repeating: 0, count: tasks.count)
    let outcomes = runner.outcomes(
      of: jobs,
      heard: { index, bytes in
        let new = bytes[said[index].count...].count { $0 == 0x0A }
        said[index] = bytes
        guard new > 0 else { return }
        counts[index] += new
        // The first line names the machine.
        let pages = zip(tasks, counts).reduce(0) { sum, one in
          sum + min(max(0, one.1 - 1), files[one.0.file].pages == nil ? 1 : Int.max)
        }
        progress(Progress(path: files[tasks[index].file].source.path, done: min(done + pages, total), total: total))
      }
    ) { .success($1) as Result<[UInt8], Unreadable> }
    return zip(said, outcomes).map { Told($0, $1) }
  }

  private func keep(_ task: Task, _ file: Wanted, _ found: [Int: [UInt8]], _ engine: String) {
    for page in file.pages == nil ? Self.whole...Self.whole : task.first...task.last {
      if let lines = found[page] { cache?.keep(lines, of: file.digest, page: page, by: engine) }
    }
  }

  /// What names the machine; asked of a process that is given nothing to recognise.
  private func engine(by runner: JailedRunner) throws(Unreadable) -> String {
    let job = JailedRunner.Job(
      arguments: [RecogniserChild.argument], input: [], limits: RecogniserChild.limits(pages: 0))
    let told = runner.outcomes(of: [job]) { .success($1) as Result<[UInt8], Unreadable> }
    guard case .success(let bytes)? = told.first, let line = bytes.split(separator: 0x0A).first,
      let json = try? JSON.parse(Array(line))
    else { throw .notStarted }
    if let fault = json["fault"]?.string { throw Unreadable(rawValue: fault) ?? .crashed }
    return json["may"]?.string ?? ""
  }
}
