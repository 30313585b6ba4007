import Rulebook
import Values

/// The last lines of a report: which law applied, how the time was counted, and what the report was made with.
struct ReportClosing {
  let report: ScreeningReport
  private let left: TimeLeft

  init(_ report: ScreeningReport, _ left: TimeLeft) {
    self.report = report
    self.left = left
  }

  private var judgement: Judgement { report.judgement }

  /// Matters under one law on one day share a line.
  var matters: [String] {
    let told = judgement.matters.map { day in
      switch day.governing {
      case .known(let civil, let period):
        (law: "theo \(period.name), ngày \(VietnameseText.day(civil))", day.matter.name)
      case .gap(_, let reason), .unknown(let reason): (law: reason, day.matter.name)
      }
    }
    var laws: [String] = []
    for entry in told where !laws.contains(entry.law) { laws.append(entry.law) }
    return laws.map { law in
      let names = told.filter { $0.law == law }.map(\.1).joined(separator: "; ")
      return "\(names): \(law)."
    }
  }

  /// From when time is counted, what does not count, and that labels are ours.
  var notes: [String] {
    left.notes
      + (report.statements.usesUnofficialLabels
        ? ["Giấy tờ được nhận theo tiêu đề và nhãn do chúng tôi đặt; chưa thấy mẫu chính thức."] : [])
  }

  var edition: String {
    "Bộ quy tắc \(report.edition.name) (\(report.edition.approvedBy)), \(report.edition.location)."
  }

  /// What left the machine.
  var sent: String {
    guard let help = report.help else { return "Không gửi dữ liệu ra ngoài." }
    let ended = help.ledger.endedHow
    guard help.ledger.attempts > 0 else { return "Không gửi dữ liệu ra ngoài. Mô hình: \(ended)." }
    return
      "Đã gửi \(help.ledger.bytesOut) byte tới \(help.ledger.provider), \(help.ledger.location.words): \(ended), \(help.ledger.replaced) dữ liệu cá nhân đã che, \(help.proposed) đề xuất chờ xác nhận, \(help.dropped) bị loại."
  }
}
