import Synchronization

/// How often each owner may ask: a bucket that holds a minute's or an hour's worth and fills steadily.
final class Allowance: Sendable {
  private struct Bucket {
    var level: Double
    var at: ContinuousClock.Instant
  }

  private let most: Double
  /// In which as many come back.
  private let time: Duration
  private let mostOwners: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameter mostOwners: of how many is remembered what they took; a full bucket need not be.
  init(aMinute: Int, mostOwners: Int = 4096) {
    most = Double(aMinute)
    time = .seconds(60)
    self.mostOwners = mostOwners
  }

  init(anHour: Int) {
    most = Double(anHour)
    time = .seconds(3600)
    mostOwners = 4096
  }

  /// Takes one.
  /// - Returns: nil where there was one, else after how many seconds there will be.
  func take(for owner: String, at now: ContinuousClock.Instant = .now) -> Int? {
    buckets.withLock { buckets in
      let level = buckets[owner].map { filled($0, now) } ?? most
      guard level >= 1 else { return max(1, Int(((1 - level) / most * (time / .seconds(1))).rounded(.up))) }
      if buckets[owner] == nil, buckets.count >= mostOwners { makeRoom(in: &buckets, now) }
      buckets[owner] = Bucket(level: level - 1, at: now)
      return nil
    }
  }

  var count: Int { buckets.withLock(\.count) }

  private func filled(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
    min(most, bucket.level + (now - bucket.at) / time * most)
  }

  /// Full ones say nothing; where none is, whoever took least is forgotten.
  private func makeRoom(in buckets: inout [String: Bucket], _ now: ContinuousClock.Instant) {
    buckets = buckets.filter { filled($0.value, now) < most }
    guard buckets.count >= mostOwners else { return }
    if let fullest = buckets.max(by: { filled($0.value, now) < filled($1.value, now) })?.key { buckets[fullest] = nil }
  }
}
