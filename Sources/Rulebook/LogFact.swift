import Values
import Yams

/// How a fact is drawn from the log of processing, as `log:` of `facts.yaml` says.
package enum LogFact: Sendable, Hashable {
  /// How often one of these happened.
  case count([EventKind.ID])
  /// Whether one of these happened; with that body, where one is named.
  case happened([EventKind.ID], with: Body.ID?)
  /// Working days from the first event to the first of the others after it; to today while none has come. Where the
  /// second answers the first, the longest of all bodies' counts.
  case workingDays(from: EventKind.ID, to: [EventKind.ID])
  /// Papers asked with these events that the procedure's list does not have: how many, or which.
  case outside([EventKind.ID])
  /// The channel of the first of these events.
  case channel(EventKind.ID)
  /// Whether every body that was asked has answered with this event.
  case answered(EventKind.ID)
  /// A request before the dossier was taken up: whether there was one, or the working days from the receipt to the
  /// first.
  case atIntake([EventKind.ID])
}

extension RuleSheet {
  /// The record under `log`, for a fact of this kind.
  mutating func logFact(
    in record: Record, _ kind: FactDefinition.Kind, events kinds: [EventKind], bodies: [Body]
  ) -> LogFact? {
    guard let node = record.members["log"],
      let log = self.record(
        node, keys: ["count", "happened", "with", "days", "outside", "channel", "answered", "at-intake"], what: "log")
    else { return nil }
    let (fact, fitting): (LogFact?, [FactDefinition.Kind]) =
      if log.has("count") {
        (.count(events("count", in: log, among: kinds)), [.number])
      } else if log.has("happened") {
        (
          .happened(
            events("happened", in: log, among: kinds),
            with: log.has("with") ? body("with", in: log, bodies: bodies)?.id : nil), [.flag]
        )
      } else if log.has("days") {
        (workingDays(in: log, among: kinds), [.number])
      } else if log.has("outside") {
        (.outside(events("outside", in: log, among: kinds)), [.number, .text])
      } else if log.has("answered") {
        (events("answered", in: log, among: kinds).first.map { .answered($0) }, [.flag])
      } else if log.has("at-intake") {
        (.atIntake(events("at-intake", in: log, among: kinds)), [.flag, .number])
      } else {
        (events("channel", in: log, among: kinds).first.map { .channel($0) }, [.text])
      }
    if !fitting.contains(kind) { report("«log» này không hợp với «type» của dữ kiện", at: node) }
    return fact
  }

  private mutating func workingDays(in log: Record, among kinds: [EventKind]) -> LogFact? {
    guard let node = log.members["days"],
      let span = record(node, keys: ["from", "to"], what: "days"), let from = text("from", in: span)
    else { return nil }
    checkEvent(from, among: kinds, at: span.members["from"])
    return .workingDays(from: from, to: events("to", in: span, among: kinds))
  }
}
