/// Where a time is counted: a fixed distance from UTC, or a place whose distance changes with its laws.
public enum Zone: Sendable, Hashable {
  /// Seconds east of UTC, −64,800…64,800 (18 hours either way).
  case offset(seconds: Int)
  /// An identifier of the IANA time zone database, such as `Asia/Ho_Chi_Minh`.
  case named(String)

  public static let utc = Zone.offset(seconds: 0)

  /// `Z`, `z`, `±hh:mm`, `±hh:mm:ss` or `@` and an identifier that the time zone database has; anything else is nil.
  public init?(feel text: some StringProtocol) {
    var cursor = TextCursor(text)
    if cursor.take("@") {
      self = .named(cursor.rest)
    } else if cursor.take("Z") || cursor.take("z") {
      guard cursor.isAtEnd else { return nil }
      self = .utc
    } else {
      let isWest = cursor.take("-")
      guard isWest || cursor.take("+"), let hours = cursor.digits(2), cursor.take(":"),
        let minutes = cursor.digits(2), minutes < 60
      else { return nil }
      var seconds = 0
      if cursor.take(":") {
        guard let written = cursor.digits(2), written < 60 else { return nil }
        seconds = written
      }
      guard cursor.isAtEnd else { return nil }
      let distance = (hours * 60 + minutes) * 60 + seconds
      self = .offset(seconds: isWest ? -distance : distance)
    }
    guard isValid else { return nil }
  }

  /// The zone that far east of UTC; nil beyond 18 hours and for a fraction of a second.
  public init?(offset: DaysTimeDuration) {
    guard offset.nanosecond == 0 else { return nil }
    self = .offset(seconds: offset.wholeSeconds)
    guard isValid else { return nil }
  }

  /// Whether the offset is within 18 hours, or the database has the identifier.
  public var isValid: Bool {
    switch self {
    case .offset(let seconds): (-64_800...64_800).contains(seconds)
    case .named(let name): Self.isKnown(name)
    }
  }

  /// The identifier of a named zone.
  public var name: String? {
    guard case .named(let name) = self else { return nil }
    return name
  }
}

extension Zone: CustomStringConvertible {
  /// `Z`, `±hh:mm`, `±hh:mm:ss` or `@` and the identifier.
  public var description: String {
    switch self {
    case .named(let name): return "@\(name)"
    case .offset(seconds: 0): return "Z"
    case .offset(let seconds):
      let distance = abs(seconds)
      let minutes = "\((distance / 3600).zeroPadded(2)):\((distance / 60 % 60).zeroPadded(2))"
      let rest = distance % 60 == 0 ? "" : ":\((distance % 60).zeroPadded(2))"
      return (seconds < 0 ? "-" : "+") + minutes + rest
    }
  }
}
