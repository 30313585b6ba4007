import Values

/// The argument parser's messages in Vietnamese: it has no other language.
struct ParserWords {
  private let lines: [String]
  private let words: [String]

  /// - Parameter words: the command line, for the help that fits it.
  init(_ text: String, _ words: [String]) {
    self.lines = text.split(separator: "\n").map(String.init)
    self.words = words
  }

  var message: String { "\(what)\(about)\nXem: \(command) --help" }

  private var command: String {
    let named = words.prefix { Hoso.words.contains($0) || Hoso.ruleWords.contains($0) }
    return (["hoso"] + named).joined(separator: " ")
  }

  private var what: String {
    let error = lines.first.map { $0.hasPrefix("Error: ") ? String($0.dropFirst(7)) : $0 } ?? ""
    let quoted = error.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let first = quoted.first ?? ""
    let option = first.split(separator: " ").first.map(String.init) ?? first
    if error.hasPrefix("Unknown option") {
      return "Không có tùy chọn \(first)\(quoted.dropFirst().first.map { "; có phải \($0)?" } ?? ".")"
    }
    if error.hasPrefix("Missing value for") { return "Tùy chọn \(option) thiếu giá trị." }
    if error.hasPrefix("Missing expected argument") { return "Thiếu \(first)." }
    if error.hasPrefix("Missing one of") { return "Thiếu một trong: \(quoted.joined(separator: ", "))." }
    if error.hasPrefix("Unexpected argument") || error.contains("unexpected arguments") {
      return "Thừa tham số: \(quoted.joined(separator: ", "))."
    }
    if error.hasPrefix("The option") {
      return "Tùy chọn \(first) không nhận giá trị\(quoted.dropFirst().first.map { ", nhưng có «\($0)»" } ?? "")."
    }
    if error.hasPrefix("The value"), quoted.count > 1 {
      let name = quoted[1].split(separator: " ").first.map(String.init) ?? quoted[1]
      let others = Array(quoted.dropFirst(2)) + listed
      let use = others.isEmpty ? "." : "; dùng một trong: \(others.joined(separator: ", "))."
      return "Giá trị «\(first)» không dùng được cho \(name)\(use)"
    }
    if error.hasPrefix("Can't") { return "Tệp hoàn thành lệnh có cho bash, zsh và fish." }
    return "Dòng lệnh không đúng cách dùng."
  }

  /// Many values, which the parser lists a line each.
  private var listed: [String] {
    lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
  }

  /// What the option or argument is for, which is ours and in Vietnamese first.
  private var about: String {
    guard let line = lines.first(where: { $0.hasPrefix("Help:  ") }) else { return "" }
    return "\n  \(line.dropFirst(7))"
  }

  /// A help page with its headings in Vietnamese.
  static func help(_ text: String) -> String {
    var text = text
    for (english, vietnamese) in headings { text = text.replacing(english, with: vietnamese) }
    return text
  }

  private static let headings = [
    ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "THAM SỐ:"), ("OPTIONS:", "TÙY CHỌN:"),
    ("SUBCOMMANDS:", "LỆNH:"), ("Show the version.", "Phiên bản. / Version."),
    ("Show help information.", "Trợ giúp. / Help."),
    ("Show subcommand help information.", "Trợ giúp của một lệnh. / Help."),
    ("  See 'hoso help <subcommand>' for detailed help.", "  Xem từng lệnh: hoso help <subcommand>"),
    ("  See 'hoso help rules <subcommand>' for detailed help.", "  Xem từng lệnh: hoso help rules <subcommand>"),
    ("(default)", "(mặc định)"), ("(values: ", "(nhận: "), ("; default: ", "; mặc định: "), ("(default:", "(mặc định:"),
  ]
}
