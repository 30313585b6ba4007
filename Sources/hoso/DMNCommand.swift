import ArgumentParser
import DMN
import Foundation
import Values

struct DMNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn",
    abstract: "Tính, kiểm tra, kiểm thử và ghi lại mô hình quyết định DMN. / Decision models (DMN 1.1 to 1.5).",
    subcommands: [Evaluate.self, Check.self, Test.self, Write.self], aliases: ["quyet-dinh"])

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write", abstract: "Ghi mô hình theo phiên bản DMN khác. / Write in another version.",
      aliases: ["ghi"])

    @Argument(help: "Tệp .dmn. / Model.")
    var model: String

    @Option(help: "Phiên bản: 1.3 (cho các trình soạn của bpmn.io) hoặc 1.5. / Version.")
    var to: WrittenVersion = .v1_5

    @Option(name: [.short, .long], help: "Ghi vào tệp này. / File to write.")
    var output: String

    func run() throws {
      try finish {
        let file = try ModelFile(at: model)
        let bytes = try file.reading { () throws(ModelProblems) in try ModelWriter.bytes(of: file.model, to.version) }
        try write(bytes, to: output)
        return ("Đã ghi \(model) theo DMN \(to.rawValue) vào \(output).\n", 0)
      }
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
// A version number without its dot says another version.
enum WrittenVersion: String, ExpressibleByArgument, CaseIterable {
  case v1_3 = "1.3"
  case v1_5 = "1.5"

  var version: ModelWriter.Version {
    switch self {
    case .v1_3: .v1_3
    case .v1_5: .v1_5
    }
  }
}
