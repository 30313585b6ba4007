import Synchronization
import Testing

@testable import Values

@Suite("Làm một lần khi cần")
struct OnceTests {
  private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }

  @Test("Nhiều luồng cùng hỏi: làm đúng một lần, ai cũng nhận cùng một kết quả; chưa ai hỏi thì chưa làm")
  func makesOnce() async {
    let counter = Counter()
    let once = Once<Int>()
    #expect(counter.value == 0)
    let found = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { once.value { counter.next() } } }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(found == [1] && counter.value == 1)
  }
}
