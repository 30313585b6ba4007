import Dossiers
import Foundation

/// Programs built beside the tests.
package enum TestPrograms {
  /// The folder of built products, found from the test program itself.
  package static var folder: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  package static var jailProbe: String {
    let beside = folder.appendingPathComponent("JailProbe").path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : built("JailProbe")
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
}
