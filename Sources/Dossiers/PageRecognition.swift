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

    fileprivate var numbers: [Int] { pages ?? [PageRecognition.whole] }
  }

  /// As many pages as one process is given: loading the machine costs a fourth of a page.
  private static let stretch = 4

  /// What was recognised in a file.
  struct Found {
    /// A line of JSON each, as the process told them; those that could not be recognised are left out.
    let pages: [UInt8]
    /// What is wrong with a picture of which nothing could be recognised.
    let fault: Unreadable?
  }

  /// - Throws: `tesseractMissing`, `popplerMissing` where nothing can be recognised on this machine.
  func pages(of files: [Wanted], by runner: JailedRunner) throws(Unreadable) -> [Found] {
    guard !files.isEmpty else { return [] }
    let engine = cache == nil ? nil : try engine(by: runner)
    var found = files.map { kept(of: $0, by: engine) }
    var faults: [Int: Unreadable] = [:]
    var pending = files.indices.flatMap { index in
      Self.tasks(index, files[index].numbers.filter { found[index][$0] == nil }, width: runner.width)
    }
    let total = files.reduce(0) { $0 + $1.numbers.count }
    while !pending.isEmpty {
      let outcomes = heard(pending, files, by: runner, done: found.reduce(0) { $0 + $1.count }, total: total)
      if let why = outcomes.lazy.compactMap(\.fault).first(where: { $0 == .tesseractMissing || $0 == .popplerMissing })
      {
        throw why
      }
      var again: [Task] = []
      for (task, told) in zip(pending, outcomes) {
        let file = files[task.file]
        let new = told.pages(of: task, isPicture: file.pages == nil)
        found[task.file].merge(new) { $1 }
        if let engine { for (page, lines) in new { cache?.keep(lines, of: file.digest, page: page, by: engine) } }
        if file.pages == nil { faults[task.file] = told.fault }
        if file.pages != nil, let rest = told.rest(of: task) { again.append(rest) }
      }
      pending = again
    }
    return found.enumerated().map { index, pages in
      let lines = pages.sorted { $0.key < $1.key }.map(\.value).joined(separator: [0x0A])
      return Found(pages: Array(lines), fault: faults[index])
    }
  }

  private func kept(of file: Wanted, by engine: String?) -> [Int: [UInt8]] {
    guard let engine, let cache else { return [:] }
    let pages = file.numbers.compactMap { page in
      cache.lines(of: file.digest, page: page, by: engine).map { (page, $0) }
    }
    return Dictionary(pages) { first, _ in first }
  }

  /// The page number under which all of a picture goes.
  fileprivate static let whole = 0

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

    /// Half a picture would be a paper that ends too early; of a PDF every page stands for itself.
    func pages(of task: Task, isPicture: Bool) -> [Int: [UInt8]] {
      guard !isPicture else { return isEnded ? [PageRecognition.whole: Array(lines.joined(separator: [0x0A]))] : [:] }
      return Dictionary(zip(task.first...task.last, lines.map { Array($0) })) { first, _ in first }
    }

    /// What is left behind the page that it ended at, which stays unread.
    func rest(of task: Task) -> Task? {
      let next = task.first + lines.count + 1
      return isEnded || next > task.last ? nil : Task(file: task.file, first: next, last: task.last)
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
