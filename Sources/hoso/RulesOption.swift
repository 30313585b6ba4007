import ArgumentParser
import Foundation
import Rulebook

/// Where the rules are: `--rules`, `HOSO_RULES`, beside the program, or in its share folder; never in a dossier, never
/// in the working directory unless said.
struct RulesOption: ParsableArguments {
  @Option(help: "Thư mục quy tắc. / Rules folder.")
  var rules: String?

  func folder() throws -> RuleFolder {
    let environment = ProcessInfo.processInfo.environment["HOSO_RULES"]
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = ["Rules", "../share/hoso/Rules"].map { program.appendingPathComponent($0).standardized.path }
    let asked = [rules, environment].compactMap(\.self).first
    return try Self.folder(among: asked.map { [$0] } ?? beside, remedy: "Dùng --rules THƯ-MỤC hoặc HOSO_RULES.")
  }

  /// The first of the folders that holds rules.
  static func folder(among candidates: [String], remedy: String) throws -> RuleFolder {
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0 + "/rulebook.yaml") }) else {
      let sought = candidates.joined(separator: ", ")
      throw Failure(
        status: 78, message: "Không thấy bộ quy tắc (rulebook.yaml) ở \(sought). \(remedy)")
    }
    do {
      return try RuleFolder(at: found)
    } catch {
      throw Failure(status: 74, message: "Không đọc được thư mục quy tắc \(found). Kiểm tra quyền truy cập.")
    }
  }

  /// The compiled rules where they fit the sources, else the sources.
  func rulebook() throws -> Rulebook { try Rulebook(of: folder(), by: .running) }

  /// The sources, whatever lies beside them, with every case run.
  func tried() throws -> TriedRules { try TriedRules(folder: folder()) }
}
