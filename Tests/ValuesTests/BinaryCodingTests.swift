import TestSupport
import Testing

@testable import Values

@Suite("Dạng nhị phân của giá trị")
struct BinaryCodingTests {
  private indirect enum Tree: Binary, Equatable {
    case leaf
    case branch(Tree, name: String?, Tree)

    init(from reader: BinaryReader) throws(BinaryFault) {
      let isBranch: Bool = try reader.read()
      self = isBranch ? .branch(try reader.read(), name: try reader.read(), try reader.read()) : .leaf
    }

    func write(to writer: BinaryWriter) {
      switch self {
      case .leaf: writer.write(false)
      case .branch(let left, let name, let right): writer.write(true, left, name, right)
      }
    }
  }

  private enum Letter: String, Binary { case a = "chữ a", b }

  private struct Place: Binary, Equatable {
    let name: String
    let number: Int

    static var recurs: Bool { true }

    init(name: String, number: Int) {
      self.name = name
      self.number = number
    }

    init(from reader: BinaryReader) throws(BinaryFault) {
      self.init(name: try reader.read(), number: try reader.read())
    }

    func write(to writer: BinaryWriter) { writer.write(name, number) }
  }

  private struct Everything: Binary, Equatable {
    var flag = true
    var whole = Int.min
    var text = "Hồ sơ\u{0}"
    var letter = Letter.a
    var absent: Int?
    var present: Bool? = false
    var told: String? = ""
    var inner: [[Place]] = []
    var one: Place?
    var tree = Tree.leaf
    var days: [CivilDay] = []
    var scale = Decimal128.zero
    var unit: Unit?
    var key = LabelKey("")
    var digest = Digest(of: [1])

    init() {}

    init(from reader: BinaryReader) throws(BinaryFault) {
      flag = try reader.read()
      whole = try reader.read()
      text = try reader.read()
      letter = try reader.read()
      absent = try reader.read()
      present = try reader.read()
      told = try reader.read()
      inner = try reader.read()
      one = try reader.read()
      tree = try reader.read()
      days = try reader.read()
      scale = try reader.read()
      unit = try reader.read()
      key = try reader.read()
      digest = try reader.read()
    }

    func write(to writer: BinaryWriter) {
      writer.write(flag, whole, text, letter, absent, present, told, inner, one, tree, days, scale, unit, key, digest)
    }
  }

  private static func everything() throws -> Everything {
    let here = Place(name: "đây", number: -1)
    var everything = Everything()
    everything.inner = [[], [here, Place(name: "kia", number: 300)], [here]]
    everything.one = here
    everything.tree = .branch(.leaf, name: nil, .branch(.leaf, name: "a", .leaf))
    everything.days = [CivilDay(number: 20_000), CivilDay(number: -1)]
    everything.scale = try #require(Decimal128("-1.500"))
    everything.unit = Unit("sợi/giờ")
    everything.key = LabelKey("2. Công suất hoà / thiết kế:")
    return everything
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

  @Test("Lồng quá giới hạn bị từ chối cả khi ghi lẫn khi đọc")
  func depth() throws {
    var tree = Tree.leaf
    for _ in 0..<BinaryFault.depthLimit { tree = .branch(tree, name: nil, .leaf) }
    #expect(throws: BinaryFault.tooDeep) { try tree.binary() }
    // Each byte opens another branch.
    let bomb = [UInt8](repeating: 1, count: 100_000)
    #expect(throws: BinaryFault.tooDeep) { try Tree(binary: bomb) }
  }

  /// The largest number that there is.
  private static let largest = [UInt8](repeating: 0xFF, count: 9) + [1]

  @Test(
    "Byte lạ là lỗi có tên, không bao giờ dừng chương trình",
    arguments: [
      ([], .ended), (Self.largest, .ended), (Self.largest.dropLast() + [2], .number), ([1, 1], .reference),
      ([1, 4, 0xC3, 0x28], .notUTF8), ([0, 0], .leftOver), ([200, 1, 2], .ended),
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
