import ArgumentParser
import Letters
import Screening
import Values

struct WorksheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worksheet",
    abstract: "Phiếu rà soát công nghệ: từng dây chuyền, máy theo từng tiêu chí. / Technology worksheet.",
    aliases: ["phieu-ra-soat"])

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
  var format: OutputFormat = .text

  @Option(name: [.short, .long], help: "Ghi tệp Word vào đây để kèm hồ sơ. / Word file.")
  var output: String?

  func run() throws {
    try finish(isData: format != .text) {
      let screening = try options.screening()
      let report = try screening.reportOrFailure(of: options.dossier(at: dossier, for: screening))
      let worksheet = TechnologyWorksheet(of: report)
      if let output {
        try write(WordLetter(worksheet.annex).bytes(), to: output)
        return ("Đã ghi phiếu vào \(output).\n", report.status)
      }
      guard format == .text else { return (format.text(of: worksheet.json), report.status) }
      guard !worksheet.isEmpty else {
        return ("Thủ tục này không có tiêu chí công nghệ nào được đo trong ngày áp dụng.\n", report.status)
      }
      return (worksheet.text(), report.status)
    }
  }
}
