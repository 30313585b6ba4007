import NIOCore
import NIOPosix
import ThreadShim

extension CheckService {
  /// From now on what is concurrent in this process runs on the threads that read and write connections: a request goes to
  /// another thread only where it waits for something, a hand or the disk. Of a process that does nothing but serve, at
  /// its beginning, once.
  ///
  /// NIO does the same (`unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor`), and not in a program that
  /// holds Swift's runtime itself, as ours does.
  package static func serveOnItsThreads() {
    // As many as there are processors for this process: more would only take turns.
    NIOSingletons.groupLoopCountSuggestion = Processors.count
    // What the hook is given may change with the runtime, as NIO holds too: with a later one requests go by the runtime's own
    // threads until it was looked at.
    #if compiler(<6.4)
      give_jobs_to { job in
        guard let job else { return }
        // The runtime's own pointer to a job, which is all that `UnownedJob` is. A thread that serves keeps what comes from it.
        let unowned = unsafeBitCast(job, to: UnownedJob.self)
        MultiThreadedEventLoopGroup.singleton.any().enqueue(ExecutorJob(unowned))
      }
    #endif
  }
}
