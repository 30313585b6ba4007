import ArgumentParser
import DMN

extension DMNCommand {
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Nêu mọi lỗi của một mô hình, và khoảng trống, chỗ chồng của bảng. / Everything wrong with a model.",
      discussion: """
        Mỗi lỗi một chỗ trong tệp. Bảng quyết định được phân tích đúng hết: trường hợp không dòng nào nhận, hai dòng
        cùng đúng, dòng bị che, kết quả không bao giờ có. Mã thoát 65 khi có lỗi; lưu ý không đổi mã thoát.
        """,
      aliases: ["kiem-tra"])

    @OptionGroup var model: ModelOptions

    func run() throws {
      try finish {
        let file = try model.file()
        let imported = try model.imports(of: file).models
        let check = try file.reading { () throws(ModelProblems) in
          try ModelCheck(file.model, from: file.bytes, importing: imported)
        }
        // A table whose texts cannot be read is not worth analysing.
        let reports = check.faults.isEmpty ? DecisionModel(file.model, importing: imported).tableReports() : []
        let found = reports.flatMap { report in report.analysis.findings.map { (report, $0) } }
        func line(_ report: DecisionModel.TableReport, _ finding: TableAnalysis.Finding) -> String {
          "\(file.path):\(report.line):1: bảng của «\(report.owner)»: \(finding.message)".visibleLines + "\n"
        }
        let faults =
          check.faults.map { "\(file.path):\($0)".visibleLines + "\n" }
          + found.filter { $0.1.severity == .error }.map(line)
        let notes = found.filter { $0.1.severity != .error }.map(line)
        let noted = notes.isEmpty ? "" : "Lưu ý:\n" + notes.joined()
        guard !faults.isEmpty else { return ("\(file.path): không có lỗi.\n" + noted, 0) }
        return (faults.joined() + "\(faults.count) lỗi; sửa các chỗ trên rồi chạy lại.\n" + noted, 65)
      }
    }
  }
}
