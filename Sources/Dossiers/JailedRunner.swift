import Glibc
import JailShim
import Values

/// Processes of our own program at work under limits, several at once: each reads bytes from a memory file on its standard
/// input, enters the jail and says on its standard output what it found.
struct JailedRunner {
  /// The program to start; normally `/proc/self/exe`.
  let executable: String
  /// How many run at once.
  let width: Int

  /// One process to run.
  struct Job {
    let arguments: [String]
    let input: [UInt8]
    /// On descriptor 3.
    var more: [UInt8]?
    let limits: ReaderChild.Limits
  }

  /// What every process said, decoded while others are at work, or what stopped it; in the order of the jobs.
  ///
  /// - Parameters:
  ///   - heard: called with a job's position and what it has said so far, whenever it says something.
  ///   - decode: a job's position and all that it said.
  func outcomes<Answer>(
    of jobs: [Job], heard: (Int, [UInt8]) -> Void = { _, _ in },
    _ decode: (Int, [UInt8]) -> Result<Answer, Unreadable>
  ) -> [Result<Answer, Unreadable>] {
    var results = [Result<Answer, Unreadable>](repeating: .failure(.notStarted), count: jobs.count)
    var running: [Running] = []
    var next = 0
    while next < jobs.count || !running.isEmpty {
      while running.count < width, next < jobs.count {
        if let child = start(jobs[next], index: next) { running.append(child) }
        next += 1
      }
      for finished in step(&running, heard) {
        results[finished.index] = finished.outcome.flatMap { decode(finished.index, $0) }
      }
    }
    return results
  }

  /// A child at work.
  private struct Running {
    let index: Int
    let process: pid_t
    let output: Int32
    let limits: ReaderChild.Limits
    /// Moved on whenever it says something; the processor's time bounds the whole.
    var deadline: Int
    var bytes: [UInt8] = []
  }

  private func start(_ job: Job, index: Int) -> Running? {
    let input = Self.memoryFile(job.input)
    let more = job.more.map(Self.memoryFile) ?? -1
    defer { [input, more].filter { $0 >= 0 }.forEach { close($0) } }
    guard input >= 0, more >= 0 || job.more == nil else { return nil }
    var environment = ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
    if let libraries = getenv("LD_LIBRARY_PATH") { environment.append("LD_LIBRARY_PATH=\(String(cString: libraries))") }
    var output: Int32 = -1
    let process = withCStrings([executable] + job.arguments) { arguments in
      withCStrings(environment) { environment in
        jail_spawn(executable, arguments, environment, input, more, 0, &output)
      }
    }
    guard process > 0 else { return nil }
    let deadline = Self.milliseconds() + job.limits.wallSeconds * 1000
    return Running(index: index, process: process, output: output, limits: job.limits, deadline: deadline)
  }

  private static func memoryFile(_ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { jail_memory_file($0.baseAddress, UInt($0.count)) }
  }

  /// Waits until a child says something or runs out of time; the children that ended.
  private func step(
    _ running: inout [Running], _ heard: (Int, [UInt8]) -> Void
  ) -> [(index: Int, outcome: Result<[UInt8], Unreadable>)] {
    guard !running.isEmpty else { return [] }
    var descriptors = running.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    let patience = max(0, (running.map(\.deadline).min() ?? 0) - Self.milliseconds())
    poll(&descriptors, nfds_t(descriptors.count), Int32(clamping: patience + 1))
    var ended: [(Int, Result<[UInt8], Unreadable>)] = []
    for (position, descriptor) in descriptors.enumerated().reversed() {
      if descriptor.revents != 0, gather(&running[position]) == .more {
        running[position].deadline = Self.milliseconds() + running[position].limits.wallSeconds * 1000
        heard(running[position].index, running[position].bytes)
        if running[position].bytes.count > running[position].limits.outputBytes {
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
    if processor >= child.limits.processorSeconds { return .failure(.processorLimit) }
    // ru_maxrss is in KiB. A trap beside a full address space is the address space's.
    if usage.ru_maxrss > child.limits.addressSpace / 1024 / 4 { return .failure(.memoryLimit) }
    return .failure(.crashed)
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
