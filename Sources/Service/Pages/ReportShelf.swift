import Screening
import Synchronization

/// The reports of checks that officers look at, made again from the kept files and held while they are looked at: a kept
/// check never changes, so neither does its report.
final class ReportShelf: Sendable {
  private let held = Mutex<[(id: String, report: ScreeningReport)]>([])
  private static let most = 8

  func report(of id: String, _ make: () throws -> ScreeningReport) rethrows -> ScreeningReport {
    if let report = held.withLock({ held in held.first { $0.id == id }?.report }) { return report }
    let report = try make()
    hold(report, of: id)
    return report
  }

  func hold(_ report: ScreeningReport, of id: String) {
    held.withLock { held in
      held.removeAll { $0.id == id }
      held.insert((id, report), at: 0)
      if held.count > Self.most { held.removeLast() }
    }
  }
}
