import TestSupport
import Testing

@testable import Values

@Suite("Dạng nhị phân của giá trị")
struct BinaryCodingTests {
  private indirect enum Tree: Codable, Equatable {
    case leaf
    case branch(Tree, name: String?, Tree)
  }

  private enum Letter: String, Codable { case a = "chữ a", b }

  private struct Place: Codable, Equatable {
    let name: String
    let number: Int
  }

  private struct Everything: Codable, Equatable {
    let flag: Bool
    let whole: Int
    let small: Int8
    let large: UInt64
    let text: String
    let letter: Letter
    let raw: [UInt8]
    let absent: Int?
    let present: Bool?
    let told: String?
    let inner: [[Place]]
    let one: Place?
    let tree: Tree
    let days: [CivilDay]
    let scale: Decimal128
    let unit: Unit
    let key: LabelKey
    let digest: Digest
  }

  private static func everything() throws -> Everything {
    let here = Place(name: "đây", number: -1)
    return Everything(
      flag: true, whole: .min, small: -128, large: .max, text: "Hồ sơ\u{0}", letter: .a, raw: [0, 255], absent: nil,
      present: false, told: "", inner: [[], [here, Place(name: "kia", number: 300)], [here]], one: here,
      tree: .branch(.leaf, name: nil, .branch(.leaf, name: "a", .leaf)),
      days: [CivilDay(number: 20_000), CivilDay(number: -1)], scale: try #require(Decimal128("-1.500")),
      unit: try #require(Unit("sợi/giờ")), key: LabelKey("2. Công suất hoà / thiết kế:"), digest: Digest(of: [1]))
  }

  @Test("Mọi loại giá trị đọc lại đúng như đã ghi, kể cả số chữ số thập phân")
  func roundTrip() throws {
    let everything = try Self.everything()
    let read = try Everything(binary: everything.binary())
    #expect(read == everything)
    #expect("\(read.scale)" == "-1.500")
    #expect(read.key.holds(LabelKey("thiết kế")))
    #expect(Int.allEdges.allSatisfy { (try? [Int](binary: [$0].binary())) == [$0] })
  }

  @Test("Chữ và giá trị lặp lại chỉ đứng một lần; hai cách viết của một chữ vẫn là hai")
  func sharing() throws {
    let place = Place(name: String(repeating: "x", count: 100), number: 1)
    let (one, many) = (try [place].binary(), try Array(repeating: place, count: 50).binary())
    #expect(many.count == one.count + 49)
    let spellings = [Place(name: "hò", number: 1), Place(name: "ho\u{300}", number: 1)]
    let read = try [Place](binary: spellings.binary())
    #expect(read.map { Array($0.name.utf8) } == spellings.map { Array($0.name.utf8) })
  }

  @Test("Số thực, từ điển, nil trong danh sách bị từ chối khi ghi")
  func refusals() {
    #expect(throws: BinaryFault.unsupported("Double")) { try [1.5].binary() }
    #expect(throws: BinaryFault.self) { try ["a": 1].binary() }
    #expect(throws: BinaryFault.self) { try [1, nil].binary() }
  }

  @Test("Lồng quá giới hạn bị từ chối cả khi ghi lẫn khi đọc")
  func depth() throws {
    var tree = Tree.leaf
    for _ in 0..<BinaryFault.depthLimit { tree = .branch(tree, name: nil, .leaf) }
    #expect(throws: BinaryFault.tooDeep) { try tree.binary() }
    // The name stands once, then by reference: each branch opens another one.
    let name = Array("branch".utf8)
    let bomb = [0, UInt8(name.count) << 1] + name + [[UInt8]](repeating: [0, 1], count: 100_000).joined()
    #expect(throws: BinaryFault.tooDeep) { try Tree(binary: bomb) }
  }

  /// The largest number that there is.
  private static let largest = [UInt8](repeating: 0xFF, count: 9) + [1]

  @Test(
    "Byte lạ là lỗi có tên, không bao giờ dừng chương trình",
    arguments: [
      ([], .ended), ([0] + Self.largest, .ended), ([0] + Self.largest.dropLast() + [2], .number),
      ([0, 1, 1], .reference), ([0, 1, 4, 0xC3, 0x28], .notUTF8), ([0, 0, 0], .leftOver), ([0, 200, 1, 2], .ended),
      ([2], .reference), (Self.largest, .reference),
    ] as [([UInt8], BinaryFault)])
  func foreignBytes(_ bytes: [UInt8], _ fault: BinaryFault) {
    #expect(throws: fault) { try [String](binary: bytes) }
  }

  @Test("Mỗi phần đầu và mỗi byte bị đổi đều đọc được hoặc bị từ chối")
  func everyPrefixAndEveryByte() throws {
    let bytes = try Self.everything().binary()
    for count in bytes.indices {
      #expect(throws: BinaryFault.self) { try Everything(binary: Array(bytes.prefix(count))) }
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        var changed = bytes
        changed[count] ^= change
        _ = try? Everything(binary: changed)
      }
    }
  }
}

extension Int {
  /// Numbers on either side of where a byte more is needed.
  fileprivate static var allEdges: [Int] {
    (0..<63).flatMap { power in [-1, 0, 1].flatMap { [1 << power + $0, -(1 << power) + $0] } } + [.min, .max]
  }
}
