import Foundation
import Synchronization
import TestSupport
import Values

/// What callers asked of a service that is killed under them, and what they were answered: all that must be there later.
final class KillLedger: Sendable {
  /// A request that can be sent again under its `Idempotency-Key`.
  struct Asked: Sendable {
    let path: String
    let type: String
    let body: [UInt8]
    let headers: [String: String]

    func send(by client: LoopbackClient) throws -> LoopbackClient.Reply {
      try client.send("POST", path, type: type, body: body, headers: headers)
    }
  }

  struct Made: Sendable {
    /// nil: the answer broke off after its head.
    let digest: Digest?
    let asked: Asked
  }

  struct State: Sendable {
    var made: [String: Made] = [:]
    var promised: [String: Asked] = [:]
    /// Whether they were done is not known.
    var unanswered: [Asked] = []
    /// What was answered, and not 2xx: nothing of what is asked here may be.
    var refused: [String] = []
    /// Those of one kind of dossier of which nobody has said anything yet, and which nobody removes.
    var free: [String] = []
    var removed: Set<String> = []
    var removing: Set<String> = []
    var answers = 0
    var killAt = Int.max
    /// How many of each kind were answered 2xx.
    var byKind: [String: Int] = [:]
  }

  let state = Mutex(State())
  /// Signalled once so many were answered as a round asks for.
  let due = DispatchSemaphore(value: 0)

  func next(_ count: Int) { state.withLock { $0.killAt = $0.answers + count } }

  /// A check that the caller has for itself.
  func taken(by random: inout SeededNumbers) -> String? {
    let number = random.next()
    return state.withLock { state in
      guard !state.free.isEmpty else { return nil }
      return state.free.remove(at: Int(number % UInt64(state.free.count)))
    }
  }

  private func answered(_ kind: String, _ change: (inout State) -> Void) {
    let isDue = state.withLock { state in
      change(&state)
      state.answers += 1
      state.byKind[kind, default: 0] += 1
      return state.answers == state.killAt
    }
    if isDue { due.signal() }
  }

  /// Sends it and notes what came of it.
  /// - Returns: false once the service is gone.
  func ask(_ kind: String, _ asked: Asked, by client: LoopbackClient) -> Bool {
    guard let reply = try? asked.send(by: client) else {
      state.withLock { $0.unanswered.append(asked) }
      return false
    }
    guard (200..<300).contains(reply.status), let id = reply.id else {
      state.withLock { $0.refused.append("\(kind): \(reply.head) \(String(decoding: reply.body, as: UTF8.self))") }
      due.signal()
      return false
    }
    answered(kind) { state in
      if reply.status == 202 {
        state.promised[id] = asked
      } else {
        state.made[id] = Made(digest: reply.isWhole ? Digest(of: reply.body) : nil, asked: asked)
        if kind == "ngay" || kind == "statements" { state.free.append(id) }
      }
    }
    return reply.isWhole
  }

  func remove(_ id: String, by client: LoopbackClient) -> Bool {
    state.withLock { _ = $0.removing.insert(id) }
    guard let reply = try? client.send("DELETE", "/v1/checks/\(id)"), reply.status == 204 else { return false }
    answered("xoa") { state in
      state.removing.remove(id)
      state.removed.insert(id)
      state.made[id] = nil
    }
    return true
  }
}

extension LoopbackClient.Reply {
  var isWhole: Bool { header("Content-Length").flatMap { Int($0) } == body.count }
}
