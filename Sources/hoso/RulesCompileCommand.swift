import ArgumentParser
import Foundation
import Rulebook

extension RulesCommand {
  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compile",
      abstract: "Ghi quy tắc đã nạp và kiểm thử vào một tệp để nạp nhanh. / Compile the rules into one file.",
      aliases: ["bien-dich"])

    @OptionGroup var rules: RulesOption

    @Option(help: "Tệp kết quả; mặc định rulebook.bin trong thư mục quy tắc. / Output file.")
    var output: String?

    @Flag(help: "Không ghi; chỉ xem tệp đang có đúng là tệp sẽ ghi không. / Write nothing, compare.")
    var check = false

    func run() throws {
      try finish {
        let tried = try rules.tried()
        guard tried.faults.isEmpty else {
          let lines = tried.faults + [tried.count, "Không ghi bản biên dịch."]
          return (lines.joined(separator: "\n") + "\n", 1)
        }
        guard let engine = EngineStamp.running else {
          throw Failure(status: 78, message: "Không biên dịch được: \(CompiledRulebook.Misfit.noStamp).")
        }
        let path = output ?? "\(tried.folder.location)/\(CompiledRulebook.name)"
        let bytes = try Self.bytes(of: tried, engine)
        guard !check else { return Self.comparison(of: path, with: bytes, tried.folder, engine) }
        try write(bytes, to: path)
        let edition = tried.rulebook.edition
        let told = """
          Đã ghi \(path): \(bytes.count) byte.
          Bộ quy tắc \(edition.name), SHA-256 của nguồn \(edition.digest.hex).
          \(tried.rulebook.rules.count) quy tắc, \(tried.rulebook.classifications.count) bảng, \(tried.rulebook.documents.count) văn bản. \(tried.count)

          """
        return (told, 0)
      }
    }

    private static func bytes(of tried: TriedRules, _ engine: EngineStamp) throws(Failure) -> [UInt8] {
      do {
        return try CompiledRulebook(tried.rulebook, of: tried.folder, by: engine).bytes()
      } catch {
        throw Failure(
          status: 78, message: "Không biên dịch được: có điều kiện lồng quá sâu. Quy tắc nguồn vẫn dùng được.")
      }
    }

    /// Whether the file that lies there is the one that would be written, and what is not as it was.
    private static func comparison(
      of path: String, with bytes: [UInt8], _ folder: RuleFolder, _ engine: EngineStamp
    ) -> (text: String, status: Int32) {
      guard let present = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
        return ("Không đọc được \(path).\n", 1)
      }
      guard Array(present) != bytes else { return ("\(path) đúng là bản biên dịch của nguồn này.\n", 0) }
      do throws(CompiledRulebook.Misfit) {
        _ = try CompiledRulebook(Array(present)).rulebook(of: folder, by: engine)
        return ("\(path) không phải do hoso ghi từ nguồn này: phần thân đã bị sửa.\n", 1)
      } catch {
        return ("\(path) không khớp: \(error).\n", 1)
      }
    }
  }
}
