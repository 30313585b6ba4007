import ArgumentParser
import Screening

/// The command.
struct Hoso: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hoso",
    abstract: "Kiểm tra hồ sơ đầu tư theo pháp luật của từng ngày. / Checks investment dossiers against dated law.",
    discussion: """
      Mã thoát là tập hợp bit: 1 có mục không đạt, 2 có mục chưa đủ căn cứ, 4 có mục cần xem xét; 0 không có mục nào. \
      Từ 64 trở lên là không kiểm được gì: 64 sai cách dùng, 65 dữ liệu hỏng, 66 không có hồ sơ hoặc không đọc được \
      tệp nào, 70 lỗi bên trong, 74 lỗi đọc ghi, 78 quy tắc hoặc cấu hình hỏng.
      """,
    version: "hoso \(ScreeningReport.engine)",
    subcommands: [
      CheckCommand.self, ClassifyCommand.self, CompareCommand.self, ReadCommand.self, ExplainCommand.self,
      StateCommand.self,
      ConfirmCommand.self, LogCommand.self,
      DraftCommand.self, WorksheetCommand.self, BatchCommand.self, ServeCommand.self,
      StoreCommand.self, KeysCommand.self, AuditCommand.self, ReplayCommand.self,
      RulesCommand.self, ModelsCommand.self, DeadlineCommand.self, SelfTestCommand.self, DMNCommand.self,
    ])

  /// Every command and alias.
  static var words: [String] {
    words(below: Self.self) + ["help"]
  }

  private static func words(below command: any ParsableCommand.Type) -> [String] {
    command.configuration.subcommands.flatMap { command in
      [command.configuration.commandName].compactMap(\.self) + command.configuration.aliases
    }
  }

  /// Runs the command that was typed; what it throws is rendered in one place.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error, Array(CommandLine.arguments.dropFirst()))
    }
  }

  /// The words that may follow `rules`.
  static var ruleWords: [String] { words(below: RulesCommand.self) }
}
