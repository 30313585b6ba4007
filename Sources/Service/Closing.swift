import ServiceLifecycle

/// Told when the process is to end, before the server stops taking connections. It does not wait: what it starts goes on
/// beside the end.
struct Closing: ServiceLifecycle.Service {
  let began: @Sendable () async -> Void

  func run() async throws {
    do { try await gracefulShutdown() } catch { return }
    Task { await began() }
  }
}
