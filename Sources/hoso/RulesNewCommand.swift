import ArgumentParser
import Foundation
import Rulebook
import Values

extension RulesCommand {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Viết khung của một quy tắc hoặc bảng mới để điền. / Scaffold a rule or a table.", aliases: ["moi"])

    @Argument(help: "Mã của quy tắc, ví dụ DT-D13. / The rule's id.")
    var id: String

    @Option(help: "Tên quy tắc. / Title.")
    var title: String

    @Option(help: "Thư mục của lĩnh vực trong bộ quy tắc, ví dụ dau-tu. / Folder of the field.")
    var folder: String

    @Option(help: "rule là quy tắc, table là bảng phân loại. / Rule or table.")
    var kind: RuleScaffold.Kind = .rule

    @Option(help: "Thủ tục mà quy tắc áp dụng; nêu được nhiều lần. / Procedure.")
    var procedure: [String] = []

    @Option(help: "Vấn đề pháp lý, ví dụ dieu-kien. / Matter.")
    var matter: String?

    @Option(help: "Hệ quả khi có vướng, chỉ của quy tắc. / Effect of the defect.")
    var effect: Rule.Effect?

    @OptionGroup var rules: RulesOption

    func run() throws {
      try finish {
        let rulesFolder = try rules.folder()
        let scaffold = try scaffold(in: rulesFolder)
        let isNewField = !rulesFolder.files.contains { $0.path.hasPrefix("\(folder)/") }
        let files = scaffold.files(schemas: schemas(beside: rulesFolder))
        for file in files { try create(file.text, at: "\(rulesFolder.location)/\(file.path)") }
        return (told(files.map(\.path), rulesFolder.location, isNewField: isNewField), 0)
      }
    }

    private func scaffold(in rulesFolder: RuleFolder) throws -> RuleScaffold {
      guard id.wholeMatch(of: /[A-Z][A-Z0-9]*(-[A-Z0-9]+)+/) != nil else {
        throw Failure.usage("Mã «\(id)» không dùng được: chữ hoa không dấu, số và gạch nối, ví dụ DT-D13.")
      }
      guard folder.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, !RuleFolder.otherFolders.contains(folder) else {
        throw Failure.usage(
          "Thư mục «\(folder)» không chứa quy tắc được: chữ thường không dấu, gạch nối, và không phải một trong: "
            + RuleFolder.otherFolders.joined(separator: ", ") + ".")
      }
      guard !title.trimmingBlanks.isEmpty, !title.contains(where: \.isNewline) else {
        throw Failure.usage("--title phải là một dòng chữ.")
      }
      if kind == .table, effect != nil { throw Failure.usage("Bảng cho kết quả, không có --effect.") }
      let taken = (rulesFolder.law + rulesFolder.cases).first { file in
        let name = file.path.split(separator: "/").last ?? ""
        return name.hasPrefix("\(id)-") || name.hasPrefix("\(id).")
      }
      if let taken { throw Failure.usage("Mã \(id) đã có: \(taken.path). Không ghi đè tệp nào.") }
      // A fault in another rule, or one that is not filled in yet, is no reason to refuse.
      let rulebook = try Rulebook(loading: rulesFolder.registries)
      for id in procedure { try known(id, among: rulebook.procedures.map(\.id), "thủ tục") }
      if let matter { try known(matter, among: rulebook.matters.map(\.id), "vấn đề pháp lý") }
      return RuleScaffold(
        id: id, title: title.trimmingBlanks, field: folder, kind: kind, procedures: procedure, matter: matter,
        effect: effect)
    }

    private func known(_ id: String, among ids: [String], _ what: String) throws(Failure) {
      guard !ids.contains(id) else { return }
      throw .usage("Không có \(what) «\(id)»\(Suggestion.among(ids, for: id)) Dùng: \(ids.joined(separator: ", ")).")
    }

    /// Never over a file that is there.
    private func create(_ text: String, at path: String) throws(Failure) {
      let file = URL(fileURLWithPath: path)
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .withoutOverwriting)
      } catch {
        throw Failure(status: 74, message: "Không ghi được \(path). Kiểm tra thư mục, quyền ghi, và tệp cùng tên.")
      }
    }

    /// As the new files see it: two folders up from the field's.
    private func schemas(beside folder: RuleFolder) -> String? {
      let beside = URL(fileURLWithPath: folder.location).deletingLastPathComponent().appendingPathComponent("Schemas")
      return FileManager.default.fileExists(atPath: beside.path) ? "../../Schemas" : nil
    }

    private func told(_ paths: [String], _ location: String, isNewField: Bool) -> String {
      let files = paths.map { "Đã ghi \(location)/\($0)" }
      let field = isNewField ? ["\(folder)/ là thư mục mới trong bộ quy tắc."] : []
      let steps = [
        "Việc tiếp theo:",
        "  1. Điền mọi chỗ '' trong hai tệp. Cho đến lúc ấy bộ quy tắc này không nạp được (mã 78): đang dùng nó để kiểm hồ sơ thì làm trên một bản sao.",
        "  2. hoso rules test --mutants --rules \(location)",
        "  3. hoso rules diff BỘ-CŨ \(location) --samples HỒ-SƠ-MẪU",
        "  4. Duyệt xong: đổi status thành hiệu lực, nâng edition và ghi changes trong rulebook.yaml.",
      ]
      return (files + field + steps).joined(separator: "\n") + "\n"
    }
  }
}

extension RuleScaffold.Kind: ExpressibleByArgument {}
extension Rule.Effect: ExpressibleByArgument {}
