import ArgumentParser
import Dossiers
import Foundation
import Reading
import Screening
import Values

/// Who speaks, and the record that is kept in the dossier's folder.
struct OfficerOptions: ParsableArguments {
  @Option(
    name: [.customLong("officer"), .customLong("by")],
    help: "Tên hoặc mã cán bộ; không nêu thì lấy HOSO_OFFICER. / Officer.")
  var officer: String?

  @OptionGroup var options: ScreeningOptions

  func name() throws -> String {
    let name = officer ?? ProcessInfo.processInfo.environment["HOSO_OFFICER"]
    guard let name = name?.nfc.trimmingBlanks, !name.isEmpty else {
      throw Failure.usage("Chưa biết ai xác nhận. Nêu --officer TÊN hoặc đặt HOSO_OFFICER.")
    }
    return name
  }

  /// Adds entries to `xac-nhan.json`, whole or not at all; what was said before stays.
  func add(_ entries: [OfficerRecord.Entry], to folder: String, _ screening: Screening, _ dossier: Dossier) throws {
    let before = screening.officerRecord(of: dossier)
    guard before.problems.isEmpty else {
      throw Failure(status: 65, message: before.problems.joined(separator: "\n") + "\nSửa tệp này trước khi thêm.")
    }
    let record = try OfficerRecord.json(adding: entries, to: dossier.officerStatements)
    let place = URL(fileURLWithPath: folder).appendingPathComponent(Dossier.statementsName)
    do {
      try Data(record.prettyBytes()).write(to: place, options: .atomic)
    } catch {
      throw Failure(status: 74, message: "Không ghi được \(place.path). Kiểm tra quyền ghi vào thư mục hồ sơ.")
    }
  }

  /// The dossier of a folder; an archive cannot keep an officer's word.
  func opened(_ path: String, _ screening: Screening) throws -> (dossier: Dossier, report: ScreeningReport) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(DossierError.notFound(path))
    }
    guard isFolder.boolValue else {
      throw Failure.usage("\(path) là tệp nén nên không ghi xác nhận vào được. Giải nén rồi dùng thư mục.")
    }
    let dossier = try options.dossier(at: path, for: screening)
    switch screening.outcome(of: dossier) {
    // What an officer says may be all that there is: they may speak before anything could be checked.
    case .nothingChecked(.nothingReadable, let report), .nothingChecked(.noProcedure, let report), .report(let report):
      return (dossier, report)
    case .nothingChecked(let why, _): throw Failure(why)
    case .stopped(let mark, let message): throw Failure(mark, message)
    }
  }
}

extension Screening {
  /// The report, or the failure that a mark of state secrecy is, or that nothing was checked.
  func reportOrFailure(of dossier: Dossier, needsProcedure: Bool = true) throws(Failure) -> ScreeningReport {
    switch outcome(of: dossier) {
    case .stopped(let mark, let message): throw Failure(mark, message)
    case .nothingChecked(.noProcedure, let report) where !needsProcedure: return report
    case .nothingChecked(let why, _): throw Failure(why)
    case .report(let report): return report
    }
  }
}
