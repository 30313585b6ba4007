import ArgumentParser
import Rulebook
import Screening
import Values

struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline", abstract: "Tính hạn từ ngày nhận. / Count a time limit.", aliases: ["han"])

  @OptionGroup var rules: RulesOption

  @Option(help: "Ngày nhận hồ sơ (không tính vào hạn). / Day of receipt.")
  var received: String

  @Option(help: "Số ngày làm việc. / Working days.")
  var workingDays: Int?

  @Option(help: "Số ngày theo lịch. / Calendar days.")
  var calendarDays: Int?

  @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
  var format: OutputFormat = .text

  func run() throws {
    try finish(isData: format != .text) {
      let start = try day(received, "--received")
      let limits = [workingDays, calendarDays].compactMap(\.self)
      guard limits.count == 1, limits[0] > 0, limits[0] <= 1000 else {
        throw Failure.usage("Nêu đúng một trong --working-days N và --calendar-days N, N từ 1 đến 1000.")
      }
      let calendar = try rules.rulebook().calendar
      let count = DeadlineCount(received: start, days: limits[0], isWorking: workingDays != nil, calendar: calendar)
      let text = format == .text ? count.text() : format.text(of: count.json)
      return (text, count.isKnown ? 0 : 2)
    }
  }
}
