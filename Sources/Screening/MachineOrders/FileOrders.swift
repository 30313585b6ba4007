import Dossiers
import Values

/// What one file holds for machines and what nobody sees in it, gathered while it is looked through.
struct FileOrders {
  private struct Line {
    let text: String
    let place: String
    let isRecognised: Bool
  }

  private let path: String
  private let search: MachineOrders
  private var orders: [MachineOrder] = []
  /// Orders beyond those that are told one by one.
  private var more: (first: MachineOrder, count: Int)?
  private var unseen: (first: MachineOrder, count: Int)?
  private var texts: [MachineOrder] = []
  private var known: Set<String> = []

  /// So many orders are told one by one.
  static let most = 20

  init(path: String, _ search: MachineOrders) {
    self.path = path
    self.search = search
  }

  var all: [MachineOrder] {
    orders + [more, unseen].compactMap { $0.map { $0.first.standing(for: $0.count) } } + texts
  }

  // MARK: Text

  /// - Returns: whether it holds an order.
  @discardableResult
  mutating func look(at text: String, in place: @autoclosure () -> String, isRecognised: Bool = false) -> Bool {
    guard search.mayHold(text) else { return false }
    let signs = InvisibleSigns(in: text)
    if signs.count > 0, known.insert("\u{0} \(text)").inserted {
      let first =
        unseen?.first
        ?? finding(.invisibleCharacters, place(), text.told(around: signs.first), count: signs.count)
      unseen = (first, (unseen?.count ?? 0) + signs.count)
    }
    guard let found = search.order(in: text, isRecognised: isRecognised) else { return false }
    add(finding(.order, place(), found.words, phrase: found.phrase))
    return true
  }

  /// The pieces of a paragraph, the paragraph, the cell and its row tell one order.
  private mutating func add(_ order: MachineOrder) {
    guard known.insert("\(order.place) \(order.phrase ?? "")").inserted else { return }
    if orders.count < Self.most { orders.append(order) } else { more = (more?.first ?? order, (more?.count ?? 0) + 1) }
  }

  private func finding(
    _ kind: MachineOrder.Kind, _ place: String, _ words: String, phrase: String? = nil, count: Int = 1
  ) -> MachineOrder {
    MachineOrder(
      kind: kind, path: path.visible, place: place.visible, words: words, phrase: phrase, count: count)
  }

  // MARK: A document

  mutating func look(at document: Document) {
    var last: Line?
    for block in document.blocks {
      switch block {
      case .paragraph(let paragraph):
        let line = Line(
          text: paragraph.text, place: paragraph.place.description, isRecognised: paragraph.place.confidence != nil)
        last = look(at: line, after: last)
      case .table(let table):
        last = nil
        for row in table.rows { look(at: row) }
      }
    }
    for aside in document.asides where !isTold(aside) {
      look(at: aside.text, in: Self.place(of: aside, in: document), isRecognised: aside.kind == .stamp)
    }
    for kind in [Aside.Kind.hidden, .faint, .outside] { tellUnseen(kind, in: document) }
  }

  /// White words stand in the paper's own text too.
  private func isTold(_ aside: Aside) -> Bool {
    guard aside.kind == .faint, let found = search.order(in: aside.text, isRecognised: false) else { return false }
    return orders.contains { $0.words == found.words }
  }

  /// - Returns: the line where somebody may be called in it who is told something in the next.
  private mutating func look(at line: Line, after last: Line?) -> Line? {
    if look(at: line.text, in: line.place, isRecognised: line.isRecognised) { return nil }
    if let last {
      let both = last.text + "\n" + line.text
      if let found = search.order(in: both, isRecognised: last.isRecognised || line.isRecognised) {
        add(finding(.order, last.place, found.words, phrase: found.phrase))
        return nil
      }
    }
    return search.mayHold(line.text) ? line : nil
  }

  /// Cell by cell, then the row: who is called may stand in one cell and what is told in the next.
  private mutating func look(at row: [Cell]) {
    var isOpen = false
    for cell in row where !cell.continuesAbove && search.mayHold(cell.text) {
      if look(at: cell.text, in: cell.place.description, isRecognised: cell.place.confidence != nil) { return }
      isOpen = true
    }
    guard isOpen, row.count > 1, let place = row.first?.place else { return }
    let text = row.map(\.text).joined(separator: " | ")
    guard let found = search.order(in: text, isRecognised: place.confidence != nil) else { return }
    add(finding(.order, place.description, found.words, phrase: found.phrase))
  }

  private static func place(of aside: Aside, in document: Document) -> String {
    guard aside.kind == .properties,
      let property = document.properties.first(where: { $0.text == aside.text })
    else { return aside.kind.rawValue }
    return "\(aside.kind.rawValue), \(property.kind.name)"
  }

  /// What is there and not seen, whatever it says: once a file and kind.
  private mutating func tellUnseen(_ kind: Aside.Kind, in document: Document) {
    let told = document.asides.filter { $0.kind == kind }
    guard let first = told.first else { return }
    // The pieces of a paragraph and the paragraph are told, its places counted once.
    let hidden = kind == .hidden ? document.unreadParts.filter { $0.kind == .hiddenText }.map(\.count).reduce(0, +) : 0
    texts.append(
      finding(.invisibleText, kind.rawValue, first.text.told(most: 120), count: hidden > 0 ? hidden : told.count))
  }
}

extension MachineOrder {
  /// The first of several that are told as one.
  fileprivate func standing(for count: Int) -> MachineOrder {
    MachineOrder(kind: kind, path: path, place: place, words: words, phrase: phrase, count: count)
  }
}
