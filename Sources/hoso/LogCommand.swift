import ArgumentParser
import Dossiers
import Foundation
import Rulebook
import Screening
import Values

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Ghi một việc vào nhật ký xử lý, hoặc in trình tự và thời hạn. / Log a step; print the chain.",
    discussion: """
      hoso log HỒ-SƠ
      hoso log HỒ-SƠ nhan_ho_so --at 2026-08-03T08:30:00+07:00 --channel truc_tuyen
      hoso log HỒ-SƠ yeu_cau_bo_sung --at 2026-08-05 --asked XD-3,'Chứng thư giám định'
      hoso log HỒ-SƠ gui_lay_y_kien --at 2026-08-14 --body so-nong-nghiep-moi-truong
      """,
    aliases: ["nhat-ky"])

  @Argument(help: "Thư mục hồ sơ. / Folder.")
  var dossier: String

  @Argument(help: "Việc đã làm, một từ của events.yaml; không nêu thì chỉ in. / Event; none only prints.")
  var event: String?

  @Option(help: "Ngày hoặc thời điểm của việc; không nêu thì là hôm nay. / Day or instant.")
  var at: String?

  @Option(help: "Cơ quan được hỏi hoặc trả lời: mã trong bodies.yaml. / Body.")
  var body: String?

  @Option(help: "truc_tiep, buu_chinh hoặc truc_tuyen. / Channel.")
  var channel: String?

  @Option(help: "Giấy tờ đã yêu cầu, mã hoặc tên, cách nhau bằng dấu phẩy. / Papers asked.")
  var asked: String?

  @Option(help: "Ghi chú. / Note.")
  var note: String?

  @OptionGroup var officer: OfficerOptions

  func run() throws {
    try finish {
      let screening = try officer.options.screening()
      let (opened, report) = try officer.opened(dossier, screening)
      guard let event else {
        guard [at, body, channel, asked, note].allSatisfy({ $0 == nil }) else {
          throw Failure.usage("Nêu việc đã làm. Xem hoso log --help.")
        }
        return (LogText(report).text, 0)
      }
      let entry = try entry(event.nfc, screening)
      try check(entry, in: opened, screening)
      let place = URL(fileURLWithPath: dossier).appendingPathComponent(Dossier.logName)
      do {
        try Data((opened.log ?? .absent).bytes(adding: entry)).write(to: place, options: .atomic)
      } catch {
        throw Failure(status: 74, message: "Không ghi được \(place.path). Kiểm tra quyền ghi vào thư mục hồ sơ.")
      }
      let (_, after) = try officer.opened(dossier, screening)
      return ("Đã ghi vào \(Dossier.logName).\n\n" + LogText(after).text, 0)
    }
  }

  private func entry(_ event: String, _ screening: Screening) throws -> ProcessLog.Entry {
    let events = screening.rulebook.events.filter { $0.role != .valid }.map(\.id)
    guard events.contains(event) else {
      let all = events.joined(separator: ", ")
      throw Failure.usage("Không có việc «\(event)»\(Suggestion.among(events, for: event)). Các việc: \(all).")
    }
    let bodies = screening.rulebook.bodies.map(\.id)
    if let body, !bodies.contains(body.nfc) {
      throw Failure.usage("--body: không có cơ quan «\(body)»\(Suggestion.among(bodies, for: body)).")
    }
    let channels = Intake.Channel.allCases.map(\.rawValue)
    if let channel, !channels.contains(channel) {
      throw Failure.usage(
        "--channel nhận \(channels.joined(separator: ", "))\(Suggestion.among(channels, for: channel)).")
    }
    let when = at.map { ProcessLog.When($0) } ?? .day(screening.settings.today)
    guard let when else {
      throw Failure.usage("--at «\(at ?? "")»: viết 2026-09-01 hoặc 2026-09-01T08:30:00+07:00.")
    }
    let papers = (asked ?? "").nfc.split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    return ProcessLog.Entry(
      event: event, at: when, officer: try officer.name(), body: body?.nfc,
      channel: channel.flatMap(Intake.Channel.init(rawValue:)), papers: papers, note: note?.nfc.trimmingBlanks)
  }

  /// A log with an entry that cannot be read is not written anew, and an order that cannot be is not added to one.
  private func check(_ entry: ProcessLog.Entry, in dossier: Dossier, _ screening: Screening) throws {
    let place = URL(fileURLWithPath: self.dossier).appendingPathComponent(Dossier.logName).path
    guard dossier.log != nil || !FileManager.default.fileExists(atPath: place) else {
      throw Failure(status: 65, message: "\(Dossier.logName) không đọc được. Sửa tệp này trước khi thêm.")
    }
    let before = dossier.log ?? .absent
    guard before.problems.isEmpty else {
      throw Failure(status: 65, message: before.problems.joined(separator: "\n") + "\nSửa tệp này trước khi thêm.")
    }
    func faults(_ log: ProcessLog) -> [String] {
      EventLog(
        log, beside: dossier.intake, rulebook: screening.rulebook, today: screening.settings.today
      ).faults.map(\.text)
    }
    let known = faults(before)
    let new = faults(ProcessLog(parsing: before.bytes(adding: entry))).filter { !known.contains($0) }
    guard new.isEmpty else { throw Failure.usage(new.joined(separator: "\n") + "\nKhông ghi vào nhật ký.") }
  }
}
