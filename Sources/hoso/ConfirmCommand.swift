import ArgumentParser
import Dossiers
import Reading
import Screening
import Values

struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Cán bộ xác nhận các dòng của dự thảo thông báo. / Confirm lines of the draft.", aliases: ["xac-nhan"])

  @Argument(help: "Thư mục hồ sơ. / Folder.")
  var dossier: String

  @Argument(help: "Mã của dòng, ví dụ OT-016 hoặc GH-4. / Code of the line.")
  var code: String

  @Option(help: "Chỉ dòng nói về đối tượng này (dây chuyền, máy …). / Only this subject.")
  var row: String?

  @OptionGroup var officer: OfficerOptions

  func run() throws {
    try finish {
      let screening = try officer.options.screening()
      let name = try officer.name()
      let (opened, report) = try officer.opened(dossier, screening)
      let all = LetterDrafts(of: report, by: screening.rulebook).lines
      let lines = all.filter { line in
        line.code == code && (row.map { line.subject.hasSuffix("/\($0.nfc)") } ?? true)
      }
      guard !lines.isEmpty else {
        let codes = all.map(\.code).joined(separator: ", ")
        let there = codes.isEmpty ? "Dự thảo của hồ sơ này không có dòng nào." : "Các dòng đang có: \(codes)."
        throw Failure.usage("Không có dòng «\(code)»\(row.map { " về «\($0)»" } ?? "") trong dự thảo. \(there)")
      }
      let entries = lines.map { line in
        OfficerRecord.Entry(
          saying: .line(rule: line.code, subject: line.subject, words: line.text), officer: name,
          on: screening.settings.today)
      }
      try officer.add(entries, to: dossier, screening, opened)
      return ("\(name) đã xác nhận \(lines.count) dòng:\n" + lines.map { "  \($0.text)\n" }.joined(), 0)
    }
  }
}
