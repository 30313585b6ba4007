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
    #expect(outcome(TestPrograms.reader("crash")) == .crashed)
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

  @Test("Chương trình không có thì nói là không chạy được")
  func tellsAMissingProgram() {
    #expect(outcome(JailedReader(executable: "/không/có")) == .notStarted)
  }
}
