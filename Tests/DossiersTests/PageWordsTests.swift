import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Chữ mà pdftotext kể")
struct PageWordsTests {
  private static let told = Array(
    """
    <title>Dự án A &amp; B</title><meta name="Author" content="Ông Đỗ"/><meta name="Creator" content="máy"/><doc>
    <page width="595.3" height="841.9"><flow><block xMin="72.0"><line xMin="72.0">
    <word xMin="72.000000" yMin="100.5" xMax="90.25" yMax="112.0">S&amp;i</word>
    <word xMin="95.0" yMin="100.0" xMax="120.0" yMax="112.0">Đường</word>
    <word xMin="-1.5" yMin="100.0" xMax="120.0" yMax="112.0">e\u{302}\u{301} m² &lt;b&gt;</word>
    <word xMin="95.0" yMin="100.0" xMax="95.0" yMax="112.0">phẳng</word>
    <word xMin="95.0" yMin="100.0" xMax="120.0" yMax="112.0">\u{A0} </word></line></block></flow></page>
    <page width="842" height="595"><block><line><word xMin="1" yMin="2" xMax="3" yMax="4">hai</word></line></block></page>
    """.utf8)

  private func read(_ parts: [ArraySlice<UInt8>]) throws -> WordPages {
    var pages = WordPages()
    for part in parts { pages.take(part) }
    try pages.end()
    return pages
  }

  @Test("Chữ được bỏ dấu thoát, dựng sẵn, bỏ khoảng trắng; chữ không có chỗ đứng thì bỏ")
  func readsWords() throws {
    let pages = try read([Self.told[...]])
    #expect(pages.properties.map(\.text) == ["Dự án A & B", "Ông Đỗ", "máy"])
    #expect(pages.properties.map(\.kind) == [.title, .author, .program])
    #expect(pages.pages.map(\.number) == [1, 2])
    #expect(pages.pages.map(\.width) == [595.3, 842])
    #expect(pages.pages[0].lines.flatMap(\.words).map(\.text) == ["S&i", "Đường", "ế m² <b>"])
    #expect(pages.pages[0].lines[0].words[0].box == Box(left: 72, top: 100.5, right: 90.25, bottom: 112))
    #expect(pages.pages[0].lines[0].words[2].box.left == -1.5)
    #expect(pages.pages[1].lines[0].words.map(\.text) == ["hai"])
    #expect(pages.length == Self.told.count)
  }

  @Test("Đến từng mẩu nào thì cũng đọc như nhau")
  func readsInPieces() throws {
    let whole = try read([Self.told[...]])
    for size in [1, 2, 3, 7, 64, 500] {
      let parts = stride(from: 0, to: Self.told.count, by: size).map {
        Self.told[$0..<min($0 + size, Self.told.count)]
      }
      let pieces = try read(parts)
      #expect(pieces.properties == whole.properties)
      #expect(
        pieces.pages.map { $0.lines.map { $0.words.map(\.text) } }
          == whole.pages.map { $0.lines.map { $0.words.map(\.text) } })
      #expect(
        pieces.pages.map { $0.lines.map { $0.words.map(\.box) } }
          == whole.pages.map { $0.lines.map { $0.words.map(\.box) } })
    }
  }

  @Test("Trang đã đến được xem từng ít một để luôn nghe các chương trình; trang cuối đợi đến hết")
  func looksAtSomePages() throws {
    var told = PortablePages()
    let count = 10
    let page =
      #"<page width="100" height="50"><line><word xMin="1" yMin="2" xMax="30" yMax="12">a</word></line></page>"#
    told.words.take(Array(String(repeating: page, count: count).utf8))
    let picture = Array("P5\n100 50\n255\n".utf8) + [UInt8](repeating: 0, count: 100 * 50)
    for _ in 0..<count { try told.ink.take(picture[...]) }
    // What pictures there are is not known yet.
    #expect(!told.look() && told.seen.isEmpty)
    told.endPictures()
    var steps: [Int] = []
    while told.look() { steps.append(told.seen.count) }
    #expect(steps == [4, 8] && told.seen.count == count - 1)
    try told.end()
    #expect(told.seen.map(\.number) == Array(1...count))
  }

  @Test("Bị cắt giữa chữ thì chữ ấy là chữ đến hết; trang không có khổ là tệp hỏng")
  func readsWhatIsCut() throws {
    let cut = Array(
      "<page width=\"9\" height=\"9\"><line><word xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4\">ha</line>".utf8)
    #expect(try read([cut[...]]).pages[0].lines[0].words.map(\.text) == ["ha"])
    #expect(throws: Unreadable.broken) { try read([Array("<page width=\"x\" height=\"9\">".utf8)[...]]) }
  }
}
