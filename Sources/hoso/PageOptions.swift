import ArgumentParser

/// In which form a view of one dossier is given, and where to.
struct PageOptions: ParsableArguments {
  @Option(help: "Dạng kết quả: text, json hoặc html (một trang xem bằng trình duyệt). / Output format.")
  var format: PageFormat = .text

  @Option(
    name: [.short, .long], help: "Ghi vào tệp này, ngoài thư mục hồ sơ; không nêu thì in ra. / Output file.")
  var output: String?

  /// Whether what is printed is for a program or a browser.
  var isData: Bool { format != .text && output == nil }

  /// - Throws: where the output would be written among the papers.
  func refuseWriting(into dossier: String) throws {
    if let output { try refuse(writing: output, into: dossier) }
  }

  /// What to print: the text itself, or that it was written.
  /// - Parameter what: what is written, in Vietnamese.
  func given(_ text: String, as what: String) throws -> String {
    guard let output else { return text }
    try write(Array(text.utf8), to: output)
    return "Đã ghi \(what) vào \(output).\n"
  }
}

enum PageFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html
}
