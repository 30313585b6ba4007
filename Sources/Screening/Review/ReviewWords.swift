import Rulebook
import Values

/// Words that a report rests on, each with its place, leading to where they stand marked on the page of their paper.
struct ReviewWords: Sendable {
  /// What tells statements apart, whatever a rule has made of their value.
  private struct Spot: Hashable {
    let source: Statement.Source
    let location: Statement.Location
    let words: String

    init(_ statement: Statement) {
      self.source = statement.source
      self.location = statement.location
      self.words = statement.words
    }
  }

  private let numbers: [Spot: Int]
  private let links: ReviewLinks?

  init(_ reading: ReadingReport, _ links: ReviewLinks?) {
    self.links = links
    self.numbers = Dictionary(
      reading.stated.map { one in (Spot(one.statement), one.number) }, uniquingKeysWith: { first, _ in first })
  }

  /// More stand behind a word that opens them.
  private static let most = 6

  /// By who says them and under which heading, each once.
  func list(of told: [ToldStatement]) -> HTMLText {
    guard !told.isEmpty else { return "" }
    let shown = Array(told.prefix(Self.most))
    let rest = Array(told.dropFirst(Self.most))
    return groups(of: shown)
      + (rest.isEmpty ? "" : "<details><summary>và \(rest.count) lời nữa</summary>\n\(groups(of: rest))</details>\n")
  }

  private func groups(of told: [ToldStatement]) -> HTMLText {
    let heads = told.map { Head($0.statement) }.uniqued
    let items = heads.map { head -> HTMLText in
      let words = told.filter { Head($0.statement) == head }.map { item($0, under: head) }
      let all = words.dropFirst().reduce(words[0]) { $0 + ", " + $1 }
      return "<li><span class=\"noi\">\(head.words)</span> \(all)</li>\n"
    }
    return "<ul class=\"loi-chung\">\n\(items)</ul>\n"
  }

  /// Who says something, and the heading above it.
  private struct Head: Hashable {
    let source: String
    let heading: String?

    init(_ statement: Statement) {
      self.source = statement.saidBy
      self.heading = statement.heading
    }

    var words: String { heading.map { "\(source), mục «\($0)»:" } ?? "\(source):" }
  }

  private func item(_ told: ToldStatement, under head: Head) -> HTMLText {
    let statement = told.statement
    let standing: HTMLText =
      statement.standing == .read ? "" : " <span class=\"chac\">[\(statement.standing.words)]</span>"
    let spot: HTMLText = statement.spot.isEmpty ? "" : " <span class=\"phu\">(\(statement.spot))</span>"
    return "\(told.fact.name) \(link(statement))\(spot)\(standing)"
  }

  /// The words and all of their place.
  func quote(_ statement: Statement) -> HTMLText {
    "\(link(statement)) <span class=\"phu\">\(statement.sourceAndPlace)</span>"
  }

  /// The words, leading to where they stand on a page.
  private func link(_ statement: Statement) -> HTMLText {
    let words: HTMLText = "«\(statement.words)»"
    guard let links, let number = numbers[Spot(statement)] else { return words }
    // Words of no paper stand in the table of what is stated elsewhere.
    let isMarked = if case .document = statement.source { statement.location.place != nil } else { false }
    return "<a href=\"\(links.papers)#\(isMarked ? "l" : "k")\(number)\">\(words)</a>"
  }
}
