import TestSupport
import Testing
import Values

@testable import Dossiers

/// What is asked of 64 pixels at once is held against the same asked of each pixel.
@Suite("Mực trên trang")
struct PageInkTests {
  /// Paper with rules, fills and specks in every grey, or in black alone; widths that fill their last word and such that do
  /// not.
  private struct Drawn {
    let width: Int
    let height: Int
    var grey: [UInt8]

    init(_ random: inout SeededNumbers) {
      width = Int.random(in: 1...150, using: &random)
      height = Int.random(in: 1...40, using: &random)
      grey = [UInt8](repeating: 255, count: width * height)
      let isPlain = Bool.random(using: &random)
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let shade = isPlain ? 0 : UInt8.random(in: 0...255, using: &random)
        let (x, y) = (Int.random(in: 0..<width, using: &random), Int.random(in: 0..<height, using: &random))
        let isRule = Bool.random(using: &random)
        let wide = isRule ? Int.random(in: 1...120, using: &random) : Int.random(in: 1...6, using: &random)
        let high = Bool.random(using: &random) ? Int.random(in: 1...30, using: &random) : 1
        for row in y..<min(height, y + high) {
          for column in x..<min(width, x + wide) { grey[row * width + column] = shade }
        }
      }
    }

    subscript(x: Int, y: Int) -> Int { Int(grey[y * width + x]) }

    func isInk(_ x: Int, _ y: Int) -> Bool { self[x, y] < 208 }

    func standsOutLevel(_ x: Int, _ y: Int) -> Bool {
      let above = y < 3 ? 255 : max(self[x, y - 2], self[x, y - 3])
      let below = y + 3 >= height ? 255 : max(self[x, y + 2], self[x, y + 3])
      return self[x, y] + 24 <= min(above, below)
    }

    func standsOutUpright(_ x: Int, _ y: Int) -> Bool {
      let left = x < 3 ? 255 : max(self[x - 2, y], self[x - 3, y])
      let right = x + 3 >= width ? 255 : max(self[x + 2, y], self[x + 3, y])
      return self[x, y] + 24 <= min(left, right)
    }

    var marks: GreyPage.Marks {
      grey.withUnsafeBufferPointer { GreyPage(grey: $0, width: width, height: height).marks }
    }

    var ink: PageInk { grey.withUnsafeBufferPointer { PageInk(grey: $0, width: width, height: height) } }
  }

  private struct Difference: Hashable {
    let what: String
    let x: Int
    let y: Int
  }

  @Test("Mỗi điểm ảnh: có mực hay không, nổi lên so với trên dưới, so với hai bên")
  func marksEveryPixel() {
    var random = SeededNumbers(5)
    for _ in 0..<200 {
      let page = Drawn(&random)
      let marks = page.marks
      var different: [Difference] = []
      for y in 0..<page.height {
        for x in 0..<page.width {
          if marks.ink[x, y] != page.isInk(x, y) { different.append(.init(what: "ink", x: x, y: y)) }
          if marks.level[x, y] != page.standsOutLevel(x, y) { different.append(.init(what: "level", x: x, y: y)) }
          if marks.upright[x, y] != page.standsOutUpright(x, y) { different.append(.init(what: "upright", x: x, y: y)) }
        }
      }
      #expect(different.isEmpty, "\(page.width) × \(page.height)")
    }
  }

  @Test("Đường kẻ ngang từ 15 điểm, dọc từ 10 điểm; ngắn hơn là nét chữ")
  func findsRules() {
    func rules(_ draw: (inout [UInt8]) -> Void) -> PageInk {
      var grey = [UInt8](repeating: 255, count: 80 * 40)
      draw(&grey)
      return grey.withUnsafeBufferPointer { PageInk(grey: $0, width: 80, height: 40) }
    }
    let long = rules { grey in
      for x in 55..<70 { grey[12 * 80 + x] = 0 }
      for y in 20..<30 { grey[y * 80 + 5] = 150 }
    }
    #expect(long.level == [PageInk.Rule(at: 12, from: 55, to: 69)])
    #expect(long.upright == [PageInk.Rule(at: 5, from: 20, to: 29)])
    let short = rules { grey in
      for x in 55..<69 { grey[12 * 80 + x] = 0 }
      for y in 20..<29 { grey[y * 80 + 5] = 0 }
    }
    #expect(short.level.isEmpty && short.upright.isEmpty)
    let edges = rules { grey in
      for x in 0..<80 { grey[39 * 80 + x] = 0 }
      for y in 0..<40 { grey[y * 80 + 79] = 0 }
    }
    #expect(edges.level == [PageInk.Rule(at: 39, from: 0, to: 79)])
    #expect(edges.upright == [PageInk.Rule(at: 79, from: 0, to: 39)])
  }

  @Test("Quá nhiều đường kẻ thì là hình vẽ; chữ ở dưới vẫn thấy mực")
  func keepsInkBelowManyRules() {
    let (width, height) = (2400, 1120)
    var grey = [UInt8](repeating: 255, count: width * height)
    for y in stride(from: 0, to: 1100, by: 5) {
      for x in 0..<width where x % 24 < 16 { grey[y * width + x] = 0 }
    }
    grey[1110 * width + 100] = 0
    let ink = grey.withUnsafeBufferPointer { PageInk(grey: $0, width: width, height: height) }
    #expect(ink.isDrawing)
    #expect(ink.shows(Box(left: 95, top: 1105, right: 105, bottom: 1115)))
  }

  @Test("Hỏi cả hàng cho cùng câu trả lời như hỏi từng điểm")
  func asksRows() {
    var random = SeededNumbers(6)
    for _ in 0..<500 {
      let page = Drawn(&random)
      let ink = page.marks.ink
      let y = Int.random(in: 0..<page.height, using: &random)
      let from = Int.random(in: 0...page.width, using: &random)
      let columns = from..<Int.random(in: from...page.width, using: &random)
      let pixels = columns.map { page.isInk($0, y) }
      #expect(ink.count(columns, y) == pixels.count { $0 })
      #expect(ink.differs(columns, y, from: true) == pixels.contains(false))
      #expect(ink.differs(columns, y, from: false) == pixels.contains(true))
      let longest = pixels.reduce(into: (run: 0, most: 0)) { runs, isInk in
        runs.run = isInk ? runs.run + 1 : 0
        runs.most = max(runs.most, runs.run)
      }.most
      #expect(!ink.hasRun(columns, y, atLeast: longest + 1))
      #expect(longest == 0 || ink.hasRun(columns, y, atLeast: longest))
    }
  }

  @Test("Tô một hình chữ nhật: mọi điểm mà cạnh chạm vào, không điểm nào ngoài trang")
  func fillsRectangles() {
    var random = SeededNumbers(7)
    for _ in 0..<300 {
      let (width, height) = (Int.random(in: 1...150, using: &random), Int.random(in: 1...20, using: &random))
      var page = BitPage(width: width, height: height)
      func side(_ most: Int) -> Double { Double.random(in: -20...Double(most) + 20, using: &random) }
      let (left, right, top, bottom) = (side(width), side(width), side(height), side(height))
      page.fill(left, top, right, bottom)
      let filled = (0..<height).flatMap { y in (0..<width).map { x in page[x, y] } }
      let expected = (0..<height).flatMap { y in
        (0..<width).map { x in
          x >= Int(left) && x <= Int(right) && y >= Int(top) && y <= Int(bottom)
        }
      }
      let isSame = filled == expected
      #expect(isSame, "\(left), \(top), \(right), \(bottom) on \(width) × \(height)")
      #expect(page.words.reduce(0) { $0 + $1.nonzeroBitCount } == expected.count { $0 })
    }
  }
}
