import Rulebook
import Values

/// Time as a chain on a screen: what was logged of the applicant's turn, then each step with its days.
package struct ChainText: Sendable {
  let columns: TextColumns

  package init(width: Int = 80) {
    self.init(columns: TextColumns(width: width))
  }

  init(columns: TextColumns) {
    self.columns = columns
  }

  package func section(_ chain: Chain?) -> [String] {
    guard let chain else { return [] }
    return ["TRÌNH TỰ, theo nhật ký xử lý:"]
      + Self.notes(chain).flatMap { columns.entry($0, indent: 2, hanging: 2) }
      + chain.steps.flatMap { step in
        columns.entry(
          "\(Self.name(step)): \(Self.told(step))\(Self.earliest(step, chain.openCase))", indent: 2, hanging: 9,
          column: Self.word(step, chain.openCase))
      }
  }

  /// What is to be known before the steps: what the log leaves to be assumed, and when the applicant was waited for.
  static func notes(_ chain: Chain) -> [String] {
    let pause = chain.pause.words
    let isAssumed = !chain.isTakenAsComplete && chain.waits.isEmpty
    return (isAssumed ? ["Nhật ký chưa ghi bước xử lý nào: tính như hồ sơ hợp lệ từ ngày nhận."] : [])
      + chain.waits.map { words($0, pause: pause) }
  }

  /// The step, and the body whose answer it is.
  static func name(_ step: Chain.Step) -> String { step.limit.step + (step.body.map { " (\($0.name))" } ?? "") }

  /// A time of waiting for the applicant, and whether the clock rested.
  private static func words(_ wait: ProcessClock.Wait, pause: String) -> String {
    let since = VietnameseText.day(wait.request.day)
    let until = wait.supplement.map { "đến \(VietnameseText.day($0.day))" } ?? "đến nay"
    let places = [wait.request, wait.supplement].compactMap { $0?.place }.joined(separator: ", ")
    let clock =
      if wait.isAtIntake {
        "thời hạn tính từ ngày có hồ sơ hợp lệ"
      } else if pause.isEmpty {
        "thời hạn vẫn tính: chưa thấy căn cứ để dừng"
      } else {
        "thời hạn dừng trong thời gian này (\(pause))"
      }
    return "Chờ người nộp từ \(since) \(until) (\(places)): \(clock)."
  }

  /// What the officer looks for down the column.
  static func word(_ step: Chain.Step, _ open: OpenCase?) -> String {
    switch step.state {
    // Past the earliest limit of several is not yet late.
    case _ where step.isPast && step.limit.isWhole && open != nil: "?"
    case .waits: "chưa"
    case .running(let count): (count.left ?? 0) < 0 ? "QUÁ HẠN" : "đang"
    case .rests: "dừng"
    case .done(_, _, let late): late > 0 ? "TRỄ" : "xong"
    case .unrecorded: "–"
    case .unknown: "?"
    }
  }

  /// That the limit is the earliest of several.
  static func earliest(_ step: Chain.Step, _ open: OpenCase?) -> String {
    guard step.limit.isWhole, let open else { return "" }
    return "; đây là hạn sớm nhất, vì chưa rõ «\(open.fact)»"
  }

  static func told(_ step: Chain.Step) -> String {
    switch step.state {
    case .waits(let why): return "\(limit(step)), \(why)"
    case .running(let count):
      guard let left = count.left else { return span(step, count) }
      return "\(span(step, count)); \(left < 0 ? "đã qua \(-left)" : "còn \(left)") ngày làm việc"
    case .rests(let since, let left, let wait):
      let days = "\(left) \(step.limit.unit.words)"
      return
        "\(limit(step)) từ \(VietnameseText.day(since)); dừng từ \(VietnameseText.day(wait.request.day)), còn \(days)"
    case .done(let count, let event, let late):
      let day = VietnameseText.day(event.day)
      guard late > 0 else { return "\(span(step, count)); làm ngày \(day)" }
      let covered = count.longer.map { event.day <= $0.day } ?? false
      let unless = covered ? ", không trễ nếu \(step.limit.longer?.condition ?? "")" : ""
      return "\(span(step, count)); làm ngày \(day), trễ \(late) \(step.limit.unit.words)\(unless)"
    case .unrecorded: return "nhật ký không ghi bước này"
    case .unknown(let why): return "chưa tính được: \(why)"
    }
  }

  private static func limit(_ step: Chain.Step) -> String { "\(step.limit.days) \(step.limit.unit.words)" }

  private static func span(_ step: Chain.Step, _ count: Chain.Count) -> String {
    let moved = count.due.moved.map { " hoặc \(VietnameseText.day($0.day)) nếu \($0.if) được duyệt" } ?? ""
    let longer = count.longer.map { " (\(VietnameseText.day($0.day)) nếu \(step.limit.longer?.condition ?? ""))" } ?? ""
    let since = VietnameseText.day(count.since.day)
    return "\(limit(step)) từ \(since), hạn \(VietnameseText.day(count.due.day))\(moved)\(longer)"
  }
}
