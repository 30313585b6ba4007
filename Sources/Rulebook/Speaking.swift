import Values

/// Which versions of a rule or a classification speak on the day that governs it, or why none does.
enum Speaking {
  /// By index, with the day.
  case versions([Int], on: CivilDay)
  /// Nobody can say yet.
  case open(Reason)
  /// None is in force on the day: it asks nothing.
  case outside(Reason)

  /// - Parameter told: of each version, on what it rests, in words.
  init(_ status: Rule.Status, _ matter: Matter, _ governing: GoverningDay, _ spans: [InForce], told: (Int) -> String) {
    guard status == .active else {
      self = .open(
        Reason(
          kind: .notRun, text: "quy tắc đang ở trạng thái «\(status.rawValue)» nên không chạy",
          remedy: "kiểm tra nội dung này bằng tay"))
      return
    }
    switch governing {
    case .unknown(let reason):
      self = .open(
        Reason(
          kind: .dayUnknown, text: reason, remedy: "nêu «\(matter.governedBy)»",
          settledBy: [.value(fact: matter.governedBy, of: .dossier)]))
    case .known(let day, _), .gap(let day, _):
      let speaking = spans.indices.filter { spans[$0].contains(day) }
      self = speaking.isEmpty ? Self.silence(on: day, governing, spans, told) : .versions(speaking, on: day)
    }
  }

  /// No version speaks on the day: a gap is *chưa đủ căn cứ*; before the first or after the last the rule does not
  /// apply, provided that the day lies in a known period.
  private static func silence(
    on day: CivilDay, _ governing: GoverningDay, _ spans: [InForce], _ told: (Int) -> String
  ) -> Speaking {
    let remedy = "xác định văn bản áp dụng cho hồ sơ nộp ngày này"
    if case .gap(_, let reason) = governing { return .open(Reason(kind: .gap, text: reason, remedy: remedy)) }
    if spans.contains(where: { $0.from <= day }), spans.contains(where: { $0.from > day }) {
      let text = "ngày \(VietnameseText.day(day)) không phiên bản nào của quy tắc có hiệu lực"
      return .open(Reason(kind: .gap, text: text, remedy: remedy))
    }
    let all = spans.indices.map { "\(told($0)): \(spans[$0].description)" }.joined(separator: "; ")
    return .outside(
      Reason(
        kind: .notInForce, text: "không có hiệu lực vào ngày \(VietnameseText.day(day)) (\(all))", remedy: nil))
  }
}
