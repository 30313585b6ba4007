import Testing
import Values

@testable import Dossiers

@Suite("Chữ do máy nhận dạng, trước khi thành dòng")
struct RecognisedWordsTests {
  private func word(
    _ text: String, _ confidence: Int = 90, left: Double = 0, top: Double = 0, width: Double = 30
  ) -> PageWord {
    PageWord(text: text, box: Box(left: left, top: top, right: left + width, bottom: top + 10), confidence: confidence)
  }

  @Test(
    "Số có dấu mà số nào cũng không có thì phải nhìn lại; ngày, số hiệu, phần trăm và dãy chấm thì không",
    arguments: [
      ("#6%", true), ("1.4/6", true), ("85,/", true), ("ö419.89", true), ("Z1", true), ("8419.89", false),
      ("12/05/2026", false), ("76%", false), (".........15/09/2027.........", false), ("QCVN", false),
      ("kWh/m2", false),
    ])
  func knowsOddFigures(_ text: String, _ isOdd: Bool) {
    #expect(word(text).isOddFigure == isOdd)
  }

  @Test("Nét ký là chữ không thành tiếng mà máy không chắc; tên riêng chắc, âm tiết và số thì không")
  func knowsScrawls() {
    #expect(word("JWWWJV", 42).isScrawl && word("w", 70).isScrawl)
    #expect(!word("Samsung", 92).isScrawl && !word("Nguyễn", 40).isScrawl && !word("12", 40).isScrawl)
  }

  @Test("Dòng xếp từ trên xuống; hai cột chữ đứng cạnh nhau thì giữ thứ tự máy đọc")
  func ordersLines() {
    let left = (0..<3).map { [word("Trái \($0)", top: Double($0) * 14, width: 100)] }
    let heading = [word("1. Mục", top: 80, width: 90)]
    let title = [word("TIÊU ĐỀ", left: 150, top: 60, width: 200)]
    #expect(
      (left + [heading, title]).fromTop.map { $0[0].text } == ["Trái 0", "Trái 1", "Trái 2", "TIÊU ĐỀ", "1. Mục"])
    let columns = [0.0, 250].map { place in
      (0..<8).map { [word("\(place) \($0)", left: place, top: Double($0) * 14, width: 200)] }
    }
    let read = columns[0] + columns[1]
    #expect(read.fromTop.map { $0.map(\.text) } == read.map { $0.map(\.text) })
  }
}
