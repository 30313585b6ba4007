import Foundation
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
  /// Checks that are made at the same time: more than there are cores makes none of them faster.
  package var atOnce = ProcessInfo.processInfo.activeProcessorCount
  package var patience = Patience()
  /// Connections that are open at the same time.
  package var connections = 4096

  package init() {}

  /// Requests that are being read, wait for a hand or are in one.
  var places: Int { 17 * atOnce }

  /// What they may hold of bodies, in bytes.
  let bytes = 1 << 30
}
