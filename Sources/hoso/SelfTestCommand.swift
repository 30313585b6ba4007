import ArgumentParser
import Screening

struct SelfTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Lấy đi từng dữ kiện, từng tệp: không mục nào được thành đạt. / Take away each fact and file.",
    aliases: ["tu-kiem"])

  @Argument(help: "Thư mục hoặc tệp nén (.zip, .rar, .7z, .tar.gz) của hồ sơ. / Folder or archive.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  func run() throws {
    try finish {
      let screening = try options.screening()
      let opened = try options.dossier(at: dossier, for: screening)
      _ = try screening.reportOrFailure(of: opened)
      let result = SelfTest(screening: screening, dossier: opened).result
      let closing = "\(result.trials) lần lấy đi, \(result.faults.count) lỗi."
      return ((result.faults + [closing]).joined(separator: "\n") + "\n", result.faults.isEmpty ? 0 : 1)
    }
  }
}
