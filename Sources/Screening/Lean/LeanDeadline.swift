import Rulebook
import Values

/// By when, how many working days are left, and how it stands.
struct LeanDeadline: Sendable, Hashable {
  enum State: String, Sendable, Hashable {
    case running = "con_han"
    case over = "da_qua"
    /// The earliest of several limits is over; it is not known whether that is the one.
    case earliestOver = "da_qua_som_nhat"
    case done = "xong"
    case doneLate = "xong_tre"
    /// Done after the earliest of several limits; it is not known whether that is late.
    case doneAfterEarliest = "xong_sau_han_som_nhat"
    case unknown = "chua_ro"
  }

  struct Longer: Sendable, Hashable {
    let day: String
    /// When it holds.
    let condition: String
  }

  let state: State
  var day: String?
  /// The day to which a proposed swap of days would move it.
  var moved: String?
  var daysLeft: Int?
  /// The longer limit; nil where the text has none.
  var longer: Longer?
  var isEarliest = false
  /// When it was decided.
  var done: String?
  /// Why it is not known.
  var why: String?

  /// - Parameter today: of the screening.
  init(_ deadline: Deadline, on today: CivilDay) {
    switch deadline {
    case .resting(let reason), .unknown(let reason): self.init(unknown: reason)
    case .due(let count):
      self.init(state: Self.state(due: "\(count.due.day)", count.openCase != nil, on: "\(today)"), count)
    case .done(let count, let day, let late):
      self.init(state: Self.state(late: late, count.openCase != nil), count)
      done = "\(day)"
    }
  }

  private init(state: State) { self.state = state }

  private init(unknown reason: String) {
    self.init(state: .unknown)
    why = reason
  }

  private init(state: State, _ count: Deadline.Count) {
    self.init(state: state)
    day = "\(count.due.day)"
    moved = count.due.moved.map { "\($0.day)" }
    daysLeft = count.daysLeft
    if let other = count.longer, let condition = count.limit.longer?.condition {
      longer = Longer(day: "\(other.day)", condition: condition)
    }
    isEarliest = count.openCase != nil
  }

  /// - Parameters:
  ///   - json: `han` of a full report; nil where it is none.
  ///   - today: of the screening, ISO 8601.
  init?(_ json: JSON, on today: String) {
    if let reason = json["chua_ro"]?.string {
      self.init(unknown: reason)
      return
    }
    guard let day = json["ngay"]?.string else { return nil }
    let isEarliest = json["som_nhat"] != nil
    let done = json["xong"]?.string
    self.init(
      state: done == nil
        ? Self.state(due: day, isEarliest, on: today) : Self.state(late: json["tre"]?.integer ?? 0, isEarliest))
    self.day = day
    moved = json["hoac"]?.string
    daysLeft = json["con_ngay_lam_viec"]?.integer
    if let other = json["dai_hon"]?["ngay"]?.string, let condition = json["dai_hon"]?["khi"]?.string {
      longer = Longer(day: other, condition: condition)
    }
    self.isEarliest = isEarliest
    self.done = done
  }

  /// - Parameter day: the last one, ISO 8601 as `today` is, so that they compare as they are written.
  private static func state(due day: String, _ isEarliest: Bool, on today: String) -> State {
    guard day < today else { return .running }
    return isEarliest ? .earliestOver : .over
  }

  private static func state(late: Int, _ isEarliest: Bool) -> State {
    guard late > 0 else { return .done }
    return isEarliest ? .doneAfterEarliest : .doneLate
  }

  var json: JSON {
    .record([
      "trang_thai": .string(state.rawValue), "ngay": day.map { .string($0) }, "hoac": moved.map { .string($0) },
      "con_ngay_lam_viec": daysLeft.map { .number(Decimal128($0)) },
      "dai_hon": longer.map { .record(["ngay": .string($0.day), "khi": .string($0.condition)]) },
      "som_nhat": isEarliest ? .bool(true) : nil, "xong": done.map { .string($0) }, "vi": why.map { .string($0) },
    ])
  }
}
