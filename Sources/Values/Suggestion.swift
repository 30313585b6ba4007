/// «; có phải «…»?» for a misspelt name: the nearest of the names that exist, by edit distance; of several the one that
/// begins and ends alike for longest, and of those the one that begins so.
package enum Suggestion {
  package static func among(_ names: some Sequence<String>, for name: String) -> String {
    let near = names.map { other in
      let begins = zip(other, name).prefix { $0 == $1 }.count
      let ends = zip(other.reversed(), name.reversed()).prefix { $0 == $1 }.count
      return (name: other, distance: distance(other, name), alike: begins + ends, begins: begins)
    }
    let best = near.min { ($0.distance, $1.alike, $1.begins) < ($1.distance, $0.alike, $0.begins) }
    guard let best, best.distance <= max(2, name.count / 3) else { return "" }
    return "; có phải «\(best.name)»?"
  }

  /// Levenshtein's distance: how many elements must be put in, taken out or changed.
  package static func distance<Text: Sequence>(_ left: Text, _ right: Text) -> Int where Text.Element: Equatable {
    let left = Array(left)
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, element) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let substitution = diagonal + (element == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
