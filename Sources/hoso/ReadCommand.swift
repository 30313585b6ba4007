import ArgumentParser
import Dossiers
import Screening
import Values

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Xem điều đọc được từ hồ sơ, trước mọi quy tắc. / What was read from a dossier.",
    aliases: ["doc"])

  @Argument(help: "Thư mục hoặc tệp .zip của hồ sơ. / Folder or .zip.")
  var dossier: String

  @OptionGroup var options: ScreeningOptions

  @OptionGroup var page: PageOptions

  @Flag(help: "Với html: vẽ mọi trang PDF, không chỉ trang có lời được đọc. / Pictures of all pages.")
  var allPages = false

  func run() throws {
    try finish(isData: page.isData) {
      guard !allPages || page.format == .html else { throw Failure.usage("--all-pages chỉ dùng với --format html.") }
      try page.refuseWriting(into: dossier)
      let screening = try options.screening()
      let opened = try options.dossier(at: dossier, for: screening)
      let reading = ReadingReport(of: try screening.readingOrFailure(of: opened), by: screening.rulebook)
      return (try page.given(text(of: reading), as: "điều đọc được"), reading.status)
    }
  }

  private func text(of reading: ReadingReport) throws(DossierError) -> String {
    switch page.format {
    case .text: return ReadingText(reading).text
    case .json: return OutputFormat.json.text(of: reading.json)
    case .html:
      let pictures = try PagePictures(
        of: ReadingPage.wanted(by: reading, allPages: allPages), at: dossier, by: JailedReader())
      return ReadingPage(reading, pictures: pictures).text
    }
  }
}

extension Screening {
  /// What was read, or the failure that a mark of state secrecy is, or that nothing could be read. The procedure need not
  /// be known for it.
  fileprivate func readingOrFailure(of dossier: Dossier) throws(Failure) -> ScreeningReport {
    switch outcome(of: dossier) {
    case .stopped(let mark, let message): throw Failure(mark, message)
    case .nothingChecked(.noProcedure, let report), .report(let report): return report
    case .nothingChecked(let why, _): throw Failure(why)
    }
  }
}
