/// FEEL's calendar functions; the names are those the standard fixes, in English.
extension CivilDay {
  /// 1 for 1 January to 365 or 366.
  public var dayOfYear: Int {
    let (year, month, day) = components
    return (1..<month).reduce(day) { $0 + Self.days(inMonth: $1, of: year) }
  }

  /// `Monday` to `Sunday`.
  public var dayOfWeek: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
  }

  /// `January` to `December`.
  public var monthOfYear: String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ][month - 1]
  }

  /// The ISO 8601 week, 1…53: that of the year in which the week's Thursday lies.
  public var weekOfYear: Int { (CivilDay(number: number + 4 - weekday).dayOfYear - 1) / 7 + 1 }
}
