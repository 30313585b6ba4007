import Rulebook
import Values

/// The search for an order to a machine in one text.
struct OrderSearch {
  struct Found: Hashable {
    /// What made an order of it.
    let phrase: String
    /// The text around it.
    let words: String
  }

  private struct Hit {
    let entry: MachineOrderBook.Entry
    let start: Int
    /// After its last word.
    let end: Int
  }

  private let book: MachineOrderBook
  private let text: SpokenText
  private let matcher: PhraseMatcher

  /// An order may stand so many words after whom it is for is called, or before.
  private static let after = 25
  private static let before = 12
  /// After it was said what a machine must do.
  private static let afterMention = 8

  /// - Parameter isRecognised: whether a machine read it off a picture: then the marks of letters are not trusted.
  private init(_ text: String, _ book: MachineOrderBook, isRecognised: Bool) {
    self.book = book
    self.text = SpokenText(text, vocabulary: book.vocabulary)
    matcher = PhraseMatcher(words: self.text.words, ignoresMarks: isRecognised)
  }

  /// The first order in a text, whether it is written out, in the signs that part a talk's turns, in tags that nobody sees
  /// or in base64; nil where there is none.
  static func first(in text: String, _ book: MachineOrderBook, isRecognised: Bool = false) -> Found? {
    if let found = OrderSearch(text, book, isRecognised: isRecognised).first { return found }
    if let marker = marker(in: text, book) { return Found(phrase: marker, words: text.told()) }
    for coded in CodedText.all(in: text) {
      guard let inside = OrderSearch(coded, book, isRecognised: false).first ?? markerFound(in: coded, book) else {
        continue
      }
      return Found(phrase: inside.phrase, words: "mã hóa: \(inside.words)")
    }
    return nil
  }

  private static func markerFound(in text: String, _ book: MachineOrderBook) -> Found? {
    marker(in: text, book).map { Found(phrase: $0, words: text.told()) }
  }

  private static func marker(in text: String, _ book: MachineOrderBook) -> String? {
    guard text.contains(where: { "<[#＜［＃".contains($0) }) else { return nil }
    let plain = String(text.unicodeScalars.filter { !$0.isUnseen && !$0.properties.isWhitespace }.map(Character.init))
      .withLatinLetters.lowercased()
    return book.markers.first { plain.contains($0) }
  }

  private var first: Found? {
    var orders: [Hit] = []
    var calls: [Hit] = []
    for start in text.words.indices {
      for entry in book.entries[text.words[start].plain] ?? [] {
        guard let end = matcher.end(of: entry.phrase, at: start) else { continue }
        let hit = Hit(entry: entry, start: start, end: end)
        switch entry.role {
        case .address, .mention: calls.append(hit)
        case .unmistakable where isMeant(hit): return found(hit, from: start)
        case .order, .firmOrder, .unmistakable: if isMeant(hit) { orders.append(hit) }
        }
      }
    }
    guard !orders.isEmpty else { return nil }
    for call in calls {
      guard let order = orders.first(where: { isFor(call, $0) }) else { continue }
      return found(order, from: min(call.start, order.start))
    }
    return nil
  }

  private func isFor(_ call: Hit, _ order: Hit) -> Bool {
    if call.entry.role == .mention {
      return order.entry.role == .firmOrder && order.start > call.start
        && order.start <= call.end + Self.afterMention && isOneSentence(call.start, order.start)
    }
    if order.start > call.start { return order.start <= call.end + Self.after }
    return !call.entry.phrase.startsSentence && call.start >= order.end && call.start - order.end <= Self.before
      && isOneSentence(order.start, call.start)
  }

  private func isOneSentence(_ from: Int, _ to: Int) -> Bool { text.words[from..<to].allSatisfy { $0.mark < .end } }

  /// Whether it is told to be done: not forbidden, not one of several outcomes, not a grade.
  private func isMeant(_ hit: Hit) -> Bool {
    func stand(_ runs: [[MachinePhrase.Word]], at start: Int) -> Bool {
      runs.contains { matcher.end(of: $0, at: start) != nil }
    }
    let words = text.words
    for run in book.negations {
      for start in [hit.start - run.count, hit.start - run.count - 1] where start >= 0 {
        guard let end = matcher.end(of: run, at: start), end <= hit.start else { continue }
        if words[start..<hit.start].allSatisfy({ $0.mark == .none }) { return false }
      }
    }
    let mark = words[hit.end - 1].mark
    guard hit.entry.isOutcome, mark < .call else { return true }
    if stand(book.choices, at: hit.end) { return false }
    return !(mark == .none && stand(book.measures, at: hit.end))
  }

  private func found(_ hit: Hit, from start: Int) -> Found {
    let words = text.words
    let phrase = String(String.UnicodeScalarView(text.scalars[words[hit.start].start..<words[hit.end - 1].end]))
    let all = String(String.UnicodeScalarView(text.scalars))
    return Found(phrase: phrase.told(most: 120), words: all.told(around: words[start].start))
  }
}

extension String {
  /// At most so many characters from a little before a place, on one line, with what cannot be seen made visible.
  /// - Parameter place: among its scalars.
  func told(around place: Int = 0, most: Int = 200) -> String {
    let scalars = Array(unicodeScalars)
    let start = scalars.count <= most ? 0 : max(0, min(place - 20, scalars.count - most))
    var part = ""
    var length = 0
    var end = start
    while end < scalars.count, length < most {
      let seen = scalars[end].properties.isWhitespace ? " " : String(scalars[end]).visible
      part += seen
      length += seen.unicodeScalars.count
      end += 1
    }
    return (start > 0 ? "…" : "") + part.trimmingBlanks + (end < scalars.count ? "…" : "")
  }
}
