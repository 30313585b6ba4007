import Dossiers
import Foundation
import Keeping
import Rulebook
import TestSupport
import Testing
import Values

@testable import Service

/// A service on a free port of loopback, for the length of a test.
enum ServedAPI {
  static let samples = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
    .appendingPathComponent("Samples")

  static func service(
    _ rulebook: Rulebook?, _ store: Store? = nil, on day: String = "2026-09-10", converter: PaperConverter? = nil,
    limits: ServiceLimits = ServiceLimits(), isBehindTLS: Bool = false,
    tell: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> CheckService {
    let today = try #require(CivilDay(iso: day))
    let reader = TestPrograms.reader(ReaderChild.argument)
    return CheckService(
      rulebook: rulebook,
      reader: DossierReader(
        reader: JailedReader(
          executable: reader.executable, arguments: reader.arguments, limits: reader.limits, width: reader.width,
          converter: converter)), office: nil,
      today: { today }, keeper: store.map { Keeper(store: $0, now: { "2026-09-10T02:00:00Z" }) }, limits: limits,
      isBehindTLS: isBehindTLS, tell: tell)
  }

  static func serving(
    _ rulebook: Rulebook?, _ store: Store? = nil, on day: String = "2026-09-10", converter: PaperConverter? = nil,
    host: String = "127.0.0.1", limits: ServiceLimits = ServiceLimits(),
    _ body: @escaping @Sendable (LoopbackClient) throws -> Void
  ) async throws {
    try await serving(
      try service(rulebook, store, on: day, converter: converter, limits: limits), host: host, body)
  }

  static func serving(
    _ service: CheckService, host: String = "127.0.0.1", _ body: @escaping @Sendable (LoopbackClient) throws -> Void
  ) async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
      try await service.run(host: host, port: 0) { port in continuation.yield(port) }
    }
    defer { running.cancel() }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    // The client waits for the service: not on one of the few threads on which the service answers.
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      DispatchQueue.global().async { done.resume(with: Result { try body(LoopbackClient(port: port)) }) }
    }
  }

  /// With a store of its own, which goes with it.
  static func keeping(_ body: (Store) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kho-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(try Store(at: folder))
  }

  static func keeping(
    host: String = "127.0.0.1", limits: ServiceLimits = ServiceLimits(),
    _ body: @escaping @Sendable (LoopbackClient, Store) throws -> Void
  ) async throws {
    try await keeping { store in
      try await serving(try PublishedRules.rulebook(), store, host: host, limits: limits) { try body($0, store) }
    }
  }

  static func files(of sample: URL) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: sample.path).sorted().map { name in
      (name, Array(try Data(contentsOf: sample.appendingPathComponent(name))))
    }
  }
}
