import Foundation

/// A real `hoso serve` on a free port of loopback, until it is stopped.
package final class ServedProcess {
  private let process = Process()
  package let url: String

  package var isRunning: Bool { process.isRunning }

  package var identifier: Int32 { process.processIdentifier }

  /// - Throws: where it does not say within ten seconds that it serves.
  package init(_ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: TestPrograms.hoso)
    process.arguments = ["serve", "--port", "0"] + arguments
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("HOSO_") }
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    var told = ""
    let deadline = Date(timeIntervalSinceNow: 10)
    while Date() < deadline, process.isRunning || told.isEmpty {
      let data = errors.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      told += String(decoding: data, as: UTF8.self)
      if let found = told.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/) {
        url = String(found.0)
        return
      }
    }
    process.terminate()
    throw NotServing(told: told)
  }

  /// A test that failed leaves no process behind.
  deinit { if process.isRunning { process.terminate() } }

  package struct NotServing: Error {
    package let told: String
  }

  /// As systemd does it; the exit status once it has ended.
  @discardableResult
  package func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// As a power cut does it.
  package func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
