import Foundation

/// The processors that this process may run on (`proc_pid_status(5)`), which may be fewer than the machine has.
enum Processors {
  static let count: Int = {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return count(in: status) ?? ProcessInfo.processInfo.activeProcessorCount
  }()

  /// nil where the text does not say.
  static func count(in status: String) -> Int? {
    let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }
    let digits = line?.drop { $0 != ":" }.compactMap(\.hexDigitValue) ?? []
    let count = digits.reduce(0) { $0 + $1.nonzeroBitCount }
    return count > 0 ? count : nil
  }
}
