/// The lexical forms of XML Schema's `yearMonthDuration` and `dayTimeDuration`, which FEEL's `duration` reads.
extension YearsMonthsDuration: CustomStringConvertible {
  /// `P1Y2M`, `-P3M`; any number of months. Nil for anything else, also for days beside months.
  public init?(feel text: some StringProtocol) {
    var cursor = TextCursor(text)
    let isNegative = cursor.take("-")
    guard cursor.take("P"), var amount = cursor.digitRun()?.value else { return nil }
    var months = 0
    if cursor.take("Y") {
      guard let inMonths = amount.multipliedOrNil(by: 12) else { return nil }
      months = inMonths
      amount = 0
      if !cursor.isAtEnd {
        guard let written = cursor.digitRun()?.value, cursor.take("M") else { return nil }
        amount = written
      }
    } else {
      guard cursor.take("M") else { return nil }
    }
    guard cursor.isAtEnd, let total = months.addingOrNil(amount) else { return nil }
    self.init(months: isNegative ? -total : total)
  }

  /// `P1Y2M` with fewer than twelve months and without parts that are zero; `P0M` for none.
  public var description: String {
    guard totalMonths != 0 else { return "P0M" }
    let size = totalMonths.magnitude
    return (totalMonths < 0 ? "-P" : "P") + part(size / 12, "Y") + part(size % 12, "M")
  }
}

extension DaysTimeDuration: CustomStringConvertible {
  /// `P1DT2H3M4.5S`, each part optional but not all, any number of each; a fraction is cut off below one nanosecond.
  /// Nil for anything else, also for months beside days.
  public init?(feel text: some StringProtocol) {
    var cursor = TextCursor(text)
    let isNegative = cursor.take("-")
    guard cursor.take("P") else { return nil }
    var length = DaysTimeDuration.zero
    if cursor.isAtDigit {
      guard let days = cursor.digitRun()?.value, cursor.take("D"), let read = DaysTimeDuration(days: days) else {
        return nil
      }
      length = read
      if cursor.isAtEnd {
        self = isNegative ? DaysTimeDuration(seconds: -length.wholeSeconds) : length
        return
      }
    }
    guard cursor.take("T"), let time = cursor.clockParts(), cursor.isAtEnd, let sum = length.adding(time),
      let signed = isNegative ? sum.negated : sum
    else { return nil }
    self = signed
  }

  /// `P1DT2H3M4.5S` with fewer than 24 hours, 60 minutes and 60 seconds and without parts that are zero; `PT0S` for
  /// none.
  public var description: String {
    let (size, fraction) = (magnitudeInSeconds, fractionNotation(nanoseconds: Int(magnitudeInNanoseconds)))
    let rest = size % 60
    let seconds = rest == 0 && fraction.isEmpty ? "" : "\(rest)\(fraction)S"
    let time = part(size / 3600 % 24, "H") + part(size / 60 % 60, "M") + seconds
    let days = part(size / 86_400, "D")
    guard !days.isEmpty || !time.isEmpty else { return "PT0S" }
    return (isNegative ? "-P" : "P") + days + (time.isEmpty ? "" : "T" + time)
  }
}

private func part(_ amount: UInt, _ unit: String) -> String { amount == 0 ? "" : "\(amount)\(unit)" }

extension TextCursor {
  /// Hours, minutes and seconds in this order, at least one of them; `4.S` is four seconds.
  fileprivate mutating func clockParts() -> DaysTimeDuration? {
    var units: [(letter: Unicode.Scalar, seconds: Int)] = [("H", 3600), ("M", 60), ("S", 1)]
    var total = 0
    var nanoseconds = 0
    repeat {
      guard let amount = digitRun()?.value else { return nil }
      if take(".") {
        nanoseconds = self.nanoseconds()
        units = [("S", 1)]
      }
      while let unit = units.first, !take(unit.letter) { units.removeFirst() }
      guard !units.isEmpty, let seconds = amount.multipliedOrNil(by: units.removeFirst().seconds),
        let sum = total.addingOrNil(seconds)
      else { return nil }
      total = sum
    } while !isAtEnd
    return DaysTimeDuration(seconds: total, nanoseconds: nanoseconds)
  }
}
