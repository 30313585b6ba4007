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

  /// The day first; a second day only where an approval would move it.
  package func text(width: Int = 80) -> String {
    let columns = TextColumns(width: width)
    let asked = "\(days) \(unit) từ ngày nhận \(VietnameseText.day(received)) (không tính ngày nhận)"
    let lines: [String]
    switch result {
    case .failure(let error): lines = columns.entry("CHƯA TÍNH ĐƯỢC: \(asked): \(error)", hanging: 2)
    case .success(let due):
      let note = due.note.map { columns.entry($0, indent: 2, hanging: 2) } ?? []
      let basis = note + columns.entry("căn cứ \(Self.basis)", indent: 2, hanging: 2)
      lines =
        columns.entry("hạn của \(asked)", hanging: 12, column: VietnameseText.day(due.day)) + proposed(due, columns)
        + basis
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func proposed(_ due: WorkingCalendar.Due, _ columns: TextColumns) -> [String] {
    guard let because = due.because else { return [] }
    if let moved = due.moved {
      return columns.entry(
        "nếu \(moved.if) được duyệt (chưa có quyết định)", hanging: 12, column: VietnameseText.day(moved.day))
    }
    let told =
      due.otherwise == nil
      ? "\(because) chưa có quyết định; nếu được duyệt thì chưa tính được hạn"
      : "\(because) chưa có quyết định, nhưng không làm đổi hạn này"
    return columns.entry(told, indent: 2, hanging: 2)
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
          "han": .string("\(due.day)"), "hoac": due.moved.map { .string("\($0.day)") },
          "vi": due.because.map { .string("\($0) chưa có quyết định") }, "luu_y": due.note.map { .string($0) },
          "can_cu": .string(Self.basis),
        ])
      }
    return .object(asked + (answer.members ?? []))
  }
}
