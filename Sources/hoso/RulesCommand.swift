import ArgumentParser
import Rulebook
import Screening
import Values

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Quy tắc: liệt kê, phạm vi, kiểm thử, biên dịch, so sánh, viết mới. / List, coverage, test, diff, new.",
    subcommands: [List.self, Coverage.self, Test.self, Compile.self, Diff.self, New.self], defaultSubcommand: List.self,
    aliases: ["quy-tac"])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Liệt kê quy tắc. / List the rules.", aliases: ["liet-ke"])

    @OptionGroup var rules: RulesOption

    @Option(help: "Chỉ các quy tắc có hiệu lực ngày này. / In force on this day.")
    var on: String?

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish(isData: format != .text) {
        let rulebook = try rules.rulebook()
        let list = RuleList(rulebook: rulebook, on: try on.map { try day($0, "--on") })
        return (format == .text ? list.text() : format.text(of: list.json), 0)
      }
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Chạy các trường hợp bên cạnh quy tắc. / Run the cases.", aliases: ["kiem-thu"])

    @OptionGroup var rules: RulesOption

    @Flag(help: "Đổi từng dấu so sánh, từng ngưỡng, từng ngày; không trường hợp nào nhận ra là lỗi. / Mutants.")
    var mutants = false

    func run() throws {
      try finish {
        let tried = try rules.tried()
        var lines = tried.faults + tried.reviews.map(\.summary)
        var survivors = 0
        var all = 0
        if mutants {
          let outcome = tried.rulebook.survivors(among: tried.cases)
          all = outcome.mutants
          survivors = outcome.survivors.count
          lines += outcome.survivors.map { "\($0.path): đột biến không trường hợp nào nhận ra: \($0.change)" }
        }
        lines.append(tried.count)
        if mutants { lines.append("\(all - survivors)/\(all) bản đột biến bị phát hiện.") }
        return (lines.joined(separator: "\n") + "\n", tried.faults.isEmpty && survivors == 0 ? 0 : 1)
      }
    }
  }
}
