import Dispatch

/// Does what may wait for the disk or for a process with a thread that may, while whoever asks for it keeps none waiting.
package func onAThread<Value: Sendable, Failure: Error>(
  _ work: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
  let done = await withCheckedContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(returning: Result(catching: work)) }
  }
  return try done.get()
}
