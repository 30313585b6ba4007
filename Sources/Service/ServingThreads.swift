import NIOCore
import NIOPosix

extension CheckService {
  /// From now on what is concurrent in this process runs on the threads that read and write connections: a request goes to
  /// another thread only where it waits for something, a hand or the disk. Of a process that does nothing but serve, at
  /// its beginning, once.
  ///
  /// It is NIO's own way, by a hook of Swift's runtime; where the runtime has none, requests go by the runtime's threads
  /// as before.
  package static func serveOnItsThreads() {
    NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
  }
}
