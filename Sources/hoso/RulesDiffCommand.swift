import ArgumentParser
import Dossiers
import Rulebook
import Screening

extension RulesCommand {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "So hai bộ quy tắc, và kết quả của các hồ sơ dưới mỗi bộ. / Compare two editions of the rules.",
      discussion: """
        Mã thoát là tập hợp bit: 0 không gì đổi, 1 có thay đổi, 2 có hồ sơ chưa so được; từ 64 trở lên là không so \
        được gì.
        """,
      aliases: ["so-sanh"])

    @Argument(help: "Thư mục quy tắc cũ. / The old rules folder.")
    var old: String

    @Argument(help: "Thư mục quy tắc mới. / The new rules folder.")
    var new: String

    @Option(
      help: "Thư mục có các hồ sơ để so kết quả; nêu được nhiều lần. / Folder of dossiers to judge under both.")
    var samples: [String] = []

    @OptionGroup var reading: ReadingOptions

    @OptionGroup var judging: JudgingOptions

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish(isData: format != .text) {
        let comparison = EditionComparison(from: try screening(old), to: try screening(new))
        let dossiers = try dossiers(comparison)
        let isChanged = !comparison.difference.entries.isEmpty || dossiers.contains { !$0.changes.isEmpty }
        let text =
          format == .text ? EditionText(comparison, dossiers).text : format.text(of: comparison.json(dossiers))
        return (text, (isChanged ? 1 : 0) | (dossiers.allSatisfy(\.isCompared) ? 0 : 2))
      }
    }

    private func screening(_ path: String) throws -> Screening {
      let folder = try RulesOption.folder(among: [path], remedy: "Nêu thư mục có tệp ấy.")
      do {
        let rulebook = try Rulebook(of: folder, by: .running)
        return Screening(rulebook: rulebook, settings: try judging.settings(rulebook))
      } catch let error as RulebookError {
        // The faults name files within the folder; there are two folders.
        throw Failure(status: 78, message: "\(path):\n\(Failure(error).message)")
      }
    }

    /// Every dossier of every folder, told one by one on standard error while it goes.
    private func dossiers(_ comparison: EditionComparison) throws -> [EditionComparison.Dossier] {
      let members = try samples.flatMap { folder in
        try Batch.dossiers(in: folder).map { (name: $0, path: "\(folder)/\($0)") }
      }
      let reader = try reading.reader([comparison.old.rulebook, comparison.new.rulebook])
      return members.enumerated().map { index, member in
        let result = comparison.dossier(member.name, at: member.path, reader)
        let told = result.isCompared ? "\(result.changes.count) thay đổi" : "chưa so được"
        tell("\(index + 1)/\(members.count) \(member.name.visible): \(told)")
        return result
      }
    }
  }
}

extension Batch {
  /// The dossiers of a folder that was named on the command line.
  static func dossiers(in folder: String) throws(Failure) -> [String] {
    guard let members = members(of: folder) else {
      throw Failure(status: 66, message: "Không đọc được thư mục \(folder). Kiểm tra lại đường dẫn.")
    }
    guard !members.isEmpty else {
      throw Failure(
        status: 66,
        message:
          "\(folder) không có hồ sơ nào: cần thư mục con hoặc tệp nén (.zip, .rar, .7z, .tar.gz), mỗi cái một hồ sơ.")
    }
    return members
  }
}
