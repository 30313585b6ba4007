import ArgumentParser
import Letters
import Screening
import Values

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Dự thảo thông báo sửa đổi, bổ sung. / Draft the supplement request.",
    aliases: ["du-thao"])

  @Argument(help: "Thư mục hoặc tệp .zip của hồ sơ. / Folder or .zip.")
  var dossier: String

  @Option(name: [.short, .long], help: "Ghi tệp Word vào đây; không nêu thì in ra màn hình. / Word file.")
  var output: String?

  @Option(help: "Cơ quan chủ quản trên đầu công văn. / Parent body.")
  var parent: String?

  @Option(help: "Ký hiệu sau số công văn, ví dụ STC-ĐKKD. / Sign.")
  var sign: String?

  @Option(help: "Đơn vị lưu. / Unit.")
  var unit: String?

  @Option(help: "Địa danh. / Place.")
  var place: String?

  @Option(help: "Chức vụ người ký. / Signer's office.")
  var signer: String?

  @OptionGroup var options: ScreeningOptions

  func run() throws {
    try finish {
      try draft(of: options.screening().reportOrFailure(of: options.dossier(at: dossier)))
    }
  }

  private func draft(of report: ScreeningReport) throws -> (String, Int32) {
    let office = SupplementRequest.Office(parent: parent, sign: sign, unit: unit, place: place, signer: signer)
    guard let letter = SupplementRequest(of: report).letter(office: office) else {
      return ("Không có dự thảo: \(SupplementRequest.whyNone(of: report)).\n", report.status)
    }
    guard let output else { return (LetterText(letter).text, 0) }
    try write(WordLetter(letter).bytes(), to: output)
    return ("Đã ghi dự thảo vào \(output).\n", 0)
  }
}
