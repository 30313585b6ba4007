import Foundation
import Glibc

/// What the system tells of this process (proc_pid_stat(5), proc_pid_statm(5), proc_stat(5)).
enum ProcessFigures {
  /// In bytes; nil where the system does not tell.
  static var residentMemory: Int? {
    let fields = text("/proc/self/statm")?.split(separator: " ") ?? []
    return fields.count > 1 ? Int(fields[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
  }

  /// In seconds since 1970; nil where the system does not tell.
  static var start: Double? {
    // The program's name, in parentheses, may hold anything: what is counted stands behind it.
    guard let stat = text("/proc/self/stat"), let end = stat.lastIndex(of: ")"),
      let boot = text("/proc/stat")?.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
      let booted = Double(boot.dropFirst(6))
    else { return nil }
    // The 22nd field; behind the name the third is the first.
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? Double(fields[19]).map { booted + $0 / Double(sysconf(Int32(_SC_CLK_TCK))) } : nil
  }

  private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}
