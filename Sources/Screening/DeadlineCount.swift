import Rulebook
import Values

/// One count of a time limit, for the screen and for programs.
package struct DeadlineCount: Sendable {
  let received: CivilDay
  let days: Int
  let isWorking: Bool
  let result: Result<WorkingCalendar.Due, WorkingCalendar.CalendarError>

  package init(received: CivilDay, days: Int, isWorking: Bool, calendar: WorkingCalendar) {
    self.received = received
    self.days = days
    self.isWorking = isWorking
    self.result = Result { () throws(WorkingCalendar.CalendarError) in
      isWorking
        ? try calendar.due(after: received, workingDays: days) : try calendar.due(after: received, calendarDays: days)
    }
  }

  package var isKnown: Bool {
    if case .success = result { true } else { false }
  }

  private var unit: String { isWorking ? "ngày làm việc" : "ngày" }

  private static let basis = "Điều 147 và Điều 148 Bộ luật Dân sự 2015"

  package var text: String {
    let asked = "\(days) \(unit) từ ngày nhận \(VietnameseText.day(received)) (không tính ngày nhận)"
    switch result {
    case .failure(let error): return "CHƯA TÍNH ĐƯỢC: \(asked): \(error)\n"
    case .success(let due):
      let first = "\(VietnameseText.day(due.day))  hạn của \(asked)\n"
      guard let because = due.because else { return first + "  căn cứ \(Self.basis)\n" }
      let other = due.otherwise.map { VietnameseText.day($0) } ?? "chưa tính được"
      return first + "\(other)  nếu \(because)\n  căn cứ \(Self.basis)\n"
    }
  }

  package var json: JSON {
    let asked: [JSON.Member] = [
      .init("ngay_nhan", .string("\(received)")), .init("so_ngay", .number(Decimal128(days))),
      .init("don_vi", .string(unit)),
    ]
    let answer: JSON =
      switch result {
      case .failure(let error): .record(["han": .string("unknown"), "vi": .string(error.description)])
      case .success(let due):
        .record([
          "han": .string("\(due.day)"), "hoac": due.otherwise.map { .string("\($0)") },
          "vi": due.because.map { .string($0) }, "can_cu": .string(Self.basis),
        ])
      }
    return .object(asked + (answer.members ?? []))
  }
}
