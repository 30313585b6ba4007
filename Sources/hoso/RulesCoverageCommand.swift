import ArgumentParser
import Screening
import Values

extension RulesCommand {
  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage",
      abstract: "Điều pháp luật đòi xem, và máy, cán bộ hay chưa ai xem. / What the law asks and who looks at it.",
      discussion: """
        Đếm theo thành phần, thời hạn của thủ tục và các điều đã nhập trong obligations/, không đếm theo số quy tắc. \
        Không nêu thủ tục thì cho bảng của mọi thủ tục.
        """,
      aliases: ["pham-vi"])

    @Argument(help: "Mã hoặc id của thủ tục, ví dụ 1.009645. / Procedure code or id.")
    var procedure: String?

    @OptionGroup var rules: RulesOption

    @Option(help: "Theo luật của ngày này; mặc định là ngày của ấn bản. / By the law of this day.")
    var on: String?

    @Option(help: "Dạng kết quả: text, json hoặc ndjson. / Output format.")
    var format: OutputFormat = .text

    func run() throws {
      try finish(isData: format != .text) {
        let assumed = try on.map { try day($0, "--on") }
        let rulebook = try rules.rulebook()
        guard let list = CoverageList(rulebook: rulebook, asked: procedure, on: assumed) else {
          let name = procedure ?? ""
          throw Failure.usage(
            "Không có thủ tục «\(name)»\(Suggestion.among(CoverageList.names(in: rulebook), for: name)). "
              + "Xem các thủ tục: hoso rules coverage.")
        }
        return (format == .text ? list.text() : format.text(of: list.json), 0)
      }
    }
  }
}
