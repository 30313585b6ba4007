import Synchronization
import Testing

/// What several callers at once were answered.
final class Answers: Sendable {
  private let replies = Mutex<[LoopbackClient.Reply]>([])

  var all: [LoopbackClient.Reply] { replies.withLock(\.self) }

  func note(_ number: Int, _ ask: () throws -> LoopbackClient.Reply) {
    do {
      let reply = try ask()
      replies.withLock { $0.append(reply) }
    } catch {
      Issue.record(error, "caller \(number)")
    }
  }
}
