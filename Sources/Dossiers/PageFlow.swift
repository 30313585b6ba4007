import Values

/// Pages read one after another into the blocks of a document: what breaks off at the end of a page goes on on the next.
struct PageFlow {
  private(set) var blocks: [Block] = []
  private(set) var headers: [Block] = []
  private(set) var footers: [Block] = []
  /// Pictures and drawings, by the part and the page they stand in.
  private(set) var pictures: [(part: Place.Part, page: Int)] = []

  private let pages: [ReadPage]
  private let heads: RunningHeads
  /// From where to where the text of the document reaches, in points.
  private let room: (left: Double, right: Double)
  private var paragraphs = 0
  private var tables = 0
  private var toldHeads: Set<String> = []
  /// The table that ended the page before, for the case that it goes on, and which block it is.
  private var openTable: (table: RuledTable, block: Int)?
  /// The line that ended the page before.
  private var openLine: PageLine?

  /// All of them, read.
  init(reading pages: [ReadPage]) {
    self.init(pages)
    for page in pages.indices { read(page) }
  }

  var all: [Block] { headers + blocks + footers }

  init(_ pages: [ReadPage]) {
    self.pages = pages
    heads = RunningHeads(pages)
    let boxes = pages.flatMap { page in page.lines.map(\.box).filter { $0.right < page.width - 15 } }
    let left = boxes.map(\.left).min() ?? 0
    // The right margin of a Vietnamese paper is no wider than the left one.
    let widest = pages.map(\.width).max() ?? 0
    room = (left, max(boxes.map(\.right).max() ?? 0, widest - left))
  }

  mutating func read(_ index: Int) {
    let page = pages[index]
    var lines: [PageLine] = []
    for line in page.lines.indices {
      if let part = heads.found[index][line] {
        runningHead(page.lines[line], part, page)
      } else {
        lines.append(page.lines[line])
      }
    }
    var ruled = ruledTables(page, &lines)
    lookForPictures(page, &ruled)
    let open = BorderlessTable.all(in: lines)
    lines = open.isEmpty ? lines : lines.filter { line in !open.contains { $0.box.holds(line.box) } }
    var items: [(top: Double, table: PageTable)] =
      ruled.map { ($0.grid.box.top, .ruled($0)) } + open.map { ($0.box.top, .borderless($0)) }
    items.sort { $0.top < $1.top }
    // Text stands before the first table that begins below it.
    let zones = lines.map { line in items.count { $0.top < (line.box.top + line.box.bottom) / 2 } }
    for zone in 0...items.count {
      let here = lines.indices.filter { zones[$0] == zone }.map { lines[$0] }
      text(here, page)
      guard zone < items.count else { continue }
      let isFirst = zone == 0 && !parts(here, page)
      switch items[zone].table {
      case .ruled(let table): add(table, goesOnPageBefore: isFirst)
      case .borderless(let table): add(table, page)
      }
    }
  }

  private enum PageTable {
    case ruled(RuledTable)
    case borderless(BorderlessTable)
  }

  // MARK: Text

  private mutating func runningHead(_ line: PageLine, _ part: Place.Part, _ page: ReadPage) {
    let text = PageText.text(of: line.words)
    let words = text.text.nfc.trimmingBlanks
    let key = part.rawValue + words.map { $0.isNumber ? "#" : String($0) }.joined()
    guard !words.isEmpty, toldHeads.insert(key).inserted else { return }
    let number = (part == .header ? headers.count : footers.count) + 1
    let place = Place(
      part: part, paragraph: number, page: page.number, box: line.box.rounded, confidence: text.confidence)
    let paragraph = Block.paragraph(
      Paragraph(text: words, place: place, headingLevel: nil, doubts: text.doubts.union(doubts(of: page))))
    if part == .header { headers.append(paragraph) } else { footers.append(paragraph) }
  }

  private func doubts(of page: ReadPage) -> Set<Doubt> { page.isScan ? [.recognised] : [] }

  /// Whether lines end a table that stands before them. A machine makes letters of a signature at the foot of a page; they
  /// part no table, however sure it is of them.
  private func parts(_ lines: [PageLine], _ page: ReadPage) -> Bool {
    lines.contains { !page.isRecognised || !$0.isScribble }
  }

  private mutating func text(_ lines: [PageLine], _ page: ReadPage) {
    guard !lines.isEmpty else { return }
    let columns = PageColumns(lines, room: room)
    var start = 0
    for index in lines.indices where index + 1 == lines.count || !columns.joins(index) {
      paragraph(Array(lines[start...index]), columns.texts[start...index], page)
      start = index + 1
    }
    if parts(lines, page) { openTable = nil }
    openLine = lines.last
  }

  private mutating func paragraph(_ lines: [PageLine], _ texts: ArraySlice<RunText>, _ page: ReadPage) {
    var gathered = RunText()
    for (line, text) in zip(lines, texts) {
      gathered.text += (gathered.text.isEmpty || text.text.isEmpty ? "" : " ") + text.text
      gathered.doubts.formUnion(text.doubts)
      gathered.recognised(text.confidence)
      if line.words.contains(where: \.isStruck) { gathered.doubts.insert(.struck) }
    }
    gathered.doubts.formUnion(doubts(of: page))
    let text = gathered.text.nfc
    guard !text.trimmingBlanks.isEmpty else { return }
    if let last = openLine, case .paragraph(let above)? = blocks.last, above.place.page == page.number - 1,
      !above.text.endsSentence, PageText.goesOn(last.words, lines[0].words, room: room), !text.beginsItem
    {
      blocks[blocks.count - 1] = .paragraph(
        Paragraph(
          text: above.text + " " + text, place: above.place.recognised(gathered.confidence), headingLevel: nil,
          doubts: above.doubts.union(gathered.doubts)))
      openLine = nil
      return
    }
    openLine = nil
    paragraphs += 1
    let box = lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }
    let place = Place(
      part: .body, paragraph: paragraphs, page: page.number, box: box.rounded, confidence: gathered.confidence)
    blocks.append(.paragraph(Paragraph(text: text, place: place, headingLevel: nil, doubts: gathered.doubts)))
  }

  // MARK: Tables

  /// The ruled tables of a page; the words in them leave the lines.
  private func ruledTables(_ page: ReadPage, _ lines: inout [PageLine]) -> [RuledTable] {
    guard page.ink.mayHoldTables else { return [] }
    let words = lines.flatMap(\.words)
    let grids = RuledGrid.all(of: page.ink, among: words)
    guard !grids.isEmpty else { return [] }
    // A table inside a cell of another takes its words first.
    var taken: [Int: Int] = [:]
    let bySize = grids.indices.sorted { grids[$0].box.area < grids[$1].box.area }
    var tables: [Int: RuledTable] = [:]
    for index in bySize {
      let box = grids[index].box
      let own = words.indices.filter { taken[$0] == nil && box.holds(words[$0].middle.x, words[$0].middle.y) }
      var table = RuledTable(grids[index], page: page.number, words: own.map { words[$0] })
      guard !table.isFrame else { continue }
      for word in own { taken[word] = index }
      for inner in tables.values where box.holds(inner.grid.box) {
        if let cell = table.cell(at: inner.grid.box) { table.doubt(cell, .nested) }
      }
      if page.isScan { for cell in grids[index].cells.indices { table.doubt(cell, .recognised) } }
      tables[index] = table
    }
    var position = 0
    lines = lines.compactMap { line in
      var left = line
      left.words = line.words.enumerated().filter { taken[position + $0.offset] == nil }.map(\.element)
      position += line.words.count
      return left.words.isEmpty ? nil : left
    }
    return tables.keys.sorted().compactMap { tables[$0] }
  }

  /// Counts what is drawn; in a cell it makes the cell doubtful.
  private mutating func lookForPictures(_ page: ReadPage, _ tables: inout [RuledTable]) {
    for drawing in page.drawings {
      let isSmall = drawing.right - drawing.left <= 130 && drawing.bottom - drawing.top <= 90
      let part: Place.Part =
        switch drawing {
        case _ where isSmall && drawing.bottom < 0.15 * page.height: .header
        case _ where isSmall && drawing.top > 0.92 * page.height: .footer
        default: .body
        }
      pictures.append((part, page.number))
      for index in tables.indices {
        for cell in tables[index].cells(touching: drawing) { tables[index].doubt(cell, .pictured) }
      }
    }
  }

  private mutating func add(_ table: RuledTable, goesOnPageBefore: Bool) {
    defer { openTable?.table = table }
    guard goesOnPageBefore, let (open, block) = openTable, table.hasColumns(of: open), table.page == open.page + 1,
      case .table(let above) = blocks[block]
    else {
      for part in table.parts {
        tables += 1
        let place = Place(part: .body, table: tables, page: table.page, box: table.box(of: part).rounded)
        blocks.append(.table(Table(place: place, rows: table.rows(part, table: tables, from: 1))))
      }
      openTable = table.parts.isEmpty ? nil : (table, blocks.count - 1)
      return
    }
    var told = above.rows
    var rows = table.rows(table.all, table: tables, from: told.count + 1)
    var passed = zip(rows, told).prefix { $0.repeats($1) }.count
    // A table that begins anew with the very lines of its head has it repeated; one line at least is left to be read.
    if passed == rows.count { passed = 0 }
    let meeting = RowOverPages(above: told, below: Array(rows.dropFirst(passed)))
    if meeting == .cut, open.lastRow(table: tables, numbered: told.count).map(\.text) == told.last?.map(\.text) {
      let joined = open.goingOn(with: passed, of: table)
      told[told.count - 1] = joined.lastRow(table: tables, numbered: told.count)
      passed += 1
    }
    rows = Array(table.rows(table.all, table: tables, from: told.count + 1 - passed).dropFirst(passed))
    // It may go on with nothing in the cells that were done.
    if meeting == .unclear, let first = rows.first, first.contains(where: \.text.isEmpty), let last = told.indices.last
    {
      for cell in told[last].indices { told[last][cell].doubts.insert(.unsureColumns) }
      for cell in rows[0].indices { rows[0][cell].doubts.insert(.unsureColumns) }
    }
    told += rows
    blocks[block] = .table(Table(place: above.place, rows: told, doubts: above.doubts))
  }

  private mutating func add(_ table: BorderlessTable, _ page: ReadPage) {
    tables += 1
    openTable = nil
    openLine = nil
    let place = Place(part: .body, table: tables, page: page.number, box: table.box.rounded)
    let rows = table.rows(table: tables, page: page.number, doubts: doubts(of: page))
    blocks.append(.table(Table(place: place, rows: rows, doubts: table.isRegular ? [] : [.unsureColumns])))
  }
}

extension RuledTable {
  func cell(at box: Box) -> Int? {
    grid.cells.indices.first {
      grid.box(of: grid.cells[$0]).holds((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    }
  }

  func cells(touching box: Box) -> [Int] {
    grid.cells.indices.filter { index in
      let cell = grid.box(of: grid.cells[index])
      return min(cell.right, box.right) - max(cell.left, box.left) > 3
        && min(cell.bottom, box.bottom) - max(cell.top, box.top) > 3
    }
  }

  /// Whether the rules stand where the other's stand.
  func hasColumns(of other: RuledTable) -> Bool {
    grid.columns.count == other.grid.columns.count
      && zip(grid.columns, other.grid.columns).allSatisfy { abs($0 - $1) <= 3 }
  }
}
