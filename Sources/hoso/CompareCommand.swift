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

  @OptionGroup var page: PageOptions

  func run() throws {
    try finish(isData: page.isData) {
      try page.refuseWriting(into: dossier)
      let screening = try options.screening()
      let comparison = PaperComparison(
        of: try screening.reportOrFailure(of: options.dossier(at: dossier, for: screening), needsProcedure: false))
      return (try page.given(text(of: comparison), as: "bảng đối chiếu"), comparison.status)
    }
  }

  private func text(of comparison: PaperComparison) -> String {
    switch page.format {
    case .text: PaperComparisonText(comparison).text
    case .json: OutputFormat.json.text(of: comparison.json)
    case .html: PaperComparisonPage(comparison).text
    }
  }
}
