import Dossiers
import Reading
import Values

/// Which statements are marked where, each once: two running heads of a Word file have the same places, and so have the
/// statements in them.
struct MarkPlan {
  /// By place, for each time that it comes up in the document.
  private var waiting: [Place: [[ReadingReport.Stated]]] = [:]

  init(_ stated: [ReadingReport.Stated], in blocks: [Block]) {
    let places = Dictionary(grouping: stated) { $0.statement.location.place }
    var texts: [Place: [String]] = [:]
    for spot in blocks.flatMap(\.spots) where places[spot.place] != nil {
      texts[spot.place, default: []].append(spot.text)
    }
    for (place, texts) in texts {
      var lists = [[ReadingReport.Stated]](repeating: [], count: texts.count)
      for one in places[place] ?? [] {
        lists[texts.firstIndex { $0.contains(one.statement.words) } ?? 0].append(one)
      }
      waiting[place] = lists
    }
  }

  /// What is marked at a place, the next time that it comes up.
  mutating func next(at place: Place) -> [ReadingReport.Stated] {
    guard let lists = waiting[place], let first = lists.first else { return [] }
    waiting[place] = Array(lists.dropFirst())
    return first
  }
}

extension Block {
  /// Its paragraph or its cells, in order.
  fileprivate var spots: [(place: Place, text: String)] {
    switch self {
    case .paragraph(let paragraph): [(paragraph.place, paragraph.text)]
    case .table(let table): table.rows.joined().map { ($0.place, $0.text) }
    }
  }
}
