import ArgumentParser
import Screening

struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Phân loại một hồ sơ: từng bảng ra hàng nào, vì sao không phải hàng khác. / Classify one dossier.",
    discussion: """
      Thủ tục nào, cơ quan nào, cấp nào chấp thuận, thời hạn tối đa, tiền bảo đảm … Hồ sơ chưa nêu thủ tục thì xét mọi \
      bảng. Mã thoát: 2 có bảng chưa rõ hoặc có tệp chưa đọc, 4 có kết quả cần xem xét, 0 mọi bảng đều rõ.
      """,
    aliases: ["phan-loai"])

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
  var format: OutputFormat = .text

  func run() throws {
    try finish(isData: format != .text) {
      let screening = try options.screening()
      let report = ClassificationReport(
        try screening.reportOrFailure(of: options.dossier(at: dossier, for: screening), needsProcedure: false),
        by: screening)
      return (format == .text ? report.text() : format.text(of: report.json), report.status)
    }
  }
}
