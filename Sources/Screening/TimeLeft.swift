import Rulebook
import Values

/// How much time is left, on the first line, and what is to be known about it, in the last lines.
struct TimeLeft {
  let deadline: Deadline
  /// Whether the limit surely runs since the day counted from: the log says that the office took the dossier as
  /// complete, or every paper is there and nothing is to be amended. A dossier that is not complete sets no limit running.
  let isSure: Bool

  init(_ deadline: Deadline, of report: ScreeningReport) {
    self.deadline = deadline
    let isTaken = if case .due(let count) = deadline { count.isTakenAsComplete } else { false }
    self.isSure =
      isTaken
      || report.judgement.components.allSatisfy { !$0.component.isAlwaysAsked || $0.outcome == .satisfied }
        && SupplementRequest(of: report).lines.isEmpty
  }

  /// For the first line.
  var words: String {
    switch deadline {
    case .due(let count): words(count)
    case .resting(let reason): reason
    case .done(let count, let day, let late):
      "đã giải quyết ngày \(VietnameseText.day(day)), "
        + (late == 0
          ? "trong hạn \(VietnameseText.day(count.due.day))"
          : count.openCase != nil
            ? "sau hạn sớm nhất \(late) \(count.limit.unit.words) (\(days(count)))"
            : "TRỄ \(late) \(count.limit.unit.words) (hạn \(days(count)))")
    case .unknown: "chưa tính được hạn"
    }
  }

  private func words(_ count: Deadline.Count) -> String {
    let received = VietnameseText.day(count.received)
    let condition = isSure ? "" : "nếu hồ sơ hợp lệ từ ngày nhận \(received) thì "
    let days = days(count)
    let term = count.openCase == nil ? "hạn" : "hạn sớm nhất"
    guard let left = count.daysLeft else { return "\(condition)\(term) \(days)" }
    if left >= 0 { return "\(condition)còn \(left) ngày làm việc (\(term) \(days))" }
    return isSure && count.openCase == nil
      ? "QUÁ HẠN \(-left) ngày làm việc (hạn \(days); tính từ ngày \(count.isTakenAsComplete ? "" : "nhận ")\(received))"
      : "\(condition)\(term) đã qua \(-left) ngày làm việc (\(days))"
  }

  /// The ordinary limit and the longer one, each with the day to which a proposed swap would move it.
  private func days(_ count: Deadline.Count) -> String {
    let ordinary = Self.days(count.due)
    let longer =
      if let longer = count.longer, let condition = count.limit.longer?.condition {
        "; \(Self.days(longer)) nếu \(condition)"
      } else {
        ""
      }
    return ordinary + longer + (notes.count > 1 ? "; xem lưu ý ở cuối" : "")
  }

  private static func days(_ due: WorkingCalendar.Due) -> String {
    VietnameseText.day(due.day) + (due.moved.map { " hoặc \(VietnameseText.day($0.day))" } ?? "")
  }

  /// For the last lines: from when it is counted, what does not count, and what is not sure.
  var notes: [String] {
    switch deadline {
    case .due(let count), .done(let count, _, _): Self.notes(count)
    case .resting, .unknown: []
    }
  }

  private static func notes(_ count: Deadline.Count) -> [String] {
    let pause = count.pause.words
    let paused = pause.isEmpty ? "" : "; thời gian sửa đổi, bổ sung không tính (\(pause))"
    let dues = [count.due, count.longer].compactMap(\.self)
    let swaps = dues.compactMap { $0.moved?.if }.uniqued.map { "Ngày sau chữ «hoặc» là hạn nếu \($0) được duyệt." }
    let sure =
      count.verified.source == .text
      ? [] : ["Thời hạn \(count.limit.days) \(count.limit.unit.words) \(count.verified.description)."]
    let years = dues.compactMap(\.note).uniqued.map { "\($0.uppercasedFirst)." }
    let open =
      count.openCase.map { ["Hạn nêu là hạn sớm nhất, vì chưa rõ «\($0.fact)»: \($0.words)."] } ?? []
    return ["Thời hạn tính từ ngày nhận được hồ sơ hợp lệ\(paused)."] + open + swaps + sure + years
  }
}
