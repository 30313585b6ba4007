import Glibc
import JailShim
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
    answers(to: sources.map { ($0, arguments) }, document)
  }

  /// What a child said of each source that it is started for with these arguments, decoded while others are at work.
  func answers<Answer>(
    to jobs: [(source: Source, arguments: [String])],
    _ decode: ([UInt8], Source) -> Result<Answer, Unreadable>
  ) -> [Result<Answer, Unreadable>] {
    var results = [Result<Answer, Unreadable>](repeating: .failure(.notStarted), count: jobs.count)
    var running: [Running] = []
    var next = 0
    while next < jobs.count || !running.isEmpty {
      while running.count < width, next < jobs.count {
        if let child = start(jobs[next].source, jobs[next].arguments, index: next) { running.append(child) }
        next += 1
      }
      for finished in step(&running) {
        let source = jobs[finished.index].source
        results[finished.index] = finished.outcome.flatMap { bytes in decode(bytes, source) }
      }
    }
    return results
  }

  /// A child at work.
  private struct Running {
    let index: Int
    let process: pid_t
    let output: Int32
    let deadline: Int
    var bytes: [UInt8] = []
  }

  private func start(_ source: Source, _ arguments: [String], index: Int) -> Running? {
    let input = source.bytes.withUnsafeBytes { jail_memory_file($0.baseAddress, UInt($0.count)) }
    guard input >= 0 else { return nil }
    defer { close(input) }
    var environment = ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
    if let libraries = getenv("LD_LIBRARY_PATH") { environment.append("LD_LIBRARY_PATH=\(String(cString: libraries))") }
    var output: Int32 = -1
    let process = withCStrings([executable] + arguments) { arguments in
      withCStrings(environment) { environment in
        jail_spawn(executable, arguments, environment, input, &output)
      }
    }
    guard process > 0 else { return nil }
    let deadline = Self.milliseconds() + limits.wallSeconds * 1000
    return Running(index: index, process: process, output: output, deadline: deadline)
  }

  /// Waits until a child says something or runs out of time; the children that ended.
  private func step(_ running: inout [Running]) -> [(index: Int, outcome: Result<[UInt8], Unreadable>)] {
    guard !running.isEmpty else { return [] }
    var descriptors = running.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    let patience = max(0, (running.map(\.deadline).min() ?? 0) - Self.milliseconds())
    poll(&descriptors, nfds_t(descriptors.count), Int32(clamping: patience + 1))
    var ended: [(Int, Result<[UInt8], Unreadable>)] = []
    for (position, descriptor) in descriptors.enumerated().reversed() {
      if descriptor.revents != 0, gather(&running[position]) == .more {
        if running[position].bytes.count > limits.outputBytes {
          ended.append((running[position].index, .failure(stop(running.remove(at: position), .outputLimit))))
        }
        continue
      }
      if descriptor.revents != 0 {
        let child = running.remove(at: position)
        ended.append((child.index, reap(child)))
      } else if running[position].deadline <= Self.milliseconds() {
        ended.append((running[position].index, .failure(stop(running.remove(at: position), .timeLimit))))
      }
    }
    return ended
  }

  private enum Gathered { case more, end }

  private func gather(_ child: inout Running) -> Gathered {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(child.output, &buffer, buffer.count)
    if count < 0, errno == EINTR { return .more }
    guard count > 0 else { return .end }
    child.bytes += buffer[..<count]
    return .more
  }

  /// Ends a child of ours, by its process id.
  private func stop(_ child: Running, _ why: Unreadable) -> Unreadable {
    kill(child.process, SIGKILL)
    _ = reap(child)
    return why
  }

  private func reap(_ child: Running) -> Result<[UInt8], Unreadable> {
    close(child.output)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child.process, &status, 0, &usage) < 0, errno == EINTR {}
    if status == 0 { return .success(child.bytes) }
    let processor = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1
    if processor >= limits.processorSeconds { return .failure(.processorLimit) }
    // ru_maxrss is in KiB. A trap beside a full address space is the address space's.
    if usage.ru_maxrss > limits.addressSpace / 1024 / 4 { return .failure(.memoryLimit) }
    return .failure(.crashed)
  }

  /// What a child said, as JSON without its fault.
  func decode(_ bytes: [UInt8]) -> Result<JSON, Unreadable> {
    guard let json = try? JSON.parse(bytes, limits: JSONLimits(bytes: limits.outputBytes)) else {
      return .failure(.crashed)
    }
    if let fault = json["fault"]?.string { return .failure(Unreadable(rawValue: fault) ?? .crashed) }
    return .success(json)
  }

  private func document(_ bytes: [UInt8], of source: Source) -> Result<Document, Unreadable> {
    decode(bytes).flatMap { json in
      Document(json: json, path: source.path, digest: Digest(of: source.bytes)).map { .success($0) }
        ?? .failure(.crashed)
    }
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

/// A NULL-terminated array of C strings, alive during the body.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
  defer { array.deallocate() }
  for (index, string) in strings.enumerated() { array[index] = strdup(string) }
  array[strings.count] = nil
  defer { strings.indices.forEach { free(array[$0]) } }
  return body(array)
}
