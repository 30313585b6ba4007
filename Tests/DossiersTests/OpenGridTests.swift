import Testing
import Values

@testable import Dossiers

@Suite("Bảng không kẻ trên ảnh: khe trắng chia cột, dòng nào mở hàng")
struct OpenGridTests {
  /// A line ten points high for each entry, its pieces at the places given; two points lie between lines.
  private func lines(_ pieces: [[(Double, Double)]], pitch: Double = 12) -> [InkLine] {
    pieces.enumerated().map { index, pieces in
      let top = Double(index) * pitch
      return InkLine(top: top, bottom: top + 10, runs: pieces.map { (left: $0.0, right: $0.1) })
    }
  }

  private func grids(_ pieces: [[(Double, Double)]], pitch: Double = 12, texts: [String] = []) -> [OpenGrid] {
    let lines = lines(pieces, pitch: pitch)
    return OpenGrid.all(of: lines) { line in
      let index = lines.firstIndex { $0.top == line.top } ?? 0
      return texts.indices.contains(index) ? texts[index] : "Chữ"
    }
  }

  private static let head = [(0.0, 12.0), (30.0, 90.0), (110.0, 150.0)]
  private static let row = [(2.0, 7.0), (20.0, 60.0), (130.0, 150.0)]

  @Test("Mỗi dòng đủ cột là một hàng; cột đứng giữa khe, hàng đứng giữa hai dòng")
  func findsColumnsAndRows() throws {
    let grid = try #require(grids([Self.head, Self.row, Self.row]).first)
    #expect(grid.grid.columns == [-2, 16, 100, 152])
    #expect(grid.grid.rows == [-2, 11, 23, 36])
    #expect(grid.rows.map(\.top) == [0, 12, 24] && grid.rows.map(\.bottom) == [10, 22, 34])
    #expect(grid.grid.cells.count == 9)
  }

  @Test("Dòng bỏ trống cột đầu là phần tiếp của hàng trên; dòng mở bằng chữ thường cũng vậy")
  func joinsLines() throws {
    let goesOn = [(20.0, 50.0), (112.0, 140.0)]
    #expect(try #require(grids([Self.head, goesOn, Self.row, Self.row]).first).rows.map(\.bottom) == [22, 34, 46])
    let name = [(0.0, 12.0), (20.0, 40.0)]
    let told = grids([Self.head, Self.row, name, Self.row], texts: ["TT", "1", "không A", "2"])
    #expect(try #require(told.first).rows.count == 3)
  }

  @Test("Đầu bảng đứng giữa cột rộng không thành một cột riêng")
  func joinsHeadsInTheMiddle() throws {
    let head = [(0.0, 12.0), (80.0, 120.0), (200.0, 240.0)]
    let row = [(2.0, 7.0), (20.0, 60.0), (220.0, 240.0)]
    let grid = try #require(grids([head, row, row]).first)
    #expect(grid.grid.columns == [-2, 16, 160, 242])
  }

  @Test("Một dòng chạy qua khe, một mục đánh số, một khoảng cách xa thì hết bảng")
  func endsTables() {
    let table = [Self.head, Self.row, Self.row]
    let across = [(0.0, 140.0)]
    #expect(grids(table + [across, across]).map(\.rows.count) == [3])
    let heading = [(0.0, 10.0)]
    let texts = ["TT", "1", "2", "2. Mục", "TT", "1", "2"]
    #expect(grids(table + [heading] + table, texts: texts).map(\.rows.count) == [3, 3])
    #expect(grids([Self.head, Self.row, Self.row], pitch: 30).isEmpty)
  }

  @Test("Không rõ dòng nào mở hàng thì không có bảng: tên xuống dòng, dòng nằm giữa hàng, hai dòng dính nhau")
  func refusesWhatIsNotTold() {
    // No count, and a line that fills but the first of four columns.
    let wide = [(0.0, 40.0), (60.0, 90.0), (110.0, 150.0), (170.0, 200.0)]
    #expect(grids([wide, wide, [(0.0, 30.0)], wide], texts: ["Tên", "Máy", "Quạt", "Máy"]).isEmpty)
    // What goes on where nothing stood above.
    #expect(grids([Self.head, [(2.0, 7.0), (20.0, 60.0)], [(130.0, 150.0)], Self.row]).isEmpty)
    let tall = lines([Self.head, Self.row, Self.row, Self.row]).enumerated().map { index, line in
      InkLine(top: line.top, bottom: line.bottom + (index == 2 ? 9 : 0), runs: line.runs)
    }
    #expect(OpenGrid.all(of: tall) { _ in "Chữ" }.isEmpty)
  }

  @Test("Nhãn và giá trị đứng thẳng hàng là bảng hai cột; quốc hiệu, chữ ký và danh sách đánh số thì không")
  func findsPairs() throws {
    let pair = [(0.0, 80.0), (120.0, 200.0)]
    #expect(try #require(grids([pair, pair, pair]).first).grid.columns == [-2, 100, 202])
    let letterhead = [[(0.0, 80.0), (120.0, 260.0)], [(10.0, 70.0), (140.0, 240.0)], [(20.0, 60.0), (150.0, 230.0)]]
    #expect(grids(letterhead).isEmpty)
    let item = [(0.0, 8.0), (20.0, 200.0)]
    #expect(grids([item, item, item]).isEmpty)
    #expect(grids([pair, pair]).isEmpty)
  }

  @Test("Dãy chấm của mẫu được thấy, chữ trước dãy chấm ở ngoài; dấu ba chấm và chữ thì không phải")
  func findsDots() {
    let dot: [UInt32] = [3, 3, 3, 0, 0, 0, 0, 0]
    let dots = [[UInt32]](repeating: dot, count: 9).flatMap(\.self)
    let letters = [UInt32](repeating: 20, count: 30) + [0, 0, 0, 0]
    #expect(InkRows.dots(in: letters + dots) == 34..<101)
    #expect(InkRows.dots(in: dots + letters) == nil)
    #expect(InkRows.dots(in: Array(dots.prefix(24))) == nil)
    #expect(InkRows.dots(in: [UInt32](repeating: 0, count: 200)) == nil)
  }

  @Test("Dòng dính nhau được tách ở chỗ ít mực nhất giữa hai thân chữ")
  func partsTouchingLines() throws {
    // Bodies of twenty rows with tails and marks between them, four pixels a point.
    let body = [UInt32](repeating: 300, count: 20)
    let single = [UInt32](repeating: 0, count: 10) + [UInt32](repeating: 10, count: 8) + body
    let touching = body + [20, 20, 3, 20, 20] + body
    let rows = single + single + single + [0, 0, 0, 0] + touching + single
    let ink = InkRows(count: 1, top: 0, left: 0, right: 400, rows: rows)
    let first = 3 * single.count + 4
    let boxes = ink.partedLines(least: 2)
    #expect(boxes.count == 6)
    let cut = Double(first + body.count + 2) / 4
    #expect(boxes[3].bottom == cut && boxes[4].top == cut)
  }
}
