import Foundation
import TestSupport
import Testing
import Values

/// A real service that is ended in the middle of its work.
@Suite("Việc đã nhận qua khi dịch vụ bị dừng", .serialized)
struct ServeJobsTests {
  private struct Work {
    let desk: Desk
    let store: String

    func served() throws -> ServedProcess {
      try ServedProcess(["--rules", PublishedRules.location, "--store", store, "--at-once", "1"])
    }

    func request(_ url: String, _ headers: String...) throws -> [String] {
      let files = try FileManager.default.contentsOfDirectory(atPath: desk.path).sorted()
        .flatMap { ["-F", "tep=@\(desk.path)/\($0);filename=\($0)"] }
      return ["-s", "-i"] + headers.flatMap { ["-H", $0] } + files + ["\(url)/v1/checks"]
    }

    /// The ids of the jobs that were answered 202.
    func send(_ count: Int, to url: String) throws -> [String] {
      try (0..<count).map { _ in
        let sent = try TestPrograms.run("/usr/bin/curl", try request(url, "Prefer: wait=0"))
        return String(try #require(sent.text.firstMatch(of: /Location: \/v1\/jobs\/([0-9a-f]{40})/)).1)
      }
    }

    func json(_ url: String, _ path: String) throws -> JSON {
      try JSON.parse(try TestPrograms.run("/usr/bin/curl", ["-s", "\(url)\(path)"]).output)
    }

    func made(_ url: String) throws -> [String] {
      (try json(url, "/v1/checks?count=200")["kiem_tra"]?.array ?? []).compactMap { $0["id"]?.string }
    }

    /// Waits until at least so many checks are there.
    func await(_ count: Int, at url: String) throws {
      let deadline = Date(timeIntervalSinceNow: 180)
      while Date() < deadline, try made(url).count < count { usleep(100_000) }
    }

    /// Every one of them came to exactly one check, and the audit tells of each once.
    func expect(_ ids: [String], at url: String) throws {
      try self.await(ids.count, at: url)
      #expect(try made(url).sorted() == ids.sorted())
      for id in ids { #expect(try json(url, "/v1/jobs/\(id)")["trang_thai"]?.string == "xong") }
      let acts = (try json(url, "/v1/audit?count=1000")["nhat_ky"]?.array ?? []).filter {
        $0["viec"]?.string == "kiem_tra"
      }
      #expect(acts.compactMap { $0["ho_so"]?.string }.sorted() == ids.sorted())
    }
  }

  private func work(_ body: (Work) throws -> Void) throws {
    try Desk.with("dieu-chinh-thoi-han") { try body(Work(desk: $0, store: "\($0.path)-kho")) }
  }

  @Test("Mất điện hai lần giữa các việc: việc nào đã nhận cũng thành đúng một lần kiểm tra")
  func killed() throws {
    try work { work in
      let first = try work.served()
      let ids = try work.send(8, to: first.url)
      try work.await(1, at: first.url)
      first.kill()
      let second = try work.served()
      #expect(try work.made(second.url).count < ids.count)
      try work.await(3, at: second.url)
      second.kill()
      let third = try work.served()
      defer { third.stop() }
      try work.expect(ids, at: third.url)
      #expect(try work.desk.hoso(["audit", "verify", "--store", work.store]).status == 0)
    }
  }

  @Test("SIGTERM: người đang chờ được trả lời, tiến trình kết thúc 0 trong hạn, việc chưa xong lần sau làm nốt")
  func terminated() throws {
    try work { work in
      let first = try work.served()
      var ids = try work.send(4, to: first.url)
      let waiting = Process()
      let output = Pipe()
      waiting.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
      waiting.arguments = try work.request(first.url, "Prefer: wait=60")
      waiting.standardOutput = output
      try waiting.run()
      ids += try work.send(11, to: first.url)
      let start = Date()
      #expect(first.stop() == 0)
      #expect(Date().timeIntervalSince(start) < 25)
      let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      waiting.waitUntilExit()
      // Made in time, or promised.
      #expect(told.hasPrefix("HTTP/1.1 20"))
      let place = try #require(told.firstMatch(of: /Location: \/v1\/(?:checks|jobs)\/([0-9a-f]{40})/))
      ids.append(String(place.1))
      let second = try work.served()
      defer { second.stop() }
      #expect(try work.made(second.url).count < ids.count)
      try work.expect(ids, at: second.url)
    }
  }
}
