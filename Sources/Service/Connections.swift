import NIOCore
import Synchronization

/// The connections that are open. Where one too many comes, the one gives way that has kept us waiting longest: first those
/// without a request, then those whose request is not whole; one that is being answered never does.
final class Connections: Sendable {
  private struct Open {
    let channel: any Channel
    var phase = ConnectionClock.Phase.head
    var since = NIODeadline.now()
  }

  private let most: Int
  private let open = Mutex<[ObjectIdentifier: Open]>([:])

  init(most: Int) { self.most = most }

  var count: Int { open.withLock(\.count) }

  func opened(_ channel: any Channel) {
    let victim = open.withLock { open -> (any Channel)? in
      let victim = open.count < most ? nil : Self.victim(among: open) ?? channel
      open[ObjectIdentifier(channel)] = Open(channel: channel)
      if let victim { open[ObjectIdentifier(victim)] = nil }
      return victim
    }
    victim?.close(promise: nil)
  }

  func entered(_ phase: ConnectionClock.Phase, _ channel: any Channel) {
    open.withLock {
      $0[ObjectIdentifier(channel)]?.phase = phase
      $0[ObjectIdentifier(channel)]?.since = .now()
    }
  }

  /// Those that are open, whatever is under way.
  func closeAll() {
    for channel in open.withLock({ $0.values.map(\.channel) }) { channel.close(promise: nil) }
  }

  func closed(_ channel: any Channel) { open.withLock { $0[ObjectIdentifier(channel)] = nil } }

  private static func victim(among open: [ObjectIdentifier: Open]) -> (any Channel)? {
    func longest(_ phase: ConnectionClock.Phase) -> (any Channel)? {
      open.values.filter { $0.phase == phase }.min { $0.since < $1.since }?.channel
    }
    return longest(.head) ?? longest(.body)
  }
}
