import ArgumentParser
import Dossiers
import Reading
import Screening
import Values

struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Cán bộ xác nhận hoặc bác các dòng của dự thảo. / Confirm or reject lines of the draft.",
    discussion: """
      hoso confirm HỒ-SƠ OT-016 --row 'Nhuộm sợi'
      hoso confirm HỒ-SƠ GH-4 --reject 'đã nộp kèm hồ sơ ngày 01/9/2026'   (không đưa vào thư; kết luận vẫn còn)
      """,
    aliases: ["xac-nhan"])

  @Argument(help: "Thư mục hồ sơ. / Folder.")
  var dossier: String

  @Argument(help: "Mã của dòng, ví dụ OT-016 hoặc GH-4. / Code of the line.")
  var code: String

  @Option(help: "Chỉ dòng nói về đối tượng này (dây chuyền, máy …). / Only this subject.")
  var row: String?

  @Option(help: "Bác dòng ấy của thông báo bổ sung, vì lý do này. / Reject, for this reason.")
  var reject: String?

  @OptionGroup var officer: OfficerOptions

  func run() throws {
    try finish {
      let screening = try officer.options.screening()
      let name = try officer.name()
      let (opened, report) = try officer.opened(dossier, screening)
      let lines = Utterance.Lines(code: code, row: row)
      let utterance = Utterance(reject.map { .rejected(lines, reason: $0) } ?? .confirmed(lines))
      let entries = try screening.entries(of: [utterance], by: name, on: screening.settings.today, about: report)
      try officer.add(entries, to: dossier, screening, opened)
      let done = reject == nil ? "xác nhận" : "bác"
      return (
        "\(name) đã \(done) \(entries.count) dòng:\n" + entries.compactMap(\.line).map { "  \($0)\n" }.joined(), 0
      )
    }
  }
}

extension OfficerRecord.Entry {
  /// The line of a draft that it is about.
  fileprivate var line: String? {
    switch saying {
    case .line(_, _, let words), .rejected(_, _, let words, _): words
    case .value, .kind, .presence, .seen, .complete: nil
    }
  }
}
