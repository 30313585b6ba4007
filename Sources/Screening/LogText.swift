import Rulebook
import Values

/// The log of one dossier on a screen: its entries, then the chain.
package struct LogText: Sendable {
  let report: ScreeningReport
  let columns: TextColumns

  package init(_ report: ScreeningReport, width: Int = 80) {
    self.report = report
    self.columns = TextColumns(width: width)
  }

  package var text: String {
    guard report.dossier.log != nil else {
      return columns.entry("Hồ sơ này chưa có nhật ký xử lý. Ghi việc đầu tiên: hoso log --help", hanging: 2)
        .joined(separator: "\n") + "\n"
    }
    let chain = ChainText(columns: columns).section(report.judgement.chain)
    let why: [String] =
      switch report.judgement.deadline {
      case .unknown(let reason) where chain.isEmpty: columns.entry("Chưa tính được trình tự: \(reason).", hanging: 2)
      default: []
      }
    let sections = [entries, problems, chain + why].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var entries: [String] {
    let events = report.judgement.chain?.log.events ?? []
    guard !events.isEmpty else { return [] }
    return ["NHẬT KÝ:"]
      + events.flatMap { event in
        let more = [event.channel, event.papers.isEmpty ? nil : "yêu cầu \(event.papers.joined(separator: ", "))"]
          .compactMap(\.self).map { "; \($0)" }.joined()
        let who = event.officer.map { " – \($0)" } ?? ""
        return columns.entry("\(event.words)\(more) (\(event.place)\(who))", indent: 2, hanging: 2)
      }
  }

  private var problems: [String] {
    let faults = report.judgement.chain?.log.faults.map(\.text) ?? report.dossier.log?.problems ?? []
    guard !faults.isEmpty else { return [] }
    return ["CHƯA DÙNG ĐƯỢC:"] + faults.flatMap { columns.entry($0, indent: 2, hanging: 2) }
  }
}
