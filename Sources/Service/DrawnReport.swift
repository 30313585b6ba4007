import Foundation
import NIOCore
import Screening
import Values

/// A report with its texts: each is made when somebody first asks for it, and stands.
final class DrawnReport: Sendable {
  let report: ScreeningReport
  let full: DrawnText
  /// Of a check that is not kept: where the full report is does not differ from check to check.
  let unkeptLean: DrawnText
  private let drawnLean: Once<LeanReport>
  private let fullDigest = Once<Digest>()
  private let told = Once<[JSON.Member]>()

  init(_ report: ScreeningReport) {
    self.report = report
    full = DrawnText { report.json }
    let lean = Once<LeanReport>()
    drawnLean = lean
    unkeptLean = DrawnText {
      lean.value { LeanReport(of: report) }.json(full: "?\(ReportForm.parameter.name)=\(ReportForm.full)")
    }
  }

  var lean: LeanReport { drawnLean.value { LeanReport(of: report) } }

  /// Of the full report.
  var digest: Digest { fullDigest.value { full.bytes.withUnsafeReadableBytes { Digest(of: $0) } } }

  /// The full report as a store keeps it.
  var kept: Data { full.packed.map { Data($0) } ?? Data(full.bytes.readableBytesView) }

  /// What an audit entry tells of it.
  var audited: [JSON.Member] {
    told.value { report.audited.map { JSON.Member($0.key, .written(WrittenJSON($0.value))) } }
  }
}
