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

  /// The standard output of a program, run to its end, and its exit status.
  package static func run(_ program: String, _ arguments: [String]) throws -> (output: [UInt8], status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (Array(bytes), process.terminationStatus)
  }
}
