import Foundation
import Glibc
import TestSupport
import Testing

@testable import Dossiers

@Suite("Trình đọc bị nhốt")
struct JailTests {
  private func outcome(_ reader: JailedReader) -> Unreadable? {
    let results = reader.documents(of: [.init(path: "a.docx", bytes: [1, 2, 3])])
    guard case .failure(let why)? = results.first else { return nil }
    return why
  }

  @Test("Vòng lặp vô tận bị dừng vì thời gian xử lý")
  func stopsProcessorUse() {
    #expect(outcome(TestPrograms.reader("processor") { $0.processorSeconds = 1 }) == .processorLimit)
  }

  @Test("Xin bộ nhớ vô tận bị dừng vì bộ nhớ")
  func stopsMemoryUse() {
    #expect(outcome(TestPrograms.reader("memory") { $0.addressSpace = 512 << 20 }) == .memoryLimit)
  }

  @Test("Viết vô tận bị dừng vì đầu ra")
  func stopsOutput() {
    #expect(outcome(TestPrograms.reader("output") { $0.outputBytes = 1 << 20 }) == .outputLimit)
  }

  @Test("Ngủ mãi bị dừng vì thời gian")
  func stopsWaiting() {
    #expect(outcome(TestPrograms.reader("sleep") { $0.wallSeconds = 1 }) == .timeLimit)
  }

  @Test("Sập thì nói là sập")
  func tellsACrash() {
    // Until a child is another program it weighs what its parent does, and the kernel counts that as its own: the limit lies
    // far above what all tests together weigh.
    #expect(outcome(TestPrograms.reader("crash") { $0.addressSpace = 64 << 30 }) == .crashed)
  }

  // The probe answers "tep_rong" where the kernel refused and "tep_hong" where it did not.
  @Test(
    "Không mở được ổ cắm mạng, không chạy chương trình khác, không mở, ghi hay xóa tệp nào",
    arguments: [
      "internet-socket", "local-socket", "program", "process", "other-process", "new-file", "other-file",
      "remove-file",
    ])
  func refuses(_ mode: String) {
    #expect(outcome(TestPrograms.reader(mode)) == .empty)
  }

  /// Whether a program came to a good end in the jail of poppler's programs.
  private func succeeds(_ path: String, _ arguments: [String], opensOutput: Bool = false) throws -> Bool {
    let tool = try PortableTools.Tool(path, arguments, ReaderChild.Limits(), opensOutput: opensOutput)
    defer {
      close(tool.output)
      close(tool.errors)
    }
    var status: Int32 = 0
    waitpid(tool.process, &status, 0)
    return status == 0
  }

  @Test("Chương trình của poppler cũng bị nhốt: không ghi tệp, không mạng, không chạy chương trình con")
  func boundsTools() throws {
    #expect(try succeeds("/usr/bin/true", []))
    #expect(try !succeeds("/usr/bin/touch", ["/tmp/hoso-jail-tool"]))
    #expect(try !succeeds("/bin/sh", ["-c", "/usr/bin/true & wait $!"]))
    #expect(try !succeeds("/bin/bash", ["-c", ": < /dev/tcp/127.0.0.1/1"]))
  }

  @Test("Nhân có Landlock thì chương trình của poppler không đọc được tệp ngoài thư viện và phông chữ")
  func closesTheFileSystem() throws {
    // The test's own program lies in no folder of the system.
    let own = TestPrograms.jailProbe
    #expect(try succeeds("/usr/bin/head", ["-c", "1", "/usr/bin/head"]))
    #expect(try !succeeds("/usr/bin/head", ["-c", "1", own]))
  }

  @Test("Chương trình được mở đầu ra của mình theo tên thì vẫn không ghi, tạo hay làm rỗng tệp nào")
  func opensItsOutputOnly() throws {
    try TemporaryFolder.run { folder in
      let other = folder.appendingPathComponent("a")
      try Data("a".utf8).write(to: other)
      func opens(_ path: String, _ flags: Int32, opensOutput: Bool = true) throws -> Bool {
        try succeeds(
          "/usr/bin/perl", ["-e", "sysopen(F, $ARGV[0], $ARGV[1]) or exit 1", path, "\(flags)"],
          opensOutput: opensOutput)
      }
      let writing = O_WRONLY | O_CREAT | O_TRUNC
      #expect(try opens("/proc/self/fd/1", writing))
      #expect(try !opens("/proc/self/fd/1", writing, opensOutput: false))
      #expect(try !opens("/proc/self/fd/1", O_RDWR))
      for flags in [writing, O_WRONLY, O_RDWR | O_CREAT, O_RDONLY | O_TRUNC] {
        #expect(try !opens(other.path, flags) && !opens(other.path + "b", flags), "\(flags)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
      #expect(try Data(contentsOf: other) == Data("a".utf8))
    }
  }

  @Test("Máy chưa cài poppler-utils thì nói cài gì")
  func tellsMissingPoppler() {
    #expect(throws: Unreadable.popplerMissing) {
      try PortableTools.start(ReaderChild.Limits(), from: ["/không/có"])
    }
    #expect(Unreadable.popplerMissing.sentence.contains("poppler-utils"))
  }

  @Test("Chương trình không có thì nói là không chạy được")
  func tellsAMissingProgram() {
    #expect(outcome(JailedReader(executable: "/không/có")) == .notStarted)
  }
}
