import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Ghi cùng lúc thì cùng một lần chờ đĩa")
struct WriteQueueTests {
  private let home: TemporaryStore
  private let report = Array("{}".utf8)

  init() throws { home = try TemporaryStore(mostSmall: Store.mostSmall) }

  private func new(_ id: String, follows: String? = nil, key: String? = nil, bytes: Int = 100) -> CheckToKeep {
    let files = [(name: "ho-so.json", bytes: Array("\(id)".utf8) + [UInt8](repeating: 32, count: bytes))]
    let check = KeptCheck(
      id: id, owner: "k1", made: "2026-09-01T01:00:00Z", dossier: id,
      files: files.map { .init(name: $0.name, digest: Digest(of: $0.bytes)) }, record: .object([]),
      reportDigest: Digest(of: report), follows: follows)
    return CheckToKeep(
      check, files: files, report: Store.packed(report), audit: [.trying(.checked, id)],
      repeatable: key.map { RepeatKey(key: $0, request: Digest(of: Array(id.utf8))) })
  }

  /// Keeps them all at once.
  /// - Returns: what came of each.
  private static func keep(_ checks: [CheckToKeep], in store: Store) async -> [Result<KeptCheck, StoreError>] {
    await withTaskGroup(of: (Int, Result<KeptCheck, StoreError>).self) { group in
      for (place, check) in checks.enumerated() {
        group.addTask {
          do throws(StoreError) {
            return (place, .success(try await store.keepTogether(check)))
          } catch {
            return (place, .failure(error))
          }
        }
      }
      var results: [(Int, Result<KeptCheck, StoreError>)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  @Test("Mỗi lần ghi có kết quả của mình, không lần nào mất, nhật ký liền mạch")
  func keepsAll() async throws {
    let results = await Self.keep(
      (0..<200).map { new("\($0)", bytes: $0 % 50 == 7 ? Store.mostSmall : 100) }, in: home.store)
    for (number, result) in results.enumerated() {
      let kept = try result.get()
      #expect(kept.id == "\(number)")
      let found = try #require(try home.store.check(kept.id, of: .one("k1")))
      #expect(found == kept)
      #expect(try home.store.files(of: found).count == 1)
    }
    let examined = try home.store.examine()
    #expect(examined.sound == 200 && examined.faults.isEmpty)
    #expect(try home.store.faults().isEmpty)
  }

  @Test("Lần ghi hỏng chỉ hỏng một mình: những lần cùng lúc vẫn được giữ")
  func failsAlone() async throws {
    _ = try await home.store.keepTogether(new("first", key: "k"))
    let database = home.store.database
    // While the one connection that writes is taken, all of them gather.
    let mayGo = DispatchSemaphore(value: 0)
    await withCheckedContinuation { isTaken in
      DispatchQueue.global().async {
        database.writeWithoutTransaction { _ in
          isTaken.resume()
          mayGo.wait()
        }
      }
    }
    let (store, first) = (home.store, new("leading"))
    async let leading = Self.keep([first], in: store)
    while store.queue.waiting != 0 { try await Task.sleep(for: .milliseconds(1)) }
    let checks =
      (0..<10).map { new("a\($0)") } + [new("other", key: "k"), new("gone", follows: "nobody")]
      + (0..<10).map { new("b\($0)") }
    async let keeping = Self.keep(checks, in: store)
    while store.queue.waiting != checks.count { try await Task.sleep(for: .milliseconds(1)) }
    mayGo.signal()
    let results = await keeping
    #expect(try await leading.first?.get().id == "leading")
    for (check, result) in zip(checks, results) {
      switch (check.check.id, result) {
      case ("other", .failure(.otherRequest)), ("gone", .failure(.gone)): break
      case (let id, .success(let kept)): #expect(kept.id == id)
      case (let id, .failure(let error)): Issue.record("\(id): \(error)")
      }
    }
    #expect(try home.store.checks(of: .one("k1"), count: 100).count == 22)
    let examined = try home.store.examine()
    #expect(examined.sound == 22 && examined.faults.isEmpty)
  }
}
