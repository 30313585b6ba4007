import Foundation
import TestSupport
import Testing
import Values

@testable import Keeping

@Suite("Nén báo cáo từ các phần đã nén")
struct PackedPiecesTests {
  private func text(_ count: Int, _ numbers: inout SeededNumbers) -> JSON {
    let words = ["công nghệ", "dây chuyền", "điểm a khoản 2", "«Nhuộm sợi»", "\"", "\n", "x", "0"]
    return .string((0..<count).map { _ in words.randomElement(using: &numbers) ?? "" }.joined(separator: " "))
  }

  /// Values of every size, some written before, some within others, some twice.
  private func tree(_ seed: UInt64) -> JSON {
    var numbers = SeededNumbers(seed)
    let parts = (0..<Int.random(in: 0...12, using: &numbers)).map { _ -> JSON in
      let size = [0, 1, 3, 30, 300, 3000].randomElement(using: &numbers) ?? 0
      let part = JSON.object([.init("loi", text(size, &numbers)), .init("so", .number(Decimal128(size)))])
      switch Int.random(in: 0...3, using: &numbers) {
      case 0: return part
      case 1: return .written(WrittenJSON(part))
      case 2: return .written(WrittenJSON(.array([.written(WrittenJSON(part)), part])))
      default: return .array([part, .written(WrittenJSON(part)), .written(WrittenJSON(text(2, &numbers)))])
      }
    }
    return .object([.init("mot", .array(parts)), .init("hai", .array(parts))])
  }

  @Test("Mở ra đúng từng byte, nén lần đầu cũng như lần sau", arguments: 0..<40)
  func sameBytes(_ seed: Int) throws {
    let json = tree(UInt64(seed))
    for _ in 0..<2 {
      let packed = try #require(Gzip.packed(json))
      #expect(Gzip.unpacked(packed, upTo: 64 << 20) == json.bytes())
    }
  }

  @Test("Phần bị đổi một byte thì không mở ra được")
  func changed() throws {
    let json = JSON.array([.written(WrittenJSON(.string(String(repeating: "điểm a khoản 2 ", count: 100))))])
    var packed = try #require(Gzip.packed(json))
    packed[packed.count - 6] ^= 1
    #expect(Gzip.unpacked(packed, upTo: 64 << 20) == nil)
  }

  @Test(
    "Chương trình gzip của máy mở được",
    .enabled(if: access("/usr/bin/gzip", X_OK) == 0 || access("/bin/gzip", X_OK) == 0))
  func byTheSystemsOwn() throws {
    let json = tree(7)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(try #require(Gzip.packed(json))).write(to: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && bytes == json.bytes())
  }
}
