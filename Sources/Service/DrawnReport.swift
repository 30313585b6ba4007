import Foundation
import Keeping
import NIOCore
import Screening
import Values

/// A report with its texts: each is made when somebody first asks for it, and stands.
final class DrawnReport: Sendable {
  let report: ScreeningReport
  private let tree = Once<JSON>()
  private let full = Once<ByteBuffer>()
  private let fullDigest = Once<Digest>()
  private let gzip = Once<[UInt8]?>()
  private let lean = Once<LeanReport>()
  private let short = Once<ByteBuffer>()
  private let told = Once<[JSON.Member]>()

  init(_ report: ScreeningReport) { self.report = report }

  private var json: JSON { tree.value { report.json } }

  /// The full report.
  var bytes: ByteBuffer { full.value { ByteBuffer(bytes: json.bytes()) } }

  /// Of the full report.
  var digest: Digest { fullDigest.value { bytes.withUnsafeReadableBytes { Digest(of: $0) } } }

  /// The full report as gzip; nil where there is no memory for that.
  var packed: [UInt8]? { gzip.value { Gzip.packed(json) } }

  /// As a store keeps it.
  var kept: Data { packed.map { Data($0) } ?? Data(bytes.readableBytesView) }

  /// What an audit entry tells of it.
  var audited: [JSON.Member] {
    told.value { report.audited.map { JSON.Member($0.key, .written(WrittenJSON($0.value))) } }
  }

  /// - Parameter full: where the full report is, as a reference from the address that was asked.
  func leanBytes(full: String) -> [UInt8] { lean.value { LeanReport(of: report) }.json(full: full).bytes() }

  /// The lean report of a check that is not kept: where the full one is does not differ from check to check.
  var unkeptLean: ByteBuffer {
    short.value { ByteBuffer(bytes: leanBytes(full: "?\(ReportForm.parameter.name)=\(ReportForm.full)")) }
  }
}
