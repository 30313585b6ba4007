import Testing

@testable import Service

@Suite("Bộ xử lý mà tiến trình được dùng")
struct ProcessorsTests {
  @Test(
    "Đọc đúng mặt nạ của nhân; không thấy thì không đoán",
    arguments: [
      ("Name:\thoso\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2), ("Cpus_allowed:\t1", 1),
      ("Cpus_allowed:\tff,ffffffff\n", 40), ("Cpus_allowed:\t0\n", nil), ("Name:\tx\n", nil),
    ] as [(String, Int?)])
  func masks(status: String, count: Int?) { #expect(Processors.count(in: status) == count) }
}
