import NIOCore

/// How much the service takes on. None of it changes what a check comes to.
package struct ServiceLimits: Sendable {
  /// How long is waited for a caller, from the first byte or the last answer on, however slowly bytes come.
  package struct Patience: Sendable {
    /// Until the head of a request is whole.
    package var head = TimeAmount.seconds(20)
    /// From there until its body is: 256 MB at 7 Mbit/s.
    package var body = TimeAmount.seconds(300)
    /// Until an answer is taken.
    package var answer = TimeAmount.seconds(120)

    package init() {}
  }

  /// Checks that a key may ask for in a minute, in one go or spread out. On loopback without keys as many as there are.
  package var checksAMinute = 120
  /// Self-checks of one dossier, by its code, in an hour: more would tell how to write it until nothing is missed.
  package var selfChecksAnHour = 6
  /// Checks that are made at the same time: more than there are cores makes none of them faster. Short
  /// lists, which wait for nothing, are not among them.
  package var atOnce = Processors.count
  package var patience = Patience()
  /// Connections that are open at the same time.
  package var connections = 4096

  package init() {}

  /// How many seconds a check is waited for where the caller does not say, and at the most; then it becomes a job.
  package var wait = 20
  package var mostWait = 60
  /// After how long a promised check is tried again that could not be kept.
  package var again = Duration.seconds(30)
  /// How many processes take up a job that none of them could end; then it has failed.
  package var mostTakenUp = 3
  /// How long requests under way have when the process is to end; then what is not made becomes a job.
  package var closing = Duration.seconds(10)
  /// How long the answers then have to be taken.
  package var closed = Duration.seconds(5)

  /// Requests that are being read, wait for a hand or are in one.
  var places: Int { 17 * atOnce }

  /// What they may hold of bodies, in bytes.
  let bytes = 1 << 30
}
