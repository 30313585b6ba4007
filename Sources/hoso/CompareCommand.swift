import ArgumentParser
import Screening

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Đối chiếu giấy tờ của một hồ sơ: mỗi dữ kiện, giấy tờ nào ghi gì. / Compare what papers say.",
    discussion: """
      Tên dự án, nhà đầu tư, mã số thuế, vốn, diện tích, thời hạn … gom theo giá trị như nhau; sai số và cách viết nào coi \
      là như nhau thì nêu ra. Mã thoát: 2 có tệp hoặc chỗ chưa đọc rõ, 4 có dữ kiện khác nhau, 0 không có gì khác nhau.
      """,
    aliases: ["doi-chieu"])

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @Option(help: "Dạng kết quả: text, json hoặc html (một trang xem bằng trình duyệt). / Output format.")
  var format: ReadFormat = .text

  @Option(
    name: [.short, .long], help: "Ghi vào tệp này, ngoài thư mục hồ sơ; không nêu thì in ra. / Output file.")
  var output: String?

  func run() throws {
    try finish(isData: format != .text && output == nil) {
      if let output { try refuse(writing: output, into: dossier) }
      let screening = try options.screening()
      let comparison = PaperComparison(
        of: try screening.reportOrFailure(of: options.dossier(at: dossier, for: screening), needsProcedure: false))
      let text = text(of: comparison)
      guard let output else { return (text, comparison.status) }
      try write(Array(text.utf8), to: output)
      return ("Đã ghi bảng đối chiếu vào \(output).\n", comparison.status)
    }
  }

  private func text(of comparison: PaperComparison) -> String {
    switch format {
    case .text: PaperComparisonText(comparison).text
    case .json: OutputFormat.json.text(of: comparison.json)
    case .html: PaperComparisonPage(comparison).text
    }
  }
}
