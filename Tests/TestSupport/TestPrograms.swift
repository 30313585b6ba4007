import Dossiers
import Foundation

/// Programs built beside the tests.
package enum TestPrograms {
  /// The folder of built products, found from the test program itself.
  package static var folder: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  package static var jailProbe: String { program("JailProbe") }

  package static var hoso: String { program("hoso") }

  private static func program(_ name: String) -> String {
    let beside = folder.appendingPathComponent(name).path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : built(name)
  }

  /// The test runner may lie elsewhere; then the bundle's folder counts.
  private static func built(_ name: String) -> String {
    CommandLine.arguments.lazy.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent(name).path
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) } ?? name
  }

  package static func reader(_ mode: String, _ change: (inout ReaderChild.Limits) -> Void = { _ in }) -> JailedReader {
    var limits = ReaderChild.Limits()
    change(&limits)
    return JailedReader(executable: jailProbe, arguments: [mode], limits: limits)
  }

  /// What a program printed, run to its end, and its exit status.
  package struct Ended: Sendable {
    package let output: [UInt8]
    package let errors: String
    package let status: Int32

    package var text: String { String(decoding: output, as: UTF8.self) }

    /// The text without its line breaks and indents.
    package var flat: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The errors without their line breaks and indents.
    package var flatErrors: String { errors.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// - Parameter environment: added to ours; the rules come from `--rules` or from here, never from the machine.
  package static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Ended {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("HOSO_") }
      .merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    // A file cannot fill up as a second pipe might while the first is read.
    return try TemporaryFolder.run { folder in
      let errors = folder.appendingPathComponent("errors")
      try Data().write(to: errors)
      let file = try FileHandle(forWritingTo: errors)
      process.standardError = file
      try process.run()
      let bytes = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return Ended(
        output: Array(bytes), errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
        status: process.terminationStatus)
    }
  }
}
