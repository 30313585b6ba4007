import Rulebook
import Values

extension [Statement] {
  /// Words with their places, each source and each heading once:
  /// `de-xuat.docx, mục «3. Vốn»: «6.500 tỷ đồng» (đoạn 11); mục «8. Ưu đãi»: «có» (đoạn 27), «4.000 tỷ đồng» (đoạn 29)`.
  var gathered: String {
    map(\.saidBy).uniqued.map { who in
      let said = filter { $0.saidBy == who }
      let parts = said.map(\.heading).uniqued.map { heading in
        let quotes = said.filter { $0.heading == heading }.quotedBySpot
        return heading.map { "mục «\($0)»: \(quotes)" } ?? quotes
      }
      let separator = said.first?.heading == nil ? ": " : ", "
      return "\(who)\(separator)\(parts.joined(separator: "; "))"
    }.joined(separator: "; ")
  }

  /// `«8.000 tỷ đồng» (đoạn 30), «2500» (đoạn 31)`; what stands at one place, side by side.
  private var quotedBySpot: String {
    map(\.spot).uniqued.map { spot in
      let words = filter { $0.spot == spot }.map { "«\($0.words)»" }.uniqued.joined(separator: ", ")
      return spot.isEmpty ? words : "\(words) (\(spot))"
    }.joined(separator: ", ")
  }
}

extension Statement {
  /// Who says it; of a table's row and of bookkeeping the place is all there is.
  var saidBy: String { source.words ?? place }

  /// The heading above, where its place is told under one.
  var heading: String? {
    location.place.flatMap { $0.sheet == nil ? $0.headings.last : nil }
  }

  var spot: String { source.words == nil ? "" : location.place?.spot ?? place }
}
